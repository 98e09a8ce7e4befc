/**
 * The seals upon the history (V1): each hour what was witnessed becomes a Merkle tree, its root a leaf of a second tree that only grows, and
 * the root of that one is signed. Whoever keeps one signed checkpoint can be shown that an entry was there, and that nothing of what was
 * there has been taken away since. An hour without anything new has no checkpoint, but a day has at least one, so that silence shows.
 */
import * as z from 'zod';
import { RECORDS } from '../core/retention.ts';

const hashShape = z.string().regex(/^[0-9a-f]{64}$/u);

/** An entry as it was sealed: what its witness saw of it. */
const sealedShape = z.strictObject({
  /** The place of the entry: `AUDIT#<kind>#<id>` and the version. */
  pk: z.string(),
  sk: z.string(),
  /** What stands in the leaf of the entry; null where it had none. */
  hash: z.string().nullable(),
  mark: z.string().nullable(),
  /** The hour in which the table wrote it, counted from 1970; of what leaves no trace, the hour with which it was told (untraced.ts). */
  seen: z.number().int(),
  /** The hour that it says of itself, by which it is found; where it says none, that in which it was seen. */
  dated: z.number().int(),
});
export type SealedEntry = z.infer<typeof sealedShape>;

/** A file of the witness, by its key without the folder they all lie in, and when the store took it in, by the store's clock. */
const takenShape = z.strictObject({ file: z.string(), modified: z.number() });
export type Taken = z.infer<typeof takenShape>;

/** What one checkpoint adds: called an hour, for there is one each hour where enough happens; in a rush there are several. */
export const hourShape = z.strictObject({
  /** From 1, without a gap: its leaf in the tree of hours is the one before its number. */
  number: z.number().int().positive(),
  /** When it was sealed; never before the one before it. */
  at: z.number(),
  /** SHA-256 of the signed checkpoint before; null of the first. */
  before: hashShape.nullable(),
  /** Until when the store's files were looked at, by the store's clock. */
  until: z.number(),
  /** The files that were taken, and those taken before that a look back would find again. */
  taken: z.array(takenShape),
  /** By their hashes, which tell nothing of who came first. */
  entries: z.array(sealedShape),
});
export type Hour = z.infer<typeof hourShape>;

/** What a checkpoint states under its signature. Hashes are SHA-256 in hexadecimal. */
export const statementShape = z.strictObject({
  kind: z.literal('HISTORY_CHECKPOINT'),
  number: z.number().int().positive(),
  /** As ISO 8601 writes it. */
  at: z.string(),
  /** How many entries its hour has, the root of their tree, and the hash of the file in which they stand. */
  entries: z.number().int(),
  hour: hashShape,
  file: hashShape,
  /** The root of the tree of hours, this one its last leaf, and how many leaves it has. */
  root: hashShape,
  size: z.number().int(),
  before: hashShape.nullable(),
});
export type Statement = z.infer<typeof statementShape>;

/** An hour as the checkpoints behind it know it: enough to prove it, and to tell whether an entry may stand in it. */
const sealedHourShape = z.strictObject({
  root: hashShape,
  /** The hours that its entries say of themselves; null where they are too many to be named. */
  dated: z.array(z.number()).nullable(),
});
export type SealedHour = z.infer<typeof sealedHourShape>;

/** A whole tile of hours: its root, and the first and the last hour that an entry in it says of itself; null where any may be. */
const tileShape = z.strictObject({ root: hashShape, dated: z.tuple([z.number(), z.number()]).nullable() });
export type Tile = z.infer<typeof tileShape>;

/** A checkpoint as it is kept: signed, with the hours of the tile that it ends in, and the roots of all tiles before. So each proof reads three files at most. */
export const checkpointShape = z.strictObject({ signed: z.string(), hours: z.array(sealedHourShape), tiles: z.array(tileShape) });
type CheckpointFile = z.infer<typeof checkpointShape>;
export type Checkpoint = CheckpointFile & { stated: Statement };

/** Hours of a tile. */
export const TILE = 256;

/** So many bytes of the witness go into an hour, some 8,000 entries: what comes in a rush is sealed by several, for each is read whole. */
export const MOST_BYTES = 2_000_000;

const DIGITS = 8;

/** Where an hour lies. */
export function hourFile(number: number): string {
  return `${RECORDS.seals}hours/${inDigits(number)}.json`;
}

/** Where all checkpoints lie. */
export const CHECKPOINTS = `${RECORDS.seals}checkpoints/`;

/** Where a checkpoint lies: counted down, for a list begins with the smallest key, and the newest is the one that is looked for. */
export function checkpointFile(number: number): string {
  return `${CHECKPOINTS}${inDigits(10 ** DIGITS - 1 - number)}.json`;
}

function inDigits(number: number): string {
  return String(number).padStart(DIGITS, '0');
}

/** The minute of each hour at which it is sealed: what is told with the full hour has been witnessed by then. */
export const SEALED_AT_MINUTE = 10;
