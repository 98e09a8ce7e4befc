/** How reviewers ask and act: their queues, and what they do with an application. */
import { builder } from '../builder.ts';
import { holds } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { KEY_DESCRIPTION, once, type Outcome } from '../core/once.ts';
import { connectionOf, pageOf, type PageArguments } from '../core/page.ts';
import { refuseIf } from '../core/refusal.ts';
import { STATES, type Application, type State } from '../application/model.ts';
import { applicationRefusals } from '../application/refusals.ts';
import { StateEnum, VacancyEnum } from '../application/graph/enums.ts';
import { applicationRef, ApplicationType } from '../application/graph/types.ts';
import { listOfDesk, listOfUnit, loadApplication, type ApplicationPage } from '../application/store.ts';
import { LevelEnum } from '../calendar/graph/enums.ts';
import { knownCycle } from '../calendar/store.ts';
import { bureauOf } from '../calendar/data/index.ts';
import { OrganisationType } from '../identity/graph/types.ts';
import { identityRefusals } from '../identity/refusals.ts';
import { accept, answerWithdrawal, approve, giveBack, recommend } from './actions.ts';
import { whyNotFilter } from './rules.ts';

builder.queryFields((t) => ({
  unitApplications: t.connection(
    {
      type: ApplicationType,
      args: {
        unit: t.arg.globalID({ required: true, for: [OrganisationType], description: '单位。' }),
        cycle: t.arg.string({ required: false, description: '年度；默认当前。' }),
        state: t.arg({
          type: StateEnum,
          required: false,
          description: '状态；不填为全部已提交的。Drafts are their writers’ own and in no list.',
        }),
      },
      complexity: ({ first }) => ({ field: 5, multiplier: first ?? 25 }),
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
      description:
        '本单位的申报，同一状态内等待最久的在前。Unit officers, bureau, supervisors. One table request. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, FORWARD_ONLY.',
      resolve: async (_, { unit, cycle, state, ...paging }, context) => {
        const may = holds(context.actor, 'UNIT_OFFICER', unit.id) || seesAll(context);
        refuseIf(may ? null : identityRefusals.ORGANISATION_UNKNOWN());
        return connection(paging, (page) => listOfUnit(context.table, unit.id, knownCycle(cycle, context.now), stored(state), page));
      },
    },
    { description: '单位申报列表。' },
    { description: '单位申报列表的一行。' },
  ),
  departmentApplications: t.connection(
    {
      type: ApplicationType,
      args: {
        department: t.arg.globalID({ required: true, for: [OrganisationType], description: '部门。' }),
        state: t.arg({ type: StateEnum, required: true, description: '状态。' }),
        series: t.arg.string({ required: false, description: '系列代码。' }),
        level: t.arg({ type: LevelEnum, required: false, description: '层级；须同时填系列。With a series only.' }),
        cycle: t.arg.string({ required: false, description: '年度；默认当前。' }),
      },
      complexity: ({ first }) => ({ field: 5, multiplier: first ?? 25 }),
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
      description:
        '推荐到本部门的申报。Department officers, bureau, supervisors. One table request. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, SERIES_UNKNOWN, LEVEL_WITHOUT_SERIES.',
      resolve: async (_, { department, cycle, state, series, level, ...paging }, context) => {
        const may = holds(context.actor, 'DEPARTMENT_OFFICER', department.id) || seesAll(context);
        refuseIf(may ? null : identityRefusals.ORGANISATION_UNKNOWN());
        refuseIf(whyNotFilter(series ?? null, level ?? null));
        const desk = {
          department: department.id,
          cycle: knownCycle(cycle, context.now),
          state: stored(state) ?? 'RECOMMENDED',
          ...(series && { series }),
          ...(series && level && { level }),
        };
        return connection(paging, (page) => listOfDesk(context.table, desk, page));
      },
    },
    { description: '部门申报列表。' },
    { description: '部门申报列表的一行。' },
  ),
}));

builder.mutationFields((t) => {
  const common = {
    application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
    version: t.input.int({ required: true, description: '所见的申报版本。Rule A4.' }),
    opinion: t.input.string({ required: true, description: '意见，最多500字，可分行。' }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  const errors =
    'Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, WINDOW_NOT_OPEN, WINDOW_CLOSED, VERSION_STALE, INPUT_INVALID.';
  return {
    acceptApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['UNIT_OFFICER'] },
      description: `单位接收申报材料：本单位经办人。Rules U1, C5, P7. ${errors}`,
      resolve: (_, { input: { key, ...input } }, context) =>
        answered(context, { key, mutation: 'acceptApplication', body: { ...input, application: input.application.id } }, accept),
    }),
    returnApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: `退回修改，一次性提出完整意见：待单位审核的由单位，已推荐的由部门。Rules U1, D1, C6. ${errors}`,
      resolve: (_, { input: { key, ...input } }, context) =>
        answered(context, { key, mutation: 'returnApplication', body: { ...input, application: input.application.id } }, giveBack),
    }),
    recommendApplication: t.fieldWithInput({
      type: ApplicationType,
      input: { ...common, vacancy: t.input.field({ type: VacancyEnum, required: true, description: '空岗情况。' }) },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: `单位推荐：本单位经办人。Rules U5, P7. ${errors}`,
      resolve: (_, { input: { key, ...input } }, context) =>
        answered(context, { key, mutation: 'recommendApplication', body: { ...input, application: input.application.id } }, recommend),
    }),
    approveApplication: t.fieldWithInput({
      type: ApplicationType,
      input: { ...common, remark: t.input.string({ required: false, description: '备注，最多200字，列入汇总表。' }) },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: `部门审核通过：主管部门经办人；未指定部门的系列由市人社局。Rules D3, P7. ${errors}`,
      resolve: (_, { input: { key, ...input } }, context) =>
        answered(
          context,
          { key, mutation: 'approveApplication', body: { ...input, application: input.application.id, remark: input.remark ?? '' } },
          approve,
        ),
    }),
    answerWithdrawal: t.fieldWithInput({
      type: ApplicationType,
      input: { ...common, consent: t.input.boolean({ required: true, description: '是否同意撤回。' }) },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '答复申报人的撤回申请：现审核方。同意的撤回，不同意的照常办理。Rules A8, P7. Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, WITHDRAWAL_NOT_ASKED, VERSION_STALE, INPUT_INVALID.',
      resolve: (_, { input: { key, ...input } }, context) =>
        answered(context, { key, mutation: 'answerWithdrawal', body: { ...input, application: input.application.id } }, answerWithdrawal),
    }),
  };
});

/** Runs a reviewer's action under its key and answers the application as it stands now. */
async function answered<I extends object>(
  context: Context,
  request: { key: string | null | undefined; mutation: string; body: I },
  action: (context: Context, input: I) => Promise<Outcome<{ application: string }, Application>>,
): Promise<Application> {
  const { answer, result } = await once(context, request, (own) => action(own, request.body));
  const head = result ?? (await loadApplication(context.table, answer.application));
  if (!head) throw applicationRefusals.APPLICATION_UNKNOWN();
  return head;
}

function seesAll({ actor }: Context): boolean {
  return holds(actor, 'BUREAU_OFFICER', bureauOf()) || holds(actor, 'SUPERVISOR');
}

function stored(state: State | 'LAPSED' | null | undefined): State | null {
  return state === 'LAPSED' ? 'DRAFT' : (STATES.find((one) => one === state) ?? null);
}

async function connection(args: PageArguments, list: (page: { limit: number; after: string | null }) => Promise<ApplicationPage>) {
  const page = pageOf(args);
  const { applications, cursors, next } = await list(page);
  return connectionOf(applications, (_, index) => cursors[index] ?? '', page.after, next);
}
