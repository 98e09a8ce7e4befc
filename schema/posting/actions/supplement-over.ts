/** That what was mended has been shown (U7): whoever reviews it may go on, and hears of it as soon as nothing against any of it is open. */
import { inWords, type Instant } from '../../core/time.ts';
import type { Table, Write } from '../../table/port.ts';
import type { Calendar } from '../../calendar/model.ts';
import type { Application } from '../../application/model.ts';
import { inChargeOf } from '../../application/rules/charge.ts';
import { reviewWindow } from '../../application/rules/windows.ts';
import type { Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { openIn } from '../rules/supplement.ts';
import { samePosting } from '../store.ts';
import { supplementsOf } from './supplement.ts';

/**
 * Tells of it when the last supplementary posting has its report and no objection to any of them is open: whichever comes later. `changed`
 * is the posting as the transaction makes it; `held` are the others as they were read. It moves by the reviewer's hand alone.
 */
export async function toldOver(
  table: Table,
  head: Application,
  changed: Posting,
  calendar: Calendar,
  at: Instant,
): Promise<{ told: Write[]; held: Write[] }> {
  const postings = (await supplementsOf(table, head)).map((one) => (one.id === changed.id ? changed : one));
  const held = postings.filter((one) => one.id !== changed.id).map(samePosting);
  const [last] = postings;
  const reviewer = head.state === 'APPROVED' ? 'RE_REVIEW' : 'DEPARTMENT';
  const { closesAt } = reviewWindow(calendar, reviewer, at);
  const waits = (head.state === 'RECOMMENDED' || head.state === 'APPROVED') && at < closesAt;
  if (last?.state !== 'CLEARED' || openIn(postings) > 0 || !waits) return { told: [], held };
  const details = { applicant: head.applicantName, unit: head.unitName, closes: inWords(closesAt, true) };
  const telling = { about: { type: 'Application', id: head.id }, city: head.city, cause: [last.id], at, details };
  const offices = inChargeOf(reviewer, head, calendar.announcement.bureau.id).map((office) => ({ ...office, except: head.applicant }));
  const told = [
    postingNotices.SUPPLEMENT_OVER({ ...telling, to: [{ account: head.applicant }] }),
    postingNotices.SUPPLEMENT_CLEARED({ ...telling, to: offices, waits: head.state, closesAt }),
  ];
  return { told, held };
}
