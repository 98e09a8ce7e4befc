/** Imposing measures, and what becomes of them (V2, V3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import type { Context } from '../../core/context.ts';
import { accountRef, found } from '../../identity/graph/types.ts';
import { imposeMeasure, type Measured } from '../measures/actions/impose.ts';
import { answerContest, answerOrder, contestMeasure, judgeOrder, liftMeasure } from '../measures/actions/changing.ts';
import type { Measure } from '../measures/model.ts';
import { loadMeasure } from '../measures/store.ts';
import { MeasureType } from './measures.ts';
import { CapacityEnum, MeasureKindEnum, measureRef, subjectIn, SUBJECTS } from './refs.ts';

const ElsewhereInput = builder.inputType('ListingElsewhereInput', {
  description: manual('其他机关的决定。', 'The decision of another authority.'),
  fields: (t) => ({
    authority: t.string({
      required: true,
      description: manual('决定机关，最多60字。', 'The authority that decided, at most 60 characters.'),
    }),
    decidedOn: t.field({ type: 'Day', required: true, description: manual('决定日期。', 'The day of the decision.') }),
  }),
});

/** What is typed of a measure, at once or in a decision. */
export const MeasureInputType = builder.inputType('MeasureInput', {
  description: manual('处理措施的内容。', 'The content of a measure. Rules V2, V3.'),
  fields: (t) => ({
    kind: t.field({ type: MeasureKindEnum, required: true, description: manual('措施。', 'The measure.') }),
    ground: t.string({ required: true, description: manual('事由，最多500字。', 'The reason, at most 500 characters.') }),
    document: t.string({
      required: false,
      description: manual(
        '文号，最多60字；由案件决定的不填，即为决定的文号。',
        'The document number, at most 60 characters; left out where a case decides it, the document number of the decision then counts.',
      ),
    }),
    closes: t.field({
      type: [CapacityEnum],
      required: false,
      description: manual(
        '人员不得从事的事项；不填的，列入黑名单为全部，暂停、收回权限为办理。单位均为办理。',
        'What a person may not do; where it is left out, everything for a blacklisting, and acting as an officer for a suspension or a withdrawal of rights. For organisations it is always acting as officers.',
      ),
    }),
    until: t.field({
      type: 'Instant',
      required: false,
      description: manual(
        '暂停的截止时刻、整改报告的期限；其他不填。',
        'Until when a suspension lasts, or when the answer to an order to correct is due; left out for others.',
      ),
    }),
    spares: t.globalIDList({
      required: false,
      for: [accountRef],
      description: manual('单位的：其间代为办理的本单位经办人。', 'For an organisation: its officers who act for it meanwhile.'),
    }),
    turnTo: t.string({
      required: false,
      description: manual(
        '限制单位办理的：其申报人向何处咨询办理，最多100字。',
        'Where an organisation may not act: where its applicants turn instead, at most 100 characters.',
      ),
    }),
    elsewhere: t.field({
      type: ElsewhereInput,
      required: false,
      description: manual('转记其他机关列入黑名单的决定。', 'The decision of another authority to blacklist, taken over here.'),
    }),
  }),
});

type Typed = typeof MeasureInputType.$inferInput;

/** The same as the action takes it. */
export function measureTyped({ closes, spares, until, document, turnTo, elsewhere, ...typed }: Typed) {
  return {
    ...typed,
    document: document ?? null,
    capacities: closes ?? [],
    until: until ?? null,
    spares: (spares ?? []).map(({ id }) => id),
    turnTo: turnTo ?? null,
    elsewhere: elsewhere ?? null,
  };
}

const again = (context: Context) => async (answer: { measure: string }) => found(await loadMeasure(context.table, answer.measure));

const moves = {
  liftMeasure,
  contestMeasure,
  answerOrder,
} satisfies Record<string, (context: Context, request: { measure: string; version: number; text: string }) => Promise<Measured>>;

builder.mutationFields((t) => {
  const measure = t.input.globalID({ required: true, for: [measureRef], description: manual('处理措施。', 'The measure.') });
  const version = t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') });
  const text = (what: string) =>
    t.input.string({ required: true, description: manual(`${what}，最多1000字。`, `${what}, at most 1000 characters.`) });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const made = (
    context: Context,
    name: keyof typeof moves,
    own: string | null | undefined,
    body: { measure: string; version: number; text: string },
  ) => answered<typeof body, { measure: string }, Measure>(context, { key: own, mutation: name, body }, moves[name], again(context));
  return {
    imposeMeasure: t.fieldWithInput({
      type: MeasureType,
      input: {
        subject: t.input.globalID({
          required: true,
          for: SUBJECTS,
          description: manual('人员（`Account`）或单位（`Organisation`）。', 'The person (`Account`) or organisation (`Organisation`).'),
        }),
        measure: t.input.field({ type: MeasureInputType, required: true, description: manual('措施。', 'The measure.') }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '作出不须经案件的处理措施：提醒、约谈、暂停、责令整改，或转记其他机关列入黑名单的决定：市人社局；针对市人社局及其经办人的，由纪检监察经案件作出，针对纪检监察人员的，由市人社局经案件作出。',
        'Takes a measure that needs no case: a reminder, a talk, a suspension, an order to correct, or the entry of another authority’s decision to list on the blacklist. For the bureau; against the bureau and its officers the supervisors take it by a case, against the supervisors the bureau takes it by a case. Rules V2, V3, P7. Errors: SUBJECT_UNKNOWN, CONCERNS_YOU, OVERSEERS_BY_CASE, BY_CASE_ONLY, ELSEWHERE_LISTING, ELSEWHERE_DAY, LADDER_OFFICERS, MEASURE_DOCUMENT, MEASURE_END, MEASURE_NO_END, MEASURE_PERIOD, TURN_TO_MISSING, SPARE_UNKNOWN, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input }, context) => {
        const body = { subject: subjectIn(input.subject), ...measureTyped(input.measure) };
        return answered(context, { key: input.key, mutation: 'imposeMeasure', body }, imposeMeasure, again(context));
      },
    }),
    liftMeasure: t.fieldWithInput({
      type: MeasureType,
      input: { measure, version, text: text('理由'), key },
      authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
      description: manual(
        '提前解除处理措施：作出的一方。由处理决定作出的，只能经申诉复核撤销；但收回权限的，由未经办该案件的该方人员或者纪检监察解除；整改通过的自行办结。',
        'Lifts a measure before its time: for the party that took it. What a decision in a case imposed is reversed only by an appeal; but rights that were withdrawn are given back by an officer of that party, or by a supervisor, who had no hand in the case. An order to correct that was met is over by itself. Rules V2, V3. Errors: MEASURE_UNKNOWN, CONCERNS_YOU, LIFTED_BY_APPEAL, OTHER_HANDS, MEASURE_OVER, VERSION_STALE, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, measure: one, ...input } }, context) =>
        made(context, 'liftMeasure', own, { ...input, measure: one.id }),
    }),
    contestMeasure: t.fieldWithInput({
      type: MeasureType,
      input: { measure, version, text: text('异议及理由'), key },
      authScopes: { person: true },
      whileBarred: true,
      description: manual(
        '对处理措施提出异议：本人，或该单位的经办人，一次；由处理决定作出的，对决定提出申诉。',
        'Contests a measure: the person, or an officer of the organisation, once; where a decision imposed it, the decision is appealed against instead. Rule V2. Errors: MEASURE_UNKNOWN, APPEAL_INSTEAD, MEASURE_OVER, CONTESTED_ALREADY, VERSION_STALE, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, measure: one, ...input } }, context) =>
        made(context, 'contestMeasure', own, { ...input, measure: one.id }),
    }),
    answerContest: t.fieldWithInput({
      type: MeasureType,
      input: {
        measure,
        version,
        isUpheld: t.input.boolean({
          required: true,
          description: manual('异议是否成立；成立的即予解除。', 'Whether the objection is upheld; if so, the measure is lifted at once.'),
        }),
        text: text('答复意见'),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
      description: manual(
        '答复对处理措施的异议：未作出该措施的市人社局人员，或纪检监察。',
        'Answers the objection to a measure: a member of the bureau who did not impose it, or the supervisors. Rule V2. Errors: MEASURE_UNKNOWN, CONCERNS_YOU, CONTEST_NONE, OTHER_HANDS, VERSION_STALE, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, measure: one, ...input } }, context) =>
        answered(context, { key: own, mutation: 'answerContest', body: { ...input, measure: one.id } }, answerContest, again(context)),
    }),
    answerOrder: t.fieldWithInput({
      type: MeasureType,
      input: { measure, version, text: text('整改情况'), key },
      authScopes: { person: true },
      whileBarred: true,
      description: manual(
        '报送整改报告：被责令整改的单位的经办人，或本人。',
        'Answers an order to correct: an officer of the organisation ordered, or the person. Rule V3. Errors: MEASURE_UNKNOWN, MEASURE_OVER, ANSWER_WAITS, CORRECTED_ALREADY, VERSION_STALE, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, measure: one, ...input } }, context) =>
        made(context, 'answerOrder', own, { ...input, measure: one.id }),
    }),
    judgeOrder: t.fieldWithInput({
      type: MeasureType,
      input: {
        measure,
        version,
        isEnough: t.input.boolean({ required: true, description: manual('是否通过。', 'Whether it passed.') }),
        text: text('审核意见'),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
      description: manual(
        '审核整改报告：作出该措施的一方。',
        'Judges the answer to an order to correct: the party that imposed the measure. Rule V3. Errors: MEASURE_UNKNOWN, CONCERNS_YOU, ANSWER_NONE, VERSION_STALE, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, measure: one, ...input } }, context) =>
        answered(context, { key: own, mutation: 'judgeOrder', body: { ...input, measure: one.id } }, judgeOrder, again(context)),
    }),
  };
});
