/** What happens to a summary table: each move is one read and one transaction, against the version the officer has seen. */
import * as z from 'zod';
import { personOf } from '../../core/actor.ts';
import { change, type Fact } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { stale } from '../../core/stale.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { ANNOUNCEMENTS } from '../../announcement/cycles.ts';
import type { Announcement } from '../../announcement/model.ts';
import { gate } from '../../calendar/actions.ts';
import { blankTable } from '../lists.ts';
import {
  keptKeyOf,
  TABLE_MOVES,
  tableNamed,
  titleOf,
  type SummaryTable,
  type TableMoveName,
  type TableState,
  type TableVersion,
} from '../model.ts';
import { summaryNotices } from '../notices.ts';
import { summaryRefusals } from '../refusals.ts';
import { moved, officerOf, whyNotMoveTable, whyNotSend } from '../rules.ts';
import { loadTable, putIntake, putTable, putVersion } from '../store.ts';

type Decision = { table: string; version: number };
type Reasoned = Decision & { reason: string };
type Moved = Outcome<{ table: string }, SummaryTable>;
type Found = NonNullable<Awaited<ReturnType<typeof loadTable>>>;

/** Sends what was prepared: the very bytes are kept, and from here on nothing joins (D3). */
export function sendTable(context: Context, decision: Decision): Promise<Moved> {
  return move(context, 'send', decision, '', async ({ table, intake }) => {
    refuseIf(whyNotSend(table, intake));
    const current = versionOf(table);
    const key = keptKeyOf(table.id, current.number);
    // Before the transaction: sent without its file it could not be shown, and a copy that nothing names harms nobody.
    const found = await context.files.head(current.file.key);
    const kept = found?.size === current.file.size && (await context.files.copy(current.file.key, key, found.tag));
    if (!kept) throw summaryRefusals.TABLE_UNPREPARED();
    return { version: { ...current, file: { ...current.file, key } }, intake: { open: false, edits: intake.edits } };
  });
}

/** The department takes back what the bureau has not received (D3). */
export function recallTable(context: Context, decision: Reasoned): Promise<Moved> {
  return move(context, 'recall', decision, reasonOf(decision), ({ table, intake }) => reopened(table, intake.edits));
}

/** The bureau takes a table in (D3). */
export function receiveTable(context: Context, decision: Decision): Promise<Moved> {
  return move(context, 'receive', decision, '', ({ table }) => ({ version: versionOf(table), intake: null }));
}

/** The bureau sends a table back, as long as it can still be sent again (D3). */
export function sendTableBack(context: Context, decision: Reasoned): Promise<Moved> {
  return move(context, 'sendBack', decision, reasonOf(decision), ({ table, intake }) => reopened(table, intake.edits));
}

/** What notes that a workbook is being built for a table. */
export function preparing(context: Context, before: SummaryTable, job: string): { after: SummaryTable; writes: Write[] } {
  const news = { preparing: { job, at: context.now, by: personOf(context.actor).account } };
  return noted(before, news, { by: context.actor, at: context.now, action: TABLE_MOVES.prepare.action, detail: { job } });
}

/** What a finished workbook brings to its table: nothing, where the table was sent meanwhile or another one was asked for. */
export async function prepared(
  context: Context,
  id: string,
  job: string,
  made: Pick<TableVersion, 'edits' | 'rows' | 'hash' | 'file'>,
): Promise<Write[]> {
  const before = (await loadTable(context.table, id))?.table;
  if (before?.state !== 'OPEN' || before.preparing?.job !== job) return [];
  const number = before.versions + 1;
  const { by } = before.preparing;
  const current = { number, prepared: { at: context.now, by }, ...made, sent: null, received: null, reopened: null };
  const detail = { number, rows: made.rows, hash: made.hash };
  const fact = { by: context.actor, at: context.now, action: 'prepared', detail };
  return [...noted(before, { preparing: null, current, versions: number }, fact).writes, putVersion(id, current)];
}

/** Makes a move, with what `what` says the version and the mark then are; in one transaction with what the others are told. */
async function move(
  context: Context,
  name: Exclude<TableMoveName, 'prepare'>,
  { table: id, version }: Decision,
  reason: string,
  what: (found: Found) => Promise<Change> | Change,
): Promise<Moved> {
  const found = (await loadTable(context.table, id)) ?? nobodyIn(id);
  if (!found) throw summaryRefusals.TABLE_UNKNOWN();
  const before = found.table;
  const { announcement } = await gate(context, before.cycle, (calendar) =>
    whyNotMoveTable(name, context.actor, before, calendar, context.now),
  );
  refuseIf(before.version === version ? null : stale(before, { rule: 'D3' }));
  const { version: asItIs, intake } = await what(found);
  const by = { at: context.now, by: personOf(context.actor).account };
  const { version: made, table: news } = moved(name, asItIs, by, reason);
  const detail = { number: made.number, rows: made.rows, hash: made.hash };
  const { after, writes } = noted(before, news, {
    by: context.actor,
    at: context.now,
    action: TABLE_MOVES[name].action,
    reason: reason || undefined,
    detail,
  });
  const answer = { table: id };
  try {
    await context.table.transact([
      ...writes,
      putVersion(id, made),
      ...(intake ? [putIntake(id, intake, found.intake)] : []),
      tellOthers(name, after, made, announcement, context.now, reason),
      ...context.also(answer),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    const now = (await loadTable(context.table, id))?.table;
    if (now?.version === before.version && error.failed.includes('intake')) throw summaryRefusals.TABLE_CHANGED();
    throw stale(now ?? null, { rule: 'D3' });
  }
  return { answer, result: after };
}

/** A table in which nobody has ever been: there can be one, and nothing to be done with it. */
function nobodyIn(id: string): Found | null {
  const announcement = ANNOUNCEMENTS.find(({ cycle }) => cycle === tableNamed(id)?.cycle);
  const table = announcement && blankTable(announcement, id);
  return table ? { table, intake: { open: true, edits: 0 } } : null;
}

type Change = { version: TableVersion; intake: Found['intake'] | null };

/** Open again; counted on, so that nothing that was built before can be taken for what is there now. */
function reopened(table: SummaryTable, edits: number): Change {
  return { version: versionOf(table), intake: { open: true, edits: edits + 1 } };
}

function versionOf({ current }: SummaryTable): TableVersion {
  if (!current) throw summaryRefusals.TABLE_UNPREPARED();
  return current;
}

function noted(before: SummaryTable, news: Partial<SummaryTable>, fact: Fact): { after: SummaryTable; writes: Write[] } {
  const { after, entry } = change({ kind: 'TABLE', id: before.id }, before, { ...before, ...news }, fact);
  return { after, writes: [putTable(after, before), entry] };
}

const TOLD = { send: 'TABLE_SENT', recall: 'TABLE_RECALLED', receive: 'TABLE_RECEIVED', sendBack: 'TABLE_SENT_BACK' } as const;

/** The bureau is told of what departments do, and the department of what the bureau does. */
function tellOthers(
  name: keyof typeof TOLD,
  { id, department, series, level, version }: SummaryTable,
  { number, rows }: TableVersion,
  { bureau, departments }: Announcement,
  at: number,
  reason: string,
): Write {
  const to = officerOf(TABLE_MOVES[name].by === 'BUREAU_OFFICER' ? department : bureau.id, bureau.id);
  const who = departments.find((one) => one.id === department)?.name ?? bureau.name;
  const details = { department: who, title: titleOf({ series, level }), number, rows, reason };
  return summaryNotices[TOLD[name]]({
    to: [to],
    about: { type: 'SummaryTable', id },
    cause: [id, String(version)],
    at,
    details,
    ...WAITS[name],
  });
}

/** What waits for whoever is told, as long as the table is so (C14). */
const WAITS: Partial<Record<TableMoveName, { waits: TableState }>> = { send: { waits: 'SENT' }, sendBack: { waits: 'OPEN' } };

function reasonOf(typed: { reason: string }): string {
  return valid(z.object({ reason: text(200) }), typed, 'D3').reason;
}
