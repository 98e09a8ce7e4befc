/**
 * What is open against a posting when the application goes along to another unit goes along as well (U4, P13). The old unit has no say in
 * the application any more: what it found could end it, and what it left lying would hold up the posting in the new unit.
 */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import { nextHour } from '../../core/untraced.ts';
import { loadApplication } from '../../application/store.ts';
import { postingNotices } from '../notices.ts';
import { listObjections, loadPosting, putObjection, putPosting } from '../store.ts';

type Kept = Pick<Context, 'table'>;

/** Gives the open objections to whom the application is with; done before, it changes nothing. The posting runs no more: none is added. */
export async function passOn({ table }: Kept, id: string, now: Instant): Promise<void> {
  const posting = await loadPosting(table, id);
  const head = posting && (await loadApplication(table, posting.application));
  if (!posting || !head) return;
  const fact = { by: { kind: 'system', name: 'notify' } as const, at: now, action: 'passOn', detail: { to: head.unit } };
  for (const one of await openOf({ table }, id)) {
    if (one.unit === head.unit) continue;
    const { after, entry } = change({ kind: 'OBJECTION', id: one.id }, one, { ...one, unit: head.unit }, fact);
    await table.transact([putObjection(after, one), entry]);
  }
  const passedTo = head.unit === posting.unit ? null : head.unit;
  if (posting.passedTo === passedTo) return;
  const { after, entry } = change({ kind: 'POSTING', id }, posting, { ...posting, passedTo }, fact);
  await table.transact([
    putPosting(after, posting),
    entry,
    ...(posting.objections.open === 0
      ? []
      : [
          postingNotices.OBJECTIONS_PASSED_ON({
            to: [{ organisation: head.unit, role: 'UNIT_OFFICER', except: head.applicant }],
            about: { type: 'Posting', id },
            cause: [id, String(after.version)],
            // Some may not be seen before: told at once, this would say that there are any (rules/unseen.ts).
            at: nextHour(now),
            isHeld: true,
            details: { applicant: head.applicantName, from: posting.unitName, count: posting.objections.open },
          }),
        ]),
  ]);
}

async function openOf({ table }: Kept, posting: string) {
  const open: Awaited<ReturnType<typeof listObjections>>['rows'] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listObjections>> = await listObjections(table, posting, { limit: 100, after });
    open.push(...page.rows.filter(({ finding }) => finding === null));
    after = page.next;
  } while (after !== null);
  return open;
}
