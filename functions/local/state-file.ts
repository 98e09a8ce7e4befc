/**
 * A small JSON file that outlives the process: the clock, the queue, the schedules, the issuer's key.
 * Written whole and by rename, so that a crash leaves the old state or the new one, never a half.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';
import { codeOf } from './system-error.ts';

export interface StateFile<T> {
  read(): T | undefined;
  write(state: T): void;
}

/** The state kept at `path`; without a path it is kept in memory only. */
export function stateFile<T>(shape: z.ZodType<T>, path?: string): StateFile<T> {
  if (path === undefined) return inMemory(shape);
  mkdirSync(dirname(path), { recursive: true });
  return {
    read: () => read(shape, path),
    write: (state) => {
      const temporary = `${path}.new`;
      writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 });
      renameSync(temporary, path);
    },
  };
}

function inMemory<T>(shape: z.ZodType<T>): StateFile<T> {
  let kept: string | undefined;
  return {
    read: () => (kept === undefined ? undefined : shape.parse(JSON.parse(kept))),
    write: (state) => {
      kept = JSON.stringify(state);
    },
  };
}

function read<T>(shape: z.ZodType<T>, path: string): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${path} cannot be read any more; remove it to begin anew`, { cause: error });
  }
}
