/**
 * `npm run bench`: measures the table of goals S1–S19 in one run, each as a ratio to a baseline that runs beside it, prints it and
 * writes out/bench.json. It never fails: a goal that is missed, or a part that throws, is a line of the table.
 * Names of parts as arguments run those alone: `npm run bench -- rush bundles`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { nodeBinary } from '../support/node-binary.ts';
import type { Bench, Part } from './part.ts';
import { printed, type Row } from './row.ts';

// Measured on the Node that is deployed, where it is installed: what costs much on one costs nothing on the other.
if (process.execPath !== nodeBinary()) {
  const { status } = spawnSync(nodeBinary(), ['--import', 'tsx', ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

Object.assign(process.env, {
  NODE_ENV: 'production', // as the bundles are built (cdk/bundling.ts)
  AWS_REGION: 'cn-northwest-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});

const PARTS: Record<string, () => Promise<{ default: Part }>> = {
  bundles: () => import('./bundles.ts'),
  cold: () => import('./cold.ts'),
  warm: () => import('./warm.ts'),
  requests: () => import('./requests.ts'),
  growth: () => import('./growth.ts'),
  contention: () => import('./contention.ts'),
  rush: () => import('./rush.ts'),
  workbook: () => import('./workbook.ts'),
  reading: () => import('./reading.ts'),
  checking: () => import('./checking.ts'),
  hostile: () => import('./hostile.ts'),
  schedules: () => import('./schedules.ts'),
  postings: () => import('./postings.ts'),
  bulk: () => import('./bulk.ts'),
  sharing: () => import('./sharing.ts'),
  queue: () => import('./queue.ts'),
  audit: () => import('./audit.ts'),
  secrets: () => import('./secrets.ts'),
  memory: () => import('./memory.ts'),
  start: () => import('./start.ts'),
  rehearsal: () => import('./rehearsal.ts'),
  ballots: () => import('./ballots.ts'),
  meeting: () => import('./meeting.ts'),
  papers: () => import('./papers.ts'),
  certificates: () => import('./certificates.ts'),
  archive: () => import('./archive.ts'),
};

// The lines are made as they are deployed, and kept from the screen.
const { out } = await import('../../functions/runtime/log.ts');
out.write = () => undefined;

const { startTable } = await import('../../functions/local/embedded-table.ts');
const table = await startTable();
const begun = performance.now();
const rows: Row[] = [];
try {
  const wanted = process.argv.slice(2);
  for (const [name, load] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await measured(name, load, { endpoint: table.endpoint })));
  }
} finally {
  await table.stop();
}
rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
const seconds = Math.round((performance.now() - begun) / 1000);
const machine = {
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
  cpus: cpus().length,
  cpu: cpus()[0]?.model,
  memory: totalmem(),
};
mkdirSync('out', { recursive: true });
writeFileSync('out/bench.json', `${JSON.stringify({ at: new Date().toISOString(), seconds, machine, rows }, null, 2)}\n`);
const missed = rows.filter(({ met }) => met === false).length;
process.stdout.write(`\n${printed(rows)}\n\n${rows.length} measures, ${missed} missed, ${seconds} s; written to out/bench.json\n`);

/** The rows of a part; one that throws is a row that says so. */
async function measured(name: string, load: () => Promise<{ default: Part }>, bench: Bench): Promise<Row[]> {
  const start = performance.now();
  process.stderr.write(`${name} …`);
  try {
    return await (await load()).default(bench);
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const note = told.length > 600 ? `${told.slice(0, 200)} … ${told.slice(-400)}` : told;
    return [{ id: 'S0', what: name, goal: '', measured: null, unit: '', met: null, note: `could not be measured: ${note}` }];
  } finally {
    process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  }
}
