/**
 * A small JSON file that outlives the process: the clock, the queue, the schedules, the issuer's key.
 * Written whole and by rename, so that a crash leaves the old state or the new one, never a half.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type * as z from 'zod';
import { log, reason } from './log.ts';
import { codeOf } from './system-error.ts';

export interface StateFile<T> {
  read(): T | undefined;
  /** Throws when it cannot be written: for what somebody is told of only once it is kept. */
  write(state: T): void;
  /**
   * Keeps what has happened already and cannot be taken back. Where it cannot be written (the disk is full), that is said once and tried
   * again, with the newest state: what is in memory goes on.
   */
  save(state: T): void;
}

/** Puts a text where a file lies. Tests have another. */
export type Writer = (path: string, text: string) => void;

const RETRY_EVERY = 2000;

/** The state kept at `path`; without a path it is kept in memory only. */
export function stateFile<T>(shape: z.ZodType<T>, path?: string, put: Writer = replace): StateFile<T> {
  if (path === undefined) return inMemory(shape);
  mkdirSync(dirname(path), { recursive: true });
  let unwritten: { state: T } | undefined;
  let retry: NodeJS.Timeout | undefined;

  function write(state: T): void {
    put(path ?? '', JSON.stringify(state));
    if (unwritten) log('written again', { file: basename(path ?? '') });
    unwritten = undefined;
    clearTimeout(retry);
  }

  function save(state: T): void {
    try {
      write(state);
    } catch (error) {
      if (!unwritten) log('cannot be written, tried again until it can', { file: basename(path ?? ''), error: reason(error) });
      unwritten = { state };
      clearTimeout(retry);
      retry = setTimeout(() => unwritten && save(unwritten.state), RETRY_EVERY).unref();
    }
  }

  return { read: () => read(shape, path), write, save };
}

function replace(path: string, text: string): void {
  const temporary = `${path}.new`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, path);
}

function inMemory<T>(shape: z.ZodType<T>): StateFile<T> {
  let kept: string | undefined;
  const write = (state: T): void => {
    kept = JSON.stringify(state);
  };
  return { read: () => (kept === undefined ? undefined : shape.parse(JSON.parse(kept))), write, save: write };
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
