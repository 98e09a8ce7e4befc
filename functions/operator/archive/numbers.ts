/** The numbers of an archive, as whoever has the recipient's key reads them: by whose they are and where they stand. */
import { createPrivateKey } from 'node:crypto';
import { compactDecrypt, errors, type JWK } from 'jose';
import { read } from '../../../schema/archive/kind/lines.ts';
import { named } from '../../../schema/archive/kind/paths.ts';
import { linesOf } from './lines.ts';
import { entriesOf } from './read-zip.ts';

/** Opens a compact JWE. */
export type Opener = { open(jwe: string): Promise<Uint8Array> };

export function openerOf(jwk: JWK): Opener {
  const key = createPrivateKey({ key: jwk as Record<string, string>, format: 'jwk' });
  const algorithms = { keyManagementAlgorithms: ['RSA-OAEP-256', 'ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] };
  return {
    async open(jwe) {
      try {
        return (await compactDecrypt(jwe, key, algorithms)).plaintext;
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof TypeError)
          throw new Error('the key does not open what was closed for the recipient', { cause: error });
        throw error;
      }
    },
  };
}

/** By the place of the thing and the path in it. */
export type Numbers = { at(pk: string, path: string): string | null };

/** All of them; none where nobody has the key. */
export async function numbersIn(source: AsyncIterable<Uint8Array>, opener: Opener | null): Promise<Numbers> {
  const known = new Map<string, string>();
  const nameOf = (pk: string, path: string) => `${pk}\n${path}`;
  if (opener) {
    for await (const { path, bytes } of entriesOf(source, () => undefined)) {
      if (named(path)?.of !== 'sealed') continue;
      for await (const line of linesOf(bytes)) {
        const { pk, path: place, jwe } = read(line ?? '') ?? {};
        const told = JSON.parse(Buffer.from(await opener.open(String(jwe))).toString('utf8')) as Record<string, unknown>;
        // One that was put beside another thing is nobody's there.
        if (told['at'] === pk && told['path'] === place) known.set(nameOf(String(pk), String(place)), String(told['text']));
      }
    }
  }
  return { at: (pk, path) => known.get(nameOf(pk, path)) ?? null };
}
