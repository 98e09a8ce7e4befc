/**
 * A part of the archive: so many of the subjects that are left, as a piece of the one zip. What it holds follows from where the part before it
 * ended, so a part that was cut off is made again, under a name of its own. A subject with more files than one part takes goes on in
 * the next: its lines are in the part that has begun it, and the files that are left of it are told to the next by their keys.
 */
import type { Context } from '../../core/context.ts';
import { auditPath, dataPath, sealedPath } from '../kind/paths.ts';
import { isCounted, type Manifest } from '../kind/manifest.ts';
import type { Subject } from '../reach/store.ts';
import { fileOf, thingsOf, type Closing, type Line } from './things.ts';
import type { Writing } from './writing.ts';

/** How much is one part's, in bytes, files and subjects, and how much of it is held in memory: lines wait until there are so many bytes of them. */
export type Limits = { bytes: number; files: number; subjects: number; waiting: number };

/**
 * What a function does well within its five minutes: 5,000 subjects are some 20,000 requests to the table, 2,000 files 4,000 to the store. Each
 * limit is asked before each subject and each file, so a part is larger than 160 MB by the lines of one subject and one file at most (10 MB,
 * A3), by as much again of what does not count for the content, and by a third of the workbooks that are closed for a recipient. Its disk (cdk/exports.ts)
 * holds several times that.
 */
export const LIMITS: Limits = { bytes: 160 * 1024 * 1024, files: 2000, subjects: 5000, waiting: 4 * 1024 * 1024 };

/** Subjects that are read at the same time; and files, all of which are held in memory until they are written, in their order. */
const AT_ONCE = 16;
const FILES_AT_ONCE = 8;

/** What there is to say of a part beside its entries: files that are not in it, how many subjects it has ended, and which files of the next one are left. */
export type Told = { absent: Manifest['absent']; done: number; left: readonly string[] };

/** `left`: the files of the first subject that the part before has left, if it has begun it. */
type Asked = { subjects: readonly Subject[]; left: readonly string[]; number: number; limits: Limits; writing: Writing; told: Told };

/** The bytes of a part; `told` is told as they come. */
export async function* partBytes(
  context: Context,
  closing: Closing,
  { subjects, left, number, limits, writing, told }: Asked,
): AsyncGenerator<Uint8Array> {
  // What does not count for the content waits by itself, so that the rest comes to the same entries however much there is of it.
  const [waiting, beside] = [new Waiting(number), new Waiting(number)];
  const room = new Room(limits);
  /** As many of the files of the subject that is begun as there is room for; it is done when none is left. */
  async function* filesOf(keys: readonly string[]): AsyncGenerator<Uint8Array> {
    told.left = keys;
    while (told.left.length > 0 && room.isLeft) {
      const some = told.left.slice(0, FILES_AT_ONCE);
      for (const file of await Promise.all(some.map((key) => fileOf(context, closing, key)))) {
        if (!room.isLeft) return;
        if ('because' in file) told.absent.push({ key: file.key, because: file.because });
        else yield* writing.entry(file.path, file.bytes, { type: file.type });
        room.takeFile(file.size);
        told.left = told.left.slice(1);
      }
    }
    if (told.left.length === 0) told.done += 1;
  }
  if (left.length > 0) yield* filesOf(left);
  const most = Math.min(subjects.length, limits.subjects);
  while (told.done < most && told.left.length === 0 && room.isLeft) {
    const some = subjects.slice(told.done, Math.min(most, told.done + AT_ONCE));
    for (const { lines, files } of await Promise.all(some.map((subject) => thingsOf(context, closing, subject)))) {
      // What was read and has no room is read again by the next part.
      if (told.left.length > 0 || !room.isLeft) break;
      for (const line of lines) {
        const isOfContent = isCounted(pathOf(line, number)(1));
        room.takeLine((isOfContent ? waiting : beside).add(line), isOfContent);
      }
      for (const list of [waiting, beside]) if (list.bytes >= limits.waiting) yield* list.into(writing);
      yield* filesOf(files);
    }
  }
  yield* waiting.into(writing);
  yield* beside.into(writing);
}

/**
 * What is left of the limits of a part. What does not count for the content is counted apart, and files as they are in the open: so parts end at
 * the same things whoever receives the numbers and however often certificates were checked, and the lines of a year stand in the same entries.
 * Only where that alone fills a part does it end it.
 */
class Room {
  private bytes = 0;
  private beside = 0;
  private files = 0;

  constructor(private readonly limits: Pick<Limits, 'bytes' | 'files'>) {}

  get isLeft(): boolean {
    const { bytes, files } = this.limits;
    return this.bytes < bytes && this.beside < bytes && this.files < files;
  }

  takeLine(bytes: number, isOfContent: boolean): void {
    if (isOfContent) this.bytes += bytes;
    else this.beside += bytes;
  }

  takeFile(bytes: number): void {
    this.bytes += bytes;
    this.files += 1;
  }
}

/** Lines that wait to become an entry, list by list. */
class Waiting {
  /** How much waits. */
  bytes = 0;
  private lists = new Map<string, { path: (piece: number) => string; texts: string[] }>();
  private readonly pieces = new Map<string, number>();

  constructor(private readonly part: number) {}

  /** Answers how many bytes it has. */
  add(line: Line): number {
    const name = `${line.of} ${line.kind}`;
    const list = this.lists.get(name) ?? { path: pathOf(line, this.part), texts: [] };
    list.texts.push(line.text);
    this.lists.set(name, list);
    const bytes = Buffer.byteLength(line.text);
    this.bytes += bytes;
    return bytes;
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
