/**
 * An import, step by step: a form for the workbook, a dry run with an answer for each row, then the run, a batch a call. What is run
 * is the very file that was checked. Each row is a transaction of its own under a key of its own, in the name of the officer who
 * imports: a batch that was cut off is run again, and creates nobody twice (P1, P2).
 */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { once, type Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import { readRows } from '../../core/workbook/read.ts';
import { Conflict } from '../../table/port.ts';
import { createApplicant } from '../actions/applicants.ts';
import type { Organisation } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { whyNotCreateApplicant } from '../rules.ts';
import { loadOrganisation } from '../store.ts';
import { PEOPLE_LIMITS, PEOPLE_SHEET } from './columns.ts';
import { judge, judgeAlone, type Judged } from './judge.ts';
import { reportKeyOf, WORKBOOK_TYPE, workbookKeyOf, type AccountImport, type RowReport } from './model.ts';
import { importRefusals } from './refusals.ts';
import { readPeople, type PersonRow } from './rows.ts';
import { whyNotCheck, whyNotOwnImport, whyNotRun } from './rules.ts';
import { loadImport, putImport } from './store.ts';

const FORM_LIFE = 30 * MINUTE;
/** Rows run in one call, and at once: what fits well into a request's time. */
export const ROWS_A_CALL = 50;
const AT_ONCE = 8;
/** Failed rows that are told; more than these have one cause. */
const FAILURES_TOLD = 100;

type Changed = Outcome<{ import: string }, AccountImport>;

/** Begins an import for a unit. */
export async function beginImport(context: Context, { unit }: { unit: string }): Promise<Changed> {
  refuseIf(whyNotCreateApplicant(context.actor, unit));
  const id = context.newId();
  const data = {
    id,
    unit,
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
  const fact = { by: context.actor, at: context.now, action: 'begin', detail: { unit } };
  const { after, entry } = change({ kind: 'IMPORT', id }, null, data, fact);
  const answer = { import: id };
  await context.table.transact([putImport(after, null), entry, ...context.also(answer)]);
  return { answer, result: after };
}

/** The form with which the workbook is uploaded. */
export async function formOf({ files }: Context, { id, requestedAt }: AccountImport) {
  const about = { contentType: WORKBOOK_TYPE, least: 1, most: PEOPLE_LIMITS.bytes, now: requestedAt, seconds: FORM_LIFE / SECOND };
  return { ...(await files.postForm(workbookKeyOf(id), about)), expiresAt: requestedAt + FORM_LIFE };
}

/** The dry run: every row is judged, nothing is created. It may be asked for again after another upload, until the run begins. */
export async function checkImport(context: Context, { import: id }: { import: string }): Promise<Changed> {
  const one = await ownImport(context, id);
  refuseIf(whyNotCheck(one));
  const found = await context.files.head(workbookKeyOf(id));
  if (!found) throw importRefusals.IMPORT_NOT_UPLOADED();
  const rows = await judge(context, await unitOf(context, one), await peopleIn(context, one, found.tag));
  if (rows.length === 0) throw importRefusals.IMPORT_EMPTY();
  const report: RowReport[] = rows.map(({ row, problems }) => ({ row: row.number, name: row.values.name, problems }));
  await context.files.put(reportKeyOf(id, found.tag), oneChunk(JSON.stringify(report)), { contentType: 'application/json' });
  const right = report.filter(({ problems }) => problems.length === 0).length;
  const news = { state: 'CHECKED' as const, tag: found.tag, total: rows.length, right };
  return note(context, one, news, { action: 'check', detail: { total: rows.length, right } });
}

/** Runs the next rows: nothing but right ones, and those only where there is no other or `onlyRight` says so. */
export async function runImport(context: Context, { import: id, onlyRight }: { import: string; onlyRight: boolean }): Promise<Changed> {
  const one = await ownImport(context, id);
  refuseIf(whyNotRun(one));
  if (one.tag === null) throw importRefusals.IMPORT_UNCHECKED();
  if (one.state === 'DONE') return { answer: { import: id }, result: one };
  if (one.right < one.total && !onlyRight) throw importRefusals.IMPORT_HAS_PROBLEMS({ wrong: one.total - one.right });
  const right = await rightRows(context, one, one.tag);
  const unit = await unitOf(context, one);
  const batch = right.slice(one.done, one.done + ROWS_A_CALL).map((row) => judgeAlone(context, unit, row));
  const failures: AccountImport['failures'] = [];
  for (let start = 0; start < batch.length; start += AT_ONCE) {
    const results = await Promise.all(batch.slice(start, start + AT_ONCE).map((row) => create(context, one, row)));
    failures.push(...results.filter((failure) => failure !== null));
  }
  const done = one.done + batch.length;
  const news = {
    state: done >= right.length ? ('DONE' as const) : ('RUNNING' as const),
    done,
    created: one.created + batch.length - failures.length,
    failed: one.failed + failures.length,
    failures: [...one.failures, ...failures].slice(0, FAILURES_TOLD),
  };
  return note(context, one, news, { action: 'run', detail: { from: one.done, to: done, failed: failures.length } });
}

/** The rows that were right when they were checked, by the report of that check. */
async function rightRows(context: Context, one: AccountImport, tag: string): Promise<PersonRow[]> {
  const report = await loadReport(context, one);
  const right = new Set(report.filter(({ problems }) => problems.length === 0).map(({ row }) => row));
  return (await peopleIn(context, one, tag)).filter(({ number }) => right.has(number));
}

async function create(
  context: Context,
  { id, unit }: AccountImport,
  { row, person, standing }: Judged,
): Promise<AccountImport['failures'][number] | null> {
  const body = { unit, person, standing };
  try {
    await once(context, { key: `${id}-${row.number}`, mutation: 'createApplicant', body }, (own) => createApplicant(own, body));
    return null;
  } catch (error) {
    // A table that cannot keep up is no answer about the row: the call fails, and the next one makes whoever is missing.
    if (!(error instanceof Refusal) || error.code === 'BUSY') throw error;
    return { row: row.number, code: error.code, zh: error.sentence('zh'), en: error.sentence('en') };
  }
}

/** The rows of the uploaded file, as long as it is this one. */
async function peopleIn({ files }: Context, { id }: AccountImport, tag: string): Promise<PersonRow[]> {
  const body = await files.read(workbookKeyOf(id), tag);
  if (!body) throw importRefusals.IMPORT_FILE_CHANGED();
  return readPeople(readRows(body, { sheet: PEOPLE_SHEET, limits: PEOPLE_LIMITS }));
}

async function unitOf({ table }: Context, { unit }: AccountImport): Promise<Organisation> {
  const organisation = await loadOrganisation(table, unit);
  if (!organisation) throw identityRefusals.ORGANISATION_UNKNOWN();
  return organisation;
}

/** What the check of the file found, row by row; nothing as long as none was checked. */
export async function loadReport({ files }: Pick<Context, 'files'>, { id, tag }: Pick<AccountImport, 'id' | 'tag'>): Promise<RowReport[]> {
  if (tag === null) return [];
  const key = reportKeyOf(id, tag);
  const found = await files.head(key);
  const body = found && (await files.read(key, found.tag));
  if (!body) return [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as RowReport[];
}

/** An import of the one who asks: to everybody else there is none to check or run. */
async function ownImport(context: Context, id: string): Promise<AccountImport> {
  const one = await loadImport(context.table, id);
  if (!one) throw importRefusals.IMPORT_UNKNOWN();
  refuseIf(whyNotOwnImport(context.actor, one));
  return one;
}

async function note(
  context: Context,
  before: AccountImport,
  news: Partial<AccountImport>,
  what: { action: string; detail: Record<string, unknown> },
): Promise<Changed> {
  const fact = { by: context.actor, at: context.now, ...what };
  const { after, entry } = change({ kind: 'IMPORT', id: before.id }, before, { ...before, ...news }, fact);
  const answer = { import: before.id };
  try {
    await context.table.transact([putImport(after, before), entry, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    const now = await loadImport(context.table, before.id);
    if (!now) throw importRefusals.IMPORT_UNKNOWN();
    return { answer, result: now }; // another call did the same rows at the same time, and noted them first
  }
  return { answer, result: after };
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
