/** The supervisors' desk: how each desk has handled the year, any list as a file, and the proof that the history of a case was not rewritten (V1, V6, V7). */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blockOn, historyQuery } from '../../support/page-scripts.ts';
import { SEEDED } from '../cast.ts';
import { freshKeyOf } from '../keys.ts';
import { move, seenBy } from '../moves.ts';
import { save, until } from '../papers.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { ACCUSED } from './supervised.ts';

const { bureau, supervisor } = SEEDED;
const HOUR = 3_600_000;
const VERIFY = 'query ($after: String) { verifyHistory(after: $after) { next entries findings { wrong } } }';

type Row = {
  step: string;
  organisation: { name: string } | null;
  came: number;
  returned: number;
  returnedThrice: number;
  times: { median: number } | null;
};
const HANDLING =
  '{ handling(step: DEPARTMENT, first: 20) { edges { node { step organisation { name } came returned returnedThrice times { median } } } } }';

/** What was searched for is there, and of each department how often it returned, and how long it took. */
async function counted(stage: Stage): Promise<void> {
  const asked = await move<{ id: string }>(stage, supervisor, 'computeSignals', 'id', { key: freshKeyOf('signals') });
  const run = await until(
    () => seenBy<{ state: string; applications: number }>(stage, supervisor, 'SignalRun', asked.id, 'state: signalRunState applications'),
    ({ state }) => state === 'DONE',
  );
  const { handling } = await stage.client.ask<{ handling: { edges: { node: Row }[] } }>(supervisor.account, HANDLING);
  const rows = handling.edges.map(({ node }) => node);
  const [all, ...departments] = rows;
  for (const { organisation, came, returned, times } of departments)
    stage.say(
      `${organisation?.name}：收到${came}次，退回${returned}次，用时中位数${Math.round((times?.median ?? 0) / 60)}分钟。`,
      `${organisation?.name}: came ${came} times, returned ${returned} times, half took no longer than ${Math.round((times?.median ?? 0) / 60)} minutes.`,
    );
  const sum = (of: 'came' | 'returned') => departments.reduce((total, row) => total + row[of], 0);
  stage.expectThat(
    '各部门之和与合计相符，且有退回三次的 / the departments add up, and something was returned three times',
    run?.state === 'DONE' && all?.came === sum('came') && all.returned === sum('returned') && all.returnedThrice > 0,
    { run, rows },
  );
}

const LISTS = [
  ['案件', { cases: {} }],
  ['处理措施', { measures: {} }],
  ['风险信号', { signals: {} }],
  ['办理情况', { handling: {} }],
] as const;

async function written(stage: Stage): Promise<void> {
  for (const [name, list] of LISTS) {
    const asked = await move<{ id: string }>(stage, supervisor, 'exportList', 'id', { list, format: 'XLSX', key: freshKeyOf('list') });
    type File = { state: string; rows: number; download: { url: string } | null };
    const file = () => seenBy<File>(stage, supervisor, 'ListExport', asked.id, 'state: listExportState rows: rowCount download { url }');
    const made = await until(file, ({ state }) => state === 'DONE');
    stage.expectThat(`${name}清单有内容 / there is something in the list`, (made?.rows ?? 0) > 0, made);
    await save(stage, `监督-${name}.xlsx`, made?.download?.url ?? '');
    const others = await seenBy(stage, bureau, 'ListExport', asked.id, 'state: listExportState');
    stage.expectThat('他人看不到该文件 / nobody else has it', others === null, others);
  }
}

/** Keys, proof and extension lie in out/, with the page's script, which says what they prove. */
async function proved(stage: Stage): Promise<void> {
  const now = Date.parse(await stage.client.now());
  await stage.until(new Date(now - (now % HOUR) + HOUR + HOUR / 4).toISOString());
  const asked = async (who: string | null, name: string, given: Record<string, unknown> = {}) =>
    JSON.stringify({ data: await stage.client.ask(who, historyQuery(name), given) });
  const { historyCheckpoint } = await stage.client.ask<{ historyCheckpoint: { number: number } }>(null, '{ historyCheckpoint { number } }');
  const files = [
    ['history-keys.json', await asked(null, 'Keys')],
    ['history-proof.json', await asked(ACCUSED.account, 'Proof', { id: stage.application(ACCUSED).id })],
    ['history-extension.json', await asked(null, 'Extension', { from: 1, to: historyCheckpoint.number })],
    ['check-history.mjs', blockOn('history', 'check-history')],
  ] as const;
  for (const [name, content] of files) await writeFile(join(stage.out, name), content);
  const [keys, proof, extension, script] = files.map(([name]) => join(stage.out, name));
  const { stdout } = await promisify(execFile)(process.execPath, [script ?? '', keys ?? '', proof ?? '', extension ?? '']);
  stage.say(`脱离系统核验办理记录：${stdout.trim()}`, 'The history is checked away from the system, by the script of the page.');
  stage.expectThat(
    '证明存于 out/，脚本核验无误 / the proofs lie in out/, and the script finds them right',
    stdout === `SEALED GOES ON from 1 to ${historyCheckpoint.number}\n`,
    stdout,
  );
}

type Verified = { next: string | null; entries: number; findings: object[] };

/** Hour by hour, all that was ever sealed lies as it was sealed. */
async function verified(stage: Stage): Promise<void> {
  let entries = 0;
  const findings: object[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { verifyHistory }: { verifyHistory: Verified } = await stage.client.ask(supervisor.account, VERIFY, { after });
    entries += verifyHistory.entries;
    findings.push(...verifyHistory.findings);
    after = verifyHistory.next;
    more = after !== null;
  }
  stage.say(`全年办理记录${entries}条，逐条与封存点相符。`, `${entries} entries of the year are as they were sealed.`);
  stage.expectThat('办理记录无一处被改动 / nothing of the history was altered', entries > 0 && findings.length === 0, findings);
}

export const overseenChapter: ChapterOf = {
  zh: '监督：全年办理情况、清单和证明',
  en: 'Supervision: the year as it was handled, lists and proofs',
  scenes: [counted, written, proved, verified],
};
