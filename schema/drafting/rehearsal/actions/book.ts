/** The workbook of a rehearsal: every line of every part, streamed from the store to the store. */
import type { Context } from '../../../core/context.ts';
import type { Progress } from '../../../core/progress.ts';
import type { Value } from '../../../core/workbook/writing/line.ts';
import type { Style } from '../../../core/workbook/writing/style.ts';
import { streamWorkbook } from '../../../core/workbook/writing/workbook.ts';
import { WORKBOOK_TYPE } from '../../../core/workbook/model.ts';
import { APPLICATION_SHARDS } from '../../../application/store.ts';
import { linesOfPart } from './lines.ts';
import { bookKeyOf, LINE_KIND_NAMES, type Rehearsal } from '../model.ts';

const HEADS = ['申报编号', '类别', '规则', '原通知', '草稿'];
const TEXT: Style = { isText: true, wrapped: true, down: 'top' };
const SHEET = {
  name: '试算结果',
  columns: [44, 18, 8, 50, 50].map((width) => ({ width, style: TEXT })),
  head: [{ cells: HEADS, style: { bold: true } }],
  frozen: { rows: 1 },
  printed: { paper: 'A4', repeated: [1, 1] },
} as const;

/** Makes it, and ends the job. Another run's lies under a name of its own: what the job names is not replaced. */
export async function makeBook(context: Context, job: Rehearsal, progress: Progress<Rehearsal>): Promise<Rehearsal> {
  const key = bookKeyOf(job.id, context.newId());
  const body = streamWorkbook(context.now, [{ ...SHEET, lines: rows(context, job) }]);
  const size = await context.files.put(key, body, { contentType: WORKBOOK_TYPE });
  return progress.note({ state: 'DONE', file: key, size, finishedAt: context.now });
}

async function* rows(context: Context, job: Rehearsal): AsyncGenerator<Value[]> {
  for (let part = 0; part < APPLICATION_SHARDS; part += 1) {
    const lines = await linesOfPart(context, job, part);
    if (!lines) throw new Error(`the lines of part ${part} of the rehearsal ${job.id} are lost`);
    for (const { application, kind, rule, was, would } of lines)
      yield [nodeOf(application), LINE_KIND_NAMES[kind].zh, rule, was.zh, would.zh];
  }
}

/** By which the graph knows it. */
function nodeOf(application: string): string {
  return Buffer.from(`Application:${application}`).toString('base64');
}
