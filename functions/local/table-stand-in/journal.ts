/**
 * How the tables are kept: a journal to which each change is added before it is made, a line each, and which is written anew at each start. Whatever
 * kills the process, what was answered lies with the system. Without a file nothing is kept.
 */
import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Definition } from './definition.ts';
import { notWritten } from './faults.ts';
import type { StreamState } from './stream.ts';
import type { Change } from './table.ts';
import type { Item } from './values.ts';

/** A table as it stands; or what was done since. */
export type Line =
  | { table: Definition; made: { id: string; at: number }; stream?: StreamState; items?: Item[] }
  | { dropped: string }
  | { changes: (Change & { of: string })[]; at: number };

export class Journal {
  private descriptor: number | null = null;
  private length = 0;

  constructor(private readonly file?: string) {}

  /** What was kept. A line that was cut off in the middle was never answered, and ends it. */
  read(): Line[] {
    if (this.file === undefined || !existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Line);
  }

  /** Begins anew with the tables as they are, beside the old file until it is whole. */
  begin(lines: readonly Line[]): void {
    if (this.file === undefined) return;
    mkdirSync(dirname(this.file), { recursive: true });
    const beside = `${this.file}.new`;
    writeFileSync(beside, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
    renameSync(beside, this.file);
    this.descriptor = openSync(this.file, 'r+');
    this.length = readFileSync(this.file).length;
  }

  /** Added whole or not at all: a disk that is full leaves the file as it was. */
  add(line: Line): void {
    if (this.descriptor === null) return;
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(this.descriptor, bytes, done, bytes.length - done, this.length + done);
      this.length += bytes.length;
    } catch (error) {
      this.cutOff();
      throw notWritten(error instanceof Error ? error.message : String(error));
    }
  }

  /** What stands behind the last whole line. The next one is written over it in any case. */
  private cutOff(): void {
    try {
      if (this.descriptor !== null) ftruncateSync(this.descriptor, this.length);
    } catch {
      // The first fault is the one to be told.
    }
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }
}
