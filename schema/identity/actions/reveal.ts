/** A whole identity number, shown for a purpose: the view is part of the account's history. */
import * as z from 'zod';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { openIdentity } from '../privacy.ts';
import { PURPOSES, whyNotReveal, type Purpose } from '../reveal.ts';
import { putAccount } from '../store.ts';
import { commit } from './accounts.ts';
import { known } from './known.ts';

/** Shows the number once its entry is written: nobody sees it unseen. */
export async function revealIdentity(
  context: Context,
  input: { account: string; purpose: Purpose; reason: string },
): Promise<Outcome<{ account: string }, string>> {
  const { person, unit } = await known(context, input.account);
  refuseIf(whyNotReveal(context.actor, input.purpose, person, unit, bureauOf(person.account.city)));
  const { purpose, reason } = valid(z.object({ purpose: z.enum(PURPOSES), reason: text(200) }), input, 'P10');
  const number = await openIdentity(context, person.account);
  const fact = { by: context.actor, at: context.now, action: 'reveal' as const, reason, detail: { purpose } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: input.account }, person.account, person.account, fact);
  const answer = { account: input.account };
  await commit(context, [putAccount(after, person.account), entry, ...context.also(answer)]);
  return { answer, result: number };
}
