/** How a meeting is led, who is present, when it can vote (E8, E9, E5). Pure. */
import type { Actor } from '../../core/actor.ts';
import { isAccountOf } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { dayOf, inWords, SECOND, startOfDay, type Instant } from '../../core/time.ts';
import type { EvaluationPolicy } from '../../announcement/document/policy.ts';
import { leadersOf, whyNotOffice } from '../../committee/filing/rules.ts';
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

/** The chair and the vice-chairs may lead (E8). */
export function mayLead(filing: Pick<Filing, 'chair' | 'viceChairs'>, account: string): boolean {
  return leadersOf(filing).includes(account);
}

/** Those in the room. Who came on another day has to come again: nobody stays overnight. */
export function presentIn({ members }: Pick<Session, 'members'>, now: Instant): string[] {
  return members.filter((member) => isPresent(member, now)).map(({ account }) => account);
}

export function isPresent({ presentSince }: SessionMember, now: Instant): boolean {
  return presentSince !== null && presentSince >= startOfDay(dayOf(now));
}

/** A meeting with its members as they are now: who is none any more has left it, and who has come in for them sits (E4). */
export function seated(session: Session, accounts: readonly string[], now: Instant): Session {
  const { members, former, leader } = session;
  const gone = members.filter(({ account }) => !accounts.includes(account));
  const fresh = accounts.filter((account) => !members.some((one) => one.account === account)).map(absent);
  if (gone.length + fresh.length === 0) return session;
  return {
    ...session,
    members: [...members.filter((one) => !gone.includes(one)), ...fresh],
    former: [...former, ...gone.filter(({ came }) => came.length > 0).map((one) => left(one, now))],
    leader: leader !== null && accounts.includes(leader) ? leader : null,
  };
}

/** A member who has not come yet. */
export function absent(account: string): SessionMember {
  return { account, presentSince: null, came: [], wrongCodes: 0 };
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

/** Who may be in a roll: not recused, and still called on the day. */
export type Able = { recused: ReadonlySet<string>; called: ReadonlySet<string> };

/** Both numbers for one candidate: who is recused is neither present nor a member (E9); who is called no more is absent, as is an empty seat. */
export function rollOf(
  session: Pick<Session, 'members' | 'seats'>,
  { recused, called }: Able,
  now: Instant,
): { electors: string[]; members: number } {
  const electors = presentIn(session, now).filter((account) => !recused.has(account) && called.has(account));
  const empty = Math.max(0, session.seats - session.members.length);
  return { electors, members: session.members.filter(({ account }) => !recused.has(account)).length + empty };
}

/** Why there is no vote on a candidate: nobody leads, whoever leads keeps away, too few are present (E5, E8). */
export function whyNotVote(session: Session, able: Able, now: Instant): Refusal | null {
  const { leader } = session;
  if (leader === null || !presentIn(session, now).includes(leader) || !able.called.has(leader)) return sessionRefusals.NO_LEADER();
  if (able.recused.has(leader)) return sessionRefusals.LEADER_RECUSED();
  const { electors, members } = rollOf(session, able, now);
  return hasQuorum({ present: electors.length, members }) ? null : sessionRefusals.NO_QUORUM({ present: electors.length, members });
}

/** Who counts as present when a vote is closed: who is still in the room, and who took a token before they went (E9). */
export function presentAtClosing(
  { electors }: Pick<Vote, 'electors'>,
  session: Pick<Session, 'members'>,
  tokens: readonly Token[],
  now: Instant,
): number {
  return electors.filter((account) => hasToken(tokens, account) || presentIn(session, now).includes(account)).length;
}

const hasToken = (tokens: readonly Token[], account: string): boolean => tokens.some((token) => token.account === account);

/**
 * Why a vote is not closed yet: who took a token last has a while to cast it, and as long as somebody in the room has none, a vote stays
 * open for the time that everybody is given at least (E9, E10).
 */
export function whyNotCloseYet(
  { openedAt, electors }: Pick<Vote, 'openedAt' | 'electors'>,
  session: Pick<Session, 'members'>,
  tokens: readonly Token[],
  { castingPause, votingLeast }: Pick<EvaluationPolicy, 'castingPause' | 'votingLeast'>,
  now: Instant,
): Refusal | null {
  const room = presentIn(session, now);
  const waiting = electors.filter((account) => room.includes(account) && !hasToken(tokens, account)).length;
  const least = openedAt + votingLeast * SECOND;
  if (waiting > 0 && now < least) return sessionRefusals.VOTERS_AWAITED({ waiting, until: inWords(least) });
  const until = Math.max(openedAt, ...tokens.map(({ at }) => at)) + castingPause * SECOND;
  return now >= until ? null : sessionRefusals.CASTING_PAUSE({ seconds: castingPause, until: inWords(until) });
}

/**
 * Who confirms the minutes: whoever led, or a chair or vice-chair who was there, so that no result waits for one person alone; if none of them
 * came, any of those who may lead (E11).
 */
export function mayConfirm(
  { led, members, former }: Pick<Session, 'led' | 'members' | 'former'>,
  filing: Filing,
  account: string,
): boolean {
  if (led.includes(account)) return true;
  const came = [...members, ...former].filter((one) => one.came.length > 0 && mayLead(filing, one.account));
  return mayLead(filing, account) && (came.length === 0 || came.some((one) => one.account === account));
}

/** Whether a candidate has been heard, where the committee hears candidates. */
export function isHeard({ entries }: Pick<Queue, 'entries'>, application: string): boolean {
  return entries.some((entry) => entry.application === application && entry.state === 'DONE');
}
