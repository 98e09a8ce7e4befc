/** How votes are kept, in a table of their own: by whom and when nothing of it was written is in none of its items. */
import * as z from 'zod';
import { ballot, box, boxKey } from '../../table/ballots.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Item, Table, Write } from '../../table/port.ts';
import { pages } from '../../core/page.ts';
import { boxKeyShape, boxShape, castShape, type Box, type BoxKey, type Cast } from './model.ts';

/** The box of a vote; null where it has not been opened. */
export async function loadBox(table: Table, vote: string): Promise<Box | null> {
  const item = await table.get(box.key({ vote }));
  return item && fromItem(boxShape, item);
}

/** The private key of a vote as it is kept; null where it has not been opened. */
export async function loadKey(table: Table, vote: string): Promise<BoxKey | null> {
  const item = await table.get(boxKey.key({ vote }));
  return item && fromItem(boxKeyShape, item);
}

/** Opens a vote: its box and its key appear together. */
export function opening({ vote, publicKey, sealed }: { vote: string; publicKey: string; sealed: string }): Write[] {
  const opened: Box = { vote, open: true, publicKey };
  const key: BoxKey = { vote, sealed };
  return [
    { put: toItem(box.key({ vote }), opened), when: 'absent', as: 'box' },
    { put: toItem(boxKey.key({ vote }), key), when: 'absent', as: 'key' },
  ];
}

/** Closes a vote: the box takes nothing more and the key is gone, in one. */
export function closing({ vote, publicKey }: Box): Write[] {
  const closed: Box = { vote, open: false, publicKey };
  const key: BoxKey = { vote, sealed: null };
  return [
    { put: toItem(box.key({ vote }), closed), when: { open: true }, as: 'box' },
    { put: toItem(boxKey.key({ vote }), key), when: 'always', as: 'key' },
  ];
}

/** Where a ballot lies. */
export type Place = { vote: string; token: string };

/** Puts a ballot into a box that is open: where its token has not been used. */
export function casting(place: Place, cast: Cast): Write[] {
  return [
    { check: box.key({ vote: place.vote }), when: { open: true }, as: 'box' },
    { put: toItem(ballot.key(place), cast), when: 'absent', as: 'ballot' },
  ];
}

/** The ballot that a token was used for; null where it was used for none. */
export async function loadCast(table: Table, place: Place): Promise<Cast | null> {
  const item = await table.get(ballot.key(place));
  return item && fromItem(castShape, item);
}

/** All that lies in a box, page by page: by the hash of its token, which says nothing of when it came. */
export async function* castsOf(table: Table, vote: string): AsyncGenerator<Item> {
  for await (const { items } of pages((after) => table.query(ballot.under({ vote }), { after }))) yield* items;
}

/** A ballot as an item: its key and it, and nothing else. */
const itemShape = castShape.extend({ pk: z.string(), sk: z.string() });

/** Something that lies in a box as a ballot; null where it has not the shape of one. */
export function castIn(item: Item): { token: string; cast: Cast | null } {
  return { token: item.sk, cast: itemShape.safeParse(item).data ?? null };
}
