/** Who enters results from documents, and of which applications (E9, E12). Pure. */
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { Application, Decision } from '../../application/model.ts';
import { MOVES, NOTES, type Move } from '../../application/moves.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { whyNotMove } from '../../application/rules/charge.ts';
import { isOwn, whyNotRead } from '../../application/sight.ts';
import type { Filing } from '../../committee/filing/model.ts';
import { evaluationRefusals } from '../refusals.ts';
import type { ResultDocument } from './model.ts';

/** A review held offline without the province's consent decides nothing (E12). */
export function isRecognised({ offline, consent }: Pick<ResultDocument, 'offline' | 'consent'>): boolean {
  return !offline || consent !== null;
}

/** What an entry comes to. */
export function enteringMove(document: ResultDocument, passed: boolean): Move {
  if (!isRecognised(document)) return NOTES.noteUnrecognised;
  return passed ? MOVES.enterPassed : MOVES.enterNotPassed;
}

/** What a correction comes to: with the outcome that stands, what was typed of it is amended, and it stays where it is. */
export function correctingMove({ state }: Pick<Application, 'state'>, passed: boolean): Move {
  if (state === (passed ? 'PASSED_BY_COMMITTEE' : 'NOT_PASSED')) return NOTES.amendResult;
  return passed ? MOVES.correctToPassed : MOVES.correctToNotPassed;
}

/** The bureau knows an application's results from documents; of its own officers' applications by the others (P7). */
export function whyNotBureau(actor: Actor, head: Application): Refusal | null {
  return (
    whyNotRead(actor, head) ??
    whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(head.city) }) ??
    (isOwn(actor, head) ? applicationRefusals.OWN_APPLICATION() : null)
  );
}

/** Why somebody enters no result of an application, whatever the document says. */
export function whyNotEntering(actor: Actor, move: Move, head: Application): Refusal | null {
  return whyNotBureau(actor, head) ?? whyNotMove(move, head);
}

/** The bureau enters them; of the city's own committees only what was entrusted or held offline. */
export function whyNotEnter(
  { actor, now }: { actor: Actor; now: Instant },
  move: Move,
  head: Application,
  document: ResultDocument,
  filing: Filing | null,
): Refusal | null {
  const why = whyNotEntering(actor, move, head);
  if (why) return why;
  const { offline, consent, entrusted, decidedOn } = document;
  if (consent !== null && !offline) return evaluationRefusals.CONSENT_WITHOUT_OFFLINE();
  if (filing && !offline && entrusted === null) return evaluationRefusals.COMMITTEE_DECIDES_HERE({ committee: filing.name });
  // The applicant was told of it; what is read twice in one document is one review.
  if (!isRecognised(document) && head.unrecognised?.some((one) => one.document === document.document))
    return evaluationRefusals.UNRECOGNISED_NOTED({ document: document.document });
  return whyNotDecidedOn(decidedOn, head, now);
}

/** Decided between the day on which it went to the committee and today. */
function whyNotDecidedOn(decidedOn: string, head: Application, now: Instant): Refusal | null {
  if (decidedOn > dayOf(now)) return evaluationRefusals.DECIDED_IN_FUTURE({ day: decidedOn });
  const since = dayOf(head.state === 'FORWARDED' ? head.since : (head.meeting?.at ?? 0));
  return decidedOn < since ? evaluationRefusals.DECIDED_BEFORE({ day: decidedOn, since }) : null;
}

/** Why somebody puts no result of an application right: what a meeting here has decided is not corrected by a document. */
export function whyNotCorrecting(actor: Actor, move: Move, head: Application): Refusal | null {
  const why = whyNotBureau(actor, head);
  if (why) return why;
  return head.decision?.session ? evaluationRefusals.RESULT_NOT_ENTERED() : whyNotMove(move, head);
}

/** A result that was entered wrongly is put right by the bureau, with the document that says so. */
export function whyNotCorrect(
  { actor, now }: { actor: Actor; now: Instant },
  move: Move,
  head: Application,
  right: Corrected,
): Refusal | null {
  return (
    whyNotCorrecting(actor, move, head) ??
    whyNotDecidedOn(right.decidedOn, head, now) ??
    (isSame(right, head.decision) ? evaluationRefusals.RESULT_SAME() : null)
  );
}

type Corrected = Pick<Decision, 'passed' | 'document' | 'decidedOn' | 'tally'>;

/** Whether nothing would change. */
function isSame(right: Corrected, stands: Corrected | null): boolean {
  const said = ({ passed, document, decidedOn, tally }: Corrected) =>
    JSON.stringify([passed, document, decidedOn, tally && [tally.present, tally.members, tally.yes, tally.no, tally.abstain]]);
  return stands !== null && said(right) === said(stands);
}
