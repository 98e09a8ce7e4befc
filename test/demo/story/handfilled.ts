/** A table filled by hand is checked cell by cell; then the teachers' is sent again, the very file that was prepared (D3–D5). */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, write } from '@e965/xlsx';
import { APPLICANTS, SEEDED } from '../cast.ts';
import { EXPORT, JOB } from '../graphql.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { BEGIN_CHECK, CHECK, CHECK_TABLE, RECALL, RECEIVE, SEND, VERSIONS } from '../table-graphql.ts';
import { ended, moveTable, moving, prepareTable } from '../tables.ts';
import { TEACHERS } from './sending.ts';

type Download = { url: string };
type Form = { url: string; fields: { name: string; value: string }[] };
type Check = {
  state: string;
  differenceCount: number | null;
  marked: Download | null;
  differences: { edges: { node: { kind: string; cell: string; expected: string; found: string; text: { zh: string } } }[] };
};

const { education, bureau } = SEEDED;

async function byHand(stage: Stage): Promise<void> {
  const { exportSummaryTable } = await stage.client.ask<{ exportSummaryTable: { id: string } }>(education.account, EXPORT, TEACHERS);
  const job = await ended<{ state: string; download: Download | null }>(
    stage,
    education,
    JOB,
    exportSummaryTable.id,
    ({ state }) => state === 'DONE',
  );
  const { body } = await stage.client.download(job.download?.url ?? '');
  const same = await checked(stage, body);
  stage.expectThat(
    '系统导出的表与系统无差异 / what the system exports equals the system',
    same.state === 'DONE' && same.differenceCount === 0,
    same,
  );

  const book = read(body);
  const sheet = book.Sheets['汇总表'] ?? {};
  const day = String((sheet['E8'] as { v?: string } | undefined)?.v);
  sheet['E8'] = { t: 's', v: day.replaceAll('-0', '-') };
  const typed = await checked(stage, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const told = typed.differences.edges.map(({ node }) => node);
  stage.say(
    `手工表逐格核对：${told.map(({ cell, text }) => `${cell} ${text.zh}`).join('')}`,
    'A table filled in by hand is checked cell by cell.',
  );
  stage.expectThat(
    '“2021-7-1”式的日期被指出，且只有这一处 / a date written like 2021-7-1 is told, and nothing else',
    told.length === 1 && told[0]?.kind === 'DATE_FORMAT' && told[0].cell === 'E8',
    told,
  );
  const marked = await stage.client.download(typed.marked?.url ?? '');
  await writeFile(join(stage.out, '附件2-核对结果.xlsx'), marked.body);
  const sheets = read(marked.body).SheetNames;
  stage.expectThat('标出差异的工作簿可下载 / the marked workbook is fetched', sheets.join() === '汇总表,差异', sheets);
}

async function checked(stage: Stage, body: Uint8Array): Promise<Check> {
  const { beginTableCheck } = await stage.client.ask<{ beginTableCheck: { id: string; upload: Form } }>(
    education.account,
    BEGIN_CHECK,
    TEACHERS,
  );
  const { status } = await stage.client.postForm(beginTableCheck.upload, body);
  if (status >= 300) throw new Error(`the store refused the table: ${status}`);
  await stage.client.ask(education.account, CHECK_TABLE, { check: beginTableCheck.id });
  return ended<Check>(stage, education, CHECK, beginTableCheck.id, ({ state }) => state === 'DONE' || state === 'REFUSED');
}

async function sentAgain(stage: Stage): Promise<void> {
  const table = await prepareTable(stage, education, TEACHERS);
  const before = await stage.client.download(table.current?.download.url ?? '');
  const after = await moveTable(stage, education, SEND, table);
  const kept = await stage.client.download(after.current?.download.url ?? '');
  stage.say(
    `${education.name}再次报送汇总表：${after.current?.rows}人，摘要${after.current?.hash}`,
    `${education.english} sends the table again, ${after.current?.rows} people.`,
  );
  stage.expectThat(
    '报送的即生成的文件，一字节不差 / what was sent is the file that was prepared, byte for byte',
    after.state === 'SENT' && before.body.length > 0 && Buffer.from(kept.body).equals(Buffer.from(before.body)),
    { state: after.state, before: before.body.length, kept: kept.body.length },
  );
  const names = namesIn(kept.body);
  stage.expectThat('撤回后通过的也在其中 / who was approved in between is in it', names.includes(APPLICANTS.zhao.name), names);
  const received = await moveTable(stage, bureau, RECEIVE, after);
  stage.expectThat('市人社局接收 / the bureau receives it', received.state === 'RECEIVED', received.state);
  const late = [RECALL, moving(received, { reason: '再改一次' })] as const;
  await stage.refuses({ zh: '接收后再撤回', en: 'recalls it after it was received' }, education, late, 'TABLE_NOT_IN_STATE', 'D3');
  type Kept = { node: { versions: { edges: { node: { number: number; rows: number; reopened: string | null } }[] } } };
  const { node } = await stage.client.ask<Kept>(bureau.account, VERSIONS, { id: received.id });
  const versions = node.versions.edges.map((edge) => `${edge.node.number} ${edge.node.rows} ${edge.node.reopened ?? ''}`.trim());
  stage.expectThat('两个版本均保存：撤回的6人，接收的7人 / both versions are kept', versions.join() === '2 7,1 6 RECALLED', versions);
}

/** Column C, as a reader of the file sees it. */
function namesIn(file: Uint8Array): string[] {
  const sheet = read(file).Sheets['汇总表'] ?? {};
  return Object.entries(sheet).flatMap(([cell, value]) => (/^C\d+$/u.test(cell) ? [String((value as { v?: unknown }).v)] : []));
}

export const handFilledChapter: ChapterOf = { zh: '核对与再次报送', en: 'Checked by hand, and sent again', scenes: [byHand, sentAgain] };
