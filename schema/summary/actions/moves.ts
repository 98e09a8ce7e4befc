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
import { bureauOf } from '../../announcement/cities.ts';
import type { Announcement } from '../../announcement/model.ts';
import { loadCycles } from '../../announcement/store.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { gate } from '../../calendar/actions.ts';
import { loadHeads } from '../../application/frozen/store.ts';
import { blankTable } from '../lists.ts';
import {
  keptKeyOf,
  TABLE_MOVES,
  tableNamed,
  titleOf,
  type OfficersMove,
  type SummaryTable,
  type TableState,
  type TableVersion,
} from '../model.ts';
import { summaryNotices } from '../notices.ts';
import { summaryRefusals } from '../refusals.ts';
import { moved, officerOf, whyNotMoveTable, whyNotSend, whyNotSendBack } from '../rules.ts';
import { loadRows, loadTable, putIntake, putTable, putVersion } from '../store.ts';
import { outOfDate } from './joining.ts';

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
    return { version: { ...current, file: await keep(context, current.file, key) }, intake: { open: false, edits: intake.edits } };
  });
}

/** The department takes back what the bureau has not received (D3). */
export function recallTable(context: Context, decision: Reasoned): Promise<Moved> {
  return move(context, 'recall', decision, reasonOf(decision), ({ table, intake }) => reopened(table, intake.edits));
}

/** The bureau takes a table in (D3); who has left it since it was sent, or is called otherwise, is then corrected (D4). */
export function receiveTable(context: Context, decision: Decision): Promise<Moved> {
  return move(context, 'receive', decision, '', ({ table }) => ({
    version: versionOf(table),
    intake: null,
    writes: [outOfDate(table, ['received', table.id, String(table.version)], context.now)],
  }));
}

/** The bureau sends a table back, as long as it can still be sent again (D3), and the re-review has decided on nobody in it (D7). */
export function sendTableBack(context: Context, decision: Reasoned): Promise<Moved> {
  return move(context, 'sendBack', decision, reasonOf(decision), ({ table, intake }) => reopened(table, intake.edits));
}

/** What notes that a workbook is being built for a table. */
export function preparing(
  { actor, now: at }: Pick<Context, 'actor' | 'now'>,
  before: SummaryTable,
  job: string,
  by: string,
): { after: SummaryTable; writes: Write[] } {
  const { action } = before.state === 'RECEIVED' ? TABLE_MOVES.correct : TABLE_MOVES.prepare;
  return noted(before, { preparing: { job, at, by } }, { by: actor, at, action, detail: { job } });
}

/** What a finished workbook brings to its table: nothing, where the table was sent meanwhile or another one was asked for. */
export async function prepared(context: Context, id: string, job: string, made: Made): Promise<Write[]> {
  const before = (await loadTable(context.table, id))?.table;
  if (before?.preparing?.job !== job) return [];
  if (before.state === 'RECEIVED') return corrected(context, before, versionOf(before), made);
  const { writes } = versioned(context, before, { ...made, corrects: null });
  return writes;
}

type Made = Pick<TableVersion, 'edits' | 'rows' | 'hash' | 'file'>;

/** What corrects a version that the bureau has, with what both offices are told; where the rows say what they said, there is nothing to correct (D4). */
async function corrected(context: Context, before: SummaryTable, current: TableVersion, made: Made): Promise<Write[]> {
  if (made.hash === current.hash) {
    const same = { ...current, edits: made.edits };
    const fact = { by: context.actor, at: context.now, action: 'unchanged' as const, detail: { number: current.number } };
    return [...noted(before, { preparing: null, current: same }, fact).writes, putVersion(before.id, same)];
  }
  const { number: corrects } = current;
  const file = await keep(context, made.file, keptKeyOf(before.id, before.versions + 1, context.newId()));
  const { after, version, writes } = versioned(context, before, { ...made, file, corrects });
  return [...writes, tellOfCorrection(after, version, corrects, context.now)];
}

/** The table with one version more. */
function versioned({ actor, now: at }: Context, before: SummaryTable, made: Made & Pick<TableVersion, 'corrects'>) {
  const { rows, hash, corrects } = made;
  const number = before.versions + 1;
  const by = before.preparing?.by ?? '';
  const version: TableVersion = { ...made, number, prepared: { at, by }, sent: null, received: null, reopened: null };
  const detail = { number, rows, hash, ...(corrects !== null && { corrects }) };
  const fact = { by: actor, at, action: corrects === null ? ('prepared' as const) : ('corrected' as const), detail };
  const { after, writes } = noted(before, { preparing: null, current: version, versions: number }, fact);
  return { after, version, writes: [...writes, putVersion(before.id, version)] };
}

/**
 * The file as it is kept. Before the transaction: a version without its file could not be shown, and a copy that nothing names
 * harms nobody.
 */
async function keep({ files }: Context, file: TableVersion['file'], key: string): Promise<TableVersion['file']> {
  const found = await files.head(file.key);
  const isKept = found?.size === file.size && (await files.copy(file.key, key, found.tag));
  if (!isKept) throw summaryRefusals.TABLE_UNPREPARED();
  return { ...file, key };
}

/** Makes a move, with what `what` says the version and the mark then are; in one transaction with what the others are told. */
async function move(
  context: Context,
  name: Exclude<OfficersMove, 'prepare'>,
  { table: id, version }: Decision,
  reason: string,
  what: (found: Found) => Promise<Change> | Change,
): Promise<Moved> {
  const found = (await loadTable(context.table, id)) ?? (await nobodyIn(context, id));
  if (!found) throw summaryRefusals.TABLE_UNKNOWN();
  const before = found.table;
  const { announcement } = await gate(context, before.cycle, (calendar) =>
    whyNotMoveTable(name, context.actor, before, calendar, context.now),
  );
  if (name === 'sendBack') await notTakenUp(context, before);
  refuseIf(before.version === version ? null : stale(before, { rule: 'D3' }));
  const { version: asItIs, intake, writes: besides = [] } = await what(found);
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
      ...besides,
      tellOthers(name, after, made, announcement, context.now, reason),
      ...context.also(answer),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    const now = (await loadTable(context.table, id))?.table;
    if (now && name === 'sendBack') await notTakenUp(context, now);
    if (now?.version === before.version && error.failed.includes('intake')) throw summaryRefusals.TABLE_CHANGED();
    throw stale(now ?? null, { rule: 'D3' });
  }
  return { answer, result: after };
}

/** Refuses what the re-review has taken up, and counts on how many it has decided (D7). */
async function notTakenUp({ table }: Context, { id, takenUp }: SummaryTable): Promise<void> {
  if (!takenUp) return;
  const heads = await loadHeads(
    table,
    (await loadRows(table, id)).map(({ application }) => application),
  );
  const decided = [...heads.values()].filter(
    ({ passed, refused, returned }) => passed !== null || [refused, returned].some((one) => one?.reviewer === 'RE_REVIEW'),
  );
  refuseIf(whyNotSendBack({ takenUp }, decided.length));
}

/** A table in which nobody has ever been: there can be one, and nothing to be done with it. */
async function nobodyIn(context: Context, id: string): Promise<Found | null> {
  const named = (await loadCycles(context)).find(({ cycle }) => cycle === tableNamed(id)?.cycle);
  const table = named && blankTable((await loadCalendar(context, named.cycle)).announcement, id);
  return table ? { table, intake: { open: true, edits: 0 } } : null;
}

type Change = { version: TableVersion; intake: Found['intake'] | null; writes?: Write[] };

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
  { id, city, department, series, level, version }: SummaryTable,
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
    city,
    cause: [id, String(version)],
    at,
    details,
    ...WAITS[name],
  });
}

/** The bureau works with what corrects the table, and the department hears what stands in its own (D4). */
function tellOfCorrection(
  { id, city, department, series, level, version }: SummaryTable,
  { number, rows }: TableVersion,
  corrects: number,
  at: number,
): Write {
  const bureau = bureauOf(city);
  const offices = new Map([officerOf(bureau, bureau), officerOf(department, bureau)].map((one) => [one.organisation, one]));
  return summaryNotices.TABLE_CORRECTED({
    to: [...offices.values()],
    about: { type: 'SummaryTable', id },
    city,
    cause: [id, String(version)],
    at,
    details: { title: titleOf({ series, level }), number, rows, corrects },
  });
}

/** What waits for whoever is told, as long as the table is so (C14). */
const WAITS: Partial<Record<OfficersMove, { waits: TableState }>> = { send: { waits: 'SENT' }, sendBack: { waits: 'OPEN' } };

function reasonOf(typed: { reason: string }): string {
  return valid(z.object({ reason: text(200) }), typed, 'D3').reason;
}
