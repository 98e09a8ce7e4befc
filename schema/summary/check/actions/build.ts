/**
 * Checking an uploaded table: by the function that builds workbooks, in one run; what it finds lies beside the exports and goes as they do
 * (D5). The upload itself goes once it was looked at. The marked workbook has the numbers whole as the exported one has them: it is given
 * to the same people, by addresses of ten minutes, for the table that they have to mend and send holds them by its form (附件2).
 */
import type { Context } from '../../../core/context.ts';
import { gathered, onePiece } from '../../../core/pieces.ts';
import { Refusal } from '../../../core/refusal.ts';
import { emptyLayout } from '../../../core/workbook/model.ts';
import { readRows } from '../../../core/workbook/read.ts';
import type { Value } from '../../../core/workbook/writing/line.ts';
import { Progress, Ahead } from '../../../core/progress.ts';
import { WORKBOOK_TYPE } from '../../../core/workbook/model.ts';
import { loadOrganisation } from '../../../identity/store.ts';
import { COLUMNS, INSTRUCTIONS, ROWS_ABOVE, SHEET_NAME } from '../../annex/columns.ts';
import { peopleIn, rowsOf } from '../../annex/rows.ts';
import { tableId, titleOf, type TableVersion } from '../../model.ts';
import { loadTable } from '../../store.ts';
import { BUILDER } from '../../workbooks/actions/build.ts';
import { compare, type Expected, type Sheet } from '../compare.ts';
import { headsAmong, isFilled } from '../heads.ts';
import { markedWorkbook } from '../marked.ts';
import { markedKeyOf, reportKeyOf, TABLE_LIMITS, uploadKeyOf, type TableCheck } from '../model.ts';
import { checkRefusals } from '../refusals.ts';
import { loadCheck, putCheck } from '../store.ts';

/** Runs a check. Done or refused before, it changes nothing; begun before and cut off, it begins again. */
export async function buildCheck(asked: Context, job: TableCheck): Promise<TableCheck> {
  const context = { ...asked, actor: BUILDER };
  const over = job.state === 'DONE' || job.state === 'REFUSED' || job.tag === null ? job : await compared(context, job, job.tag);
  // What was uploaded has no use any more, and holds identity numbers in plain; where an earlier run was cut off here, it goes now.
  if (over.state === 'DONE' || over.state === 'REFUSED') await context.files.remove(uploadKeyOf(job.id));
  return over;
}

async function compared(context: Context, job: TableCheck, tag: string): Promise<TableCheck> {
  const progress = new Progress(context, job, { kind: 'CHECK', put: putCheck, detail: ({ counts }) => counts });
  try {
    const { expected, against } = await expectedOf(context, job);
    await progress.note({ state: 'RUNNING', done: 0, total: null, against });
    const sheet = sheetIn(await bytesIn(context, uploadKeyOf(job.id), tag));
    const report = await compare(expected, sheet, (done, total) => progress.note({ done, total }));
    const run = context.newId();
    const files = { report: reportKeyOf(job.id, run), marked: markedKeyOf(job.id, run) };
    await context.files.put(files.report, onePiece(Buffer.from(JSON.stringify(report.told))), { contentType: 'application/json' });
    await context.files.put(files.marked, markedWorkbook(report, sheet, context.now), { contentType: WORKBOOK_TYPE });
    const { total, counts } = report;
    return await progress.note({ state: 'DONE', done: total, total, counts, ...files, finishedAt: context.now });
  } catch (error) {
    if (error instanceof Ahead) return (await loadCheck(context.table, job.id)) ?? job; // another run of the same check is ahead
    if (error instanceof Refusal && error.code !== 'BUSY') {
      const refusal = { code: error.code, zh: error.sentence('zh'), en: error.sentence('en') };
      return progress.note({ state: 'REFUSED', refusal, finishedAt: context.now });
    }
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}

/** What the table must be: the version that was sent, or corrects it, from its very file; before that the system as it is. */
async function expectedOf(context: Context, job: TableCheck): Promise<{ expected: Expected; against: number | null }> {
  const id = tableId(job);
  const [table, department] = await Promise.all([loadTable(context.table, id), loadOrganisation(context.table, job.department)]);
  const sent = table && table.table.state !== 'OPEN' ? table.table.current : null;
  const rows: Value[][] = [];
  if (sent) rows.push(...(await rowsSent(context, sent)));
  else {
    for await (const row of rowsOf(context, await peopleIn(context, id))) rows.push(row);
  }
  return { expected: { title: titleOf(job), filledBy: department?.name ?? '', rows }, against: sent?.number ?? null };
}

async function rowsSent(context: Context, { file, rows: count }: TableVersion): Promise<Value[][]> {
  const found = await context.files.head(file.key);
  if (!found) throw new Error(`the workbook ${file.key} is lost`);
  const rows: Value[][] = [];
  const limits = { ...TABLE_LIMITS, rows: ROWS_ABOVE + count + INSTRUCTIONS.length, bytes: file.size, unpacked: Infinity };
  for await (const { number, cells } of readRows(onePiece(await bytesIn(context, file.key, found.tag)), { limits })) {
    if (number <= ROWS_ABOVE || number > ROWS_ABOVE + count) continue;
    rows.push(
      Array.from({ length: COLUMNS }, (_, column) => {
        const cell = cells.get(column);
        return cell?.kind === 'number' ? Number(cell.text) : (cell?.text ?? '');
      }),
    );
  }
  return rows;
}

function sheetIn(bytes: Uint8Array): Sheet {
  const wanted = { name: SHEET_NAME, heads: headsAmong, isFilled };
  return (layout = emptyLayout()) => readRows(onePiece(bytes), { wanted, limits: TABLE_LIMITS, layout });
}

async function bytesIn({ files }: Context, key: string, tag: string): Promise<Uint8Array> {
  const body = await files.read(key, tag);
  if (!body) throw checkRefusals.CHECK_FILE_CHANGED();
  return gathered(body);
}
