/** How a meeting is led, who is present, when it can vote (E8, E9, E5). Pure. */
import type { Actor } from '../../core/actor.ts';
import { isAccountOf } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { inWords, SECOND, type Instant } from '../../core/time.ts';
import { whyNotOffice } from '../../committee/filing/rules.ts';
import type { Filing } from '../../committee/filing/model.ts';
import { hasQuorum } from '../ballot/rules.ts';
import { sessionRefusals } from './refusals.ts';
import { SESSION_STATE_NAMES, type Queue, type Session, type SessionMember, type SessionState, type Token, type Vote } from './model.ts';

/** After so many wrong codes the office checks a member in. */
export const MOST_WRONG_CODES = 5;
/** Votes opened in one call: each has a key of its own, which takes a moment to make. */
export const MOST_VOTES = 20;

export function whyNotInState({ state }: Pick<Session, 'state'>, ...states: SessionState[]): Refusal | null {
  return states.includes(state) ? null : sessionRefusals.SESSION_NOT_IN_STATE({ state: SESSION_STATE_NAMES[state] });
}

/** The office runs the meeting; whoever leads it does all of it as well. */
export function whyNotRun(actor: Actor, { committee, leader }: Pick<Session, 'committee' | 'leader'>): Refusal | null {
  if (leader !== null && isAccountOf(actor, leader)) return null;
  return whyNotOffice(actor, { id: committee });
}

/** Only who leads confirms what was decided (E11). */
export function whyNotLead(actor: Actor, { leader }: Pick<Session, 'leader'>): Refusal | null {
  return leader !== null && isAccountOf(actor, leader) ? null : sessionRefusals.LEADERS_ONLY();
}

/** The chair and the vice-chairs may lead (E8). */
export function mayLead({ chair, viceChairs }: Pick<Filing, 'chair' | 'viceChairs'>, account: string): boolean {
  return chair === account || viceChairs.includes(account);
}

/** Those in the room. */
export function presentIn({ members }: Pick<Session, 'members'>): string[] {
  return members.filter(({ presentSince }) => presentSince !== null).map(({ account }) => account);
}

/** A member who has come in. */
export function arrived(member: SessionMember, now: Instant): SessionMember {
  return { ...member, presentSince: now, wrongCodes: 0, came: [...member.came, { at: now, until: null }] };
}

/** A member who has gone. */
export function left(member: SessionMember, now: Instant): SessionMember {
  const came = member.came.map((one, index) => (index === member.came.length - 1 ? { ...one, until: now } : one));
  return { ...member, presentSince: null, came };
}

/** Both numbers for one candidate: who is recused is neither present nor a member (E9). */
export function rollOf(session: Pick<Session, 'members'>, recused: ReadonlySet<string>): { electors: string[]; members: number } {
  const electors = presentIn(session).filter((account) => !recused.has(account));
  return { electors, members: session.members.filter(({ account }) => !recused.has(account)).length };
}

/** Why there is no vote on a candidate: nobody leads, whoever leads keeps away, too few are present (E5, E8). */
export function whyNotVote(session: Session, recused: ReadonlySet<string>): Refusal | null {
  const { leader } = session;
  if (leader === null || !presentIn(session).includes(leader)) return sessionRefusals.NO_LEADER();
  if (recused.has(leader)) return sessionRefusals.LEADER_RECUSED();
  const { electors, members } = rollOf(session, recused);
  return hasQuorum({ present: electors.length, members }) ? null : sessionRefusals.NO_QUORUM({ present: electors.length, members });
}

/** Who counts as present when a vote is closed: who is still in the room, and who took a token before they went (E9). */
export function presentAtClosing(
  { electors }: Pick<Vote, 'electors'>,
  session: Pick<Session, 'members'>,
  tokens: readonly Token[],
): number {
  const inRoom = new Set(presentIn(session));
  return electors.filter((account) => inRoom.has(account) || tokens.some((token) => token.account === account)).length;
}

/** Why a vote is not closed yet: who took a token last has a while to cast it (E10). */
export function whyNotCloseYet(tokens: readonly Token[], pauseSeconds: number, now: Instant): Refusal | null {
  const last = Math.max(0, ...tokens.map(({ at }) => at));
  const until = last + pauseSeconds * SECOND;
  return now >= until ? null : sessionRefusals.CASTING_PAUSE({ seconds: pauseSeconds, until: inWords(until) });
}

/** Whether a candidate has been heard, where the committee hears candidates. */
export function isHeard({ entries }: Pick<Queue, 'entries'>, application: string): boolean {
  return entries.some((entry) => entry.application === application && entry.state === 'DONE');
}
