/**
 * What imposing a measure writes: the measure, what it closes, and who hears of it, for whoever puts it into a transaction of their own:
 * an officer at once, or a case that is carried out (V2, V3).
 */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { signature } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import { CAPACITY_NAMES } from '../../../core/bars.ts';
import type { Context } from '../../../core/context.ts';
import { say } from '../../../core/refusal.ts';
import { inWords, type Instant } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { putBar } from '../../../identity/bars/store.ts';
import { putStanding } from '../../../identity/store.ts';
import { roleOf } from '../../../identity/rules.ts';
import { DESK_NAMES, type Desk } from '../../desks.ts';
import { MEASURE_NAMES, MEASURES } from '../kinds.ts';
import type { Measure, MeasureInput } from '../model.ts';
import { measureNotices } from '../notices.ts';
import { barOf, capacitiesOf, periodOf } from '../rules.ts';
import { putMeasure } from '../store.ts';
import type { Standing } from './subjects.ts';

export type Imposing = { id: string; desk: Desk; case: { id: string; hands: readonly string[] } | null; from: Instant; years: number };

/** A measure as it is imposed on somebody as they stand now. */
export function imposing(
  { actor: by, now: at }: Pick<Context, 'actor' | 'now'>,
  standing: Standing,
  typed: MeasureInput,
  { id, desk, case: ofCase, from, years }: Imposing,
): { after: Measure; writes: Write[] } {
  const { kind, ground, document, spares, turnTo, elsewhere } = typed;
  const { subject, city } = standing;
  const { isAnswered } = MEASURES[kind];
  const data = {
    id,
    city,
    desk,
    kind,
    subject,
    ground,
    document,
    elsewhere,
    case: ofCase?.id ?? null,
    hands: [...(ofCase?.hands ?? [])],
    capacities: capacitiesOf(kind, subject, typed.capacities),
    from,
    until: periodOf(kind, from, typed, years),
    spares,
    turnTo,
    answerBy: isAnswered ? typed.until : null,
    answers: [],
    contest: null,
    imposed: { at, by: signature(by) },
    lifted: null,
  };
  const fact = { by, at, action: 'impose' as const, reason: ground, detail: { kind, ...(ofCase && { case: ofCase.id }) } };
  const { after, entry } = change({ kind: 'MEASURE', id }, null, data, fact);
  const told = [
    measureNotices.MEASURE_IMPOSED({ ...telling(after, at), to: toSubject(standing) }),
    ...(isWorkClosed(after)
      ? [measureNotices.WORK_CLOSED({ ...telling(after, at), to: [...toApplicants(after), ...toAbove(standing)] })]
      : []),
    ...(spares.length > 0 ? [measureNotices.SPARE_NAMED({ ...telling(after, at), to: spares.map((account) => ({ account })) })] : []),
  ];
  return { after, writes: [putMeasure(after, null), entry, ...closing(standing, after, { by, at, action: 'impose' }), ...told] };
}

/**
 * What a measure closes, beside whomever it is against. A person's standing is written with it: a submission, which makes sure that the
 * standing is the one it has looked at, is never judged by what was open a moment before.
 */
export function closing(
  { bars, person }: Pick<Standing, 'bars' | 'person'>,
  measure: Measure,
  fact: { by: Context['actor']; at: Instant; action: ActionName },
): Write[] {
  if (measure.capacities.length === 0) return [];
  const { of, id } = measure.subject;
  const put = putBar({ of, id }, bars, measure.id, barOf(measure), fact.at);
  const standing = person?.standing;
  if (!standing) return [put];
  const noted = change({ kind: 'STANDING', id: standing.account }, standing, standing, { ...fact, detail: { measure: measure.id } });
  return [put, putStanding(noted.after, standing), noted.entry];
}

/** Whether the people of an organisation have to turn elsewhere. */
export function isWorkClosed({ subject, capacities }: Measure): boolean {
  return subject.of === 'ORGANISATION' && capacities.length > 0;
}

export function toApplicants({ subject }: Measure) {
  return [{ organisation: subject.id, role: 'APPLICANT' as const }];
}

/** The department above a unit, to which its people turn and whose work its silence reaches; the bureau knows. */
export function toAbove({ organisation }: Pick<Standing, 'organisation'>) {
  const above = organisation?.authority ?? null;
  return above === null || above === bureauOf(organisation?.city ?? '') ? [] : [{ organisation: above, role: roleOf('DEPARTMENT') }];
}

/** Whoever it is against: the person, or the officers of the organisation. */
export function toSubject({ subject, organisation }: Pick<Standing, 'subject' | 'organisation'>) {
  return organisation ? [{ organisation: organisation.id, role: roleOf(organisation.kind) }] : [{ account: subject.id }];
}

/** How a measure is told of. */
export function telling(measure: Measure, at: Instant) {
  const { id, city, desk, kind, subject, ground, document, capacities, from, until, turnTo, answerBy, version } = measure;
  const open = until === null ? say('起', ' on') : say(`起至${inWords(until, true).zh}`, ` until ${inWords(until, true).en}`);
  const what = capacities.map((one) => CAPACITY_NAMES[one]);
  const closed = say(
    `自${inWords(from).zh}${open.zh}不得${what.map(({ zh }) => zh).join('、')}。`,
    `Closed from ${inWords(from).en}${open.en}: ${what.map(({ en }) => en).join(', ')}. `,
  );
  const by = measure.elsewhere ? say(measure.elsewhere.authority, measure.elsewhere.authority) : DESK_NAMES[desk];
  return {
    about: { type: 'Measure', id },
    city,
    cause: [id, String(version)],
    at,
    details: {
      subject: subject.name,
      kind: MEASURE_NAMES[kind],
      ground,
      by,
      document: document === null ? '' : say(`（${document}）`, ` (${document})`),
      closes: capacities.length === 0 ? '' : closed,
      answer:
        answerBy === null ? '' : say(`请于${inWords(answerBy, true).zh}前报送整改报告。`, `Answer by ${inWords(answerBy, true).en}. `),
      remedy:
        measure.case === null
          ? say('对此有异议的，可在系统内提出一次异议。', 'It may be contested here, once.')
          : say('对此不服的，可对处理决定提出申诉。', 'An appeal may be made against the decision.'),
      from: inWords(from),
      until: open,
      turnTo: turnTo ?? '',
    },
  };
}
