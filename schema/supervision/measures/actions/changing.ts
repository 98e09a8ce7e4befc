/** What becomes of a measure: it is lifted, contested, answered (V2, V3). Read, judged, and written with its entry in the history. */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import { isBarring } from '../../../core/bars.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf, say, type Refusal } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import type { Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { forgetPerson } from '../../../identity/store.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { wordsInput, type Measure } from '../model.ts';
import { measureNotices } from '../notices.ts';
import { isClosing, whyNotAnswerContest, whyNotAnswerOrder, whyNotContest, whyNotJudgeOrder, whyNotLift } from '../rules.ts';
import { loadMeasure, putMeasure } from '../store.ts';
import { closing, isWorkClosed, telling, toAbove, toApplicants, toSubject } from './imposing.ts';
import type { Measured } from './impose.ts';
import { standingOf, type Standing } from './subjects.ts';

type Request = { measure: string; version: number; text: string };
type Said = { at: number; by: string; text: string };
type How = (
  before: Measure,
  said: Said,
  standing: Standing,
) => { news: Partial<Measure>; action: ActionName; told: (after: Measure) => Write[] };

function changing(
  context: Context,
  { measure: id, version, text: typed }: Request,
  whyNot: (one: Measure) => Refusal | null,
  how: How,
): Promise<Measured> {
  return inTurn(context, async () => {
    const before = await loadMeasure(context.table, id);
    if (!before) throw supervisionRefusals.MEASURE_UNKNOWN();
    refuseIf(whyNot(before) ?? whyNotSeen(before, version));
    const { text } = valid(wordsInput, { text: typed }, 'V3');
    const standing = await standingOf(context, before.subject);
    const { news, action, told } = how(before, { at: context.now, by: personOf(context.actor).account, text }, standing);
    const fact = { by: context.actor, at: context.now, action };
    const { after, entry } = change({ kind: 'MEASURE', id }, before, { ...before, ...news }, { ...fact, reason: text });
    const opened = after.lifted && !before.lifted ? closing(standing, after, fact) : [];
    const answer = { measure: id };
    await context.table.transact([putMeasure(after, before), entry, ...opened, ...told(after), ...context.also(answer)]);
    if (before.subject.of === 'ACCOUNT') forgetPerson(context, before.subject.id);
    return { answer, result: after };
  });
}

/** Lifts a measure before its time. */
export function liftMeasure(context: Context, request: Request): Promise<Measured> {
  return changing(
    context,
    request,
    (one) => whyNotLift(context.actor, one, context.now),
    (before, said, standing) => ({
      news: { lifted: said },
      action: 'lift',
      told: (after) => toldOfLifting(context, before, after, standing),
    }),
  );
}

/** Whoever it is against hears that it is lifted; and whose work was closed, their applicants. */
export function toldOfLifting({ now }: Pick<Context, 'now'>, before: Measure, after: Measure, standing: Standing): Write[] {
  const said = telling(after, now);
  // By another measure the organisation may be closed all the same.
  const isStillClosed = standing.bars?.bars.some((bar) => bar.measure !== before.id && isBarring(bar, now)) ?? false;
  const details = { ...said.details, reason: after.lifted?.text ?? '' };
  return [
    measureNotices.MEASURE_LIFTED({ ...said, to: toSubject(standing), details }),
    ...(isWorkClosed(before) && isClosing(before, now) && !isStillClosed
      ? [measureNotices.WORK_OPEN({ ...said, to: [...toApplicants(after), ...toAbove(standing)] })]
      : []),
  ];
}

/** Whoever it is against says what they have against it. */
export function contestMeasure(context: Context, request: Request): Promise<Measured> {
  return changing(
    context,
    request,
    (one) => whyNotContest(context.actor, one, context.now),
    (_, said) => ({
      news: { contest: { ...said, verdict: null } },
      action: 'contest',
      told: (after) => [
        measureNotices.MEASURE_CONTESTED({
          ...toDesk(after, context.now),
          waits: 'CONTEST',
          details: { ...telling(after, context.now).details, text: said.text },
        }),
      ],
    }),
  );
}

/** Somebody else than imposed it answers: it stays, or is lifted. */
export function answerContest(context: Context, { isUpheld, ...request }: Request & { isUpheld: boolean }): Promise<Measured> {
  return changing(
    context,
    request,
    (one) => whyNotAnswerContest(context.actor, one),
    (before, said, standing) => ({
      news: { contest: before.contest && { ...before.contest, verdict: { ...said, isUpheld } }, ...(isUpheld && { lifted: said }) },
      action: 'answerContest',
      told: (after) => {
        const { details, ...more } = telling(after, context.now);
        const verdict = isUpheld
          ? say('异议成立，予以解除', 'it is right, and the measure is lifted')
          : say('异议不成立，维持', 'the measure stays');
        return [
          measureNotices.CONTEST_ANSWERED({ ...more, to: toSubject(standing), details: { ...details, verdict, text: said.text } }),
          ...(isUpheld ? toldOfLifting(context, before, after, standing) : []),
        ];
      },
    }),
  );
}

/** Whoever it is against answers an order to correct. */
export function answerOrder(context: Context, request: Request): Promise<Measured> {
  return changing(
    context,
    request,
    (one) => whyNotAnswerOrder(context.actor, one, context.now),
    (before, said) => ({
      news: { answers: [...before.answers, { ...said, verdict: null }] },
      action: 'answerOrder',
      told: (after) => [
        measureNotices.ORDER_ANSWERED({
          ...toDesk(after, context.now),
          waits: 'ANSWER',
          details: { ...telling(after, context.now).details, text: said.text },
        }),
      ],
    }),
  );
}

/** Whether an answer is enough; where it is not, another one is asked for. */
export function judgeOrder(context: Context, { isEnough, ...request }: Request & { isEnough: boolean }): Promise<Measured> {
  return changing(
    context,
    request,
    (one) => whyNotJudgeOrder(context.actor, one),
    (before, said, standing) => ({
      news: {
        answers: before.answers.map((one, index) =>
          index === before.answers.length - 1 ? { ...one, verdict: { ...said, isEnough } } : one,
        ),
      },
      action: 'judgeOrder',
      told: (after) => {
        const { details, ...more } = telling(after, context.now);
        const verdict = isEnough ? say('通过', 'enough') : say('未通过，请继续整改', 'not enough yet');
        return [measureNotices.ORDER_JUDGED({ ...more, to: toSubject(standing), details: { ...details, verdict, text: said.text } })];
      },
    }),
  );
}

/** The desk that keeps a measure. */
function toDesk(measure: Measure, at: number) {
  const { about, city, cause } = telling(measure, at);
  const role = measure.desk === 'BUREAU' ? ('BUREAU_OFFICER' as const) : ('SUPERVISOR' as const);
  return { about, city, cause, at, to: [{ organisation: bureauOf(city), role }] };
}
