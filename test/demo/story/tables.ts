/** The summary table on its way: a copy filled in by hand is checked, the table is prepared, sent as the very file, and received (D3–D5). */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { read, write } from '@e965/xlsx';
import { SEEDED } from '../cast.ts';
import { BEGIN_CHECK, CHECK, CHECK_TABLE, EXPORT, JOB, MOVE_TABLE, PREPARE, TABLE } from '../graphql.ts';
import type { ChapterOf, Stage } from '../stage.ts';

type Download = { url: string };
type Form = { url: string; fields: { name: string; value: string }[] };
type Check = {
  state: string;
  differenceCount: number | null;
  marked: Download | null;
  differences: { edges: { node: { kind: string; cell: string; expected: string; found: string; zh: string } }[] };
};
type Table = {
  id: string;
  version: number;
  state: string;
  waiting: number;
  current: { rows: number; hash: string; download: Download } | null;
};

const { education, bureau } = SEEDED;
const WANTED = { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' };
/** Long enough for any machine; a job takes a moment. */
const PATIENCE = 15_000;

async function byHand(stage: Stage): Promise<void> {
  const { exportSummaryTable } = await stage.client.ask<{ exportSummaryTable: { id: string } }>(education.account, EXPORT, WANTED);
  const job = await ended<{ state: string; download: Download | null }>(stage, JOB, exportSummaryTable.id, ({ state }) => state === 'DONE');
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
    `手工表逐格核对：${told.map(({ cell, zh }) => `${cell} ${zh}`).join('')}`,
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

async function sent(stage: Stage): Promise<void> {
  const { prepareSummaryTable } = await stage.client.ask<{ prepareSummaryTable: Table }>(education.account, PREPARE, WANTED);
  const table = await ended<Table>(stage, TABLE, prepareSummaryTable.id, ({ current }) => current !== null);
  const before = await stage.client.download(table.current?.download.url ?? '');
  const move = (account: string, name: string, { version }: Table) =>
    stage.client.ask<Record<string, Table>>(account, MOVE_TABLE(name), { table: table.id, version });
  const { sendSummaryTable: after } = await move(education.account, 'sendSummaryTable', table);
  const kept = await stage.client.download(after?.current?.download.url ?? '');
  stage.say(
    `${education.name}报送汇总表：${after?.current?.rows}人，尚有${after?.waiting}件未审核、不能列入。摘要${after?.current?.hash}`,
    `${education.english} sends the table, ${after?.current?.rows} people.`,
  );
  stage.expectThat(
    '报送的即生成的文件，一字节不差 / what was sent is the file that was prepared, byte for byte',
    after?.state === 'SENT' && before.body.length > 0 && Buffer.from(kept.body).equals(Buffer.from(before.body)),
    { state: after?.state, before: before.body.length, kept: kept.body.length },
  );
  await stage.refuses(
    { zh: '报送后再生成', en: 'prepares it again although it was sent' },
    education,
    [PREPARE, WANTED],
    'TABLE_NOT_IN_STATE',
    'D3',
  );
  if (!after) throw new Error('the table was not sent');
  const { receiveSummaryTable } = await move(bureau.account, 'receiveSummaryTable', after);
  stage.expectThat('市人社局接收 / the bureau receives it', receiveSummaryTable?.state === 'RECEIVED', receiveSummaryTable?.state);
}

async function checked(stage: Stage, body: Uint8Array): Promise<Check> {
  const { beginTableCheck } = await stage.client.ask<{ beginTableCheck: { id: string; upload: Form } }>(
    education.account,
    BEGIN_CHECK,
    WANTED,
  );
  const { status } = await stage.client.postForm(beginTableCheck.upload, body);
  if (status >= 300) throw new Error(`the store refused the table: ${status}`);
  await stage.client.ask(education.account, CHECK_TABLE, { check: beginTableCheck.id });
  return ended<Check>(stage, CHECK, beginTableCheck.id, ({ state }) => state === 'DONE' || state === 'REFUSED');
}

/** Asks until it has come to an end, or patience has. */
async function ended<T>(stage: Stage, document: string, id: string, isEnd: (one: T) => boolean): Promise<T> {
  for (const until = performance.now() + PATIENCE; ; await pause(25)) {
    const { node } = await stage.client.ask<{ node: T }>(education.account, document, { id });
    if (isEnd(node) || performance.now() > until) return node;
  }
}

export const tablesChapter: ChapterOf = { zh: '核对与报送汇总表', en: 'The summary table is checked and sent', scenes: [byHand, sent] };
