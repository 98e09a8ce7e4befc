/** Results in the graph: on the application for its person, and how the bureau enters them (E9, E12). */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { IN_BULK } from '../../core/price.ts';
import { idInRow } from '../../graph/row-id.ts';
import { applicationRef, ApplicationType } from '../../application/graph/types.ts';
import type { Decision, Tally } from '../../application/model.ts';
import { applicationIn } from '../../application/store.ts';
import { MOST_ROWS } from '../../review/actions/bulk.ts';
import { answersTo, BulkPayload } from '../../review/graph/bulk.ts';
import { found } from '../../identity/graph/types.ts';
import { correctResult, recordResults } from '../results/actions.ts';

export const TallyType = builder.objectRef<Tally>('Tally').implement({
  description: '票数。A tally; who is recused counts neither as present nor as a member. Rule E9.',
  fields: (t) => ({
    present: t.exposeInt('present', { description: '出席人数（不含回避的）。' }),
    members: t.exposeInt('members', { nullable: true, description: '组成人数（不含回避的）；文件未载明的无。' }),
    yes: t.exposeInt('yes', { description: '同意票。' }),
    no: t.exposeInt('no', { description: '不同意票。' }),
    abstain: t.exposeInt('abstain', {
      description: '弃权票，含领票未投的。Abstentions, those who took a token and did not cast among them.',
    }),
  }),
});

export const DecisionType = builder.objectRef<Decision>('CommitteeDecision').implement({
  description: '评委会的评审结果。What a committee has decided. Rules E9, E11, E12.',
  fields: (t) => ({
    passed: t.exposeBoolean('passed', { description: '是否通过。' }),
    tally: t.expose('tally', { type: TallyType, nullable: true, description: '票数；文件未载明的无。' }),
    document: t.exposeString('document', { description: '文号；本市评审会议的为会议记录编号。' }),
    decidedOn: t.expose('decidedOn', { type: 'Day', description: '评审日期。' }),
    entrusted: t.exposeString('entrusted', { nullable: true, description: '委托评审的委托函文号；非委托的无。Rule E12.' }),
    isOffline: t.boolean({ description: '是否线下评审。Rule E12.', resolve: ({ offline }) => offline === true }),
    consent: t.exposeString('consent', { nullable: true, description: '线下评审经省级同意的文号；没有的不予认可。Rule E12.' }),
    at: t.expose('at', { type: 'Instant', description: '宣布或录入的时刻。' }),
  }),
});

builder.objectFields(ApplicationType, (t) => ({
  decision: t.expose('decision', {
    type: DecisionType,
    nullable: true,
    description: '评审结果；宣布或录入前无。What its committee has decided; null before it is announced. Rules E9, E11.',
  }),
  unrecognisedReviews: t.field({
    type: [DecisionType],
    resolve: ({ unrecognised }) => unrecognised ?? [],
    description: '不予认可的评审：未经省级同意的线下评审。Reviews that are not recognised. Rule E12.',
  }),
}));

const TallyInput = builder.inputType('TallyInput', {
  description: '文件载明的票数。The tally that the document gives.',
  fields: (t) => ({
    present: t.int({ required: true, description: '出席人数：各项票数之和。' }),
    members: t.int({ required: false, description: '组成人数。' }),
    yes: t.int({ required: true, description: '同意票。' }),
    no: t.int({ required: true, description: '不同意票。' }),
    abstain: t.int({ required: true, description: '弃权票。' }),
  }),
});

const ResultRowInput = builder.inputType('ResultRowInput', {
  description: '一件的评审结果。',
  fields: (t) => ({
    application: t.id({ required: true, description: '申报；标识有误的，只该件不予办理。' }),
    version: t.int({ required: true, description: '所见的申报版本。Rule A4.' }),
    passed: t.boolean({ required: true, description: '是否通过。' }),
    tally: t.field({ type: TallyInput, required: false, description: '票数；文件未载明的不填。' }),
  }),
});

builder.mutationFields((t) => ({
  recordResults: t.fieldWithInput({
    type: BulkPayload,
    input: {
      document: t.input.string({ required: true, description: '评审结果的文号，最多60字。' }),
      decidedOn: t.input.field({ type: 'Day', required: true, description: '评审日期。' }),
      entrusted: t.input.string({ required: false, description: '委托评审的委托函文号，最多60字。Rule E12.' }),
      offline: t.input.boolean({ required: true, defaultValue: false, description: '是否线下评审。Rule E12.' }),
      consent: t.input.string({ required: false, description: '线下评审经省级同意的文号，最多60字；没有的，结果不予认可。' }),
      rows: t.input.field({ type: [ResultRowInput], required: true, description: `至多${MOST_ROWS}件。` }),
      dryRun: t.input.boolean({ required: true, defaultValue: true, description: '试办：只判断，不写入。默认试办。' }),
      key: t.input.string({
        required: true,
        description: '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。Rules A5, D8. Errors: KEY_MALFORMED.',
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '依据文件录入省级评委会、委托评审、线下评审的结果，逐件办理：市人社局。Enters results from a document, one answer a row. Rules E9, E12, D8. ' +
      'Errors: INPUT_INVALID, BULK_SIZE, KEY_MALFORMED; each row its own, OWN_APPLICATION, COMMITTEE_DECIDES_HERE, UNRECOGNISED_NOTED, DECIDED_IN_FUTURE and DECIDED_BEFORE among them.',
    resolve: async (_, { input: { rows, ...input } }, context) => {
      const typed = rows.map(({ application, tally, ...row }) => ({
        ...row,
        tally: tally ?? null,
        application: idInRow('Application', application),
      }));
      const done = await recordResults(context, { ...input, rows: typed });
      return { dryRun: input.dryRun, rows: answersTo(rows, done) };
    },
  }),
  correctResult: t.fieldWithInput({
    type: ApplicationType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
      version: t.input.int({ required: true, description: '所见的申报版本。Rule A4.' }),
      passed: t.input.boolean({ required: true, description: '更正后是否通过。' }),
      tally: t.input.field({ type: TallyInput, required: false, description: '更正后的票数；文件未载明的不填。' }),
      document: t.input.string({ required: true, description: '更正依据的文号，最多60字。' }),
      decidedOn: t.input.field({ type: 'Day', required: true, description: '评审日期。' }),
      reason: t.input.string({ required: true, description: '事由，最多300字。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '更正依据文件录入的评审结果：市人社局；告知申报人。结果不变的，更正文号、日期、票数。With the outcome that stands, document, day and tally are put right. Rules E9, U6. ' +
      'Errors: INPUT_INVALID, APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, RESULT_NOT_ENTERED, RESULT_SAME, DECIDED_IN_FUTURE, DECIDED_BEFORE, NO_VACANCY, VERSION_STALE.',
    resolve: (_, { input: { key, application, tally, ...input } }, context) =>
      answered(
        context,
        { key, mutation: 'correctResult', body: { ...input, application: application.id, tally: tally ?? null } },
        correctResult,
        async (answer) => found(await applicationIn(context, answer.application)),
      ),
  }),
}));
