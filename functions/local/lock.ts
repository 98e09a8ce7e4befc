/**
 * One process for each data directory: two would deliver everything twice and overwrite each other's clock.
 * The file names the process; a lock whose process is gone is taken over. Where the system tells when a process was
 * started, that is compared as well, for a number may be given out again.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { codeOf } from './system-error.ts';

const HOLDER = z.object({ pid: z.int().positive(), started: z.string().nullable() });
type Holder = z.infer<typeof HOLDER>;

/** Takes the lock or throws an Error that says who holds it; answers how to give it back. */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'lock');
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) };
  if (!create(path, mine)) {
    const holder = read(path);
    if (holder && isAlive(holder)) {
      throw new Error(`${resolve(directory)} is in use by process ${holder.pid}; stop it, or set DATA_DIR to another directory`);
    }
    rmSync(path, { force: true });
    if (!create(path, mine)) throw new Error(`${resolve(directory)} is being taken by another process; try again`);
  }
  const release = (): void => {
    process.off('exit', release);
    rmSync(path, { force: true });
  };
  process.on('exit', release);
  return release;
}

function create(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): Holder | null {
  try {
    return HOLDER.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if (codeOf(error) !== 'EPERM') return false;
  }
  return holder.started === startOf(holder.pid);
}

/** When a process was started, in the system's own terms; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold spaces; the 22nd field is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
