/** How reviewers act: what they do with an application, alone or in bulk. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
    application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
    version: t.input.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
    opinion: t.input.string({
      required: true,
      description: manual('意见，最多500字，可分行。', 'The opinion, at most 500 characters; may have several lines.'),
    }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  return {
    acceptApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['UNIT_OFFICER'] },
      description: manual(
        '接收申报，准备公示：本单位经办人，自个人申报开始之日起。',
        `Accepts an application, to be posted: an officer of the unit, from the day personal application opens. Rules U1, C5, P7. ${ERRORS}.`,
      ),
      resolve: (_, { input }, context) => reviewed(context, 'acceptApplication', 'ACCEPT', input, {}),
    }),
    returnApplication: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        judgements: t.input.field({
          type: [JudgementInput],
          required: true,
          description: manual(
            '对每一栏的判断，一次性提出完整意见。',
            'The judgement on every section: the complete feedback at once. Rule D1.',
          ),
        }),
      },
      authScopes: { role: [...REVIEWERS] },
      description: manual(
        '退回修改，须逐栏提出完整意见：推荐前由单位，已推荐的由部门，已通过部门审核的由集中复审；后两者合计有次数限制（见 `returnsLeft`）。',
        `Returns an application to be mended, with the complete feedback on every section: by the unit before it recommends, by the department once recommended, by the central re-review once the department has approved. The returns of the latter two together are limited in number (see \`returnsLeft\`). Rules U1, D1, D2, D7, C6. ${ERRORS}, RETURNS_EXHAUSTED, SECTIONS_UNJUDGED, SECTION_JUDGED_TWICE, SECTION_ABSENT, NOTHING_TO_MEND, REASON_MISSING, JUDGED_FINE, TABLE_NOT_SENT, TABLE_NOT_RECEIVED, SUPPLEMENT_FAILED.`,
      ),
      resolve: (_, { input }, context) => reviewed(context, 'returnApplication', 'RETURN', input, { judgements: input.judgements }),
    }),
    refuseApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: [...REVIEWERS] },
      description: manual(
        '不予通过，须说明理由；占用的空岗退回：推荐前由单位，已推荐的由部门，已通过部门审核的由集中复审。',
        `Refuses an application, with the reason; the vacancy it took is given back: the unit before the recommendation, the department once it is recommended, the central re-review once the department has approved it. Rules U1, D2, D7, U6. ${ERRORS}, TABLE_NOT_SENT, TABLE_NOT_RECEIVED.`,
      ),
      resolve: (_, { input }, context) => reviewed(context, 'refuseApplication', 'REFUSE', input, {}),
    }),
    recommendApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['UNIT_OFFICER'] },
      description: manual(
        '单位推荐：本单位经办人，公示无异议之后；实行岗位管理的占用一个空岗。',
        `Recommends an application: an officer of the unit, after a posting without open objection; under post management it takes a vacancy. Rules U5, U6, P7. ${ERRORS}, VACANCIES_UNSET, NO_VACANCY, BARRED_MEANWHILE.`,
      ),
      resolve: (_, { input }, context) => reviewed(context, 'recommendApplication', 'RECOMMEND', input, {}),
    }),
    approveApplication: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        remark: t.input.string({
          required: false,
          description: manual('备注，最多200字，列入汇总表。', 'The remark, at most 200 characters; it goes into the summary table.'),
        }),
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '部门审核通过：主管部门经办人；未指定部门的系列由市人社局。',
        `Approves an application at the department: an officer of the department; for a series without a department, the bureau. Rules D3, P7, U7. ${ERRORS}, TABLE_SENT, BARRED_MEANWHILE, NO_VACANCY, SUPPLEMENT_RUNNING, SUPPLEMENT_DISPUTED, SUPPLEMENT_TO_MEND, SUPPLEMENT_FAILED.`,
      ),
      resolve: (_, { input }, context) => reviewed(context, 'approveApplication', 'APPROVE', input, { remark: input.remark ?? '' }),
    }),
    passApplication: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '集中复审通过：市人社局和主管部门经办人，汇总表接收之后。',
        `Passes an application in the central re-review: officers of the bureau and of the department, once the summary table is received. Rules D7, P7, D3, U7. ${ERRORS}, TABLE_NOT_SENT, TABLE_NOT_RECEIVED, BARRED_MEANWHILE, NO_VACANCY, SUPPLEMENT_RUNNING, SUPPLEMENT_DISPUTED, SUPPLEMENT_TO_MEND, SUPPLEMENT_FAILED.`,
      ),
      resolve: (_, { input }, context) => reviewed(context, 'passApplication', 'PASS', input, {}),
    }),
    answerWithdrawal: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        consent: t.input.boolean({ required: true, description: manual('是否同意撤回。', 'Whether the withdrawal is consented to.') }),
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '答复申报人的撤回申请：现审核方。同意的撤回，不同意的照常办理。',
        'Answers an applicant’s request to withdraw: the present reviewer. With consent the application is withdrawn, without it the review goes on. Rules A8, P7. Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, WITHDRAWAL_NOT_ASKED, VERSION_STALE, INPUT_INVALID.',
      ),
      resolve: (_, { input }, context) =>
        moving(context, 'answerWithdrawal', input, { opinion: input.opinion, consent: input.consent }, answerWithdrawal),
    }),
    rerouteApplication: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        committee: t.input.string({
          required: false,
          description: manual('评委会代码，见 `route.choices`。', 'The code of the committee, as in `route.choices`.'),
        }),
        named: t.input.string({
          required: false,
          description: manual(
            '通知未列评审此系列此层级的评委会时，受理的评委会名称，最多60字。',
            'Where the notice lists no committee for this series and level, the name of the committee that takes it, at most 60 characters.',
          ),
        }),
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '改由其他评委会评审，或在通知未列时指定评委会，opinion 为事由；committee 与 named 填其一：主管部门经办人。',
        `Sends an application to another committee, or names a committee where the notice lists none; opinion is the reason; give either committee or named: an officer of the department. Rules C12, D7. ${ERRORS}, COMMITTEE_UNFIT, COMMITTEE_SAME, COMMITTEE_LISTED, COMMITTEE_UNLISTED.`,
      ),
      resolve: (_, { input }, context) => {
        const { committee = null, named = null } = input;
        return moving(context, 'rerouteApplication', input, { opinion: input.opinion, to: { committee, named } }, reroute);
      },
    }),
    waiveSupplement: t.fieldWithInput({
      type: ApplicationType,
      input: common,
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '认定退回修改后的更正仅为形式更正，免予补充公示，`opinion` 为理由：退回的审核部门经办人；单位、申报人和纪检监察可见。',
        `Records that a change made after a return is one of form and need not be posted again, with \`opinion\` as the reason: for the officers of the authority that returned it. The unit, the applicant and the supervisors see it. Rule U7. ${ERRORS}, SUPPLEMENT_NONE, SUPPLEMENT_DISPUTED, SUPPLEMENT_FAILED.`,
      ),
      resolve: (_, { input }, context) => moving(context, 'waiveSupplement', input, { opinion: input.opinion }, waiveSupplement),
    }),
    allowReturnAgain: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        sections: t.input.field({
          type: [SectionNameEnum],
          required: true,
          description: manual('允许再次判断的栏目。', 'The sections that may be judged again.'),
        }),
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '允许对已认定无误的栏目再次提出意见，opinion 为事由：市人社局经办人。',
        `Allows sections that were judged fine to be judged again; opinion is the reason: an officer of the bureau. Rule D1. ${ERRORS}.`,
      ),
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
