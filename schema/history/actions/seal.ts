/**
 * Seals what was witnessed since the last checkpoint. The hour is kept before its checkpoint is signed, both only where nothing lies: so no
 * number is ever signed over two contents, whoever else seals at the same moment, and a run that was cut is gone on with by the next one. The last
 * checkpoint is found by its number and no clock is asked for it: one that was set back makes no second chain.
 */
import { canonical } from '../../core/hash.ts';
import type { Files, Notary } from '../../core/ports.ts';
import type { Instant } from '../../core/time.ts';
import type { Checkpoint, Hour, SealedEntry, SealedHour, Taken } from '../model.ts';
import {
  asManyAsFit,
  bytesOfHour,
  checkpointOf,
  hourAfter,
  isDue,
  nameOfEntry,
  numberAfter,
  sealedFrom,
  takenBy,
  type Before,
} from '../rules/sealing.ts';
import {
  checkpointAt,
  hourAt,
  hoursHolding,
  nameOfFile,
  newestCheckpoint,
  putCheckpoint,
  putHour,
  tileAt,
  untaken,
  witnessedIn,
} from '../store.ts';

/** Something lies under a number that is not what follows: nothing is written, and somebody has to look (functions/README.md). */
export class SealRefused extends Error {
  override readonly name = 'SealRefused';
}

export type Sealing = {
  files: Pick<Files, 'list' | 'read' | 'putNew'>;
  notary: Pick<Notary, 'sign' | 'verify'>;
  now: Instant;
  /** Whether there is time for another checkpoint: in a rush one run makes several. */
  hasTime: () => boolean;
  /** Is told of a line of the witness that is none. */
  damaged: (file: string, line: number) => void;
};

export type Sealed = { checkpoints: number; entries: number; number: number };

/** Makes the checkpoints that are due; none where nothing is new and the day has one. */
export async function seal(sealing: Sealing): Promise<Sealed> {
  const { files, notary, hasTime } = sealing;
  const newest = await newestCheckpoint(files);
  if (newest && !(await notary.verify(newest.signed))) throw new SealRefused(`checkpoint ${newest.stated.number} is not signed by us`);
  let before = newest && { checkpoint: newest, hour: await hourOfCheckpoint(files, newest) };
  const sealed: Sealed = { checkpoints: 0, entries: 0, number: newest?.stated.number ?? 0 };
  for (let isMore = true; isMore && hasTime();) {
    const next = await hourToSeal(sealing, before);
    if (!next) break;
    const { hour } = next;
    before = { checkpoint: await signed(sealing, before, hour), hour };
    sealed.checkpoints += 1;
    sealed.entries += hour.entries.length;
    sealed.number = hour.number;
    ({ isMore } = next);
  }
  return sealed;
}

async function hourOfCheckpoint(files: Pick<Files, 'read'>, { stated: { number } }: Checkpoint): Promise<Hour> {
  const hour = await hourAt(files, number);
  if (!hour) throw new SealRefused(`the hour of checkpoint ${number} is gone`);
  return hour;
}

/**
 * The hour that follows, kept under its number, and whether there may be more behind it; null where none is due. One that lies there already
 * was left by a run that was cut, or by one beside.
 */
async function hourToSeal(sealing: Sealing, before: Before): Promise<{ hour: Hour; isMore: boolean } | null> {
  const { files, now } = sealing;
  const left = await hourAt(files, numberAfter(before));
  if (left) return { hour: await proved(sealing, before, left), isMore: true };
  const fresh = await untaken(files, before?.hour ?? null);
  const first = asManyAsFit(fresh);
  const taken = first.map(({ key, modified }) => ({ file: nameOfFile(key), modified }));
  const hour = await hourOf(sealing, before, now, taken);
  const isMore = first.length < fresh.length;
  // Files that bring nothing new are looked at again, until an hour takes them.
  if (hour.entries.length === 0 && !isMore && !isDue(before, now)) return null;
  if (await putHour(files, hour)) return { hour, isMore };
  const other = await hourAt(files, hour.number);
  if (!other) throw new SealRefused(`hour ${hour.number} is there and cannot be read`);
  return { hour: await proved(sealing, before, other), isMore: true };
}

/** An hour that lies there, once it has proved to be what its own files make of it. */
async function proved(sealing: Sealing, before: Before, hour: Hour): Promise<Hour> {
  const made = await hourOf(sealing, before, hour.at, takenBy(hour, before));
  if (!Buffer.from(bytesOfHour(made)).equals(bytesOfHour(hour)))
    throw new SealRefused(`hour ${hour.number} is there with another content than its files have`);
  return hour;
}

/** The hour that these files make: of their entries those that no hour before has. */
async function hourOf({ files, damaged }: Sealing, before: Before, now: Instant, from: readonly Taken[]): Promise<Hour> {
  const entries = new Map<string, SealedEntry>();
  for (const one of from) {
    const lines = await witnessedIn(files, one, (line) => damaged(one.file, line));
    for (const line of lines) {
      const entry = sealedFrom(line);
      if (entry) entries.set(nameOfEntry(entry), entry);
    }
  }
  if (before) await forgetSealed(files, before, entries);
  return hourAfter(before, { now, taken: from, entries: [...entries.values()] });
}

/** Takes out what was sealed already: the stream shows things again, in other pieces. Looked at are the hours that may hold any of them. */
async function forgetSealed(
  files: Pick<Files, 'read'>,
  { checkpoint, hour }: NonNullable<Before>,
  entries: Map<string, SealedEntry>,
): Promise<void> {
  const known = new Map<number, Promise<readonly SealedHour[]>>();
  const tiles = (tile: number): Promise<readonly SealedHour[]> => {
    const found = known.get(tile) ?? tileAt(files, checkpoint, tile);
    known.set(tile, found);
    return found;
  };
  const numbers = new Set<number>();
  for (const dated of new Set([...entries.values()].map((entry) => entry.dated))) {
    for (const number of await hoursHolding(tiles, checkpoint, dated)) numbers.add(number);
  }
  for (const number of numbers) {
    const sealed = number === hour.number ? hour : await hourAt(files, number);
    if (!sealed) throw new SealRefused(`hour ${number} is gone`);
    for (const entry of sealed.entries) entries.delete(nameOfEntry(entry));
  }
}

/** The checkpoint of an hour, signed and kept; where one lies there already, that one, if it states the same. */
async function signed({ files, notary }: Sealing, before: Before, hour: Hour): Promise<Checkpoint> {
  const made = checkpointOf(before, hour);
  const checkpoint = { ...made, signed: await notary.sign(made.stated, 'history-checkpoint+jws') };
  if (await putCheckpoint(files, checkpoint)) return checkpoint;
  const other = await checkpointAt(files, hour.number);
  const told = ({ stated, hours, tiles }: Omit<Checkpoint, 'signed'>) => canonical({ stated, hours, tiles });
  // Another key may have signed the same meanwhile.
  if (!other || told(other) !== told(checkpoint)) throw new SealRefused(`checkpoint ${hour.number} is there with another content`);
  return other;
}
