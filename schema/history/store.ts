/** How seals are kept: files that are written once, where nobody who may write the table can write. */
import { canonical } from '../core/hash.ts';
import { gathered } from '../core/pieces.ts';
import type { Files, Listed } from '../core/ports.ts';
import { RECORDS } from '../core/retention.ts';
import { readWitnessed, witnessFolder, type Witnessed } from '../core/witness.ts';
import {
  checkpointFile,
  checkpointShape,
  CHECKPOINTS,
  hourFile,
  hourShape,
  statementShape,
  TILE,
  type Checkpoint,
  type Hour,
  type SealedHour,
  type Taken,
} from './model.ts';
import { bytesOfHour, LATEST, LOOK_BACK, mayHold, mayHoldIn } from './rules/sealing.ts';

export type Reading = Pick<Files, 'list' | 'read'>;

const TYPE = { contentType: 'application/json' };

/** The newest checkpoint; null as long as there is none. Two requests to the object store. */
export async function newestCheckpoint(files: Reading): Promise<Checkpoint | null> {
  const [newest] = (await files.list(CHECKPOINTS, { most: 1 })).found;
  return newest ? checkpointIn(files, newest.key) : null;
}

/** A checkpoint by its number; null where there is none yet. */
export function checkpointAt(files: Pick<Files, 'read'>, number: number): Promise<Checkpoint | null> {
  return checkpointIn(files, checkpointFile(number));
}

async function checkpointIn(files: Pick<Files, 'read'>, key: string): Promise<Checkpoint | null> {
  const text = await textOf(files, key);
  return text === null ? null : readCheckpoint(text);
}

/** A checkpoint as it was written. Throws what is none. */
export function readCheckpoint(text: string): Checkpoint {
  const { signed, ...rest } = checkpointShape.parse(JSON.parse(text));
  return { ...readSigned(signed), ...rest };
}

export type Signed = Pick<Checkpoint, 'signed' | 'stated'>;

/** What a signed checkpoint states. Throws what states something else; its signature is looked at elsewhere. */
export function readSigned(signed: string): Signed {
  const [, payload = ''] = signed.split('.');
  return { signed, stated: statementShape.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))) };
}

/** An hour by its number; null where there is none. */
export async function hourAt(files: Pick<Files, 'read'>, number: number): Promise<Hour | null> {
  const text = await textOf(files, hourFile(number));
  return text === null ? null : readHour(text);
}

/** An hour as it was written. Throws what is none. */
export function readHour(text: string): Hour {
  return hourShape.parse(JSON.parse(text));
}

async function textOf(files: Pick<Files, 'read'>, key: string): Promise<string | null> {
  const body = await files.read(key);
  return body && Buffer.from(await gathered(body)).toString('utf8');
}

/** Keeps an hour; false where one of its number is kept already. */
export function putHour(files: Pick<Files, 'putNew'>, hour: Hour): Promise<boolean> {
  return files.putNew(hourFile(hour.number), bytesOfHour(hour), TYPE);
}

/** Keeps a checkpoint; false where one of its number is kept already. */
export function putCheckpoint(files: Pick<Files, 'putNew'>, { stated, signed, hours, tiles }: Checkpoint): Promise<boolean> {
  return files.putNew(checkpointFile(stated.number), Buffer.from(canonical({ signed, hours, tiles })), TYPE);
}

/** The files of the witness that no hour has taken, in the order in which the store took them in: those of the last day are looked through. */
export async function untaken(files: Reading, last: Hour | null): Promise<Listed[]> {
  const known = new Set(last?.taken.map(({ file }) => file));
  const since = (last?.until ?? 0) - LOOK_BACK;
  const fresh: Listed[] = [];
  let after = last ? witnessFolder(Math.max(0, last.until - LATEST)) : null;
  do {
    const { found, next } = await files.list(RECORDS.witness, { after });
    fresh.push(...found.filter(({ key, modified }) => modified >= since && !known.has(nameOfFile(key))));
    after = next;
  } while (after !== null);
  return fresh.toSorted((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1));
}

/** A file of the witness without the folder that they all lie in. */
export function nameOfFile(key: string): string {
  return key.slice(RECORDS.witness.length);
}

/** What the witness wrote into a file; what is no line of it is told with its number. */
export async function witnessedIn(files: Pick<Files, 'read'>, { file }: Taken, damaged: (line: number) => void): Promise<Witnessed[]> {
  const text = await textOf(files, `${RECORDS.witness}${file}`);
  if (text === null) throw new Error(`${file} of the witness is gone`);
  return readWitnessed(text, damaged);
}

/** The tile that an hour stands in, as a checkpoint of at least its number knows it: of one that is whole, its last checkpoint does. */
export async function tileAt(files: Pick<Files, 'read'>, newest: Checkpoint, tile: number): Promise<readonly SealedHour[]> {
  if (tile === newest.tiles.length) return newest.hours;
  const last = await checkpointAt(files, (tile + 1) * TILE);
  if (!last) throw new Error(`checkpoint ${(tile + 1) * TILE} is gone`);
  return last.hours;
}

/** The numbers of the hours in which an entry may stand that says this hour of itself, the oldest first. Reads a file a tile, mostly none. */
export async function hoursHolding(
  tiles: (tile: number) => Promise<readonly SealedHour[]>,
  newest: Checkpoint,
  hour: number,
): Promise<number[]> {
  const among = [...newest.tiles.keys()].filter((tile) => mayHoldIn(newest.tiles[tile] ?? ANY, hour));
  const found: number[] = [];
  for (const tile of [...among, newest.tiles.length]) {
    const hours = await tiles(tile);
    found.push(...hours.flatMap((one, index) => (mayHold(one, hour) ? [tile * TILE + index + 1] : [])));
  }
  return found;
}
const ANY = { dated: null, root: '' };
