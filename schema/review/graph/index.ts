/** How reviewers act: what they do with an application. */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { KEY_DESCRIPTION, once, type Outcome } from '../../core/once.ts';
import type { Application } from '../../application/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { VacancyEnum } from '../../application/graph/enums.ts';
import { applicationRef, ApplicationType } from '../../application/graph/types.ts';
import { loadApplication } from '../../application/store.ts';
import { accept, answerWithdrawal, approve, giveBack, recommend } from '../actions.ts';
import './lists.ts';
import './summary-moves.ts';

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
