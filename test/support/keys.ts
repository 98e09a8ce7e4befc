/** A master key for a world of its own: as KMS, it gives back only what it has wrapped, for the use it was wrapped for. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { MasterKey } from '../../functions/runtime/master-key.ts';

/** Keys that were wrapped here, bare: what looks at a whole table at once unwraps nothing. */
const BARE = new Map<string, Uint8Array>();

/** The key that was wrapped as this. */
export function bareKey(wrapped: string): Uint8Array {
  const key = BARE.get(wrapped);
  if (!key) throw new Error('no master key of the tests has wrapped this');
  return key;
}

export function masterKey(): MasterKey {
  const key = randomBytes(32);
  return {
    wrap(plain, use) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(use));
      const wrapped = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
      BARE.set(wrapped, plain);
      return Promise.resolve(wrapped);
    },
    unwrap(wrapped, use) {
      const bytes = Buffer.from(wrapped, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(use)).setAuthTag(bytes.subarray(-16));
      return Promise.resolve(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]));
    },
  };
}
