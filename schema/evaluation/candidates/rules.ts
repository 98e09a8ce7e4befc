/** Until when something is asked and answered of a candidate, and by whom (E5, A8). Pure. */
import { isAccountOf, whyNotHolding, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { Application } from '../../application/model.ts';
import { MOVES, type Move } from '../../application/moves.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { whyNotMove } from '../../application/rules/charge.ts';
import { whyNotRead } from '../../application/sight.ts';
import type { Filing } from '../../committee/filing/model.ts';
import { evaluationRefusals } from '../refusals.ts';
import { CANDIDATE_STATE_NAMES, type Candidate, type CandidateState } from './model.ts';

/** Until it is voted on. */
const OPEN: readonly CandidateState[] = ['WAITING', 'READING', 'READ'];

/** Why recusals of a candidate are not recorded any more. */
export function whyNotRecuse({ state }: Candidate): Refusal | null {
  return OPEN.includes(state) ? null : evaluationRefusals.RECUSAL_LATE({ state: CANDIDATE_STATE_NAMES[state] });
}

/** Why a result is not entered from a document: once the committee votes on a candidate, what it decides stands (E9, E11). */
export function whyNotElsewhere(candidate: Candidate | null): Refusal | null {
  if (!candidate || candidate.state === 'ENDED' || OPEN.includes(candidate.state)) return null;
  return evaluationRefusals.DECIDED_HERE({ state: CANDIDATE_STATE_NAMES[candidate.state] });
}

/** Why a candidate is not withdrawn any more: once it is voted on it goes its way. */
export function whyNotWithdraw(candidate: Candidate | null): Refusal | null {
  if (!candidate || OPEN.includes(candidate.state)) return null;
  return evaluationRefusals.WITHDRAWAL_LATE({ state: CANDIDATE_STATE_NAMES[candidate.state] });
}

/** The committee's office answers who wants to withdraw; where the committee is not filed here, the bureau. */
export function whyNotAnswerWithdrawal(actor: Actor, head: Application, filing: Filing | null): Refusal | null {
  const office = filing
    ? { role: 'COMMITTEE_OFFICE' as const, organisation: filing.id }
    : { role: 'BUREAU_OFFICER' as const, organisation: bureauOf(head.city) };
  const why = whyNotRead(actor, head) ?? whyNotHolding(actor, office);
  return why ?? (isAccountOf(actor, head.applicant) ? applicationRefusals.OWN_APPLICATION() : null);
}

/** There is something to answer. */
export function whyNotAsked(head: Application, move: Move = MOVES.consentInCommittee): Refusal | null {
  return whyNotMove(move, head) ?? (head.withdrawalAsked ? null : applicationRefusals.WITHDRAWAL_NOT_ASKED());
}
