/**
 * How applications come into a summary table and out of it, and what the re-review asks of it. The mark of the table is in the very transaction that approves, and in
 * the one that sends: an approval is in the table that is sent, or it is refused (D3).
 */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { post } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { inWords, type Instant } from '../../core/time.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Application } from '../../application/model.ts';
import { inChargeOf } from '../../application/rules/charge.ts';
import { emptyTable, tableId, titleOf, type SummaryTable } from '../model.ts';
import { summaryNotices } from '../notices.ts';
import { summaryRefusals } from '../refusals.ts';
import { isJoinedLate, sendingWindow, whyNotJoin, whyNotTakeUp } from '../rules.ts';
import { countRow, loadIntake, loadTable, putIntake, putRow, putTable, sameTable, tableIdOf, tableOf } from '../store.ts';

/**
 * What puts an application into its table, for the transaction that approves it; the first one makes the table. Refused when the
 * table has been sent (TABLE_SENT); what the re-review has taken up is corrected instead. A conflict named `table` says that it was sent, made or
 * corrected in the same moment: ask again.
 */
export async function joining(context: Context, head: Application): Promise<Write[]> {
  const id = tableIdOf(head);
  const intake = await loadIntake(context.table, id);
  if (intake?.open === false) {
    const table = (await loadTable(context.table, id))?.table ?? null;
    refuseIf(whyNotJoin(table));
    if (table && isJoinedLate(table)) return [sameTable(table), ...rowChanged(head, 'joined', context.now), putRow(id, head, false)];
  }
  const row = putRow(id, head, false);
  return [...(intake ? [countRow(id, 'joins')] : firstOf(context, head)), row, await toBeSent(context, head)];
}

/** Whoever sends the table hears what has joined it, and until when all of it can be sent (C14). */
async function toBeSent(context: Context, head: Application): Promise<Write> {
  const { now: at } = context;
  const table = tableOf(head);
  const calendar = await loadCalendar(context, head.cycle);
  const { closesAt } = sendingWindow(calendar, table, at);
  const details = { applicant: head.applicantName, unit: head.unitName, title: titleOf(table), closes: inWords(closesAt, true) };
  return summaryNotices.TO_SEND({
    to: inChargeOf('DEPARTMENT', head, calendar.announcement.bureau.id).map((office) => ({ ...office, except: head.applicant })),
    about: { type: 'SummaryTable', id: tableId(table) },
    city: head.city,
    cause: [head.id, String(head.version)],
    at,
    waits: 'OPEN',
    closesAt,
    details,
  });
}

/**
 * What the re-review's moves hold on to: the application's table, sent and received as it is read here (D3, D7). The first of them marks
 * it, so that it is not sent back any more. A conflict named `table` says that it was sent back, or marked, in the same moment: ask again.
 */
export async function takingUp(context: Context, head: Application): Promise<Write[]> {
  return marked(context, head, await received(context, head));
}

function marked(context: Context, head: Application, table: SummaryTable): Write[] {
  if (table.takenUp) return [sameTable(table)];
  const fact = { by: context.actor, at: context.now, action: 'takeUp' as const, detail: { application: head.id } };
  const { after, entry } = change({ kind: 'TABLE', id: table.id }, table, { ...table, takenUp: true }, fact);
  return [putTable(after, table), { ...entry, as: 'table' }];
}

/** The same of a re-review that is passed: what was mended in it since the table was prepared is not what the bureau has (D4). */
export async function passing(context: Context, head: Application): Promise<Write[]> {
  const table = await received(context, head);
  const isMended = (head.submission?.at ?? 0) >= (table.current?.prepared.at ?? 0);
  return [...marked(context, head, table), ...(isMended ? rowChanged(head, 'passed', context.now) : [])];
}

/** What takes an application out of its table, also after the table was sent: the workbook that was sent stays as it is. */
export function leaving(head: Application, at: Instant): Write[] {
  return [...rowChanged(head, 'left', at), putRow(tableIdOf(head), head, true)];
}

/** The row of an application that is in its table, under the names it has now: the rows are sorted by them (P11). */
export function inTable(head: Application, at: Instant): Write[] {
  return head.approval === null || head.state === 'WITHDRAWN' || head.state === 'CANCELLED'
    ? []
    : [...rowChanged(head, 'named', at), putRow(tableIdOf(head), head, false)];
}

async function received(context: Context, head: Application): Promise<SummaryTable> {
  const table = (await loadTable(context.table, tableIdOf(head)))?.table ?? null;
  const why = whyNotTakeUp(table);
  if (why || !table) throw why ?? summaryRefusals.TABLE_NOT_SENT();
  return table;
}

/** What stands in a row is not what was prepared: it is prepared anew before it is sent, and what the bureau has is corrected (D3, D4). */
function rowChanged(head: Application, how: 'joined' | 'passed' | 'left' | 'named', at: Instant): Write[] {
  const id = tableIdOf(head);
  return [countRow(id, 'leaves'), outOfDate({ id, city: head.city }, [head.id, String(head.version), how], at)];
}

/** Has a table looked at that the bureau may have as it no longer is. */
export function outOfDate({ id: table, city }: Pick<SummaryTable, 'id' | 'city'>, cause: readonly string[], at: Instant): Write {
  return post(['correct-table', ...cause], { kind: 'correct-table', table }, { city, at });
}

function firstOf(context: Context, head: Application): Write[] {
  const name = tableOf(head);
  const id = tableId(name);
  const fact = { by: context.actor, at: context.now, action: 'begin' as const, detail: { application: head.id } };
  const { after, entry } = change({ kind: 'TABLE', id }, null, emptyTable(name), fact);
  // All under one name: whichever of them is there already, somebody else has made the table.
  return [putTable(after, null), entry, putIntake(id, { open: true, edits: 1 }, null)].map((write) => ({ ...write, as: 'table' }));
}
