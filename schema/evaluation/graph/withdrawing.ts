/** A wish to withdraw that comes when the application is with its committee (A8). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { applicationRef, ApplicationType } from '../../application/graph/types.ts';
import { applicationIn } from '../../application/store.ts';
import { found } from '../../identity/graph/types.ts';
import { answerWithdrawalInCommittee } from '../candidates/actions/withdrawing.ts';

builder.mutationField('answerCommitteeWithdrawal', (t) =>
  t.fieldWithInput({
    type: ApplicationType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      version: t.input.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
      consent: t.input.boolean({ required: true, description: manual('是否同意。', 'Whether to consent.') }),
      opinion: t.input.string({ required: true, description: manual('意见，最多500字。', 'The opinion, at most 500 characters.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE', 'BUREAU_OFFICER'] },
    description: manual(
      '答复已提交评委会的申报的撤回申请：评委会办事机构；评委会未在本市备案的，市人社局；开始表决后不能撤回。',
      'Answers a request to withdraw an application that has gone to a committee: for the office of the committee, or for the bureau where the committee is not filed in the city. Once voting has begun it cannot be withdrawn. Rule A8. Errors: APPLICATION_UNKNOWN, NOT_IN_STATE, WITHDRAWAL_NOT_ASKED, WITHDRAWAL_LATE, INPUT_INVALID, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, application, ...input } }, context) =>
      answered(
        context,
        { key, mutation: 'answerCommitteeWithdrawal', body: { ...input, application: application.id } },
        answerWithdrawalInCommittee,
        async (answer) => found(await applicationIn(context, answer.application)),
      ),
  }),
);
