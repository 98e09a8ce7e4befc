/** The system as a newcomer starts it, in a process of its own, and people who log in to it: for clients that others have written. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

export type Started = {
  /** `http://localhost:<port>` */
  url: string;
  /** A token of somebody whom the city knows. */
  login: (account: string) => Promise<string>;
  stop: () => Promise<void>;
};

/** Starts it on a free port and data of its own; answers when it serves. `env`: as a person sets it before `npm start`. */
export async function startSystem(env: Record<string, string> = {}): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhicheng-clients-'));
  const child = spawn(process.execPath, [inject('builtMain')], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, TABLE_NAME: `clients-${process.pid}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        heard.push(line);
        const [, ready] = /^ready (\S+)\/graphql$/u.exec(line) ?? [];
        if (ready !== undefined) resolve(ready);
      });
    }
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}:\n${heard.slice(-20).join('\n')}`)));
  });
  return {
    url,
    login: async (account) => {
      const response = await fetch(`${url}/dev/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account }),
      });
      return ((await response.json()) as { token: string }).token;
    },
    stop: async () => {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
