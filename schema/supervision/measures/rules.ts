/** When a measure may be imposed, what it closes until when, and what may become of it (V2, V3). Pure. */
import { isAccountOf, type Actor } from '../../core/actor.ts';
import { CAPACITIES, isBarring, type Bar, type Capacity } from '../../core/bars.ts';
import type { Refusal } from '../../core/refusal.ts';
import { dayIn, dayOf, endOfDay, inWords, lastOfMonth, type Instant } from '../../core/time.ts';
import type { Desk } from '../desks.ts';
import { supervisionRefusals } from '../refusals.ts';
import { isConcerned, keepsDesk } from '../sight.ts';
import { LADDER, MEASURE_NAMES, MEASURES, type MeasureKind } from './kinds.ts';
import type { Measure, MeasureInput, MeasureState, Subject } from './model.ts';

/**
 * The first instant at which a listing holds no more. The day on which it was decided does not count, and the same day so many years later is
 * its last, until 24时; where that year has no such day, the last of its month (民法典 第二百零一条至第二百零三条; C10).
 */
export function endOfListing(from: Instant, years: number): Instant {
  const [year, month, day] = dayOf(from).split('-').map(Number) as [number, number, number];
  const last = lastOfMonth(year + years, month);
  return endOfDay(dayIn(year + years, month, Math.min(day, Number(last.slice(8)))));
}

/** Until when a measure closes what it closes; null where it closes nothing, or until it is lifted. */
export function periodOf(kind: MeasureKind, from: Instant, typed: Pick<MeasureInput, 'until'>, years: number): Instant | null {
  switch (MEASURES[kind].closes) {
    case 'YEARS':
      return endOfListing(from, years);
    case 'UNTIL':
      return typed.until;
    case 'UNTIL_LIFTED':
    case 'NOTHING':
      return null;
  }
}

/** What it closes: of an organisation its work; of a person what is named, all of it where nothing is. */
export function capacitiesOf(kind: MeasureKind, { of }: Pick<Subject, 'of'>, named: readonly Capacity[]): Capacity[] {
  if (MEASURES[kind].closes === 'NOTHING') return [];
  if (of === 'ORGANISATION') return ['HANDLE'];
  const usual: readonly Capacity[] = kind === 'LISTING' ? CAPACITIES : ['HANDLE'];
  return named.length === 0 ? [...usual] : CAPACITIES.filter((one) => named.includes(one));
}

/** Why what is typed is no such measure against this subject, whoever imposes it. */
export function whyNotSuch(
  typed: MeasureInput,
  subject: Pick<Subject, 'of'> & { isOfficer: boolean },
  { now, longest }: { now: Instant; longest: Instant },
): Refusal | null {
  const { closes, needsDocument, isAnswered } = MEASURES[typed.kind];
  const name = MEASURE_NAMES[typed.kind];
  if (subject.of === 'ACCOUNT' && !subject.isOfficer && LADDER.includes(typed.kind)) return supervisionRefusals.LADDER_OFFICERS({ name });
  if (needsDocument && typed.document === null) return supervisionRefusals.MEASURE_DOCUMENT({ name });
  const needsEnd = closes === 'UNTIL' || isAnswered;
  if (needsEnd !== (typed.until !== null)) return supervisionRefusals[needsEnd ? 'MEASURE_END' : 'MEASURE_NO_END']({ name });
  if (typed.until !== null && (typed.until <= now || typed.until > longest))
    return supervisionRefusals.MEASURE_PERIOD({ name, longest: inWords(longest, true) });
  const closesWork = subject.of === 'ORGANISATION' && closes !== 'NOTHING';
  if (closesWork && typed.turnTo === null) return supervisionRefusals.TURN_TO_MISSING({ name });
  return null;
}

/**
 * Why it is not imposed at once: the bureau does so, and nothing that takes a case; a listing that another authority has decided is taken over
 * by its document. Those who oversee the city are measured by a case alone, whatever the measure: nobody reminds, suspends or lists a
 * colleague, or who watches over them, by their own hand (P7).
 */
export function whyNotImpose(
  actor: Actor,
  typed: Pick<MeasureInput, 'kind' | 'elsewhere'>,
  { subject, city, isOf }: { subject: Subject; city: string; isOf: Desk | null },
): Refusal | null {
  if (!keepsDesk(actor, 'BUREAU', city)) return supervisionRefusals.SUBJECT_UNKNOWN();
  if (isConcerned(actor, subject)) return supervisionRefusals.CONCERNS_YOU();
  if (isOf !== null) return supervisionRefusals.OVERSEERS_BY_CASE();
  const isElsewhere = typed.elsewhere !== null;
  if (isElsewhere && typed.kind !== 'LISTING') return supervisionRefusals.ELSEWHERE_LISTING();
  return MEASURES[typed.kind].byCaseOnly && !isElsewhere ? supervisionRefusals.BY_CASE_ONLY({ name: MEASURE_NAMES[typed.kind] }) : null;
}

export function stateOf(
  { lifted, until, kind, answers }: Pick<Measure, 'lifted' | 'until' | 'kind' | 'answers'>,
  now: Instant,
): MeasureState {
  if (lifted) return 'LIFTED';
  if (isCorrected({ answers })) return 'OVER';
  return MEASURES[kind].closes !== 'NOTHING' && until !== null && until <= now ? 'OVER' : 'STANDING';
}

/** Whether everybody may read it: what was criticised before everybody, as long as it stands. */
export function isPublished(measure: Pick<Measure, 'lifted' | 'until' | 'kind' | 'answers'>, now: Instant): boolean {
  return MEASURES[measure.kind].isPublic && stateOf(measure, now) === 'STANDING';
}

/** What stands in the way of whoever it is against; null where it closes nothing, or not any more. */
export function barOf({ id, kind, capacities, from, until, document, spares, turnTo, lifted }: Measure): Bar | null {
  if (capacities.length === 0 || lifted) return null;
  return { measure: id, name: MEASURE_NAMES[kind], capacities, from, until, document: document ?? '', spares, turnTo };
}

/** Whether it closes anything now. */
export function isClosing(measure: Measure, now: Instant): boolean {
  const bar = barOf(measure);
  return bar !== null && isBarring(bar, now);
}

/** Those who keep the measure: the desk that it came of. */
function whyNotKeep(actor: Actor, measure: Measure): Refusal | null {
  if (!keepsDesk(actor, measure.desk, measure.city)) return supervisionRefusals.MEASURE_UNKNOWN();
  return isConcerned(actor, measure.subject) ? supervisionRefusals.CONCERNS_YOU() : null;
}

/** Lifted before its time, with the reason. */
export function whyNotLift(actor: Actor, measure: Measure, now: Instant): Refusal | null {
  return (measure.case === null ? whyNotKeep(actor, measure) : whyNotLiftDecided(actor, measure)) ?? notStanding(measure, now);
}

/**
 * What a case has decided, its appeal reverses and nobody else (V2). But for what has no end of its own: rights that were withdrawn somebody
 * gives back who had no hand in the case, at its desk or of the supervisors.
 */
function whyNotLiftDecided(actor: Actor, measure: Measure): Refusal | null {
  const { kind, desk, city, subject, hands } = measure;
  if (!keepsDesk(actor, desk, city) && !keepsDesk(actor, 'SUPERVISION', city)) return supervisionRefusals.MEASURE_UNKNOWN();
  if (isConcerned(actor, subject)) return supervisionRefusals.CONCERNS_YOU();
  if (MEASURES[kind].closes !== 'UNTIL_LIFTED') return supervisionRefusals.LIFTED_BY_APPEAL();
  return hands.some((account) => isAccountOf(actor, account)) ? supervisionRefusals.OTHER_HANDS() : null;
}

function notStanding(measure: Measure, now: Instant): Refusal | null {
  const state = stateOf(measure, now);
  return state === 'STANDING' ? null : supervisionRefusals.MEASURE_OVER();
}

/** Whoever it is against says once what they have against it, as long as it stands (V2). What a case has decided is appealed against there. */
export function whyNotContest(actor: Actor, measure: Measure, now: Instant): Refusal | null {
  if (!isConcerned(actor, measure.subject)) return supervisionRefusals.MEASURE_UNKNOWN();
  if (measure.case !== null) return supervisionRefusals.APPEAL_INSTEAD();
  return notStanding(measure, now) ?? (measure.contest ? supervisionRefusals.CONTESTED_ALREADY() : null);
}

/** Somebody else than imposed it says whether it stays: of the bureau, or a supervisor of the city. */
export function whyNotAnswerContest(actor: Actor, measure: Measure): Refusal | null {
  const { contest, city, subject, imposed } = measure;
  if (!keepsDesk(actor, 'BUREAU', city) && !keepsDesk(actor, 'SUPERVISION', city)) return supervisionRefusals.MEASURE_UNKNOWN();
  if (isConcerned(actor, subject)) return supervisionRefusals.CONCERNS_YOU();
  if (!contest || contest.verdict) return supervisionRefusals.CONTEST_NONE();
  return isAccountOf(actor, imposed.by) ? supervisionRefusals.OTHER_HANDS() : null;
}

/** An order to correct is answered by whoever it is against, also late, until an answer was found enough (V3). */
export function whyNotAnswerOrder(actor: Actor, measure: Measure, now: Instant): Refusal | null {
  if (!isConcerned(actor, measure.subject) || !MEASURES[measure.kind].isAnswered) return supervisionRefusals.MEASURE_UNKNOWN();
  const why = notStanding(measure, now);
  if (why) return why;
  const last = measure.answers.at(-1);
  if (last && !last.verdict) return supervisionRefusals.ANSWER_WAITS();
  return isCorrected(measure) ? supervisionRefusals.CORRECTED_ALREADY() : null;
}

export function whyNotJudgeOrder(actor: Actor, measure: Measure): Refusal | null {
  const last = measure.answers.at(-1);
  return whyNotKeep(actor, measure) ?? (last && !last.verdict ? null : supervisionRefusals.ANSWER_NONE());
}

/** Whether an order to correct was done with. */
export function isCorrected({ answers }: Pick<Measure, 'answers'>): boolean {
  return answers.some(({ verdict }) => verdict?.isEnough);
}

/** Whether an order to correct is not answered in time, or not well enough. */
export function isOverdue(measure: Measure, now: Instant): boolean {
  return measure.answerBy !== null && !measure.lifted && !isCorrected(measure) && measure.answerBy <= now;
}

/** Whether what the desk was told waits for it no more. */
export function isMeasureSettled({ contest, answers }: Pick<Measure, 'contest' | 'answers'>, waits: string): boolean {
  return waits === 'CONTEST' ? contest?.verdict !== null : answers.at(-1)?.verdict !== null;
}
