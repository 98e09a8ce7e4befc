/** The embedded table itself: it answers, gives way to another endpoint, and never outlives whoever started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTable } from '../../functions/local/embedded-table.ts';

const SOURCE = fileURLToPath(new URL('../../functions/local/embedded-table.ts', import.meta.url));

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

// It is the embedded table that is looked at here, also where the other tests run on another one.
beforeEach(() => {
  vi.stubEnv('DYNAMODB_ENDPOINT', undefined);
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
