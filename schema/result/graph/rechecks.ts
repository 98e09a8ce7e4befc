/** Re-checks in the graph: for whoever asked, the committee's office and those who oversee (R2). */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { applicationRef, ApplicationType } from '../../application/graph/types.ts';
import { committeeRefusals } from '../../committee/refusals.ts';
import { filingRef } from '../../committee/graph/refs.ts';
import { isOfOffice } from '../../committee/sight.ts';
import { ofCommittee } from '../../evaluation/draw/actions/recording.ts';
import { DecisionType } from '../../evaluation/graph/results.ts';
import { found } from '../../identity/graph/types.ts';
import { answerRecheck, askRecheck, firstOf } from '../recheck/actions.ts';
import { partsOfRecheck, RECHECK_OUTCOME_NAMES, recheckId, type Recheck } from '../recheck/model.ts';
import { actionsOnRecheck } from '../recheck/offers.ts';
import { listRechecks, loadRecheck, recheckIn } from '../recheck/store.ts';
import { handlesRoster, seesRecheck } from '../sight.ts';
import { recheckRef } from './refs.ts';
import { rosterOfApplication } from './rosters.ts';

const OutcomeEnum = builder.enumType('RecheckOutcome', {
  description: '复核结论：只能维持结果或者重新表决。A re-check confirms the result or orders a new vote. Rule R2.',
  values: named(RECHECK_OUTCOME_NAMES),
});

const AnswerType = builder.objectRef<NonNullable<Recheck['answer']>>('RecheckAnswer').implement({
  description: '复核答复。The answer to a re-check. Rule R2.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: '结论。' }),
    text: t.exposeString('text', { description: '复核意见。' }),
  }),
});

export const RecheckType = builder.node(recheckRef, {
  description: '复核申请；申请人、办事机构、市人社局、监督可见。A re-check. Rule R2.',
  id: { resolve: recheckId },
  sight: (one, { actor }) => seesRecheck(actor, one),
  loadWithoutCache: (id, context) => recheckIn(context, partsOfRecheck(id)),
  fields: (t) => ({
    version: t.exposeInt('version', { description: '版本；答复时须带上。Rule A4.' }),
    applicantName: t.exposeString('applicantName', { description: '申请人。' }),
    committeeName: t.exposeString('committeeName', { description: '评委会名称。' }),
    decision: t.expose('decision', { type: DecisionType, description: '所复核的评审结果。The result that it is about.' }),
    reason: t.exposeString('reason', { description: '申请理由。' }),
    at: t.expose('at', { type: 'Instant', description: '申请时刻。' }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: '答复期限。When it is to be answered. Rule R2.' }),
    isOverdue: t.boolean({ description: '是否逾期未答复。', resolve: ({ dueAt, answer }, _, { now }) => answer === null && dueAt <= now }),
    answer: t.expose('answer', { type: AnswerType, nullable: true, description: '答复；未答复的为空。' }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: 2 * REQUEST,
      description: '您现在可办理的事项及不能办理的原因；经办过原结果的不得办理。From the same rules that the mutations ask. Rules R2, P7.',
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
    description: '对其评审结果的复核；没有申请的为空。The re-check of its present result; null where none was asked for. Rule R2.',
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
      committee: t.arg.globalID({ required: true, for: [filingRef], description: '评委会。The committee.' }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      open: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: '未答复的，或已答复的。Those not answered, or those answered.',
      }),
    },
    ...pricedPage(),
    authScopes: { role: ['COMMITTEE_OFFICE', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '复核申请，期限近的在前：评委会办事机构、市人社局、监督。One table request. Rule R2. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { committee, cycle: asked, open, ...args }, context) => {
      const { filing, cycle } = await ofCommittee(context, committee.id, asked ?? null);
      if (!isOfOffice(context.actor, filing.id, filing)) throw committeeRefusals.COMMITTEE_UNKNOWN();
      const page = pageOf(args);
      const of = { committee: filing.id, cycle, state: open ? ('OPEN' as const) : ('ANSWERED' as const) };
      const { rows, cursors, next } = await listRechecks(context.table, of, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

builder.mutationFields((t) => ({
  askRecheck: t.fieldWithInput({
    type: RecheckType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
      reason: t.input.string({
        required: true,
        description: '理由：对评审程序或计票的疑义，最多500字。What is doubted of procedure or counts.',
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description:
      '申请复核：未通过的申报人，在评审结果公示期内，每个结果一次。Whoever did not pass, while the results are posted, once for each result. Rule R2. ' +
      'Errors: APPLICATION_UNKNOWN, NOT_IN_STATE, RECHECK_ELSEWHERE, RECHECK_CLOSED, RECHECK_ASKED, INPUT_INVALID.',
    resolve: (_, { input: { key, application, reason } }, context) =>
      answered(context, { key, mutation: 'askRecheck', body: { application: application.id, reason } }, askRecheck, async (answer) =>
        found(await loadRecheck(context.table, answer)),
      ),
  }),
  answerRecheck: t.fieldWithInput({
    type: RecheckType,
    input: {
      recheck: t.input.globalID({ required: true, for: [recheckRef], description: '复核申请。The re-check.' }),
      version: t.input.int({ required: true, description: '所见的版本。Rule A4.' }),
      outcome: t.input.field({ type: OutcomeEnum, required: true, description: '结论。The outcome.' }),
      text: t.input.string({ required: true, description: '复核意见，最多500字；告知申请人。What was found; the applicant is told.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE', 'BUREAU_OFFICER'] },
    description:
      '答复复核申请：未经办过原结果的办事机构人员或市人社局；只能维持结果，或者由评委会重新表决。By somebody who had no hand in the first result. Rules R2, P7, U6. ' +
      'Errors: RECHECK_UNKNOWN, RECHECK_ANSWERED, RECHECK_SAME_HANDS, OWN_APPLICATION, RECUSED, VERSION_STALE, INPUT_INVALID, NOT_IN_STATE, NO_VACANCY, VACANCIES_UNSET.',
    resolve: (_, { input: { key, recheck, ...input } }, context) =>
      answered(
        context,
        { key, mutation: 'answerRecheck', body: { ...input, ...partsOfRecheck(recheck.id) } },
        answerRecheck,
        async (answer) => found(await loadRecheck(context.table, answer)),
      ),
  }),
}));
