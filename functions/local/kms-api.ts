/**
 * KMS as its SDK speaks to it (AWS JSON 1.1), as far as the functions need it: Encrypt and Decrypt under the one master key, which
 * lies in a file. What is wrapped for one encryption context cannot be unwrapped for another, as in the cloud.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { readJson, sendJson, type Listener } from './http.ts';
import { stateFile } from './state-file.ts';

const NONCE = 12;
const TAG = 16;
const MASTER_KEY = z.object({ key: z.string() });
const blob = z.string().transform((text) => Buffer.from(text, 'base64'));
const request = z.object({
  Plaintext: blob.optional(),
  CiphertextBlob: blob.optional(),
  EncryptionContext: z.record(z.string(), z.string()).default({}),
});

/** A listener for the stand-in; without a file the master key lives as long as the process. */
export function kmsApi({ keyId, file }: { keyId: string; file?: string }): Listener {
  const kept = stateFile(MASTER_KEY, file);
  if (!kept.read()) kept.write({ key: randomBytes(32).toString('base64') });
  const master = Buffer.from(kept.read()?.key ?? '', 'base64');

  return async (incoming, response) => {
    const operation = String(incoming.headers['x-amz-target']);
    const { data } = request.safeParse(await readJson(incoming));
    const context = Buffer.from(JSON.stringify(Object.entries(data?.EncryptionContext ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))));
    if (operation === 'TrentService.Encrypt' && data?.Plaintext) {
      return sendJson(response, 200, { KeyId: keyId, CiphertextBlob: wrap(data.Plaintext, context).toString('base64') }, JSON_1_1);
    }
    if (operation === 'TrentService.Decrypt' && data?.CiphertextBlob) {
      const plain = unwrap(data.CiphertextBlob, context);
      if (plain) return sendJson(response, 200, { KeyId: keyId, Plaintext: plain.toString('base64') }, JSON_1_1);
      return sendJson(response, 400, { __type: 'InvalidCiphertextException' }, JSON_1_1);
    }
    return sendJson(response, 400, { __type: 'ValidationException', message: `${operation} is not known here` }, JSON_1_1);
  };

  function wrap(plain: Buffer, context: Buffer): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(context);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  function unwrap(wrapped: Buffer, context: Buffer): Buffer | null {
    try {
      const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(0, NONCE))
        .setAAD(context)
        .setAuthTag(wrapped.subarray(-TAG));
      return Buffer.concat([decipher.update(wrapped.subarray(NONCE, -TAG)), decipher.final()]);
    } catch {
      return null; // altered, of another master key, or for another context
    }
  }
}

const JSON_1_1 = { 'content-type': 'application/x-amz-json-1.1' };
