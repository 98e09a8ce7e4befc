/** How an application is asked, begun, filled in, withdrawn; submitting may begin a posting, and is that slice's. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import { personOf } from '../../core/actor.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { loadCycles } from '../../announcement/store.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { begin, changeUnit } from '../actions/begin.ts';
import { askWithdrawal, restore, withdraw } from '../actions/withdraw.ts';
import { applicationId, applicationIn, loadFile } from '../store.ts';
import './accounts.ts';
import './eligibility.ts';
import './form-definition.ts';
import './saving.ts';
import { loadedHead } from './loaded.ts';
import { moving } from './moving.ts';
import './proofs.ts';
import './receipts.ts';
import './signals.ts';
import './standards/index.ts';
import './transfer.ts';
import { applicationRef, ApplicationType, headOf } from './types.ts';
import './versions.ts';

builder.queryField('myApplication', (t) =>
  t.field({
    type: ApplicationType,
    nullable: true,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    price: 2 * REQUEST,
    authScopes: { person: true },
    description: manual(
      '本人在某年度的申报；没有的为空。有账号的人均可查询。读表一次，含申报表。',
      'Your own application in a cycle; null where there is none. Anybody with an account may ask. One table request, form included.',
    ),
    resolve: async (_, { cycle }, context) => {
      const year = await knownCycle(context, cycle, { as: ['APPLICANT'] });
      const file = await loadFile(context.table, applicationId(year, personOf(context.actor).account));
      return file && headOf(file);
    },
  }),
);

builder.queryField('myApplications', (t) =>
  t.field({
    type: [ApplicationType],
    price: 3 * REQUEST,
    rows: 10,
    authScopes: { person: true },
    description: manual(
      '本人在各年度、各批次、各城市的全部申报，最近的在前；凡有账号的均可查询本人的。读表两次。',
      'All of one’s own applications, whatever their year, round and city, the newest first; for anybody with an account. Two table requests. Rules C7, R6.',
    ),
    resolve: async (_, __, context) => {
      const { account } = personOf(context.actor);
      const heads = (await loadCycles(context)).toSorted((a, b) => b.opensAt - a.opensAt);
      const own = await Promise.all(heads.map(({ cycle }) => applicationIn(context, applicationId(cycle, account))));
      return own.filter((one) => one !== null);
    },
  }),
);

builder.mutationFields((t) => ({
  beginApplication: t.fieldWithInput({
    type: ApplicationType,
    input: {
      unit: t.input.globalID({
        required: true,
        for: [OrganisationType],
        description: manual('通过哪个单位申报。', 'The unit to apply through.'),
      }),
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description: manual(
      '开始申报：申报人，个人申报阶段内。撤回后已过恢复期限的重新开始，历次提交和记录保留。',
      'Begins an application: for the applicant, within the personal application phase. One that was withdrawn and can no longer be restored is begun anew; all that was submitted and recorded before is kept. Rules A1, A8, C2. Errors: WINDOW_NOT_OPEN, WINDOW_CLOSED, APPLICATION_EXISTS, APPLICATION_WITHDRAWN, CYCLE_ELSEWHERE.',
    ),
    resolve: async (_, { input: { key, unit, cycle } }, context) => {
      const input = { unit: unit.id, cycle: await knownCycle(context, cycle, { as: ['APPLICANT'] }) };
      const { answer, result } = await once(context, { key, mutation: 'beginApplication', body: input }, (own) => begin(own, input));
      return result ? headOf(result) : loadedHead(context, answer.application);
    },
  }),
}));

builder.mutationFields((t) => {
  const seen = {
    application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
    version: t.input.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  return {
    changeApplicationUnit: t.fieldWithInput({
      type: ApplicationType,
      input: seen,
      authScopes: { role: ['APPLICANT'] },
      description: manual(
        '调动后将草稿或已退回的申报变更到现单位：申报人本人。',
        'Moves a draft or a returned application to the present unit after a transfer: for the applicant. Rules P2, P5. Errors: APPLICATION_UNKNOWN, NOT_EDITABLE, UNIT_ELSEWHERE, UNIT_SAME, UNIT_RECOMMENDED, VERSION_STALE, WINDOW_NOT_OPEN, WINDOW_CLOSED.',
      ),
      resolve: (_, { input }, context) => moving(context, 'changeApplicationUnit', input, {}, changeUnit),
    }),
    withdrawApplication: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...seen,
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
      },
      authScopes: { role: ['APPLICANT'] },
      whileBarred: true,
      description: manual(
        '撤回申报：申报人本人，单位推荐之前。',
        'Withdraws the application: for the applicant, before the unit recommends it. Rules A8, C6. Errors: APPLICATION_UNKNOWN, DRAFT_LAPSED, NOT_IN_STATE, CONSENT_NEEDED, VERSION_STALE, INPUT_INVALID.',
      ),
      resolve: (_, { input }, context) => moving(context, 'withdrawApplication', input, { reason: input.reason }, withdraw),
    }),
    requestWithdrawal: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...seen,
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
      },
      authScopes: { role: ['APPLICANT'] },
      whileBarred: true,
      description: manual(
        '申请撤回已推荐的申报，待审核方答复：申报人本人。',
        'Asks to withdraw a recommended application, for the reviewing party to answer: for the applicant. Rules A8, C6. Errors: APPLICATION_UNKNOWN, DRAFT_LAPSED, NOT_IN_STATE, WITHDRAWAL_ASKED, VERSION_STALE, INPUT_INVALID.',
      ),
      resolve: (_, { input }, context) => moving(context, 'requestWithdrawal', input, { reason: input.reason }, askWithdrawal),
    }),
    restoreApplication: t.fieldWithInput({
      type: ApplicationType,
      input: seen,
      authScopes: { role: ['APPLICANT'] },
      description: manual(
        '恢复撤回的申报：申报人本人，规定期限内且个人申报（退回的为重报）尚未截止。',
        'Restores a withdrawn application: for the applicant, within the set period and before personal application closes (for a returned application, before sending it again closes). Rules A8, C6. Errors: APPLICATION_UNKNOWN, DRAFT_LAPSED, NOT_IN_STATE, RESTORE_TOO_LATE, VERSION_STALE, WINDOW_NOT_OPEN, WINDOW_CLOSED.',
      ),
      resolve: (_, { input }, context) => moving(context, 'restoreApplication', input, {}, restore),
    }),
  };
});
