/** Closing accounts in the graph: it takes that nothing was applied for with them (P11). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { accountRef, AccountType, found } from '../../identity/graph/types.ts';
import { loadAccount } from '../../identity/store.ts';
import { closeAccount, mergeAccounts } from '../actions/accounts.ts';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const reason = t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') });
  return {
    closeAccount: t.fieldWithInput({
      type: AccountType,
      input: {
        account: t.input.globalID({
          for: [accountRef],
          required: true,
          description: manual('误开的账号。', 'The account opened by mistake.'),
        }),
        reason,
        key,
      },
      authScopes: { person: true },
      description: manual(
        '关闭误开且未办理任何事项的账号：权限同 correctPerson。该账号不能再登录，证件号码可另行使用，记录保留；可由 reopenAccount 恢复。',
        'Closes an account that was opened by mistake and has done nothing: for those who may call correctPerson. The account can no longer log in, its identity number is free for other use, and its record stays; reopenAccount restores it. Rules P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, ACCOUNT_IN_USE, INPUT_INVALID, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) => {
        const body = { account: input.account.id, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'closeAccount', body }, closeAccount, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
    mergeAccounts: t.fieldWithInput({
      type: AccountType,
      input: {
        from: t.input.globalID({
          for: [accountRef],
          required: true,
          description: manual('被并入的账号，未办理任何事项的。', 'The account to be merged into the other; it has done nothing.'),
        }),
        into: t.input.globalID({ for: [accountRef], required: true, description: manual('保留的账号。', 'The account that stays.') }),
        reason,
        document: t.input.string({
          required: true,
          description: manual('文号，最多60字。', 'The document number, at most 60 characters.'),
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '合并同一人的两个账号：市人社局。未办理任何事项的一个关闭并入另一个，此后两个证件号码均查得保留的账号。',
        'Merges two accounts of the same person: for the bureau. The account that has done nothing is closed and merged into the other; from then on both identity numbers find the account that stays. Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ACCOUNT_SAME, ACCOUNTS_DIFFER, ACCOUNT_IN_USE, INPUT_INVALID, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) => {
        const body = { from: input.from.id, into: input.into.id, reason: input.reason, document: input.document };
        return answered(context, { key: input.key, mutation: 'mergeAccounts', body }, mergeAccounts, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
  };
});
