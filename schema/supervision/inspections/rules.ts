/** Who plans an inspection, takes its steps and records what it finds (V4, P7). Pure. */
import type { Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { supervises } from '../../announcement/sight.ts';
import { isHash } from '../../evaluation/draw/rules/seed.ts';
import type { Party } from '../../evaluation/draw/model.ts';
import type { Desk } from '../desks.ts';
import { supervisionRefusals } from '../refusals.ts';
import { isConcerned, keepsDesk, seesOutcome } from '../sight.ts';
import { INSPECTION_STATE_NAMES, type Inspection, type InspectionResult, type InspectionState, type Outcome } from './model.ts';

/** Of the bureau or the supervisors of the city. */
export function isOfDesks(actor: Actor, city: string): boolean {
  return keepsDesk(actor, 'BUREAU', city) || keepsDesk(actor, 'SUPERVISION', city);
}

export function whyNotInspect(
  actor: Actor,
  { city, state }: Pick<Inspection, 'city' | 'state'>,
  ...states: InspectionState[]
): Refusal | null {
  if (!isOfDesks(actor, city)) return supervisionRefusals.INSPECTION_UNKNOWN();
  return states.includes(state) ? null : supervisionRefusals.INSPECTION_NOT_IN_STATE({ state: INSPECTION_STATE_NAMES[state] });
}

const DESK_OF: Record<Party, Desk> = { bureau: 'BUREAU', supervisor: 'SUPERVISION' };

/** Each party speaks for itself. */
function whyNotParty(actor: Actor, party: Party, one: Inspection, ...states: InspectionState[]): Refusal | null {
  if (!keepsDesk(actor, DESK_OF[party], one.city)) return supervisionRefusals.INSPECTION_UNKNOWN();
  return whyNotInspect(actor, one, ...states);
}

export function whyNotCommit(actor: Actor, party: Party, one: Inspection, commitment: string): Refusal | null {
  const why = whyNotParty(actor, party, one, 'COMMITTING');
  if (why) return why;
  if (one.parties[party]) return supervisionRefusals.INSPECTION_COMMITTED();
  const other = one.parties[party === 'bureau' ? 'supervisor' : 'bureau'];
  return isHash(commitment) && other?.commitment !== commitment ? null : supervisionRefusals.INSPECTION_COMMITMENT();
}

export function whyNotFreeze(actor: Actor, one: Inspection): Refusal | null {
  const why = whyNotInspect(actor, one, 'COMMITTING');
  if (why) return why;
  return one.parties.bureau && one.parties.supervisor ? null : supervisionRefusals.COMMITMENTS_MISSING();
}

export function whyNotReveal(actor: Actor, party: Party, one: Inspection): Refusal | null {
  const why = whyNotParty(actor, party, one, 'FROZEN');
  return why ?? (one.parties[party]?.sealed ? supervisionRefusals.INSPECTION_REVEALED() : null);
}

/** Nobody records what is found of themselves or of an organisation in whose name they act; what is found of the bureau or its officers, the supervisors (P7). */
export function whyNotRecord(actor: Actor, one: Inspection, { about, isOfBureau }: Pick<Outcome, 'about' | 'isOfBureau'>): Refusal | null {
  const why = whyNotInspect(actor, one, 'DRAWN', 'OPEN');
  if (why) return why;
  if (about && isConcerned(actor, about)) return supervisionRefusals.CONCERNS_YOU();
  return isOfBureau && !keepsDesk(actor, 'SUPERVISION', one.city) ? supervisionRefusals.CONCERNS_BUREAU() : null;
}

/** A suspicion is taken up by a case once, by those who see it. */
export function whyNotTakeUpOutcome(actor: Actor, one: Inspection | null, outcome: Outcome | null, city: string): Refusal | null {
  if (!one || !isOfDesks(actor, one.city) || one.city !== city) return supervisionRefusals.INSPECTION_UNKNOWN();
  if (outcome?.result !== 'SUSPECT' || !seesOutcome(actor, one, outcome)) return supervisionRefusals.OUTCOME_UNKNOWN();
  return outcome.case === null ? null : supervisionRefusals.OUTCOME_TAKEN_UP({ case: outcome.case });
}

/** Closed once all that was drawn is looked at; what has not been drawn yet is given up, and the reason stays beside it. */
export function whyNotClose(actor: Actor, one: Inspection): Refusal | null {
  const why = whyNotInspect(actor, one, 'COMMITTING', 'FROZEN', 'DRAWN', 'OPEN');
  if (why || !one.drawn) return why;
  const left = one.drawn.size - lookedAt(one);
  return left > 0 ? supervisionRefusals.INSPECTION_UNFINISHED({ left }) : null;
}

/** How many were found to be what, as far as somebody may know: a number alone tells as well. */
export function foundFor(actor: Actor, { city, outcomes, ofBureau }: Inspection): Inspection['outcomes'] {
  if (supervises(actor, { city })) return outcomes;
  const left = (result: InspectionResult) => outcomes[result] - ofBureau[result];
  return { FINE: left('FINE'), DEFECT: left('DEFECT'), SUSPECT: left('SUSPECT') };
}

export function lookedAt({ outcomes }: Pick<Inspection, 'outcomes'>): number {
  return outcomes.FINE + outcomes.DEFECT + outcomes.SUSPECT;
}
