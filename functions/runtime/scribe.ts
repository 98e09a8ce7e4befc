/** The scribe over the keyring: HMAC-SHA256 of node:crypto under an AUDIT key, whose number stands before the mark, so that it can be replaced. */
import { createHmac } from 'node:crypto';
import type { Scribe } from '../../schema/core/ports.ts';
import type { Table } from '../../schema/table/port.ts';
import type { Env } from './env.ts';
import { kmsMasterKey } from './master-key.ts';
import { ringOf, type Ring } from './ring.ts';

/** What marks entries, for a function that needs no other key. */
export function scribeIn(table: Table, env: Env<'keys'>): Scribe {
  return scribeOf(ringOf(table, kmsMasterKey(env)));
}

export function scribeOf(ring: Ring): Scribe {
  return {
    async mark(hash) {
      const key = await ring.newest('AUDIT');
      return markOf(key.number, await ring.unwrapped(key), hash);
    },
    async isOurs(hash, mark) {
      const number = Number(mark.split('.', 1)[0]);
      const key = await ring.numbered('AUDIT', number);
      return key !== null && mark === markOf(number, await ring.unwrapped(key), hash);
    },
  };
}

/** The mark of a hash under the key of this number. */
export function markOf(number: number, key: Uint8Array, hash: string): string {
  return `${number}.${createHmac('sha256', key).update(hash).digest('base64url')}`;
}
