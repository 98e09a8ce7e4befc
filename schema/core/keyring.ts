/**
 * The keyring: the keys that seal, mark and sign, each wrapped by a master key that never leaves its keeper. A new key of a use
 * takes over from the one before, which goes on opening what it has sealed and vouching for what it has signed.
 */
import * as z from 'zod';
import { padded, wrappedKey } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Table, Write } from '../table/port.ts';

/**
 * SEAL: AES-256-GCM. MARK: HMAC-SHA256, never replaced, since marks are compared with older ones. SIGN: Ed25519. AUDIT: HMAC-SHA256 over
 * entries of the history; of its own, so that a function that only writes history can neither open a number nor guess one by its mark.
 */
export const KEY_USES = ['SEAL', 'MARK', 'SIGN', 'AUDIT'] as const;
export type KeyUse = (typeof KEY_USES)[number];

/** The public half of a key that signs elsewhere: an archive from there was brought in, with what it had signed (R6). It signs nothing here. */
export const FOREIGN = 'FOREIGN';

export const wrappedKeyShape = z.object({
  use: z.enum([...KEY_USES, FOREIGN]),
  number: z.number().int().positive(),
  /** The key, wrapped by the master key; empty of a foreign one. */
  wrapped: z.string(),
  /** Of a SIGN key, what anybody may know: its public half, base64url. */
  x: z.string().nullable(),
  /** Of a foreign key, what it is called where it signs. */
  kid: z.string().optional(),
  since: z.number(),
});
export type WrappedKey = z.infer<typeof wrappedKeyShape>;

/** All keys there are, oldest first within a use. One request. */
export async function loadKeyring(table: Table): Promise<WrappedKey[]> {
  const { items } = await table.query({ pk: wrappedKey.pk });
  return items.map((item) => fromItem(wrappedKeyShape, item));
}

/** Puts a key on the ring. Conflicts when another process has put one with this number. */
export function putKey(key: WrappedKey): Write {
  return { put: toItem(wrappedKey.key({ use: key.use, number: padded(key.number) }), key), when: 'absent', as: 'key' };
}

/** Puts the public keys of elsewhere on the ring, as they are called there; those that are on it already stay as they are. */
export async function foreignKeys(table: Table, keys: readonly { kid: string; x: string }[], since: number): Promise<Item[]> {
  const known = (await loadKeyring(table)).filter(({ use }) => use === FOREIGN);
  const others = keys.filter(({ kid, x }) => !known.some((one) => one.kid === kid && one.x === x));
  return others.map(({ kid, x }, index) => {
    const key: WrappedKey = { use: FOREIGN, number: known.length + index + 1, wrapped: '', x, kid, since };
    return toItem(wrappedKey.key({ use: FOREIGN, number: padded(key.number) }), key);
  });
}
