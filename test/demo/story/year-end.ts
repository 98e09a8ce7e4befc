/** The year's end: what is not finished yet, the committee's work summary, the statistics of the year, and the year in one archive (R5, R6). */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SEEDED } from '../cast.ts';
import { OFFICE } from '../committee-cast.ts';
import { freshKeyOf } from '../keys.ts';
import { move, moving, seenBy } from '../moves.ts';
import { save, until } from '../papers.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { first: pan, second: helan } = OFFICE;
const { bureau, supervisor } = SEEDED;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

type Open = { organisation: { name: string }; items: { kind: string; state: { zh: string }; count: number }[] };
const UNFINISHED = `query ($first: Int, $after: String) { unfinished(by: WORK_SUMMARY, first: $first, after: $after) {
  edges { node { organisation { name } items { kind state { zh } count } } } pageInfo { hasNextPage endCursor } } }`;

/** Everything that is open at anybody's desk, page by page. */
async function openAt(stage: Stage): Promise<Open[]> {
  type Page = { unfinished: { edges: { node: Open }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
  const all: Open[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { unfinished }: Page = await stage.client.ask<Page>(bureau.account, UNFINISHED, { first: 20, after });
    all.push(...unfinished.edges.map(({ node }) => node));
    more = unfinished.pageInfo.hasNextPage;
    after = unfinished.pageInfo.endCursor;
  }
  return all;
}

const SUMMARY = 'id version state: workSummaryState isLate last { figures { meetings candidates passed documents { number people } } }';

async function summarised(stage: Stage): Promise<void> {
  await stage.until('2024-12-26T09:00:00+08:00');
  const before = await openAt(stage);
  stage.say(
    `尚未办结的事项在${before.length}个单位：${before.map(({ organisation }) => organisation.name).join('、')}。`,
    `Something is still open at ${before.length} desks.`,
  );
  const content = {
    done: '召开评审会议一次，评审四十人，印发职称资格文件一件。',
    problems: '评阅时间偏紧。',
    suggestions: '建议提前一周抽取评审专家。',
  };
  const filing = moving('fileWorkSummary', SUMMARY, {
    committee: stage.committee,
    version: 0,
    content,
    key: freshKeyOf('summary'),
  });
  await stage.refuses(
    { zh: '市人社局代评委会报送工作总结', en: 'files the summary in the place of the office' },
    bureau,
    filing,
    'ROLE_REQUIRED',
    'P10',
  );
  type Filed = { id: string; state: string; isLate: boolean; last: { figures: { meetings: number; candidates: number; passed: number } } };
  const { fileWorkSummary } = await stage.client.ask<{ fileWorkSummary: Filed }>(helan.account, ...filing);
  const { meetings, candidates, passed } = fileWorkSummary.last.figures;
  stage.say(
    `${helan.name}报送工作总结，系统附会议${meetings}次、评审${candidates}人、通过${passed}人。`,
    `${helan.english} files the work summary, with the figures of ${meetings} meeting, ${candidates} candidates and ${passed} passed.`,
  );
  const after = await openAt(stage);
  const isOpen = (all: readonly Open[]) => all.some(({ items }) => items.some(({ kind }) => kind === 'SUMMARY'));
  stage.expectThat(
    '工作总结按期报送，未办结清单中不再列出 / it is filed in time, and stands among what is not finished no more',
    !fileWorkSummary.isLate && meetings === 1 && candidates === 40 && isOpen(before) && !isOpen(after),
    { fileWorkSummary, before: before.flatMap(({ items }) => items), after: after.flatMap(({ items }) => items) },
  );
}

type Numbers = { measure: string; count: number | null }[];
type Counts = { total: Numbers; tables: { dimension: string; rows: { name: { zh: string }; numbers: Numbers }[] }[] };
const COUNTS = '{ total { measure count } tables { dimension rows { name { zh } numbers { measure count } } } }';
const REPORT = `id version state: yearReportState percent applications counts: figures ${COUNTS}`;
type Report = { id: string; version: number; state: string; percent: number; applications: number; counts: Counts | null };
const of = (numbers: Numbers, measure: string) => numbers.find((one) => one.measure === measure)?.count ?? null;

async function counted(stage: Stage): Promise<void> {
  await stage.until('2024-12-30T09:00:00+08:00');
  const asked = moving('buildYearReport', 'id', { key: freshKeyOf('year') });
  await stage.refuses({ zh: '评委会办事机构生成年度统计', en: 'asks for the statistics of the year' }, pan, asked, 'ROLE_REQUIRED', 'P10');
  const { buildYearReport } = await stage.client.ask<{ buildYearReport: { id: string } }>(bureau.account, ...asked);
  const report = await until(
    () => seenBy<Report>(stage, bureau, 'YearReport', buildYearReport.id, REPORT),
    ({ state }) => state === 'DONE',
  );
  if (!report?.counts) return stage.expectThat('年度统计已完成 / the statistics are done', false, report);
  const { total } = report.counts;
  const states = await stage.client.ask<{ publicYearReport: object | null }>(null, '{ publicYearReport { cycle } }');
  stage.expectThat('公布前公众查不到 / nobody sees them before they are published', states.publicYearReport === null, states);
  await move(stage, bureau, 'publishYearReport', 'id', { report: report.id, version: report.version, key: freshKeyOf('publish-year') });
  const { publicYearReport } = await stage.client.ask<{ publicYearReport: { counts: Counts } }>(
    null,
    `{ publicYearReport { counts ${COUNTS} } }`,
  );
  const numbers = (counts: Counts) => counts.tables.flatMap(({ rows }) => rows.flatMap((row) => row.numbers.map(({ count }) => count)));
  const shown = numbers(publicYearReport.counts);
  const hidden = shown.filter((count) => count === null).length;
  stage.say(
    `年度统计：申报${of(total, 'APPLIED')}人，取得职称${of(total, 'CONFERRED')}人；公布时隐去${hidden}个小于5的数及可推算出它们的数。`,
    `The year: ${of(total, 'APPLIED')} have applied, ${of(total, 'CONFERRED')} hold their titles; ${hidden} small numbers, and what would tell them, are left out in public.`,
  );
  stage.expectThat(
    '统计人数与全年相符 / as many as the story has had',
    (of(total, 'APPLIED') ?? 0) >= 190 && of(total, 'CONFERRED') === stage.conferred,
    { total, conferred: stage.conferred },
  );
  stage.expectThat(
    '公布的数没有一个小于5 / no number below five is shown to everybody',
    hidden > 0 && shown.every((count) => count === null || count === 0 || count >= 5),
    shown.filter((count) => count !== null && count < 5),
  );
  const file = async (format: string) =>
    (await seenBy<{ file: { url: string } }>(stage, bureau, 'YearReport', report.id, `file(format: ${format}) { url }`))?.file.url ?? '';
  for (const [format, ending] of [
    ['XLSX', 'xlsx'],
    ['CSV', 'csv'],
    ['PDF', 'pdf'],
  ] as const)
    await save(stage, `年度统计.${ending}`, await file(format));
}

type Archive = {
  id: string;
  state: string;
  done: number;
  total: number;
  entries: number;
  parts: { edges: { node: { number: number; download: { url: string } | null } }[] };
};
const ARCHIVE = 'id state: archiveState done total entries parts: volumes(first: 20) { edges { node { number download { url } } } }';

async function archived(stage: Stage): Promise<void> {
  const asking = moving('requestArchive', 'id', { key: freshKeyOf('archive') });
  await stage.refuses({ zh: '监督人员归档', en: 'archives the year' }, supervisor, asking, 'ROLE_REQUIRED', 'P10');
  const { requestArchive } = await stage.client.ask<{ requestArchive: { id: string } }>(bureau.account, ...asking);
  const archive = await until(
    () => seenBy<Archive>(stage, bureau, 'Archive', requestArchive.id, ARCHIVE),
    ({ state }) => state === 'DONE',
  );
  if (archive?.state !== 'DONE') return stage.expectThat('年度已归档 / the year is archived', false, archive);
  const files: string[] = [];
  for (const { node } of archive.parts.edges) {
    const name = `archive-2024.zip.${String(node.number).padStart(3, '0')}`;
    const { body } = await stage.client.download(node.download?.url ?? '');
    await writeFile(join(stage.out, name), body);
    files.push(join(stage.out, name));
  }
  const { receiptKeys } = await stage.client.ask<{ receiptKeys: object[] }>(null, '{ receiptKeys { kid kty crv x } }');
  const trusted = join(stage.out, 'archive-keys.json');
  await writeFile(trusted, JSON.stringify({ keys: receiptKeys }));
  const said = await verified([...files, '--trusted', trusted]);
  stage.say(
    `全年归档：${archive.entries}个条目，${files.length}卷；操作员核验：${said.split('\n').at(-1)}`,
    `The year is archived: ${archive.entries} entries in ${files.length} files; an operator verifies them.`,
  );
  stage.expectThat('归档的每个字节经核验无误 / an operator finds nothing wrong with it', said.includes('nothing is wrong'), said);
}

/** What the operator's command says of an archive, as an operator runs it. */
async function verified(args: readonly string[]): Promise<string> {
  const command = ['--import', 'tsx', 'functions/operator/main.ts', 'archive', 'verify', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: ROOT }).catch((error: { stdout: string }) => error);
  return stdout.trim();
}

export const yearEndChapter: ChapterOf = {
  zh: '年终：总结与统计',
  en: 'The year’s end: summary and statistics',
  scenes: [summarised, counted],
};
export const archiveChapter: ChapterOf = { zh: '归档', en: 'The archive', scenes: [archived] };
