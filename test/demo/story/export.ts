/** Annex 2 of the approved teachers: asked for, watched, fetched by a signed URL, and compared with what GraphQL says. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { APPLICANTS, SEEDED, type ApplicantName } from '../cast.ts';
import { expectedSheet, type Approved } from '../expected.ts';
import { YEARS } from '../forms.ts';
import { APPROVED, EXPORT, JOB, SERIES, VIEWER } from '../graphql.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { compareWorkbook } from '../workbook.ts';
import { organisationOf } from './accounts.ts';

type Job = {
  state: string;
  done: number;
  total: number | null;
  percent: number;
  size: number | null;
  requestedAt: string;
  finishedAt: string | null;
  download: { url: string; expiresAt: string } | null;
};
type Page = { departmentApplications: { edges: { node: Approved }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } };
type SeriesList = { series: { code: string; name: string; titles: { level: string; name: string }[] }[] };

const { education, health } = SEEDED;
const TABLE = { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' };
const LEVEL = '副高级';
/** Long enough for any machine; the job itself takes a moment. */
const PATIENCE = 15_000;

async function summaryTable(stage: Stage): Promise<void> {
  await stage.until('2024-10-31T20:00:00+08:00');
  await stage.refuses(
    { zh: '导出外部门的汇总表', en: 'exports another department’s table' },
    health,
    [EXPORT, TABLE],
    'ROLE_REQUIRED',
    'P10',
  );
  const none = { ...TABLE, level: 'STAFF', series: 'journalism' };
  await stage.refuses({ zh: '导出没有的层级', en: 'a level that the series lacks' }, education, [EXPORT, none], 'SERIES_UNKNOWN', 'D4');
  const { exportSummaryTable } = await stage.client.ask<{ exportSummaryTable: { id: string } }>(education.account, EXPORT, TABLE);
  const { job, states } = await watched(stage, exportSummaryTable.id);
  stage.say(
    `${education.name}导出汇总表：${states.join(' → ')}，${job.done}行，${job.size}字节。`,
    `${education.english} exports the summary table: ${job.done} of ${job.total} rows, ${job.size} bytes.`,
  );
  stage.expectThat(
    '任务完成，进度100% / the job is done, at 100%',
    job.state === 'DONE' && job.percent === 100 && job.done === job.total,
    job,
  );
  const { url, expiresAt } = job.download ?? { url: '', expiresAt: '' };
  const file = await downloaded(stage, url, job);
  await compared(stage, file, job);
  await refusedLinks(stage, url, expiresAt);
}

/** Asks until the job has ended; the progress line shows how far it is. */
async function watched(stage: Stage, id: string): Promise<{ job: Job; states: string[] }> {
  const states: string[] = [];
  for (const until = performance.now() + PATIENCE; ; await pause(25)) {
    const { node: job } = await stage.client.ask<{ node: Job }>(education.account, JOB, { id });
    stage.progress.note(`${job.state} ${job.percent}%`);
    if (states.at(-1) !== job.state) states.push(job.state);
    if (job.state === 'DONE' || performance.now() > until) return { job, states };
  }
}

async function downloaded(stage: Stage, url: string, { size }: Job): Promise<Uint8Array> {
  const { status, disposition, body } = await stage.client.download(url);
  const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/u.exec(disposition)?.[1] ?? '');
  stage.expectThat('凭签名地址下载 / fetched by the signed URL', status === 200 && body.length === size, { status, length: body.length });
  stage.expectThat('文件名为该表标题 / named after its title', name === `申报评审职称审核推荐汇总表（中小学教师系列${LEVEL}）.xlsx`, name);
  const path = join(stage.out, `附件2-${name.replaceAll(/[/\\]/gu, '')}`);
  await writeFile(path, body);
  stage.say(`存为 ${path}`, 'Kept there, to be opened and looked at.');
  return body;
}

async function compared(stage: Stage, file: Uint8Array, { requestedAt }: Job): Promise<void> {
  const applications = await approved(stage);
  const { series } = await stage.client.ask<SeriesList>(null, SERIES);
  type Self = { viewer: { name: string; account: { telephone: string }; grants: { organisation: { name: string } }[] } };
  const { viewer } = await stage.client.ask<Self>(education.account, VIEWER);
  const header = {
    series: series.find(({ code }) => code === TABLE.series)?.name ?? '',
    level: LEVEL,
    filledBy: viewer.grants[0]?.organisation.name ?? '',
    contact: viewer.name,
    telephone: viewer.account.telephone,
    date: requestedAt.slice(0, 10),
  };
  const titleOf = (code: string, level: string) =>
    series.find((one) => one.code === code)?.titles.find((title) => title.level === level)?.name ?? '';
  const expected = expectedSheet(header, applications, stage.identityNumbers, titleOf);
  const { cells, rows, differences } = compareWorkbook(file, expected, applications.length);
  stage.say(
    `用另一程序库打开，与GraphQL逐格比对：${rows}人，${cells}格，${differences.length}处不同。`,
    `Opened with a second library and compared with GraphQL: ${rows} people, ${cells} cells, ${differences.length} differences.`,
  );
  stage.expectThat(
    '应列入的7人均在 / the seven who belong there',
    rows === 7,
    applications.map(({ applicantName }) => applicantName),
  );
  stage.expectThat(
    '标题、表头、合并、20栏、日期和证件号码逐格一致 / title, heads, merges, 20 columns, dates and numbers as text',
    differences.length === 0,
    differences.slice(0, 10),
  );
  const counted = applications.map(({ applicantName, years }) => `${applicantName} ${years.specialty} ${years.asOf}`).toSorted();
  const byHand = (Object.entries(YEARS) as [ApplicantName, number][]).map(
    ([name, years]) => `${APPLICANTS[name].name} ${years} 2024-12-31`,
  );
  stage.expectThat(
    '专业工作年限由工作经历算得，与手算相符（间断扣除，重叠只计一次） / years in the specialty are computed, and are those counted by hand',
    counted.join() === byHand.toSorted().join(),
    counted,
  );
  stage.count('汇总表行数 rows in the summary table', rows);
  stage.count('比对的单元格 cells compared', cells);
}

async function approved(stage: Stage): Promise<Approved[]> {
  const department = await organisationOf(stage, education);
  const found: Approved[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { departmentApplications: page }: Page = await stage.client.ask<Page>(education.account, APPROVED, {
      ...TABLE,
      department,
      after,
    });
    found.push(...page.edges.map(({ node }) => node));
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return found;
}

async function refusedLinks(stage: Stage, url: string, expiresAt: string): Promise<void> {
  const signature = url.replace(/(X-Amz-Signature=)([\da-f])/u, (_, name: string, digit: string) => name + (digit === '0' ? '1' : '0'));
  const name = url.replace(/exports\/[\w-]+/u, 'exports/another');
  const longer = url.replace(/X-Amz-Expires=\d+/u, 'X-Amz-Expires=604800');
  for (const [what, tampered] of [
    ['改签名 / a changed signature', signature],
    ['改文件名 / another file', name],
    ['改有效期 / a longer life', longer],
  ] as const) {
    const { status } = await stage.client.download(tampered);
    stage.expectThat(`篡改的地址被拒绝：${what}（${status}）`, status === 403 && tampered !== url, { status, tampered });
  }
  await stage.until(expiresAt);
  const { status } = await stage.client.download(url);
  stage.expectThat(`十分钟后地址失效 / the URL expires after ten minutes（${status}）`, status === 403, status);
}

export const exportChapter: ChapterOf = { zh: '汇总表（附件2）', en: 'The summary table, Annex 2', scenes: [summaryTable] };
