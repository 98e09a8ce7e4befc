/**
 * One process for each data directory: two would deliver everything twice and overwrite each other's clock.
 * The file names the process; a lock whose process is gone is taken over. Where the system tells when a process was
 * started, that is compared as well, for a number may be given out again.
 *
 * Of several that find the same dead lock one may replace it: whoever first creates the claim to it, a file named after what the dead
 * lock holds. Others that come to the claim later find another lock in the place of the dead one, and leave it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { codeOf } from './system-error.ts';

const HOLDER = z.object({ pid: z.int().positive(), started: z.string().nullable() });
type Holder = z.infer<typeof HOLDER>;

/** Each is lost only to another process that came first. */
const ATTEMPTS = 100;
/** What a file system answers that has no links; there a lock is created and then written. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** Takes the lock or throws an Error that says who holds it; answers how to give it back. */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'lock');
  // The last part keeps two locks of one process apart.
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), id: randomUUID() });
  const holder = take(path, mine);
  if (holder) {
    throw new Error(`${resolve(directory)} is in use by process ${holder.pid}; stop it, or set DATA_DIR to another directory`);
  }
  const release = (): void => {
    process.off('exit', release);
    if (contentOf(path) === mine) rmSync(path, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** Puts a file there that holds `mine`, and nobody else's; answers who holds it, null when it is ours now. */
function take(path: string, mine: string): Holder | null {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (create(path, mine)) return null;
    const content = contentOf(path);
    if (content === null) continue; // given back just now
    const holder = holderIn(content);
    if (holder && isAlive(holder)) return holder;
    const claim = `${path}.${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
    const claimant = take(claim, mine);
    if (claimant) return claimant;
    const isSame = contentOf(path) === content;
    if (isSame) put(path, mine);
    rmSync(claim, { force: true });
    if (isSame) return null;
  }
  throw new Error(`${resolve(path)} cannot be taken; remove it if nothing runs in its directory`);
}

/** Creates the file whole or not at all; false where there is one. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.includes(codeOf(error) ?? '')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the file by one that is whole. */
function put(path: string, content: string): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Who is named; null where nobody is, as in a file that a crash has cut short. */
function holderIn(content: string): Holder | null {
  try {
    return HOLDER.parse(JSON.parse(content));
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

/** When a process was started, in the system's own terms; null where the system does not tell, and where it has ended and is only listed yet. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold spaces; behind it stands the state, and the 22nd field is the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ['Z', 'X'].includes(fields[0] ?? '') ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
