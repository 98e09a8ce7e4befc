/** How summary tables are kept: a head for the lists, a mark that every approval counts in, one item a row, one a version. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { getTogether } from '../core/together.ts';
import { pages } from '../core/page.ts';
import { isKeyPart, padded, summaryIntake, summaryRow, summaryTable, summaryVersion } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Table, Write } from '../table/port.ts';
import type { Application } from '../application/model.ts';
import {
  intakeShape,
  rowShape,
  tableId,
  tableNamed,
  tableShape,
  versionShape,
  type Intake,
  type SummaryTable,
  type TableName,
  type TableOf,
  type TableRow,
  type TableVersion,
} from './model.ts';

type Paging = { limit: number; after: string | null };

/** A table with its mark: one request, consistent. Null when nobody has ever been in it. */
export async function loadTable(table: Table, id: string): Promise<{ table: SummaryTable; intake: Intake } | null> {
  const name = tableNamed(id);
  if (!name || !isKeyPart(id)) return null;
  const [head, intake] = await table.getMany([summaryTable.key(name), summaryIntake.key({ table: id })]);
  return head && intake ? { table: fromItem(tableShape, head), intake: fromItem(intakeShape, intake) } : null;
}

/** A table's state for showing what may be done: read in one batch with all that a page asks for. Null where nobody has ever been in it. */
export async function tableIn(context: Context, name: TableName): Promise<SummaryTable | null> {
  const item = await getTogether(context, summaryTable.key(name));
  return item && fromItem(tableShape, item);
}

/** Its mark, for the same. */
export async function intakeIn(context: Context, id: string): Promise<Intake | null> {
  const item = await getTogether(context, summaryIntake.key({ table: id }));
  return item && fromItem(intakeShape, item);
}

/** The mark alone. */
export async function loadIntake(table: Table, id: string): Promise<Intake | null> {
  const item = await table.get(summaryIntake.key({ table: id }));
  return item && fromItem(intakeShape, item);
}

/** All tables of a cycle, or of one department in it, by department, series and level: as many as there are series and levels at most. */
export async function listTables(table: Table, within: { cycle: string; department?: string }): Promise<SummaryTable[]> {
  const { items } = await table.query(summaryTable.under(within));
  return items.map((item) => fromItem(tableShape, item));
}

export function putTable(one: SummaryTable, before: Versioned | null): Write {
  return { put: toItem(summaryTable.key(one), one), when: unchanged(before), as: 'table' };
}

/** Holds only while a table is as it was read. */
export function sameTable(one: SummaryTable): Write {
  return { check: summaryTable.key(one), when: { version: one.version }, as: 'table' };
}

/**
 * Opens or closes it. Closed, it holds only against the very `edits` that were read; opened again, nothing can have been prepared in
 * between, so what was counted meanwhile does not matter.
 */
export function putIntake(id: string, intake: Intake, expected: Intake | null): Write {
  const when = expected === null ? 'absent' : expected.open ? ({ open: true, edits: expected.edits } as const) : 'always';
  return { put: toItem(summaryIntake.key({ table: id }), intake), when, as: 'intake' };
}

/** Counts a change of the rows. One that joins needs the table open; whoever leaves may always. */
export function countRow(id: string, how: 'joins' | 'leaves'): Write {
  return { bump: summaryIntake.key({ table: id }), when: how === 'joins' ? { open: true } : 'always', as: 'table' };
}

/** The row of an application, which whoever moves the application holds against its version. */
export function putRow(id: string, { id: application, applicant, unitName, applicantName }: Application, left: boolean): Write {
  const row: TableRow = { application, applicant, unitName, applicantName, left };
  return { put: toItem(summaryRow.key({ table: id, application }), row), when: 'always', as: 'row' };
}

/** The rows of a table, those who left not among them; consistent, unlike any list of an index. */
export async function loadRows(table: Table, id: string): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  const load = (after: string | null) => table.query(summaryRow.under({ table: id }), { limit: ROWS_A_PAGE, after });
  for await (const { items } of pages(load)) rows.push(...items.map((item) => fromItem(rowShape, item)).filter(({ left }) => !left));
  return rows;
}

const ROWS_A_PAGE = 2000;

/** A version as it stands; whoever writes it holds the table against its own version. */
export function putVersion(id: string, one: TableVersion): Write {
  return { put: toItem(summaryVersion.key({ table: id, number: padded(one.number) }), one), when: 'always', as: 'version' };
}

/** A table's versions, newest first. */
export async function listVersions(table: Table, id: string, paging: Paging) {
  const range = summaryVersion.under({ table: id });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    versions: page.items.map((item) => fromItem(versionShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** Which table an application belongs to. */
export function tableOf({ cycle, city, department, series, level }: Application): TableOf {
  if (!department || !series || !level) throw new Error('an application without a department, a series or a level is in no table');
  return { cycle, city, department, series, level };
}

/** The same by its id. */
export function tableIdOf(head: Application): string {
  return tableId(tableOf(head));
}
