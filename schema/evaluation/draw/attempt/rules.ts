/** What may be done with an attempt at a draw, by whom and when, and what comes of it (E4). Pure. */
import { isAccountOf, whyNotHolding, type Actor } from '../../../core/actor.ts';
import { say, type Bilingual, type Refusal } from '../../../core/refusal.ts';
import { inWords, type Instant } from '../../../core/time.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { PARTIES, type Frozen, type Party } from '../model.ts';
import { drawRefusals } from '../refusals.ts';
import { commitmentOf, isHash, isSecret } from '../rules/seed.ts';
import {
  DRAW_MOVES,
  DRAW_STATE_NAMES,
  FAULT_NAMES,
  PARTY_NAMES,
  type Draw,
  type DrawMove,
  type DrawState,
  type FrozenLot,
} from './model.ts';

/** The state by the clock: an attempt of which a secret is missing when the time is over has failed, whether that was recorded or not. */
export function stateAt({ state, frozen }: Pick<Draw, 'state' | 'frozen'>, now: Instant): DrawState {
  const { from }: { from: readonly DrawState[] } = DRAW_MOVES.fail;
  return from.includes(state) && frozen && now >= frozen.revealBy ? 'FAILED' : state;
}

/** Who has failed it, and how: named as they did it, the silent as who had committed. */
export function faultsAt(draw: Pick<Draw, 'state' | 'frozen' | 'parties' | 'faults'>, now: Instant): Draw['faults'] {
  if (draw.state === 'FAILED' || stateAt(draw, now) !== 'FAILED') return draw.faults;
  return PARTIES.flatMap((party) => {
    const one = draw.parties[party];
    return one && !one.told ? [{ party, fault: 'SILENT' as const, by: one.committedBy }] : [];
  });
}

/** How often each party has failed one of these. */
export function failuresOf(draws: readonly Draw[], now: Instant): { party: Party; attempts: number }[] {
  const hasFailed = (party: Party) => (draw: Draw) => faultsAt(draw, now).some((one) => one.party === party);
  return PARTIES.map((party) => ({ party, attempts: draws.filter(hasFailed(party)).length }));
}

export function faultsInWords(faults: Draw['faults']): Bilingual {
  const told = (language: 'zh' | 'en') =>
    faults.map(({ party, fault }) => `${PARTY_NAMES[party][language]}${language === 'zh' ? '' : ' '}${FAULT_NAMES[fault][language]}`);
  return say(told('zh').join('；'), told('en').join('; '));
}

/** Each party speaks for itself: the bureau's officers, and the supervisors of the city. */
export function whyNotParty(actor: Actor, party: Party, city: string): Refusal | null {
  return whyNotHolding(actor, { role: party === 'bureau' ? 'BUREAU_OFFICER' : 'SUPERVISOR', organisation: bureauOf(city) });
}

/** For which party somebody speaks in a city; null of everybody else. */
export function partyOf(actor: Actor, city: string): Party | null {
  return PARTIES.find((party) => !whyNotParty(actor, party, city)) ?? null;
}

/** Why this party may not commit now. `last` is the newest attempt; there is one more only when that has failed. */
export function whyNotCommit(actor: Actor, party: Party, city: string, last: Draw | null, now: Instant): Refusal | null {
  const why = whyNotParty(actor, party, city);
  if (why || !last) return why;
  const state = stateAt(last, now);
  if (state === 'FAILED') return null;
  if (state === 'DRAWN') return drawRefusals.DRAW_DONE();
  if (last.parties[party]) return drawRefusals.COMMITTED_ALREADY({ party: PARTY_NAMES[party] });
  const other = PARTIES.some((one) => one !== party && isAccountOf(actor, last.parties[one]?.committedBy ?? ''));
  return other ? drawRefusals.PARTIES_SAME() : whyNotIn('commit', last, now);
}

/** Which attempt is to be committed to. */
export function attemptNow(last: Pick<Draw, 'attempt' | 'state' | 'frozen'> | null, now: Instant): number {
  return last ? last.attempt + Number(stateAt(last, now) === 'FAILED') : 1;
}

/** What was committed to once is known, or may be: it is no secret any more. */
export function whyNotCommitment(commitment: string, draws: readonly Draw[]): Refusal | null {
  if (!isHash(commitment)) return drawRefusals.COMMITMENT_MALFORMED();
  const used = draws.some(({ parties }) => PARTIES.some((party) => parties[party]?.commitment === commitment));
  return used ? drawRefusals.COMMITMENT_USED() : null;
}

/** The office freezes the pool once both have committed: neither can choose a secret for it any more. */
export function whyNotFreeze(actor: Actor, draw: Draw, now: Instant): Refusal | null {
  return whyNotOffice(actor, { id: draw.committee }) ?? whyNotIn('freeze', draw, now);
}

/** Why this party may not tell its secret now. */
export function whyNotReveal(actor: Actor, party: Party, draw: Draw, now: Instant): Refusal | null {
  const why = whyNotParty(actor, party, draw.city);
  if (why) return why;
  const isLate = draw.state !== 'FAILED' && stateAt(draw, now) === 'FAILED';
  if (isLate && draw.frozen) return drawRefusals.REVEAL_OVER({ revealBy: inWords(draw.frozen.revealBy) });
  return whyNotIn('reveal', draw, now) ?? (draw.parties[party]?.told ? drawRefusals.SECRET_TOLD({ party: PARTY_NAMES[party] }) : null);
}

export function whyNotSecret(secret: string): Refusal | null {
  return isSecret(secret) ? null : drawRefusals.SECRET_MALFORMED();
}

/** The office records who does not serve; of an officer who is a member themselves, another one (P7). */
export function whyNotReplace(actor: Actor, draw: Draw, now: Instant): Refusal | null {
  return whyNotOffice(actor, { id: draw.committee }) ?? whyNotIn('replace', draw, now);
}

export function whyNotLeave(actor: Actor, draw: Draw, account: string): Refusal | null {
  if (!draw.members.some((member) => member.account === account)) return drawRefusals.MEMBER_UNKNOWN();
  return isAccountOf(actor, account) ? drawRefusals.OWN_MEMBERSHIP() : null;
}

function whyNotIn(move: DrawMove, draw: Draw, now: Instant): Refusal | null {
  const state = stateAt(draw, now);
  const { from }: { from: readonly DrawState[] } = DRAW_MOVES[move];
  return from.includes(state) ? null : drawRefusals.DRAW_NOT_IN_STATE({ state: DRAW_STATE_NAMES[state] });
}

/** How many are drawn: who leads the committee is a member in every year (E8). */
export function seatsDrawn({ seats, viceChairs }: Pick<Filing, 'seats' | 'viceChairs'>): number {
  return seats - 1 - viceChairs.length;
}

/** What was fixed, as the pure rules take it. */
export function frozenOf(draw: Draw, { pool, exclusions }: FrozenLot): Frozen {
  const { committee, cycle, attempt, frozen, parties } = draw;
  if (!frozen || !parties.bureau || !parties.supervisor) throw new Error(`draw ${draw.id} is not frozen`);
  const { algorithm, seats, quotas } = frozen;
  const commitments = { bureau: parties.bureau.commitment, supervisor: parties.supervisor.commitment };
  return { algorithm, committee, cycle, attempt, commitments, seats, quotas, exclusions, pool };
}

/** Who told something else than they had committed to, once both have told. */
export function falseSecrets(parties: Draw['parties'], secretOf: (party: Party) => string): Draw['faults'] {
  return PARTIES.flatMap((party) => {
    const one = parties[party];
    const isRight = one && commitmentOf(secretOf(party)) === one.commitment;
    return one?.told && !isRight ? [{ party, fault: 'OTHER_SECRET' as const, by: one.told.by }] : [];
  });
}

/** As what somebody is a member; null of whoever is none. */
export function howSits(
  account: string,
  { chair, viceChairs }: Pick<Filing, 'chair' | 'viceChairs'>,
  draw: Pick<Draw, 'members'> | null,
): 'LEADS' | 'DRAWN' | null {
  if ([chair, ...viceChairs].includes(account)) return 'LEADS';
  return draw?.members.some((member) => member.account === account) ? 'DRAWN' : null;
}

/** What a draw waits for: the other party's commitment, that it is frozen, each party's secret, and, once the time is over, whatever is to follow a failure (C14). */
export const WAITS = {
  commit: 'COMMITTING',
  freeze: 'COMMITTED',
  bureau: 'BUREAU_SECRET',
  supervisor: 'SUPERVISOR_SECRET',
  overdue: 'OVERDUE',
} as const;

/** Whether that has been done, or has become needless. */
export function isSettled({ state, parties }: Pick<Draw, 'state' | 'parties'>, waits: string): boolean {
  if (waits === WAITS.commit || waits === WAITS.freeze) return state !== waits;
  const hasTold = PARTIES.some((party) => WAITS[party] === waits && parties[party]?.told);
  return state === 'DRAWN' || state === 'FAILED' || hasTold;
}
