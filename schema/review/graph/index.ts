/** How reviewers act: what they do with an application, alone or in bulk. */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { KEY_DESCRIPTION } from '../../core/once.ts';
import type { Application } from '../../application/model.ts';
import { SectionNameEnum } from '../../application/graph/enums.ts';
import { JudgementInput } from '../../application/graph/returns.ts';
import { applicationRef, ApplicationType } from '../../application/graph/types.ts';
import { moving } from '../../application/graph/moving.ts';
import { allowAgain, reroute, waiveSupplement } from '../actions/authority.ts';
import { answerWithdrawal, decide, type Said, type ReviewAction } from '../actions/decisions.ts';
import './bulk.ts';
import './lists.ts';
import './meetings.ts';
import './originals.ts';
import './vacancies.ts';

const ERRORS =
  'Errors: APPLICATION_UNKNOWN, ROLE_REQUIRED, OWN_APPLICATION, NOT_IN_STATE, WINDOW_NOT_OPEN, WINDOW_CLOSED, VERSION_STALE, INPUT_INVALID';
const REVIEWERS = ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] as const;

builder.mutationFields((t) => {
  const common = {
    application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
    version: t.input.int({ required: true, description: '所见的申报版本。Rule A4.' }),
    opinion: t.input.string({ required: true, description: '意见，最多500字，可分行。' }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  return {
    acceptApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['UNIT_OFFICER'] },
      description: `接收申报，准备公示：本单位经办人，自个人申报开始之日起。Rules U1, C5, P7. ${ERRORS}.`,
      resolve: (_, { input }, context) => reviewed(context, 'acceptApplication', 'ACCEPT', input, {}),
    }),
    returnApplication: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        judgements: t.input.field({ type: [JudgementInput], required: true, description: '对每一栏的判断，一次性提出完整意见。Rule D1.' }),
      },
      authScopes: { role: [...REVIEWERS] },
      description:
        `退回修改，须逐栏提出完整意见：推荐前由单位，已推荐的由部门，已通过部门审核的由集中复审；后两者合计有次数限制（见 returnsLeft）。Rules U1, D1, D2, D7, C6. ${ERRORS}, ` +
        'RETURNS_EXHAUSTED, SECTIONS_UNJUDGED, SECTION_JUDGED_TWICE, SECTION_ABSENT, NOTHING_TO_MEND, REASON_MISSING, JUDGED_FINE, TABLE_NOT_SENT, TABLE_NOT_RECEIVED, SUPPLEMENT_FAILED.',
      resolve: (_, { input }, context) => reviewed(context, 'returnApplication', 'RETURN', input, { judgements: input.judgements }),
    }),
    refuseApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: [...REVIEWERS] },
      description: `不予通过，须说明理由；占用的空岗退回：推荐前由单位，已推荐的由部门，已通过部门审核的由集中复审。Rules U1, D2, D7, U6. ${ERRORS}, TABLE_NOT_SENT, TABLE_NOT_RECEIVED.`,
      resolve: (_, { input }, context) => reviewed(context, 'refuseApplication', 'REFUSE', input, {}),
    }),
    recommendApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['UNIT_OFFICER'] },
      description: `单位推荐：本单位经办人，公示无异议之后；实行岗位管理的占用一个空岗。Rules U5, U6, P7. ${ERRORS}, VACANCIES_UNSET, NO_VACANCY, BARRED_MEANWHILE.`,
      resolve: (_, { input }, context) => reviewed(context, 'recommendApplication', 'RECOMMEND', input, {}),
    }),
    approveApplication: t.fieldWithInput({
      type: ApplicationType,
      input: { ...common, remark: t.input.string({ required: false, description: '备注，最多200字，列入汇总表。' }) },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: `部门审核通过：主管部门经办人；未指定部门的系列由市人社局。Rules D3, P7, U7. ${ERRORS}, TABLE_SENT, BARRED_MEANWHILE, NO_VACANCY, SUPPLEMENT_RUNNING, SUPPLEMENT_DISPUTED, SUPPLEMENT_TO_MEND, SUPPLEMENT_FAILED.`,
      resolve: (_, { input }, context) => reviewed(context, 'approveApplication', 'APPROVE', input, { remark: input.remark ?? '' }),
    }),
    passApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: `集中复审通过：市人社局和主管部门经办人，汇总表接收之后。Rules D7, P7, D3, U7. ${ERRORS}, TABLE_NOT_SENT, TABLE_NOT_RECEIVED, BARRED_MEANWHILE, NO_VACANCY, SUPPLEMENT_RUNNING, SUPPLEMENT_DISPUTED, SUPPLEMENT_TO_MEND, SUPPLEMENT_FAILED.`,
      resolve: (_, { input }, context) => reviewed(context, 'passApplication', 'PASS', input, {}),
    }),
    answerWithdrawal: t.fieldWithInput({
      type: ApplicationType,
      input: { ...common, consent: t.input.boolean({ required: true, description: '是否同意撤回。' }) },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '答复申报人的撤回申请：现审核方。同意的撤回，不同意的照常办理。Rules A8, P7. Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, WITHDRAWAL_NOT_ASKED, VERSION_STALE, INPUT_INVALID.',
      resolve: (_, { input }, context) =>
        moving(context, 'answerWithdrawal', input, { opinion: input.opinion, consent: input.consent }, answerWithdrawal),
    }),
    rerouteApplication: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        committee: t.input.string({ required: false, description: '评委会代码，见 `route.choices`。' }),
        named: t.input.string({
          required: false,
          description: '通知未列评审此系列此层级的评委会时，受理的评委会名称，最多60字。The name of one that the notice does not list.',
        }),
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: `改由其他评委会评审，或在通知未列时指定评委会，opinion 为事由；committee 与 named 填其一：主管部门经办人。Rules C12, D7. ${ERRORS}, COMMITTEE_UNFIT, COMMITTEE_SAME, COMMITTEE_LISTED, COMMITTEE_UNLISTED.`,
      resolve: (_, { input }, context) => {
        const { committee = null, named = null } = input;
        return moving(context, 'rerouteApplication', input, { opinion: input.opinion, to: { committee, named } }, reroute);
      },
    }),
    waiveSupplement: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '认定退回修改后的更正仅为形式更正，免予补充公示，opinion 为理由：退回的审核部门经办人；单位、申报人和纪检监察可见。' +
        `The change is one of form and need not be posted again: the authority that returned it. Rule U7. ${ERRORS}, SUPPLEMENT_NONE, SUPPLEMENT_DISPUTED, SUPPLEMENT_FAILED.`,
      resolve: (_, { input }, context) => moving(context, 'waiveSupplement', input, { opinion: input.opinion }, waiveSupplement),
    }),
    allowReturnAgain: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        sections: t.input.field({ type: [SectionNameEnum], required: true, description: '允许再次判断的栏目。' }),
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: `允许对已认定无误的栏目再次提出意见，opinion 为事由：市人社局经办人。Rule D1. ${ERRORS}.`,
      resolve: (_, { input }, context) =>
        moving(context, 'allowReturnAgain', input, { opinion: input.opinion, sections: input.sections }, allowAgain),
    }),
  };
});

type Input = { application: { id: string }; version: number; opinion: string; key?: string | null | undefined };

function reviewed(
  context: Context,
  mutation: string,
  action: ReviewAction,
  input: Input,
  more: Omit<Said, 'opinion'>,
): Promise<Application> {
  return moving(context, mutation, input, { action, opinion: input.opinion, ...more }, decide);
}
