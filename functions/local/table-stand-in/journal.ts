/**
 * How the tables are kept: a journal to which each change is added before it is made, a line each, and which is written anew at each start. Whatever
 * kills the process, what was answered lies with the system. Without a file nothing is kept.
 */
import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Definition } from './definition.ts';
import { notWritten } from './faults.ts';
import type { StreamState } from './stream.ts';
import type { Change } from './table.ts';
import type { Item } from './values.ts';

/** A table as it stands; or what was done since. */
export type Line =
  | { table: Definition; made: { id: string; at: number }; stream?: StreamState }
  | { held: Item[]; of: string }
  | { dropped: string }
  | { of: string; streams: boolean }
  | { changes: (Change & { of: string })[]; at: number };

export class Journal {
  private descriptor: number | null = null;
  /** Where the last whole line ends. */
  private length = 0;

  constructor(private readonly file?: string) {}

  /** What was kept. A last line that was cut off was never answered, and ends it; any other that is damaged was, and nothing starts without it. */
  read(): Line[] {
    if (this.file === undefined || !existsSync(this.file)) return [];
    const bytes = readFileSync(this.file);
    const lines: Line[] = [];
    // Line by line: the whole may be longer than a string can be.
    for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', this.length)) {
      lines.push(lineIn(bytes.toString('utf8', this.length, end)) ?? damaged(this.file, lines.length + 1));
      this.length = end + 1;
    }
    return lines;
  }

  /** Begins anew with the tables as they are, beside the old file until it is whole. Where there is no room for that, the old one goes on. */
  begin(lines: Iterable<Line>): void {
    if (this.file === undefined) return;
    mkdirSync(dirname(this.file), { recursive: true });
    const beside = `${this.file}.new`;
    const whole = this.length;
    rmSync(beside, { force: true });
    [this.descriptor, this.length] = [openSync(beside, 'w', 0o600), 0];
    try {
      for (const line of lines) this.add(line);
      renameSync(beside, this.file);
    } catch (error) {
      this.close();
      rmSync(beside, { force: true });
      if (!existsSync(this.file)) throw error;
      [this.descriptor, this.length] = [openSync(this.file, 'r+'), whole];
      this.cutOff();
    }
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

const BEGINS: readonly string[] = ['table', 'held', 'dropped', 'streams', 'changes'];

/** A line as it was written; null where it is damaged. */
function lineIn(text: string): Line | null {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null && BEGINS.some((name) => Object.hasOwn(line, name)) ? (line as Line) : null;
  } catch {
    return null;
  }
}

function damaged(file: string, line: number): never {
  const path = resolve(file);
  throw new Error(
    `内置表的日志 ${path} 第${line}行已损坏，无法读取，未予启动，该文件未作改动。请从备份恢复该文件，或删除整个数据目录后重新开始。\n` +
      `Line ${line} of the journal of the embedded table, ${path}, is damaged and cannot be read, so nothing was started and the file is as it was. ` +
      `Restore it from a backup, or remove the whole data directory to begin anew.`,
  );
}
