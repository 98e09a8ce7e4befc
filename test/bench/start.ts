/** S16: from `npm start` on an empty directory until it says that it is well. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from './part.ts';
import { median } from './ratio.ts';
import { atMost } from './row.ts';

const RUNS = 3;
const PATIENCE = 30_000;

const part: Part = async () => {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) seconds.push((await untilHealthy()) / 1000);
  return [
    atMost({
      id: 'S16',
      what: '`npm start` on a fresh directory until /health answers',
      goal: '≤ 5 s',
      measured: median(seconds),
      unit: 's',
      most: 5,
      note: `of ${RUNS} starts; \`npm test\` within 3 minutes is told by \`npm test\` itself`,
    }),
  ];
};
export default part;

async function untilHealthy(): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'zhicheng-start-'));
  const port = await freePort();
  const { NODE_ENV: _, DYNAMODB_ENDPOINT: __, ...inherited } = process.env;
  const start = performance.now();
  // A group of its own, so that npm and what it starts can be stopped together.
  const child = spawn('npm', ['start'], { env: { ...inherited, PORT: String(port), DATA_DIR: data }, stdio: 'ignore', detached: true });
  const ended = once(child, 'exit');
  try {
    while (performance.now() - start < PATIENCE) {
      const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (healthy) return performance.now() - start;
      await pause(10);
    }
    throw new Error('it did not start');
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    await pause(200); // what npm started may take a moment longer than npm
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
