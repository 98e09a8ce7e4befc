/**
 * Cursors sealed: what a cursor says, the key of a row, is kept from clients, and none can be made up. No request is spent on it: the key is
 * derived from what only the deployment knows. The same cursor is sealed alike, so that a client's cache sees one row where there is one.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Cursors } from '../../schema/core/ports.ts';

const CIPHER = 'aes-128-gcm';
const NONCE = 12;
const TAG = 16;

export function sealedCursors(...known: readonly string[]): Cursors {
  const derived = Buffer.from(hkdfSync('sha256', known.join(' '), '', 'cursors', 48));
  const key = derived.subarray(0, 16);
  const naming = derived.subarray(16);
  return {
    seal: (cursor) => {
      const nonce = createHmac('sha256', naming).update(cursor).digest().subarray(0, NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce);
      return Buffer.concat([nonce, cipher.update(cursor, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE + TAG) return null;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE)).setAuthTag(bytes.subarray(-TAG));
      try {
        return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null; // its tag is not that of these bytes
      }
    },
  };
}
