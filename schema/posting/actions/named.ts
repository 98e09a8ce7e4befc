/**
 * A posting names the person and the unit as they were called when it began, and keeps that (P11). One that was begun after a renaming,
 * by whoever had read the name just before it, is called as it should have been: nothing is shared with the renaming that could have
 * stopped it, for so no two applicants wait for one another.
 */
import { change } from '../../core/audit.ts';
import type { Instant } from '../../core/time.ts';
import type { Table, Write } from '../../table/port.ts';
import type { Application } from '../../application/model.ts';
import { loadPosting, putPosting } from '../store.ts';

/** The running posting of an application that was begun since its names hold, where it says another; written with the application's. */
export async function postedMeanwhile(table: Table, head: Application, since: Instant, now: Instant): Promise<Write[]> {
  const posting = head.posting ? await loadPosting(table, head.posting) : null;
  if (posting?.state !== 'RUNNING' || posting.startsAt <= since) return [];
  const { applicantName } = head;
  const unitName = head.unit === posting.unit ? head.unitName : posting.unitName;
  if (posting.applicantName === applicantName && posting.unitName === unitName) return [];
  const fact = { by: { kind: 'system', name: 'notify' } as const, at: now, action: 'correctName' as const, reason: '公示时名称已更正' };
  const { after, entry } = change({ kind: 'POSTING', id: posting.id }, posting, { ...posting, applicantName, unitName }, fact);
  return [putPosting(after, posting), { ...entry, as: 'posting' }];
}
