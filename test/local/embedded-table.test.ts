/** The embedded table itself: it answers, gives way to another endpoint, and never outlives whoever started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTable } from '../../functions/local/embedded-table.ts';
import { ownDirectory } from './support.ts';

const SOURCE = fileURLToPath(new URL('../../functions/local/embedded-table.ts', import.meta.url));

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

// It is dynoxide that is looked at here, also where the other tests run on another table.
beforeEach(() => {
  vi.stubEnv('DYNAMODB_ENDPOINT', undefined);
  vi.stubEnv('EMBEDDED_TABLE', 'dynoxide');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('the embedded table answers until it is stopped', async () => {
  const table = await startTable();
  expect(await answers(table.endpoint)).toBe(true);
  await table.stop();
  expect(await answers(table.endpoint)).toBe(false);
  await table.stop();
});

test('the newest record of its stream is found by an index, in a file that is new and in one that was there', async () => {
  const file = join(await ownDirectory(), 'table.sqlite');
  for (let start = 0; start < 2; start += 1) {
    const table = await startTable({ file });
    expect(await answers(table.endpoint)).toBe(true);
    await table.stop();
    const database = new sqlite.Database(file);
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const plan = database.all(
      "EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = 'a'",
    );
    database.close();
    expect(plan).toEqual([expect.objectContaining({ detail: expect.stringContaining('INDEX _stream_newest') })]);
  }
});

test('DYNAMODB_ENDPOINT is used as it is', async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', 'http://localhost:8000');
  expect((await startTable()).endpoint).toBe('http://localhost:8000');
});

test('the embedded table does not outlive the process that started it, however that ends', async () => {
  const script = `import(${JSON.stringify(SOURCE)}).then(async ({ startTable }) => console.log((await startTable()).endpoint))`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(parent.stdout, 'data');
  const endpoint = String(line).trim();
  expect(await answers(endpoint)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => answers(endpoint), { timeout: 10_000 }).toBe(false);
});
