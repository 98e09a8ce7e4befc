/** Whether a manifest was signed: by a key that somebody knows from elsewhere, or else by one that it names itself. */
import { createHash, createPublicKey } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import type { PublicKey } from '../../../schema/core/ports.ts';
import { statementShape, type Manifest } from '../../../schema/archive/kind/manifest.ts';

type Signed = { text: Buffer; signature: Buffer | null; keys: readonly PublicKey[] | null };

export async function whyNotSigned(manifest: Manifest, { text, signature, keys }: Signed): Promise<string | null> {
  if (!signature) return 'it is missing: nobody has signed the manifest';
  const statement = await statementIn(signature.toString('utf8'), keys ?? manifest.keys);
  if (!statement) return keys ? 'it was not signed by a key that is known' : 'it was not signed by a key of the archive';
  const { data } = statementShape.safeParse(statement);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const isSame =
    data?.manifest === sha256 && data.archive === manifest.archive && data.cycle === manifest.cycle && data.content === manifest.content;
  return isSame ? null : 'it was given to another manifest';
}

async function statementIn(signed: string, keys: readonly PublicKey[]): Promise<unknown> {
  try {
    const { kid, alg } = decodeProtectedHeader(signed);
    if (alg !== 'EdDSA') return null;
    for (const { kid: own, ...jwk } of keys) {
      if (own !== kid) continue;
      const payload = await compactVerify(signed, createPublicKey({ key: jwk, format: 'jwk' }), { algorithms: ['EdDSA'] }).then(
        (one) => one.payload,
        () => null,
      );
      if (payload) return JSON.parse(Buffer.from(payload).toString('utf8')) as unknown;
    }
    return null;
  } catch {
    return null; // no JWS at all
  }
}
