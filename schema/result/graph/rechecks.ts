/** Re-checks in the graph: for whoever asked, the committee's office and those who oversee (R2). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { applicationRef, ApplicationType } from '../../application/graph/types.ts';
import { filingRef } from '../../committee/graph/refs.ts';
import { DecisionType } from '../../evaluation/graph/results.ts';
import { found } from '../../identity/graph/types.ts';
import { answerRecheck, askRecheck, firstOf } from '../recheck/actions.ts';
import { partsOfRecheck, RECHECK_OUTCOME_NAMES, recheckId, type Recheck } from '../recheck/model.ts';
import { actionsOnRecheck } from '../recheck/offers.ts';
import { loadRecheck, recheckIn } from '../recheck/store.ts';
import { RECHECKS } from '../listed.ts';
import { handlesRoster, seesRecheck } from '../sight.ts';
import { recheckRef } from './refs.ts';
import { rosterOfApplication } from './rosters.ts';

const OutcomeEnum = builder.enumType('RecheckOutcome', {
  description: manual(
    '复核结论：只能维持结果或者重新表决。',
    'The outcome of a re-check: it can only confirm the result or order a new vote. Rule R2.',
  ),
  values: named(RECHECK_OUTCOME_NAMES),
});

const AnswerType = builder.objectRef<NonNullable<Recheck['answer']>>('RecheckAnswer').implement({
  description: manual('复核答复。', 'The answer to a re-check. Rule R2.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: manual('结论。', 'The outcome.') }),
    text: t.exposeString('text', { description: manual('复核意见。', 'The text of the answer.') }),
  }),
});

export const RecheckType = builder.node(recheckRef, {
  description: manual(
    '复核申请；申请人、办事机构、市人社局、纪检监察可见。',
    'A request for a re-check; for the applicant, the committee’s office, the bureau and supervisors. Rule R2.',
  ),
  id: { resolve: recheckId },
  sight: (one, { actor }) => seesRecheck(actor, one),
  loadWithoutCache: (id, context) => recheckIn(context, partsOfRecheck(id)),
  fields: (t) => ({
    version: t.exposeInt('version', { description: manual('版本；答复时须带上。', 'The version; to be given when answering. Rule A4.') }),
    applicantName: t.exposeString('applicantName', { description: manual('申请人。', 'The applicant.') }),
    committeeName: t.exposeString('committeeName', { description: manual('评委会名称。', 'The name of the committee.') }),
    decision: t.expose('decision', {
      nullable: true,
      type: DecisionType,
      description: manual('所复核的评审结果。', 'The result that is re-checked.'),
    }),
    reason: t.exposeString('reason', { description: manual('申请理由。', 'Why it was asked for.') }),
    at: t.expose('at', { type: 'Instant', description: manual('申请时刻。', 'When it was asked for.') }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: manual('答复期限。', 'When the answer is due. Rule R2.') }),
    isOverdue: t.boolean({
      description: manual('是否逾期未答复。', 'Whether the answer is overdue.'),
      resolve: ({ dueAt, answer }, _, { now }) => answer === null && dueAt <= now,
    }),
    answer: t.expose('answer', {
      type: AnswerType,
      nullable: true,
      description: manual('答复；未答复的为空。', 'The answer; null until it is given.'),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: 2 * REQUEST,
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则；经办过原结果的不得办理。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply; those who dealt with the first result may not act on it. Rules R2, P7.',
      ),
      resolve: async (one, _, context) =>
        handlesRoster(context.actor, one) ? actionsOnRecheck(context.actor, one, await firstOf(context, one)) : [],
    }),
  }),
});

builder.objectField(ApplicationType, 'recheck', (t) =>
  t.field({
    type: RecheckType,
    nullable: true,
    price: 3 * ITEM,
    description: manual(
      '对其评审结果的复核；没有申请的为空。',
      'The re-check of its present result; null where none was asked for. Rule R2.',
    ),
    resolve: async ({ id }, _, context) => {
      const roster = await rosterOfApplication(context, id);
      return roster && recheckIn(context, { roster: roster.id, application: id });
    },
  }),
);

builder.queryField('rechecks', (t) =>
  t.pages({
    type: RecheckType,
    args: {
      committee: t.arg.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      open: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: manual('未答复的，或已答复的。', 'Those not answered, or those answered.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: RECHECKS.readers },
    description: manual(
      '复核申请，期限近的在前：评委会办事机构、市人社局、纪检监察。读表一次。',
      'Requests for a re-check, the nearest deadline first: for the committee’s office, the bureau and supervisors. One table request. Rule R2. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, { committee, cycle, open, ...args }, context) =>
      pageOn(RECHECKS.open(context, { committee: committee.id, cycle, open }), args),
  }),
);

builder.mutationFields((t) => ({
  askRecheck: t.fieldWithInput({
    type: RecheckType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      reason: t.input.string({
        required: true,
        description: manual(
          '理由：对评审程序或计票的疑义，最多500字。',
          'The reason: what is doubted about the procedure or the counting of votes, at most 500 characters.',
        ),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description: manual(
      '申请复核：未通过的申报人，在评审结果公示期内，每个结果一次。',
      'Asks for a re-check: for an applicant who did not pass, while the results are posted, once for each result. Rule R2. Errors: APPLICATION_UNKNOWN, NOT_IN_STATE, RECHECK_ELSEWHERE, RECHECK_CLOSED, RECHECK_ASKED, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, application, reason } }, context) =>
      answered(context, { key, mutation: 'askRecheck', body: { application: application.id, reason } }, askRecheck, async (answer) =>
        found(await loadRecheck(context.table, answer)),
      ),
  }),
  answerRecheck: t.fieldWithInput({
    type: RecheckType,
    input: {
      recheck: t.input.globalID({ required: true, for: [recheckRef], description: manual('复核申请。', 'The re-check.') }),
      version: t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
      outcome: t.input.field({ type: OutcomeEnum, required: true, description: manual('结论。', 'The outcome.') }),
      text: t.input.string({
        required: true,
        description: manual('复核意见，最多500字；告知申请人。', 'What was found, at most 500 characters; the applicant is told.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE', 'BUREAU_OFFICER'] },
    description: manual(
      '答复复核申请：未经办过原结果的办事机构人员或市人社局；只能维持结果，或者由评委会重新表决。',
      'Answers a request for a re-check: for officers of the committee’s office, or of the bureau, who had no hand in the first result. The result can only be upheld, or voted on anew by the committee. Rules R2, P7, U6. Errors: RECHECK_UNKNOWN, RECHECK_ANSWERED, RECHECK_SAME_HANDS, OWN_APPLICATION, RECUSED, VERSION_STALE, INPUT_INVALID, NOT_IN_STATE, NO_VACANCY, VACANCIES_UNSET.',
    ),
    resolve: (_, { input: { key, recheck, ...input } }, context) =>
      answered(
        context,
        { key, mutation: 'answerRecheck', body: { ...input, ...partsOfRecheck(recheck.id) } },
        answerRecheck,
        async (answer) => found(await loadRecheck(context.table, answer)),
      ),
  }),
}));
