/** The master key in KMS: keys go in bare and come out wrapped, bound to what they are for, and the reverse. */
import { askJson, endpointOf } from './aws.ts';
import type { Env } from './env.ts';

/** Wraps keys; `use` has to be the same when a key is unwrapped. */
export interface MasterKey {
  wrap(key: Uint8Array, use: string): Promise<string>;
  unwrap(wrapped: string, use: string): Promise<Uint8Array>;
}

export function kmsMasterKey(env: Env<'keys'>): MasterKey {
  const ask = async (operation: 'Encrypt' | 'Decrypt', input: object): Promise<Record<string, unknown>> =>
    askJson(
      'kms',
      {
        url: await endpointOf('kms', env.KMS_ENDPOINT),
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` },
      },
      { KeyId: env.MASTER_KEY_ID, ...input },
    );
  return {
    async wrap(key, use) {
      const { CiphertextBlob } = await ask('Encrypt', { Plaintext: Buffer.from(key).toString('base64'), EncryptionContext: { use } });
      if (typeof CiphertextBlob !== 'string') throw new Error(`the master key wrapped nothing for ${use}`);
      return CiphertextBlob;
    },
    async unwrap(wrapped, use) {
      const { Plaintext } = await ask('Decrypt', { CiphertextBlob: wrapped, EncryptionContext: { use } });
      if (typeof Plaintext !== 'string') throw new Error(`the master key gave nothing back for ${use}`);
      return Buffer.from(Plaintext, 'base64');
    },
  };
}
