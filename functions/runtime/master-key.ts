/** The master key in KMS: keys go in bare and come out wrapped, bound to what they are for, and the reverse. */
import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Env } from './env.ts';

/** Wraps keys; `use` has to be the same when a key is unwrapped. */
export interface MasterKey {
  wrap(key: Uint8Array, use: string): Promise<string>;
  unwrap(wrapped: string, use: string): Promise<Uint8Array>;
}

export function kmsMasterKey(env: Env<'keys'>): MasterKey {
  const client = new KMSClient(env.KMS_ENDPOINT ? { endpoint: env.KMS_ENDPOINT } : {});
  const KeyId = env.MASTER_KEY_ID;
  return {
    async wrap(key, use) {
      const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext: key, EncryptionContext: { use } }));
      return Buffer.from(CiphertextBlob ?? []).toString('base64');
    },
    async unwrap(wrapped, use) {
      const CiphertextBlob = Buffer.from(wrapped, 'base64');
      const { Plaintext } = await client.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: { use } }));
      if (!Plaintext) throw new Error(`the master key gave nothing back for ${use}`);
      return Plaintext;
    },
  };
}
