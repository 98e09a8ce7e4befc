/** Closing accounts in the graph: it takes that nothing was applied for with them (P11). */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { accountRef, AccountType, found } from '../../identity/graph/types.ts';
import { loadAccount } from '../../identity/store.ts';
import { closeAccount, mergeAccounts } from '../actions/accounts.ts';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const reason = t.input.string({ required: true, description: '事由，最多200字。' });
  return {
    closeAccount: t.fieldWithInput({
      type: AccountType,
      input: { account: t.input.globalID({ for: [accountRef], required: true, description: '误开的账号。' }), reason, key },
      authScopes: { person: true },
      description:
        '关闭误开且未办理任何事项的账号：权限同 correctPerson。该账号不能再登录，证件号码可另行使用，记录保留；可由 reopenAccount 恢复。Nobody logs in with it any more, and its number is free. Rules P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, ACCOUNT_IN_USE, INPUT_INVALID, VERSION_STALE.',
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
        from: t.input.globalID({ for: [accountRef], required: true, description: '被并入的账号，未办理任何事项的。' }),
        into: t.input.globalID({ for: [accountRef], required: true, description: '保留的账号。' }),
        reason,
        document: t.input.string({ required: true, description: '文号，最多60字。' }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description:
        '合并同一人的两个账号：市人社局。未办理任何事项的一个关闭并入另一个，此后两个证件号码均查得保留的账号。The account that stays is found by both numbers. Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ACCOUNT_SAME, ACCOUNTS_DIFFER, ACCOUNT_IN_USE, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input }, context) => {
        const body = { from: input.from.id, into: input.into.id, reason: input.reason, document: input.document };
        return answered(context, { key: input.key, mutation: 'mergeAccounts', body }, mergeAccounts, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
  };
});
