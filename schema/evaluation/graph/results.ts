/** Results in the graph: on the application for its person, and how the bureau enters them (E9, E12). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual(
    '票数；须回避的既不计入出席人数，也不计入组成人数。',
    'A tally; a recused member counts neither as present nor as a member. Rule E9.',
  ),
  fields: (t) => ({
    present: t.exposeInt('present', { description: manual('出席人数（不含回避的）。', 'How many were present, without the recused.') }),
    members: t.exposeInt('members', {
      nullable: true,
      description: manual(
        '组成人数（不含回避的）；文件未载明的为空。',
        'How many members there were, without the recused; null where the document does not give it.',
      ),
    }),
    yes: t.exposeInt('yes', { description: manual('同意票。', 'The votes for.') }),
    no: t.exposeInt('no', { description: manual('不同意票。', 'The votes against.') }),
    abstain: t.exposeInt('abstain', {
      description: manual('弃权票，含领票未投的。', 'The abstentions, those who took a token and did not cast included.'),
    }),
  }),
});

export const DecisionType = builder.objectRef<Decision>('CommitteeDecision').implement({
  description: manual('评委会的评审结果。', 'What a committee has decided. Rules E9, E11, E12.'),
  fields: (t) => ({
    passed: t.exposeBoolean('passed', { description: manual('是否通过。', 'Whether it passed.') }),
    tally: t.expose('tally', {
      type: TallyType,
      nullable: true,
      description: manual('票数；文件未载明的为空。', 'The tally; null where the document does not give it.'),
    }),
    document: t.exposeString('document', {
      description: manual(
        '文号；本市评审会议的为会议记录编号。',
        'The document number; for a meeting of the city, the number of its minutes.',
      ),
    }),
    decidedOn: t.expose('decidedOn', { type: 'Day', description: manual('评审日期。', 'The day of the review.') }),
    entrusted: t.exposeString('entrusted', {
      nullable: true,
      description: manual(
        '委托评审的委托函文号；非委托的为空。',
        'The number of the letter that entrusted the review; null where it was not entrusted. Rule E12.',
      ),
    }),
    isOffline: t.boolean({
      description: manual('是否线下评审。', 'Whether the review was held offline. Rule E12.'),
      resolve: ({ offline }) => offline === true,
    }),
    consent: t.exposeString('consent', {
      nullable: true,
      description: manual(
        '线下评审经省级同意的文号；没有的不予认可。',
        'The number of the province’s consent to the review held offline; without it the review is not recognised. Rule E12.',
      ),
    }),
    at: t.expose('at', { type: 'Instant', description: manual('宣布或录入的时刻。', 'When it was announced or entered.') }),
  }),
});

builder.objectFields(ApplicationType, (t) => ({
  decision: t.expose('decision', {
    type: DecisionType,
    nullable: true,
    description: manual(
      '评审结果；宣布或录入前为空。',
      'What its committee has decided; null before it is announced or entered. Rules E9, E11.',
    ),
  }),
  unrecognisedReviews: t.field({
    type: [DecisionType],
    resolve: ({ unrecognised }) => unrecognised ?? [],
    description: manual(
      '不予认可的评审：未经省级同意的线下评审。',
      'Reviews that are not recognised: those held offline without the province’s consent. Rule E12.',
    ),
  }),
}));

const TallyInput = builder.inputType('TallyInput', {
  description: manual('文件载明的票数。', 'The tally that the document gives.'),
  fields: (t) => ({
    present: t.int({ required: true, description: manual('出席人数：各项票数之和。', 'How many were present: the sum of the votes.') }),
    members: t.int({ required: false, description: manual('组成人数。', 'The number of members.') }),
    yes: t.int({ required: true, description: manual('同意票。', 'The votes for.') }),
    no: t.int({ required: true, description: manual('不同意票。', 'The votes against.') }),
    abstain: t.int({ required: true, description: manual('弃权票。', 'The abstentions.') }),
  }),
});

const ResultRowInput = builder.inputType('ResultRowInput', {
  description: manual('一件的评审结果。', 'The result of a case.'),
  fields: (t) => ({
    application: t.id({
      required: true,
      description: manual(
        '申报；标识有误的，只该件不予办理。',
        'The application; where its id is wrong, only this case is not carried out.',
      ),
    }),
    version: t.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
    passed: t.boolean({ required: true, description: manual('是否通过。', 'Whether it passed.') }),
    tally: t.field({
      type: TallyInput,
      required: false,
      description: manual('票数；文件未载明的不填。', 'The tally; left out where the document does not give it.'),
    }),
  }),
});

builder.mutationFields((t) => ({
  recordResults: t.fieldWithInput({
    type: BulkPayload,
    input: {
      document: t.input.string({
        required: true,
        description: manual('评审结果的文号，最多60字。', 'The document number of the results, at most 60 characters.'),
      }),
      decidedOn: t.input.field({ type: 'Day', required: true, description: manual('评审日期。', 'The day of the review.') }),
      entrusted: t.input.string({
        required: false,
        description: manual(
          '委托评审的委托函文号，最多60字。',
          'The number of the letter that entrusted the review, at most 60 characters. Rule E12.',
        ),
      }),
      offline: t.input.boolean({
        required: true,
        defaultValue: false,
        description: manual('是否线下评审。', 'Whether the review was held offline. Rule E12.'),
      }),
      consent: t.input.string({
        required: false,
        description: manual(
          '线下评审经省级同意的文号，最多60字；没有的，结果不予认可。',
          'The number of the province’s consent to a review held offline, at most 60 characters; without it the results are not recognised.',
        ),
      }),
      rows: t.input.field({
        type: [ResultRowInput],
        required: true,
        description: manual(`至多${MOST_ROWS}件。`, `At most ${MOST_ROWS} rows.`),
      }),
      dryRun: t.input.boolean({
        required: true,
        defaultValue: true,
        description: manual('试办：只判断，不写入。默认试办。', 'A dry run: it only judges and writes nothing. The default is a dry run.'),
      }),
      key: t.input.string({
        required: true,
        description: manual(
          '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。',
          'The idempotency key (8–64 characters): sent again with the same key after a break, what was done returns its first result and the rest goes on. Rules A5, D8. Errors: KEY_MALFORMED.',
        ),
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '依据文件录入省级评委会、委托评审、线下评审的结果，逐件办理，逐行答复：市人社局。',
      'Enters the results of committees of the province, of entrusted reviews and of reviews held offline from a document, with one answer a row: for the bureau. Rules E9, E12, D8. Errors: INPUT_INVALID, BULK_SIZE, KEY_MALFORMED; each row its own, OWN_APPLICATION, COMMITTEE_DECIDES_HERE, UNRECOGNISED_NOTED, DECIDED_IN_FUTURE and DECIDED_BEFORE among them.',
    ),
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
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      version: t.input.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
      passed: t.input.boolean({ required: true, description: manual('更正后是否通过。', 'Whether it passed, as corrected.') }),
      tally: t.input.field({
        type: TallyInput,
        required: false,
        description: manual('更正后的票数；文件未载明的不填。', 'The tally as corrected; left out where the document does not give it.'),
      }),
      document: t.input.string({
        required: true,
        description: manual(
          '更正依据的文号，最多60字。',
          'The number of the document on which the correction rests, at most 60 characters.',
        ),
      }),
      decidedOn: t.input.field({ type: 'Day', required: true, description: manual('评审日期。', 'The day of the review.') }),
      reason: t.input.string({ required: true, description: manual('事由，最多300字。', 'The reason, at most 300 characters.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '更正依据文件录入的评审结果：市人社局；告知申报人。结果不变的，更正文号、日期、票数。',
      'Corrects a result that was entered from a document: for the bureau; the applicant is told. Where the outcome stands, the document number, the day and the tally are put right. Rules E9, U6. Errors: INPUT_INVALID, APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, RESULT_NOT_ENTERED, RESULT_SAME, DECIDED_IN_FUTURE, DECIDED_BEFORE, NO_VACANCY, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, application, tally, ...input } }, context) =>
      answered(
        context,
        { key, mutation: 'correctResult', body: { ...input, application: application.id, tally: tally ?? null } },
        correctResult,
        async (answer) => found(await applicationIn(context, answer.application)),
      ),
  }),
}));
