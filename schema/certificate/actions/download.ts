/** Review forms are downloaded; each time stands in their history, and the first one by the unit with them (R3). */
import { actingIn } from '../../core/acting.ts';
import { isAccountOf, personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { ReviewFormRecord } from '../model.ts';
import { certificateRefusals } from '../refusals.ts';
import { whyNotDownload } from '../rules.ts';
import { loadForm, putForm } from '../store.ts';

type Downloaded = Outcome<{ application: string }, ReviewFormRecord>;

export async function downloadForm(context: Context, { application }: { application: string }): Promise<Downloaded> {
  return inTurn(context, async () => {
    const before = await loadForm(context.table, application);
    if (!before) throw certificateRefusals.FORM_UNKNOWN();
    refuseIf(whyNotDownload({ actor: context.actor, ...(await actingIn(context)) }, before));
    const own = isAccountOf(context.actor, before.applicant);
    const first = own ? before.downloaded : (before.downloaded ?? { at: context.now, by: personOf(context.actor).account });
    return noted(context, before, first);
  });
}

/** The same, of many at once: whoever asked for them has them, but for what was made anew since; the history names them, not the queue. */
export async function downloadedBy(context: Context, form: Pick<ReviewFormRecord, 'application' | 'at'>, by: string): Promise<void> {
  await inTurn(context, async () => {
    const before = await loadForm(context.table, form.application);
    if (before?.at === form.at && !before.downloaded)
      await noted({ ...context, actor: { kind: 'person', account: by, name: by, grants: [] } }, before, { at: context.now, by });
  });
}

async function noted(context: Context, before: ReviewFormRecord, downloaded: ReviewFormRecord['downloaded']): Promise<Downloaded> {
  const { application } = before;
  const fact = { by: context.actor, at: context.now, action: 'download' as const };
  const { after, entry } = change({ kind: 'FORM', id: application }, before, { ...before, downloaded }, fact);
  const answer = { application };
  await context.table.transact([putForm(after, before), entry, ...context.also(answer)]);
  return { answer, result: after };
}
