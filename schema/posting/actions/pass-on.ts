/**
 * What is open against a posting when the application goes along to another unit goes along as well (U4, P13). The old unit has no say in
 * the application any more: what it found could end it, and what it left lying would hold up the posting in the new unit.
 */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import { nextHour } from '../../core/untraced.ts';
import type { Write } from '../../table/port.ts';
import type { Application } from '../../application/model.ts';
import { loadApplication, sameApplication } from '../../application/store.ts';
import type { Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { allObjections, loadPosting, putObjection, putPosting } from '../store.ts';

type Kept = Pick<Context, 'table'>;

/**
 * Gives the open objections to whom the application is with; done before, it changes nothing. The posting runs no more: none is added. It
 * is the new unit's to see first, then one objection after the other; cut in between, it is done again from where it was.
 */
export async function passOn({ table }: Kept, id: string, now: Instant): Promise<void> {
  const posting = await loadPosting(table, id);
  const head = posting && (await loadApplication(table, posting.application));
  if (!posting || !head) return;
  const fact = { by: { kind: 'system', name: 'notify' } as const, at: now, action: 'passOn' as const, detail: { to: head.unit } };
  const passedTo = head.unit === posting.unit ? null : head.unit;
  if (posting.passedTo !== passedTo) {
    const { after, entry } = change({ kind: 'POSTING', id }, posting, { ...posting, passedTo }, fact);
    await table.transact([putPosting(after, posting), entry, sameApplication(head), ...tellUnit(after, head, now)]);
  }
  const open = (await allObjections(table, id)).filter(({ finding }) => finding === null);
  for (const one of open) {
    if (one.unit === head.unit) continue;
    const { after, entry } = change({ kind: 'OBJECTION', id: one.id }, one, { ...one, unit: head.unit }, fact);
    await table.transact([putObjection(after, one), entry, sameApplication(head)]);
  }
  if (open.length < posting.objections.open) throw new Error(`the index does not show all objections to posting ${id} yet`); // it is tried again
}

/** Some may not be seen before the full hour: told at once, this would say that there are any (rules/unseen.ts). */
function tellUnit(
  { id, city, version, unitName, objections }: Posting,
  { unit, applicant, applicantName }: Application,
  now: Instant,
): Write[] {
  if (objections.open === 0) return [];
  return [
    postingNotices.OBJECTIONS_PASSED_ON({
      to: [{ organisation: unit, role: 'UNIT_OFFICER', except: applicant }],
      about: { type: 'Posting', id },
      city,
      cause: [id, String(version)],
      at: nextHour(now),
      isHeld: true,
      waits: 'OBJECTIONS',
      details: { applicant: applicantName, from: unitName, count: objections.open },
    }),
  ];
}
