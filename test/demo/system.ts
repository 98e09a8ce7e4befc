/**
 * The system the story is told against: one that runs already, where the story can still begin in it, else one of its own, whose
 * directory stays behind for whoever wants to look round. Its own runs as a process beside, so that even then there is only HTTP between them.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SEEDED } from './cast.ts';
import { Client } from './client.ts';
import { APPLICATIONS_OF, UNITS as ALL_UNITS } from './graphql.ts';
import { NEW_UNITS } from './places.ts';

type System = { url: string; own: boolean; told: string[]; stop: () => Promise<void> };

/** The story's first morning, on the day the notice was issued. */
const FIRST_MORNING = '2024-09-02T09:00:00+08:00';
/** A running system whose clock has passed this is too late to begin in. */
const TOO_LATE = '2024-09-11T12:00:00+08:00';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The city as the story has left it: `DATA_DIR=out/city npm start` opens it. */
const CITY = join(ROOT, 'out', 'city');

/** Finds a system or starts one; `log` is where a system of its own writes. With the functions as they are deployed it always starts its own. */
export async function findSystem(log: string, deployed: boolean): Promise<System> {
  if (deployed) {
    const own = await startOwn(log, true);
    return { ...own, told: [`函数按部署的样子运行：${own.url}`, `The functions run as they are deployed: ${own.url}`] };
  }
  const url = process.env['DEMO_URL'] ?? `http://localhost:${process.env['PORT'] ?? '4000'}`;
  const why = await whyNot(url.replace(/\/$/u, ''));
  if (why === null) {
    const told = [`使用正在运行的系统：${url}`, `Using the running system: ${url}`];
    return { url: url.replace(/\/$/u, ''), own: false, told, stop: () => Promise.resolve() };
  }
  const system = await startOwn(log, false);
  return { ...system, told: [`${why.zh}，另行启动：${system.url}`, `${why.en}; started one of its own: ${system.url}`] };
}

/** Why the story cannot be told in the system at this URL; null where it can. */
async function whyNot(url: string): Promise<{ zh: string; en: string } | null> {
  const health = await healthOf(url);
  if (!health) return { zh: `${url} 没有运行中的系统`, en: `No system runs at ${url}` };
  if (Date.parse(health.now) > Date.parse(TOO_LATE)) {
    const zh = `${url} 的时钟已到 ${health.now}，演示须在 ${TOO_LATE} 前开始`;
    return { zh, en: `The clock at ${url} reads ${health.now}; the story has to begin before ${TOO_LATE}` };
  }
  const client = new Client(url);
  const { organisations } = await client.ask<{ organisations: { edges: { node: { id: string; creditCode: string } }[] } }>(
    SEEDED.bureau.account,
    ALL_UNITS,
  );
  const units = organisations.edges.map(({ node }) => node);
  const ours = new Set<string>(Object.values(NEW_UNITS).map(({ creditCode }) => creditCode));
  if (units.some(({ creditCode }) => ours.has(creditCode))) {
    return { zh: `${url} 中已有本演示的单位`, en: `The story’s units are at ${url} already` };
  }
  for (const { id } of units) {
    const { unitApplications } = await client.ask<{ unitApplications: { edges: unknown[] } }>(SEEDED.bureau.account, APPLICATIONS_OF, {
      unit: id,
    });
    if (unitApplications.edges.length > 0) return { zh: `${url} 中已有申报`, en: `There are applications at ${url} already` };
  }
  return null;
}

async function healthOf(url: string): Promise<{ now: string } | null> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    const body = (await response.json()) as { status?: string; now?: string };
    return body.status === 'ok' && typeof body.now === 'string' ? { now: body.now } : null;
  } catch {
    return null;
  }
}

async function startOwn(log: string, deployed: boolean): Promise<Omit<System, 'told'>> {
  const dataDir = deployed ? await mkdtemp(join(tmpdir(), 'zhicheng-demo-')) : CITY;
  if (!deployed) await rm(CITY, { recursive: true, force: true });
  const child = spawn(process.execPath, ['--import', 'tsx', deployed ? 'test/deployed/main.ts' : 'functions/local/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, CLOCK: FIRST_MORNING },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  const stop = async (): Promise<void> => {
    await end(child);
    if (!file.writableFinished) await new Promise<void>((resolve) => void file.end(resolve));
    if (deployed) await rm(dataDir, { recursive: true, force: true });
  };
  const breakOff = () => void stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, breakOff);
  // Whoever reads the story may leave before its end.
  process.stdout.once('error', breakOff);
  try {
    return { url: await ready(child, file, log), own: true, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The URL, once it serves. What it writes goes to the log. */
async function ready(child: ChildProcess, file: WriteStream, log: string): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the system has no output');
  stdout.pipe(file, { end: false });
  stderr.pipe(file, { end: false });
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const [, url] = /^ready (\S+)\/graphql$/u.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}; see ${log}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Closed: ended, and all of its output read.
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
}
