/**
 * An import, step by step: a form for the workbook, a dry run with an answer for each row, then the run (run.ts). What is run is the
 * very file that was checked, in the name of the officer who imports: a batch that was cut off is run again, and creates nobody twice
 * (P1, P2).
 */
import type { ActionName } from '../../core/actions-named/index.ts';
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { uploadForm, type UploadForm } from '../../core/upload.ts';
import { WORKBOOK_TYPE } from '../../core/workbook/model.ts';
import { Conflict } from '../../table/port.ts';
import { policyIn } from '../../announcement/cycles.ts';
import { countLookups } from '../lookups/actions.ts';
import { whyNotLookUp } from '../lookups/rules.ts';
import { loadLookups } from '../lookups/store.ts';
import type { Organisation } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { loadOrganisation } from '../store.ts';
import { LARGEST } from './columns.ts';
import { loadReport, putReport, removeReport, rowsIn } from './files.ts';
import type { AnyKind, ImportKind, JudgedRow } from './kind.ts';
import { workbookKeyOf, type AccountImport, type ImportOf, type RowReport } from './model.ts';
import { importRefusals } from './refusals.ts';
import { whyNotCheck, whyNotOwnImport } from './rules.ts';
import { loadImport, putImport } from './store.ts';

export type Changed = Outcome<{ import: string }, AccountImport>;

/** Begins an import of a kind for an organisation. */
export async function begin(context: Context, kind: Pick<AnyKind, 'of' | 'whyNot'>, { unit }: { unit: string }): Promise<Changed> {
  refuseIf(kind.whyNot(context.actor, unit));
  const id = context.newId();
  const data = {
    id,
    of: kind.of,
    unit,
    city: personOf(context.actor).grants.find(({ organisation }) => organisation === unit)?.city ?? '',
    state: 'WAITING' as const,
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    tag: null,
    total: 0,
    right: 0,
    done: 0,
    created: 0,
    failed: 0,
    failures: [],
  };
  const fact = { by: context.actor, at: context.now, action: 'begin' as const, detail: { unit } };
  const { after, entry } = change({ kind: 'IMPORT', id }, null, data, fact);
  const answer = { import: id };
  await context.table.transact([putImport(after, null), entry, ...context.also(answer)]);
  return { answer, result: after };
}

/** The form with which the workbook is uploaded. */
export function importForm(context: Context, { id, requestedAt }: AccountImport): Promise<UploadForm> {
  return uploadForm(context, workbookKeyOf(id), { contentType: WORKBOOK_TYPE, most: LARGEST, at: requestedAt });
}

/**
 * The dry run: every row is judged, nothing is created. It may be asked for again after another upload, until the run begins. How many
 * numbers were looked up stands in the history of the import, and counts against the officer's day; a number that was in the workbook
 * before counts once, so that mending a file costs nothing.
 */
export async function check<TypedRow extends { number: number }, Judged extends JudgedRow>(
  context: Context,
  kind: ImportKind<TypedRow, Judged>,
  { import: id }: { import: string },
): Promise<Changed> {
  const one = await ownImport(context, id, kind.of);
  refuseIf(whyNotCheck(one));
  const found = await context.files.head(workbookKeyOf(id));
  if (!found) throw importRefusals.IMPORT_NOT_UPLOADED({}, kind.ground);
  const { tag } = found;
  const { rows: typed, unread } = await rowsIn(context, kind, { id, tag });
  const { judged, marks } = await kind.judge(context, await unitOf(context, one), typed);
  if (judged.length === 0) throw importRefusals.IMPORT_EMPTY({}, kind.ground);
  // People on another sheet are nobody's rows: they are told as if in the first, where the heads are.
  const other: RowReport[] = unread.length > 0 ? [{ row: 1, name: '', problems: unread }] : [];
  const rows = [...other, ...judged.map(({ number: row, name, problems }): RowReport => ({ row, name, problems }))];
  const right = rows.filter(({ problems }) => problems.length === 0).length;
  const seen = new Set((await loadReport(context, one))?.seen ?? []);
  const fresh = [...marks].map(brief).filter((mark) => !seen.has(mark));
  await putReport(context, { id, tag }, { rows, seen: [...seen, ...fresh] });
  const changed = await noteCheck(context, one, { tag, total: rows.length, right }, { numbers: marks.size, fresh: fresh.length });
  if (one.tag !== tag) await removeReport(context, one);
  return changed;
}

/** Enough of a mark to know it again. */
const brief = (mark: string): string => mark.slice(0, 16);

async function noteCheck(
  context: Context,
  one: AccountImport,
  news: Pick<AccountImport, 'tag' | 'total' | 'right'>,
  { numbers, fresh }: { numbers: number; fresh: number },
): Promise<Changed> {
  const { lookups: limits } = await policyIn(context, one.city);
  const { total, right } = news;
  const what = {
    action: 'check' as const,
    reason: `核对证件号码${numbers}个，其中首次核对${fresh}个`,
    detail: { total, right, numbers, fresh },
  };
  const lookup = { of: 'numbers' as const, more: fresh, ...what, detail: { import: one.id, unit: one.unit, numbers, fresh } };
  return inTurn(context, async () => {
    const today = await loadLookups(context);
    refuseIf(whyNotLookUp(today, lookup, limits, context.now));
    return noted(context, one, { ...news, state: 'CHECKED' }, what, fresh > 0 ? countLookups(context, today, lookup) : []);
  });
}

export async function unitOf({ table }: Context, { unit }: AccountImport): Promise<Organisation> {
  const organisation = await loadOrganisation(table, unit);
  if (!organisation) throw identityRefusals.ORGANISATION_UNKNOWN();
  return organisation;
}

/** An import of the one who asks: to everybody else there is none to check or run. */
export async function ownImport(context: Context, id: string, of: ImportOf): Promise<AccountImport> {
  const one = await loadImport(context.table, id);
  if (one?.of !== of) throw importRefusals.IMPORT_UNKNOWN();
  refuseIf(whyNotOwnImport(context.actor, one));
  return one;
}

/** The import as it goes on, with what else has to be noted; where another call has noted the same already, what it noted stands. */
export async function noted(
  context: Context,
  before: AccountImport,
  news: Partial<AccountImport>,
  what: { action: ActionName; reason?: string; detail: Record<string, unknown> },
  more: ReturnType<typeof countLookups> = [],
): Promise<Changed> {
  const fact = { by: context.actor, at: context.now, ...what };
  const { after, entry } = change({ kind: 'IMPORT', id: before.id }, before, { ...before, ...news }, fact);
  const answer = { import: before.id };
  try {
    await context.table.transact([putImport(after, before), entry, ...more, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || !error.failed.includes('import') || error.failed.includes('once')) throw error;
    const now = await loadImport(context.table, before.id);
    if (!now) throw importRefusals.IMPORT_UNKNOWN();
    return { answer, result: now }; // another call did the same rows at the same time, and noted them first
  }
  return { answer, result: after };
}
