/** A full disk: what cannot be written is said once, tried again, and ends nothing. */
import { openSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';
import { startClock } from '../../functions/local/clock.ts';
import { deadLetters } from '../../functions/local/dead-letters.ts';
import { linesFile } from '../../functions/local/lines-file.ts';
import { startMailbox } from '../../functions/local/mailbox.ts';
import { createPump } from '../../functions/local/pump.ts';
import { createQueue } from '../../functions/local/queue.ts';
import { createScheduler } from '../../functions/local/scheduler.ts';
import { stateFile } from '../../functions/local/state-file.ts';
import { storedObjects } from '../../functions/local/stored-objects.ts';
import { DAY, HOUR } from '../../schema/core/time.ts';
import { ownDirectory } from './support.ts';

const NOW = Date.parse('2024-09-11T09:00:00+08:00');

/** A disk that is full until it is not; `texts` is what lies on it. */
function disk() {
  const texts = new Map<string, string>();
  const one = {
    isFull: true,
    texts,
    put: (path: string, text: string) => {
      if (one.isFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      texts.set(path, text);
    },
    append: (path: string, text: string) => {
      if (one.isFull) {
        texts.set(path, `${texts.get(path) ?? ''}${text.slice(0, 5)}`);
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      }
      texts.set(path, `${texts.get(path) ?? ''}${text}`);
    },
  };
  return one;
}

let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('on a full disk', () => {
  test('the clock runs and moves on; when there is room again, its newest instant is kept', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    const file = join(await ownDirectory(), 'clock.json');
    const one = disk();
    const clock = startClock('2024-09-11T09:00:00+08:00', file, one.put);
    onTestFinished(() => clock.stop());
    vi.advanceTimersByTime(60_000);
    clock.moveTo(NOW + DAY);
    vi.advanceTimersByTime(60_000);
    expect(clock.now()).toBeGreaterThanOrEqual(NOW + DAY);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/clock\.json.*ENOSPC/u);
    one.isFull = false;
    vi.advanceTimersByTime(2000);
    expect(said).toHaveLength(2);
    expect(Date.parse(JSON.parse(one.texts.get(file) ?? '{}').now)).toBeGreaterThan(NOW + DAY);
  });

  test('what has happened is kept as soon as there is room, though nothing more happens', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const file = join(await ownDirectory(), 'state.json');
    const one = disk();
    const state = stateFile(z.object({ of: z.string() }), file, one.put);
    state.save({ of: '旧' });
    state.save({ of: '新' });
    vi.advanceTimersByTime(10_000);
    one.isFull = false;
    vi.advanceTimersByTime(2000);
    expect(one.texts.get(file)).toBe('{"of":"新"}');
    expect(said).toHaveLength(2);
    expect(() => state.write({ of: '后' })).not.toThrow();
    vi.advanceTimersByTime(10_000);
    expect(one.texts.get(file)).toBe('{"of":"后"}');
  });

  test('a message is not taken, and none that was taken is lost or handled twice', async () => {
    const one = disk();
    const handled: string[] = [];
    const handler = (event: { Records: { body: string }[] }) =>
      Promise.resolve(void handled.push(...event.Records.map(({ body }) => body)));
    const queue = createQueue({
      name: 'export-build',
      handler,
      now: () => NOW,
      dead: deadLetters(),
      file: join(await ownDirectory(), 'queue.json'),
      put: one.put,
    });
    expect(() => queue.send('甲')).toThrow(/ENOSPC/u);
    one.isFull = false;
    queue.send('乙');
    one.isFull = true;
    expect([await queue.drain(), await queue.drain(), handled]).toEqual([1, 0, ['乙']]);
  });

  test('a schedule is not set; one that was set runs, once', async () => {
    const one = disk();
    const file = join(await ownDirectory(), 'schedules.json');
    const scheduler = createScheduler({ now: () => NOW, builtIn: [], catchUp: [], times: [0], file, put: one.put });
    const schedule = { name: 'reminder', at: NOW + HOUR, target: 'reminders' as const };
    expect(() => scheduler.set(schedule)).toThrow(/ENOSPC/u);
    expect(scheduler.dueUntil(NOW + DAY)).toEqual([]);
    one.isFull = false;
    expect(scheduler.set(schedule)).toBe(true);
    one.isFull = true;
    const clock = startClock('2024-09-11T09:00:00+08:00');
    onTestFinished(() => clock.stop());
    const ran = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const idle = { drain: () => Promise.resolve(0) };
    const scheduled = { 'calendar-tick': ran, 'posting-close': ran, reminders: ran, 'outbox-sweep': ran, 'history-seal': ran };
    const pump = createPump({ clock, scheduler, stream: idle, queues: [], scheduled, dead: deadLetters() });
    expect((await pump.moveTo(NOW + DAY)).ran).toHaveLength(1);
    expect((await pump.moveTo(NOW + 2 * DAY)).ran).toHaveLength(0);
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('a dead letter stands in the log, and in its file with the next one', () => {
    const one = disk();
    const dead = deadLetters('dead-letters.jsonl', one.append);
    dead.add('queue', '甲', new Error('failed'));
    expect(said.join('')).toContain('甲');
    one.isFull = false;
    dead.add('queue', '乙', new Error('failed'));
    const lines = (one.texts.get('dead-letters.jsonl') ?? '').split('\n').filter((line) => line.endsWith('}'));
    expect(lines.map((line) => JSON.parse(line).item)).toEqual(['甲', '乙']);
    expect(dead.list()).toHaveLength(2);
  });

  test('a mail is refused to whoever sends it, and comes when it is sent again', async () => {
    const one = disk();
    const file = join(await ownDirectory(), 'outbox.jsonl');
    const mailbox = await startMailbox({ now: () => NOW, file, append: one.append });
    onTestFinished(() => mailbox.stop());
    const transport = nodemailer.createTransport(mailbox.url);
    const mail = { from: 'zhicheng@localhost', to: 'liu@example.cn', subject: '提醒', text: '即将截止' };
    await expect(transport.sendMail(mail)).rejects.toThrow(/ENOSPC/u);
    expect(mailbox.list()).toEqual([]);
    one.isFull = false;
    await transport.sendMail(mail);
    expect(mailbox.list()).toHaveLength(1);
    expect((one.texts.get(file) ?? '').split('\n').filter((line) => line.endsWith('}'))).toHaveLength(1);
  });

  test('an object that breaks off leaves nothing behind', async () => {
    const directory = join(await ownDirectory(), 'files');
    const objects = await storedObjects(directory);
    const broken = Readable.from([Buffer.from('half')]).map(() => {
      throw new Error('ENOSPC');
    });
    await expect(objects.put('a', broken as AsyncIterable<Buffer>, { contentType: 'text/plain', modified: '' })).rejects.toThrow('ENOSPC');
    expect(await readdir(directory)).toEqual([]);
  });
});

test('a line cut short spoils no other, after a restart as well', async () => {
  const file = join(await ownDirectory(), 'outbox.jsonl');
  await writeFile(file, '{"a":1}\n{"a":');
  linesFile(file).add({ a: 3 });
  linesFile(file).add({ a: 4 });
  expect(await readFile(file, 'utf8')).toBe('{"a":1}\n{"a":\n{"a":3}\n{"a":4}\n');
});

test('the system outlives a clock that cannot be written and a log that nobody keeps, and stops in order', async () => {
  const directory = join(await ownDirectory(), 'data');
  const log = openSync('/dev/full', 'w');
  const env = { ...process.env, PORT: '0', DATA_DIR: directory };
  const child = spawn(process.execPath, [inject('builtMain')], { env, stdio: ['ignore', log, log] });
  onTestFinished(async () => {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  });
  const entries = async () => readdir(directory).catch(() => []);
  await expect.poll(entries, { timeout: 40_000, interval: 100 }).toContain('begun.json');
  await rm(join(directory, 'clock.json'));
  await mkdir(join(directory, 'clock.json.new'));
  await new Promise((resolve) => {
    setTimeout(resolve, 5000);
  });
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  await rm(join(directory, 'clock.json.new'), { recursive: true });
  await expect.poll(entries, { timeout: 10_000 }).toContain('clock.json');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
