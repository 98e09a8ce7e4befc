/**
 * `npm run demo`: lives the year 2024 in simulated time against a local system, as any client would, checks what it sees on the
 * way, and writes out/report.md and the summary table. Ends with 0 when every check passed, else with 1. `-- --deployed` lives it with
 * the functions as they are deployed, and checks that they were denied nothing and allowed nothing that they do not need.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Book } from './book.ts';
import { Client } from './client.ts';
import { leaksIn, linesOf } from './leaks.ts';
import { Progress } from './progress.ts';
import { reportOf } from './report.ts';
import { Stage, type ChapterOf } from './stage.ts';
import { accountsChapter } from './story/accounts.ts';
import { amendmentChapter } from './story/amendment.ts';
import { channelsChapter } from './story/channels.ts';
import { clearedChapter } from './story/cleared.ts';
import { conferredChapter } from './story/conferred.ts';
import { deadlinesChapter } from './story/deadlines.ts';
import {
  crowdAppliesChapter,
  crowdApprovedChapter,
  crowdForwardedChapter,
  crowdPassedChapter,
  crowdRecommendedChapter,
} from './story/crowd.ts';
import { departmentsChapter } from './story/departments.ts';
import { displayChapter } from './story/display.ts';
import { drawnChapter } from './story/drawn.ts';
import { exportChapter } from './story/export.ts';
import { filedChapter } from './story/filed.ts';
import { fillingChapter } from './story/filling.ts';
import { handFilledChapter } from './story/handfilled.ts';
import { holidayChapter } from './story/holiday.ts';
import { lateChapter } from './story/late.ts';
import { meetingChapter } from './story/meeting.ts';
import { membersChapter } from './story/members.ts';
import { noticesChapter } from './story/notices.ts';
import { objectionsChapter } from './story/objections.ts';
import { originalsChapter } from './story/originals.ts';
import { postingChapter } from './story/posting.ts';
import { proofsChapter } from './story/proofs.ts';
import { prospectChapter } from './story/prospect.ts';
import { publicChapter } from './story/public.ts';
import { readingsChapter } from './story/readings.ts';
import { remindersChapter } from './story/reminders.ts';
import { reReviewChapter } from './story/rereview.ts';
import { resultsChapter } from './story/results.ts';
import { returnsChapter } from './story/returns.ts';
import { sendingChapter } from './story/sending.ts';
import { sessionChapter } from './story/session.ts';
import { submittingChapter } from './story/submitting.ts';
import { overseenChapter } from './story/overseen.ts';
import { supervisedChapter } from './story/supervised.ts';
import { transferChapter } from './story/transfer.ts';
import { unitsChapter } from './story/units.ts';
import { vacanciesChapter } from './story/vacancies.ts';
import { votesChapter } from './story/votes.ts';
import { yearChapter } from './story/year.ts';
import { archiveChapter, yearEndChapter } from './story/year-end.ts';
import { findSystem } from './system.ts';

const CHAPTERS: readonly ChapterOf[] = [
  publicChapter,
  accountsChapter,
  filedChapter,
  channelsChapter,
  fillingChapter,
  proofsChapter,
  submittingChapter,
  drawnChapter,
  transferChapter,
  unitsChapter,
  postingChapter,
  displayChapter,
  noticesChapter,
  crowdAppliesChapter,
  objectionsChapter,
  clearedChapter,
  crowdRecommendedChapter,
  vacanciesChapter,
  holidayChapter,
  departmentsChapter,
  crowdApprovedChapter,
  prospectChapter,
  returnsChapter,
  remindersChapter,
  amendmentChapter,
  originalsChapter,
  deadlinesChapter,
  sendingChapter,
  exportChapter,
  handFilledChapter,
  lateChapter,
  crowdPassedChapter,
  reReviewChapter,
  meetingChapter,
  crowdForwardedChapter,
  membersChapter,
  readingsChapter,
  sessionChapter,
  votesChapter,
  resultsChapter,
  conferredChapter,
  yearEndChapter,
  yearChapter,
  archiveChapter,
  supervisedChapter,
  overseenChapter,
];
const OUT = fileURLToPath(new URL('../../out/', import.meta.url));

await mkdir(OUT, { recursive: true });
const LOG = join(OUT, 'demo-system.log');
const DEPLOYED = process.argv.includes('--deployed');
const system = await findSystem(LOG, DEPLOYED);

const book = new Book();
const client = new Client(system.url);
const progress = new Progress(CHAPTERS.reduce((total, { scenes }) => total + scenes.length, 0));
const stage = new Stage(client, book, progress, OUT);
try {
  progress.print('2024年度职称评审，以模拟时间走完一年。The title review of 2024, a year in simulated time.');
  for (const line of system.told) progress.print(line);
  const from = await client.now();
  await play(stage);
  if (DEPLOYED) await grantsWereRight();
  progress.close();
  const about = { url: system.url, own: system.own, requests: client.requests, from, to: await client.now().catch(() => from) };
  await system.stop();
  await nothingLeaked(reportOf(book, about));
  await writeFile(join(OUT, 'report.md'), reportOf(book, about));
} finally {
  await system.stop();
}
process.stdout.write(`\n报告 report: ${join(OUT, 'report.md')}\n用时 real time: ${book.seconds} s\n`);
for (const { what, found } of book.failed) process.stdout.write(`不符 FAILED: ${what}  ${found ?? ''}\n`);
const passed = book.checks.length - book.failed.length;
process.stdout.write(book.failed.length > 0 ? `${passed} checks passed, ${book.failed.length} failed\n` : `${passed} checks passed\n`);
process.exit(book.failed.length > 0 ? 1 : 0);

/** No number of anybody in what the system has logged from its start to its end, in what was told, or in the report. */
async function nothingLeaked(report: string): Promise<void> {
  const log = system.own ? await linesOf(LOG) : null;
  const leaks = leaksIn({ log: log?.text ?? '', told: progress.told, report });
  const where = log ? `系统日志${log.lines}行、屏幕和报告` : '屏幕和报告（系统非本演示启动，日志未查）';
  stage.expectThat(
    `${where}中没有任何人的证件号码和电话 / no identity or telephone number in ${log ? 'the log, on the screen or' : 'what was told or'} in the report`,
    leaks.length === 0 && (log === null || log.lines > 0),
    leaks,
  );
}

/** Nothing was denied to the deployed functions, and every grant of those that ran was used (G20). */
async function grantsWereRight(): Promise<void> {
  const { ran, denied, unused } = (await (await fetch(`${system.url}/dev/grants`)).json()) as Record<'ran' | 'denied' | 'unused', string[]>;
  stage.expectThat(`${ran.length}个函数没有一次被拒 / ${ran.length} functions were denied nothing`, denied.length === 0, denied);
  stage.expectThat('没有多余的授权 / no grant was left unused', unused.length === 0, unused);
}

/** All chapters in order. What breaks the story off is a failed check like any other. */
async function play(on: Stage): Promise<void> {
  for (const [index, { zh, en, scenes }] of CHAPTERS.entries()) {
    const began = performance.now();
    const from = await on.client.now();
    on.progress.at(from);
    on.progress.begin(`${index + 1}/${CHAPTERS.length} ${zh} ${en}`);
    on.progress.print(`\n${index + 1}. ${zh} ${en}  （${from.slice(0, 16).replace('T', ' ')}）`);
    try {
      for (const scene of scenes) {
        await scene(on);
        on.progress.advance();
      }
    } catch (error) {
      on.expectThat(`故事中断 / the story broke off in chapter ${index + 1}`, false, error instanceof Error ? error.stack : String(error));
      return;
    } finally {
      const to = await on.client.now().catch(() => from);
      on.book.chapters.push({ title: `${index + 1}. ${zh} ${en}`, from, to, milliseconds: performance.now() - began });
      on.progress.end();
    }
  }
}
