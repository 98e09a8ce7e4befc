/**
 * A part of the archive: so many of the subjects that are left, as a piece of the one zip. What it holds follows from where the part before it
 * ended, so a part that was cut off is made again and replaces what there was of it.
 */
import type { Context } from '../../core/context.ts';
import { auditPath, dataPath, sealedPath } from '../kind/paths.ts';
import type { Manifest } from '../kind/manifest.ts';
import type { Subject } from '../reach/store.ts';
import { fileOf, thingsOf, type Closing, type Line } from './things.ts';
import type { Writing } from './writing.ts';

/** How much is one part's, and how much of it is held in memory: lines wait until there are so many bytes of them. */
export type Limits = { bytes: number; subjects: number; waiting: number };

/**
 * What a function does well within its five minutes, and its disk of 512 MB holds: 5,000 subjects are some 20,000 requests to the table, and
 * 160 MB of files some 400 to the store.
 */
export const LIMITS: Limits = { bytes: 160 * 1024 * 1024, subjects: 5000, waiting: 4 * 1024 * 1024 };

/** Subjects that are read at the same time. */
const AT_ONCE = 16;

/** What there is to say of a part beside its entries: files that are not in it, and how far it has come. */
export type Told = { absent: Manifest['absent']; done: number };

/** The bytes of a part; `told` is told as they come. */
export async function* partBytes(
  context: Context,
  closing: Closing,
  {
    subjects,
    number,
    limits,
    writing,
    told,
  }: { subjects: readonly Subject[]; number: number; limits: Limits; writing: Writing; told: Told },
): AsyncGenerator<Uint8Array> {
  const waiting = new Waiting(number);
  const most = Math.min(subjects.length, limits.subjects);
  while (told.done < most && writing.size + waiting.bytes < limits.bytes) {
    const some = subjects.slice(told.done, Math.min(most, told.done + AT_ONCE));
    for (const { lines, files } of await Promise.all(some.map((subject) => thingsOf(context, closing, subject)))) {
      for (const line of lines) waiting.add(line);
      for (const key of files) {
        const file = await fileOf(context, closing, key);
        if ('because' in file) told.absent.push(file);
        else yield* writing.entry(file.path, file.bytes, { type: file.type });
      }
    }
    told.done += some.length;
    if (waiting.bytes >= limits.waiting) yield* waiting.into(writing);
  }
  yield* waiting.into(writing);
}

/** Lines that wait to become an entry, list by list. */
class Waiting {
  bytes = 0;
  private lists = new Map<string, { path: (piece: number) => string; texts: string[] }>();
  private readonly pieces = new Map<string, number>();

  constructor(private readonly part: number) {}

  add(line: Line): void {
    const name = `${line.of} ${line.kind}`;
    const list = this.lists.get(name) ?? { path: pathOf(line, this.part), texts: [] };
    list.texts.push(line.text);
    this.lists.set(name, list);
    this.bytes += Buffer.byteLength(line.text);
  }

  /** All of them, each list as an entry. */
  *into(writing: Writing): Generator<Uint8Array> {
    for (const [name, { path, texts }] of [...this.lists].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const piece = (this.pieces.get(name) ?? 0) + 1;
      this.pieces.set(name, piece);
      yield* writing.entry(path(piece), Buffer.from(texts.join('')), { lines: texts.length });
    }
    this.lists = new Map();
    this.bytes = 0;
  }
}

function pathOf(line: Line, part: number): (piece: number) => string {
  switch (line.of) {
    case 'data':
      return (piece) => dataPath(line.kind, part, piece);
    case 'sealed':
      return (piece) => sealedPath(line.kind, part, piece);
    case 'audit':
      return (piece) => auditPath(line.kind, part, piece);
    default:
      return line satisfies never;
  }
}
