/** One process for each data directory, whoever starts at the same moment, and whatever a dead one has left. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lockDirectory } from '../../functions/local/lock.ts';
import { ownDirectory } from './support.ts';

const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const left = (directory: string, content: unknown) => writeFileSync(join(directory, 'lock'), JSON.stringify(content));

/** Takes locks as it is told on its standard input, one directory a line; answers `mine` or why not. */
const CONTENDER = `
  import { createInterface } from 'node:readline';
  import { lockDirectory } from '${new URL('../../functions/local/lock.ts', import.meta.url).href}';
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [directory, at] = line.split(' ');
    while (Date.now() < Number(at));
    try { lockDirectory(directory); console.log('mine'); } catch (error) { console.log(error.message); }
  }
`;

async function contender(): Promise<{ child: ChildProcess; ask: (line: string) => Promise<string> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', CONTENDER], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const next = async () => String(((await once(child.stdout ?? child, 'data')) as [Buffer])[0]).trim();
  expect(await next()).toBe('ready');
  return {
    child,
    ask: (line) => {
      const answer = next();
      child.stdin?.write(`${line}\n`);
      return answer;
    },
  };
}

describe('of many that start at once', () => {
  test('on what a dead process left, one wins, in every round', async () => {
    const contenders = await Promise.all(Array.from({ length: 6 }, contender));
    const dead = gone();
    for (let round = 0; round < 40; round += 1) {
      const directory = await ownDirectory();
      if (round % 4 === 0) writeFileSync(join(directory, 'lock'), '{"pid":');
      else if (round % 4 !== 3) left(directory, { pid: dead, started: round % 2 ? null : '1' });
      const at = Date.now() + 15;
      const answers = await Promise.all(contenders.map(({ ask }) => ask(`${directory} ${at}`)));
      expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
      const winner = contenders[answers.indexOf('mine')]?.child.pid;
      expect(JSON.parse(readFileSync(join(directory, 'lock'), 'utf8'))).toMatchObject({ pid: winner });
      for (const answer of answers.filter((one) => one !== 'mine')) expect(answer).toMatch(/in use by process \d+/u);
      expect(readdirSync(directory)).toEqual(['lock']);
    }
  });

  test('the next one wins when the winner was killed', async () => {
    const directory = await ownDirectory();
    const first = await contender();
    expect(await first.ask(`${directory} 0`)).toBe('mine');
    expect(() => lockDirectory(directory)).toThrow(new RegExp(`in use by process ${first.child.pid}`, 'u'));
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    lockDirectory(directory)();
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe('a lock', () => {
  test('whose number was given out again to another process is taken over', async () => {
    const directory = await ownDirectory();
    left(directory, { pid: process.pid, started: '1' });
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(/in use/u);
    release();
  });

  test('with a claim to it that its claimant has not lived to use is taken over as well', async () => {
    const directory = await ownDirectory();
    left(directory, { pid: gone(), started: '1' });
    const before = readFileSync(join(directory, 'lock'));
    // The claim that a contender leaves which dies between the two: made by one that finds the lock replaced under it.
    const claim = `lock.${createHash('sha256').update(before).digest('hex').slice(0, 16)}`;
    writeFileSync(join(directory, claim), JSON.stringify({ pid: gone(), started: '1' }));
    const release = lockDirectory(directory);
    expect(readdirSync(directory)).toEqual(['lock']);
    release();
  });

  test('of a process that has ended and is only listed yet is taken over', async () => {
    const directory = await ownDirectory();
    // A shell that does not wait for its child leaves it listed.
    const shell = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void shell.kill('SIGKILL'));
    const pid = Number(String(((await once(shell.stdout, 'data')) as [Buffer])[0]));
    const stat = () => readFileSync(`/proc/${pid}/stat`, 'latin1').split(' ');
    await expect.poll(() => stat()[2], { timeout: 5000 }).toBe('Z');
    left(directory, { pid, started: stat()[21] });
    lockDirectory(directory)();
  });

  test('is not given back by whoever does not hold it any more', async () => {
    const directory = await ownDirectory();
    const release = lockDirectory(directory);
    left(directory, { pid: 1, started: null, id: 'another' });
    release();
    expect(readdirSync(directory)).toEqual(['lock']);
  });
});
