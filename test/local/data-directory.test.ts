/** A data directory that has lost a part: nothing starts on it in silence; one that never got to its end starts again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { mustHaveTable } from '../../functions/local/data-directory.ts';
import { embedded, tableFile } from '../../functions/local/embedded.ts';
import { ownDirectory } from './support.ts';

/** The file of the table that this run has, and what lies beside it. */
const TABLE = tableFile();
const BESIDE = embedded() === 'dynoxide' ? ['table.sqlite-wal', 'table.sqlite-shm'] : [];

/** Starts the system; answers when it is ready or has given up. */
async function start(directory: string): Promise<{ child: ChildProcess; ready: boolean; said: string }> {
  const env = { ...process.env, PORT: '0', DATA_DIR: directory };
  const child = spawn(process.execPath, [inject('builtMain')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(async () => {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  });
  let said = '';
  const ready = await new Promise<boolean>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready http://localhost:')) resolve(true);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => resolve(false));
  });
  return { child, ready, said };
}

async function killed({ child }: { child: ChildProcess }): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const snapshot = (directory: string) =>
  readdirSync(directory)
    .filter((name) => !['lock', 'clock.json'].includes(name) && !BESIDE.includes(name))
    .map((name) => [name, name === 'files' ? '' : readFileSync(join(directory, name), 'base64')]);

describe('a directory that was used', () => {
  test('starts again after it was killed; without its table or its key it does not, says why, and changes nothing', async () => {
    const directory = join(await ownDirectory(), 'data');
    const first = await start(directory);
    expect(first.ready).toBe(true);
    await killed(first);
    const again = join(await ownDirectory(), 'data');
    cpSync(directory, again, { recursive: true });
    const second = await start(again);
    expect([second.ready, second.said]).toEqual([true, expect.stringContaining('ready')]);
    await killed(second);

    const spoiled: (readonly [string, (copy: string) => void])[] = [
      [TABLE, (copy) => rmSync(join(copy, TABLE))],
      [TABLE, (copy) => [TABLE, ...BESIDE].forEach((name) => rmSync(join(copy, name)))],
      [TABLE, (copy) => truncateSync(join(copy, TABLE))],
      // What was written last lies beside the table: without that it is empty, and looks like one.
      ...(BESIDE.length > 0 ? [[TABLE, (copy: string) => BESIDE.forEach((name) => rmSync(join(copy, name)))] as const] : []),
      ['master-key.json', (copy) => rmSync(join(copy, 'master-key.json'))],
      ['files', (copy) => rmSync(join(copy, 'files'), { recursive: true })],
    ];
    for (const [missing, spoil] of spoiled) {
      const copy = join(await ownDirectory(), 'data');
      cpSync(directory, copy, { recursive: true });
      spoil(copy);
      const before = snapshot(copy);
      const { ready, said, child } = await start(copy);
      expect([ready, child.exitCode]).toEqual([false, 1]);
      expect(said).toContain(`${missing} 缺失或已被清空`);
      expect(said).toContain(`${missing} is missing or has been emptied`);
      expect(snapshot(copy).filter(([name]) => name !== TABLE)).toEqual(before.filter(([name]) => name !== TABLE));
      expect(existsSync(join(copy, 'lock'))).toBe(false);
    }
    for (const key of [randomBytes(32).toString('base64'), 'AAAA']) {
      const copy = join(await ownDirectory(), 'data');
      cpSync(directory, copy, { recursive: true });
      writeFileSync(join(copy, 'master-key.json'), JSON.stringify({ key }));
      const { ready, said } = await start(copy);
      expect([ready, said]).toEqual([false, expect.stringContaining('不是封存这些数据的主密钥')]);
      expect(said).toContain('is not the master key that its data is sealed under');
    }
    const readable = readdirSync(directory).filter(
      (name) => !['files', 'lock'].includes(name) && (statSync(join(directory, name)).mode & 0o077) !== 0,
    );
    expect(readable).toEqual([]);
  }, 180_000);
});

describe('a first start that broke off', () => {
  test.each([
    ['before anything was made', []],
    ['with its lock', ['lock']],
    ['with its clock', ['lock', 'clock.json']],
    ['with a table that is not begun', ['lock', 'clock.json', TABLE]],
  ])('%s begins anew', async (_, names) => {
    const directory = await ownDirectory();
    for (const name of names) writeFileSync(join(directory, name), '');
    mkdirSync(join(directory, 'files'));
    expect(() => mustHaveTable(directory)).not.toThrow();
    expect(() => mustHaveTable(join(directory, 'absent'))).not.toThrow();
  });

  test.each(['issuer.json', 'master-key.json', 'stream.json', 'outbox.jsonl', 'begun.json', 'files/a.json'])(
    'has not come as far as %s without a table',
    async (name) => {
      const directory = await ownDirectory();
      mkdirSync(join(directory, 'files'));
      writeFileSync(join(directory, name), '{}');
      expect(() => mustHaveTable(directory)).toThrow(`${TABLE} 缺失或已被清空`);
      writeFileSync(join(directory, TABLE), 'SQLite format 3');
      expect(() => mustHaveTable(directory)).not.toThrow();
    },
  );

  test('killed at any moment starts again', async () => {
    for (const name of [TABLE, 'issuer.json', 'master-key.json']) {
      const directory = join(await ownDirectory(), 'data');
      const env = { ...process.env, PORT: '0', DATA_DIR: directory };
      const child = spawn(process.execPath, [inject('builtMain')], { env, stdio: 'ignore' });
      while (!existsSync(join(directory, name))) {
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
      }
      await killed({ child });
      const again = await start(directory);
      expect([name, again.ready, again.said.slice(-300)]).toEqual([name, true, expect.anything()]);
      await killed(again);
    }
  }, 180_000);
});
