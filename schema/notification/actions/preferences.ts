/** When a person wants which notices by mail (C13). */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import type { MailTiming, NoticeClass } from '../../core/outbox.ts';
import { notificationRefusals } from '../refusals.ts';
import type { Preferences } from '../model.ts';
import { loadPreferences, putPreferences } from '../store.ts';

/** A choice for one class; `REQUIRED` is what the law wants told, of which there is nothing to choose. */
export type Choice = { class: NoticeClass | 'REQUIRED'; mail: MailTiming };

/** Changes the classes named; the others stay as they were. The last choice holds. */
export async function prefer(
  context: Context,
  { choices }: { choices: readonly Choice[] },
): Promise<Outcome<{ account: string }, Preferences>> {
  const { account } = personOf(context.actor);
  if (choices.some((one) => one.class === 'REQUIRED' && one.mail !== 'AT_ONCE')) throw notificationRefusals.REQUIRED_NOTICE();
  const before = await loadPreferences(context.table, account);
  const mail = {
    ...before?.mail,
    ...Object.fromEntries(choices.filter((one) => one.class !== 'REQUIRED').map((one) => [one.class, one.mail])),
  };
  const fact = { by: context.actor, at: context.now, action: 'prefer' as const, detail: { mail } };
  const { after, entry } = change({ kind: 'PREFERENCES', id: account }, before, { account, mail }, fact);
  const answer = { account };
  await context.table.transact([putPreferences(after, before), entry, ...context.also(answer)]);
  return { answer, result: after };
}
