/** What anybody can be shown of the seals: that an entry is below a checkpoint, and that one checkpoint goes on from another. */
import type { AuditEntry } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { workedOutOnce } from '../../core/together.ts';
import { TILE, type Checkpoint, type Hour, type SealedHour } from '../model.ts';
import { historyRefusals } from '../refusals.ts';
import { hourOf, leafOfEntry, leafOfHour, rootOfHour } from '../rules/sealing.ts';
import { extensionPath, inclusionPath, rootsOf, tiledRoots, type Hash, type Roots } from '../rules/tree.ts';
import { placeOfEntry } from '../entries/store.ts';
import { checkpointAt, hourAt, hoursHolding, newestCheckpoint, tileAt } from '../store.ts';

/** That a leaf stands at a place of a tree. */
export type Inclusion = { leaf: Hash; place: number; size: number; path: readonly Hash[]; root: Hash };
/** That an entry is sealed: it in its hour, and the hour in the newest checkpoint. */
export type Proof = { entry: Inclusion; hour: Inclusion; number: number; checkpoint: Checkpoint };

/** The newest checkpoint, asked for once in a request. */
export function newestIn(context: Context): Promise<Checkpoint | null> {
  return workedOutOnce(context, 'history: newest', () => newestCheckpoint(context.files));
}

export function hourIn(context: Context, number: number): Promise<Hour | null> {
  return workedOutOnce(context, `history: hour ${number}`, () => hourAt(context.files, number));
}

/** The hours of a tile as a checkpoint knows them, read once in a request. */
export function tileIn(context: Context, newest: Checkpoint, tile: number): Promise<readonly SealedHour[]> {
  return workedOutOnce(context, `history: tile ${tile} of ${newest.stated.number}`, () => tileAt(context.files, newest, tile));
}

/** The hour that an entry was sealed in, and its place there; null as long as it is not. */
export async function sealOf(context: Context, newest: Checkpoint, entry: Pick<AuditEntry, 'kind' | 'id' | 'version' | 'at' | 'hash'>) {
  const { pk, sk } = placeOfEntry(entry);
  const numbers = await hoursHolding((tile) => tileIn(context, newest, tile), newest, hourOf(entry.at));
  for (const number of numbers) {
    const hour = await hourIn(context, number);
    const place = hour?.entries.findIndex((one) => one.pk === pk && one.sk === sk && one.hash === entry.hash) ?? -1;
    if (hour && place >= 0) return { hour, place };
  }
  return null;
}

/** The proof of an entry; null as long as it is not sealed. Reads the newest checkpoint, the hour and its tile: three files, once in a request. */
export function proofOf(context: Context, entry: AuditEntry): Promise<Proof | null> {
  return workedOutOnce(context, `history: proof of ${entry.hash}`, () => provedNow(context, entry));
}

async function provedNow(context: Context, entry: AuditEntry): Promise<Proof | null> {
  const newest = await newestIn(context);
  const found = newest && (await sealOf(context, newest, entry));
  if (!found) return null;
  const { hour, place } = found;
  const leaves = hour.entries.map(leafOfEntry);
  const root = rootOfHour(hour);
  const [index, { root: top, size }] = [hour.number - 1, newest.stated];
  const roots = await rootsIn(context, newest, [index]);
  return {
    entry: { leaf: leaves[place] ?? '', place, size: leaves.length, path: inclusionPath(place, leaves.length, rootsOf(leaves)), root },
    hour: { leaf: leafOfHour({ root }), place: index, size, path: inclusionPath(index, size, roots), root: top },
    number: hour.number,
    checkpoint: newest,
  };
}

/** The roots of the tree of hours as far as a checkpoint goes, with the tiles that some of its leaves stand in at hand. */
async function rootsIn(context: Context, newest: Checkpoint, leaves: readonly number[]): Promise<Roots> {
  const wanted = new Set([...leaves.map((leaf) => Math.floor(leaf / TILE)), newest.tiles.length]);
  const tiles = new Map<number, readonly Hash[]>();
  for (const tile of wanted) tiles.set(tile, (await tileIn(context, newest, tile)).map(leafOfHour));
  const whole = newest.tiles.map(({ root }) => root);
  return tiledRoots(TILE, whole, (tile) => tiles.get(tile) ?? []);
}

/** A checkpoint by its number, or the newest. */
export async function checkpointIn(context: Context, number: number | null): Promise<Checkpoint | null> {
  if (number === null) return newestIn(context);
  return number < 1 ? null : checkpointAt(context.files, number);
}

/** The proof that one checkpoint goes on from another. */
export async function extensionOf(context: Context, from: number, to: number) {
  if (from < 1 || to < from) throw historyRefusals.CHECKPOINTS_REVERSED();
  const [first, last] = await Promise.all([checkpointAt(context.files, from), checkpointAt(context.files, to)]);
  if (!first || !last) throw historyRefusals.CHECKPOINT_UNKNOWN({ number: first ? to : from });
  return { from: first, to: last, path: extensionPath(from, to, await rootsIn(context, last, [from - 1])) };
}
