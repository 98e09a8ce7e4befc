/** Making the result report: the PDF is stored, and with it the application becomes ready to be recommended (U5). */
import type { Actor } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Printer } from '../../core/ports.ts';
import { storedPaper } from '../../core/printing.ts';
import { inWords } from '../../core/time.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Calendar } from '../../calendar/model.ts';
import { loadStanding } from '../../identity/store.ts';
import { whyNotLeft } from '../../application/rules/transfer.ts';
import { moved } from '../../application/actions/move.ts';
import { reviewWindow } from '../../application/rules/windows.ts';
import { MOVES } from '../../application/moves.ts';
import { loadMovable } from '../../application/store.ts';
import { reportKeyOf, type Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { reportOf } from '../report.ts';
import { toldOver } from './supplement-over.ts';
import { allObjections, loadPosting, loadPostingFile, putPosting } from '../store.ts';

const MAKER: Actor = { kind: 'system', name: 'report-build' };

/** Makes the report of a posting that has ended. Made before, it changes nothing. */
export async function buildReport(context: Context, printer: Printer, id: string): Promise<Posting | null> {
  const file = await loadPostingFile(context.table, id);
  if (!file || file.posting.state !== 'ENDED') return file?.posting ?? null;
  const { posting, attachments } = file;
  // By the notice that judges the application, and in the windows that it has of its own.
  const head = (await loadMovable(context.table, posting.application))?.head;
  const calendar = await loadCalendar(context, head ?? posting.cycle);
  const earlier = await earlierOf(context, posting);
  const objections = (await Promise.all([...earlier, posting].map((one) => allObjections(context.table, one.id)))).flat();
  const expected = [...earlier, posting].reduce((sum, one) => sum + one.objections.all, 0);
  if (objections.length < expected || objections.some(({ finding }) => finding === null)) {
    throw new Error(`the index does not show all findings of posting ${id} yet`); // it is tried again
  }
  // The instant at which it ended stands on the paper, so that the same report is made however often it is tried.
  const about = { earlier, objections, attachments, madeAt: posting.endedAt ?? posting.endsAt, document: calendar.announcement.document };
  const paper = await storedPaper(context, printer, { key: reportKeyOf(posting), document: reportOf(posting, about) });
  const report = { ...paper, at: context.now };
  const fact = { by: MAKER, at: context.now, action: 'report' as const, detail: { sha256: report.sha256 } };
  const { after, entry } = change({ kind: 'POSTING', id }, posting, { ...posting, state: 'CLEARED' as const, report }, fact);
  try {
    await context.table.transact([putPosting(after, posting), entry, ...(await cleared(context, after, calendar))]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return loadPosting(context.table, id); // another run was first, or the application has moved on and its posting was stopped
  }
  return after;
}

/** The application whose posting this is, if it still waits for it. */
async function cleared({ now, table }: Context, posting: Posting, calendar: Calendar): Promise<Write[]> {
  const file = await loadMovable(table, posting.application);
  if (posting.supplement) return file ? (await toldOver(table, file.head, posting, calendar, now)).told : [];
  if (file?.head.state !== 'POSTED' || file.head.posting !== posting.id) return [];
  const { head } = file;
  const { writes } = moved(file, MOVES.clear, { by: MAKER, at: now, detail: { posting: posting.id } });
  const { closesAt } = reviewWindow(calendar, 'UNIT', now);
  const telling = {
    about: { type: 'Application', id: head.id },
    city: head.city,
    cause: [posting.id],
    at: now,
    details: { applicant: head.applicantName, unit: head.unitName, closes: inWords(closesAt, true) },
  };
  // When recommending has closed meanwhile there is nothing to look forward to: the close itself has told them (U5). Nor where the person
  // is leaving: the unit recommends no more, unless all agree, and then that is told (P13).
  if (now >= closesAt || whyNotLeft(head, await loadStanding(table, head.applicant)) !== null) return writes;
  return [
    ...writes,
    postingNotices.CLEARED({ ...telling, to: [{ account: head.applicant }] }),
    postingNotices.TO_RECOMMEND({
      ...telling,
      to: [{ organisation: head.unit, role: 'UNIT_OFFICER', except: head.applicant }],
      waits: MOVES.clear.to,
      closesAt,
    }),
  ];
}

/** The postings that this one goes on with, the first first. */
async function earlierOf(context: Context, posting: Posting): Promise<Posting[]> {
  const earlier: Posting[] = [];
  for (let id = posting.continues; id !== null;) {
    const one: Posting | null = await loadPosting(context.table, id);
    if (!one) break;
    earlier.unshift(one);
    id = one.continues;
  }
  return earlier;
}
