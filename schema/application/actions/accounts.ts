/** Closing accounts: it takes that no application was ever begun with them, which the transaction holds to (P11). */
import * as z from 'zod';
import { personOf, signature } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { stale } from '../../core/stale.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { loadCycles } from '../../announcement/store.ts';
import { closed, inHand } from '../../identity/actions/closing.ts';
import { whyNotClose, whyNotMerge, whyNotSamePerson } from '../../identity/corrections/rules.ts';
import { movedMarks } from '../../identity/marks/store.ts';
import type { Account } from '../../identity/model.ts';
import { identityNotices } from '../../identity/notices.ts';
import { bornOf } from '../../identity/privacy.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { forgetPerson, putAccount } from '../../identity/store.ts';
import { titlesGoing } from '../../identity/titles/actions/moving.ts';
import { applicationId, noApplication } from '../store.ts';

type Closed = Outcome<{ account: string }, Account>;

/** Closes an account that was opened by mistake and has done nothing: nobody logs in with it, and its number is free. */
export async function closeAccount(context: Context, input: { account: string; reason: string }): Promise<Closed> {
  const person = await inHand(context, input.account);
  refuseIf(whyNotClose(person, context.now));
  const { reason } = valid(z.object({ reason: text(200) }), input, 'P11');
  const { after, writes } = closed(context, person, reason, null);
  const answer = { account: after.account };
  const marks = movedMarks({ before: person.account, after });
  await committed(context, input.account, [...writes, ...marks, ...context.also(answer)]);
  forgetPerson(context, after.account);
  return { answer, result: after };
}

/** Closes one of two accounts of the same person, which has done nothing, into the other one: that is found by both numbers from then on. */
export async function mergeAccounts(
  context: Context,
  input: { from: string; into: string; reason: string; document: string },
): Promise<Closed> {
  if (input.from === input.into) throw identityRefusals.ACCOUNT_SAME();
  const [from, into] = [await inHand(context, input.from), await inHand(context, input.into)];
  refuseIf(whyNotMerge(from, into, context.now));
  const [born, bornInto] = [await bornOf(context, from.account), await bornOf(context, into.account)];
  refuseIf(whyNotSamePerson(from.account, into.account, { from: born, into: bornInto }));
  const { reason, document } = valid(z.object({ reason: text(200), document: text(60) }), input, 'P11');
  const gone = closed(context, from, reason, into.account.account);
  const { sealed: _, ...identity } = from.account.identity;
  const made = { at: context.now, by: signature(context.actor), reason, document, account: input.from, identity };
  const data = { ...into.account, merged: [...into.account.merged, made] };
  const fact = { by: context.actor, at: context.now, action: 'merge' as const, reason, detail: { from: input.from, document } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: input.into }, into.account, data, fact);
  const told = identityNotices.ACCOUNT_MERGED_IN({
    to: [{ account: input.into }],
    about: { type: 'Account', id: input.into },
    city: after.city,
    cause: [input.into, String(after.version)],
    at: context.now,
    details: { by: personOf(context.actor).name, from: input.from, document, reason },
  });
  const answer = { account: after.account };
  const marks = movedMarks({ before: from.account, after: gone.after }, { before: into.account, after });
  const titles = titlesGoing(context, from, into);
  const writes = [...gone.writes, putAccount(after, into.account), entry, told, ...marks, ...titles];
  await committed(context, input.from, [...writes, ...context.also(answer)]);
  for (const name of [input.from, input.into]) forgetPerson(context, name);
  return { answer, result: after };
}

/** Commits it where no application was begun with the account in any cycle. */
async function committed(context: Context, account: string, writes: readonly Write[]): Promise<void> {
  const none = (await loadCycles(context)).map(({ cycle }) => noApplication(applicationId(cycle, account)));
  try {
    await context.table.transact([...writes, ...none]);
  } catch (error) {
    if (error instanceof Conflict && error.failed.includes('application') && !error.failed.includes('once'))
      throw identityRefusals.ACCOUNT_IN_USE({ because: { zh: '已开始申报', en: 'an application was begun with it' } });
    throw error instanceof Conflict && !error.failed.includes('once') ? stale() : error;
  }
}
