/** What an hour holds and what its checkpoint states: from the same before and the same files always the same, to the byte. Pure. */
import { canonical, sha256Of } from '../../core/hash.ts';
import { dayOf, HOUR, MINUTE, toIso, type Instant } from '../../core/time.ts';
import type { Witnessed } from '../../core/witness.ts';
import {
  MOST_BYTES,
  SEALED_AT_MINUTE,
  TILE,
  type Checkpoint,
  type Hour,
  type SealedEntry,
  type SealedHour,
  type Statement,
  type Taken,
  type Tile,
} from '../model.ts';
import { bytesOf, leafOf, rootOf, tiledRoots, type Hash } from './tree.ts';

/** How far back files are looked for that a clock of the store or a slow upload has put before what was seen already. */
export const LOOK_BACK = 30 * MINUTE;
/** What the stream shows late is of the last day; two hours more, for clocks and for folders of whole hours. */
export const LATEST = 26 * HOUR;
/** So many hours that entries say of themselves are named: those of a year that an archive brought in are more in ten thousand. */
const MOST_DATED = 2000;

/** The checkpoint that an hour follows, with its own hour; null before the first. */
export type Before = { checkpoint: Checkpoint; hour: Hour } | null;

export function numberAfter(before: Before): number {
  return (before?.checkpoint.stated.number ?? 0) + 1;
}

/** Whether there is one to make although nothing has happened: the first of a day says that there was nothing. */
export function isDue(before: Before, now: Instant): boolean {
  return before === null || dayOf(now) > dayOf(before.hour.at);
}

/** A line of the witness as it is sealed; null of what is no entry that was added. */
export function sealedFrom({ event, pk, sk, hash, mark, at, dated }: Witnessed): SealedEntry | null {
  if (event !== 'INSERT') return null;
  const [seen, said] = [at, dated ?? at].map(hourOf);
  return { pk, sk, hash, mark, seen: seen ?? 0, dated: said ?? 0 };
}

/** An instant by its hour, counted from 1970. */
export function hourOf(at: Instant): number {
  return Math.floor(at / HOUR);
}

/** The same entry however often it was shown: by its place and what stood there. */
export function nameOfEntry({ pk, sk, hash, mark }: Pick<SealedEntry, 'pk' | 'sk' | 'hash' | 'mark'>): string {
  return JSON.stringify([hash ?? '', pk, sk, mark ?? '']);
}

/** The hour after a checkpoint, of the entries that none has sealed. A clock that was set back makes no hour before the last one. */
export function hourAfter(
  before: Before,
  { now, taken, entries }: { now: Instant; taken: readonly Taken[]; entries: readonly SealedEntry[] },
): Hour {
  const until = Math.max(before?.hour.until ?? 0, ...taken.map(({ modified }) => modified));
  const carried = (before?.hour.taken ?? []).filter(({ modified }) => modified >= until - LOOK_BACK);
  const named = new Map(entries.map((entry) => [nameOfEntry(entry), entry] as const));
  return {
    number: numberAfter(before),
    at: Math.max(now, before?.hour.at ?? 0),
    before: before && sha256Of(before.checkpoint.signed),
    until,
    taken: [...carried, ...taken],
    entries: [...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry),
  };
}

/** The files that an hour has taken, and no hour before. */
export function takenBy(hour: Hour, before: Before): Taken[] {
  const known = new Set(before?.hour.taken.map(({ file }) => file));
  return hour.taken.filter(({ file }) => !known.has(file));
}

/** An hour as it is written. */
export function bytesOfHour(hour: Hour): Uint8Array {
  return Buffer.from(canonical(hour));
}

/** What stands in the leaf of an entry: its hash as text, which says all that the entry says. */
export function leafOfEntry({ hash }: Pick<SealedEntry, 'hash'>): Hash {
  return leafOf(hash ?? '');
}

/** The root of an hour's entries. */
export function rootOfHour({ entries }: Pick<Hour, 'entries'>): Hash {
  return rootOf(entries.map(leafOfEntry));
}

/** What stands in the leaf of an hour: its root, as bytes. */
export function leafOfHour({ root }: Pick<SealedHour, 'root'>): Hash {
  return leafOf(bytesOf(root));
}

/** What the checkpoint of an hour holds beside its signature, and what it states. */
export function checkpointOf(before: Before, hour: Hour): Omit<Checkpoint, 'signed'> {
  const root = rootOfHour(hour);
  const { hours: known = [], tiles: past = [] } = before?.checkpoint ?? {};
  const isFull = known.length === TILE;
  const tiles = isFull ? [...past, tileOf(known)] : past;
  const dated = [...new Set(hour.entries.map((entry) => entry.dated))].toSorted((a, b) => a - b);
  const hours = [...(isFull ? [] : known), { root, dated: dated.length > MOST_DATED ? null : dated }];
  const roots = tiledRoots(
    TILE,
    tiles.map((tile) => tile.root),
    () => hours.map(leafOfHour),
  );
  const stated: Statement = {
    kind: 'HISTORY_CHECKPOINT',
    number: hour.number,
    at: toIso(hour.at),
    entries: hour.entries.length,
    hour: root,
    file: sha256Of(bytesOfHour(hour)),
    root: roots(0, hour.number),
    size: hour.number,
    before: hour.before,
  };
  return { stated, hours, tiles };
}

function tileOf(hours: readonly SealedHour[]): Tile {
  const bounds = hours.flatMap(({ dated }) => (dated ? [dated.at(0), dated.at(-1)] : [])).filter((hour) => hour !== undefined);
  const dated: Tile['dated'] = hours.every((hour) => hour.dated !== null) ? [Math.min(...bounds), Math.max(...bounds)] : null;
  return { root: rootOf(hours.map(leafOfHour)), dated: bounds.length === 0 ? NO_HOUR : dated };
}

const NO_HOUR: Tile['dated'] = [0, -1];

/** Whether an entry that says this hour of itself may stand in an hour, or in a tile. */
export function mayHold({ dated }: SealedHour, hour: number): boolean {
  return dated === null || dated.includes(hour);
}
export function mayHoldIn({ dated }: Tile, hour: number): boolean {
  return dated === null || (dated[0] <= hour && hour <= dated[1]);
}

/** The files that an hour takes of those there are: as many as it may hold, one at least. */
export function asManyAsFit<T extends { size: number }>(files: readonly T[]): T[] {
  let size = 0;
  const last = files.findIndex((file) => (size += file.size) > MOST_BYTES);
  return files.slice(0, last === -1 ? files.length : Math.max(1, last));
}

/** When what is not sealed yet will be, if it has been witnessed: at the next run. */
export function nextSeal(now: Instant): Instant {
  const at = hourOf(now) * HOUR + SEALED_AT_MINUTE * MINUTE;
  return at > now ? at : at + HOUR;
}
