/**
 * The vault and the notary over the keyring (ring.ts): AES-256-GCM, HMAC-SHA256 and Ed25519 of node:crypto, signatures as JOSE; and the
 * scribe, which has a file of its own so that a function that only marks does not carry the rest.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { CompactSign, compactVerify, decodeProtectedHeader, errors } from 'jose';
import { KEY_USES, loadKeyring, putKey, type KeyUse, type WrappedKey } from '../../schema/core/keyring.ts';
import type { Notary, PublicKey, Scribe, Vault } from '../../schema/core/ports.ts';
import { Conflict, type Table } from '../../schema/table/port.ts';
import type { Env } from './env.ts';
import { kmsMasterKey, type MasterKey } from './master-key.ts';
import { ringOf } from './ring.ts';
import { scribeOf } from './scribe.ts';

const NONCE = 12;
const TAG = 16;

export type Keys = { vault: Vault; notary: Notary; scribe: Scribe };

/** What seals, signs and marks, as the environment names its master key. */
export function keysIn(table: Table, env: Env<'keys'>): Keys {
  return keysOf(table, kmsMasterKey(env));
}

/** What seals, signs and marks in this process. */
export function keysOf(table: Table, master: MasterKey): Keys {
  const ring = ringOf(table, master);
  const { foreign, listed, newest, numbered, unwrapped } = ring;

  /** Reading a private key costs more than signing with it: it is read once. */
  const signers = new Map<number, Promise<KeyObject>>();
  function signerOf(key: WrappedKey): Promise<KeyObject> {
    const known = signers.get(key.number);
    if (known) return known;
    const signer = unwrapped(key).then((bytes) => createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' }));
    signers.set(key.number, signer);
    signer.catch(() => signers.delete(key.number));
    return signer;
  }

  const vault: Vault = {
    async seal(text, place) {
      const key = await newest('SEAL');
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', await unwrapped(key), nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${key.number}.${sealed.toString('base64url')}`;
    },
    async open(sealed, place) {
      const [number = '', content = ''] = sealed.split('.');
      const key = await numbered('SEAL', Number(number));
      if (!key) throw new Error(`sealed under the unknown key ${number}`);
      const bytes = Buffer.from(content, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', await unwrapped(key), bytes.subarray(0, NONCE))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
    },
    async isCurrent(sealed) {
      return sealed.split('.')[0] === String((await newest('SEAL')).number);
    },
    async mark(text) {
      return createHmac('sha256', await unwrapped(await newest('MARK')))
        .update(text)
        .digest('base64url');
    },
  };

  const notary: Notary = {
    async sign(statement, typ = 'JWS') {
      const key = await newest('SIGN');
      const signer = await signerOf(key);
      return new CompactSign(Buffer.from(JSON.stringify(statement)))
        .setProtectedHeader({ alg: 'EdDSA', kid: kidOf(key), typ })
        .sign(signer);
    },
    async verify(signed) {
      try {
        const { kid = '', alg } = decodeProtectedHeader(signed);
        const number = /^sign-(\d+)$/u.exec(kid)?.[1];
        const own = number && alg === 'EdDSA' ? await numbered('SIGN', Number(number)) : null;
        // Two systems call their keys alike: what is not ours may have come with an archive from elsewhere, even since we looked.
        const known = (await foreign()).filter((key) => key.kid === kid);
        const found = await verifiedBy(signed, [...(own ? [own] : []), ...known]);
        if (found) return found;
        const since = (await foreign(true)).filter((key) => key.kid === kid && !known.some(({ x }) => x === key.x));
        return await verifiedBy(signed, since);
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof TypeError) return null; // not a JWS, or not ours
        throw error;
      }
    },
    publicKeys: async () => [...(await listed('SIGN', true)).toReversed(), ...(await foreign()).toReversed()].map(jwkOf),
  };
  return { vault, notary, scribe: scribeOf(ring) };
}

/** Makes the first key of each use that has none; those that are there stay. */
export async function forgeKeys(table: Table, master: MasterKey, at: number): Promise<void> {
  const ring = await loadKeyring(table);
  for (const use of KEY_USES) if (!ring.some((key) => key.use === use)) await forge(table, master, { use, number: 1, at });
}

/** Makes the next key of a use. Answers its number; one made by another process at the same moment will do as well. */
export async function forge(table: Table, master: MasterKey, { use, number, at }: { use: KeyUse; number: number; at: number }) {
  const { secret, x } = use === 'SIGN' ? signingKey() : { secret: randomBytes(32), x: null };
  try {
    await table.transact([putKey({ use, number, wrapped: await master.wrap(secret, use), x, since: at })]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  return number;
}

/** What was signed by one of these keys; null where it was by none. */
async function verifiedBy(signed: string, keys: readonly WrappedKey[]): Promise<Record<string, unknown> | null> {
  for (const key of keys) {
    const payload = await payloadOf(signed, key);
    if (payload) return payload;
  }
  return null;
}

/** What was signed by this key; null where it was not. */
async function payloadOf(signed: string, key: WrappedKey): Promise<Record<string, unknown> | null> {
  try {
    const { payload } = await compactVerify(signed, publicKeyOf(key), { algorithms: ['EdDSA'] });
    return JSON.parse(Buffer.from(payload).toString('utf8')) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return null;
    throw error;
  }
}

function signingKey(): { secret: Uint8Array; x: string | null } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey.export({ format: 'der', type: 'pkcs8' }), x: publicKey.export({ format: 'jwk' }).x ?? null };
}

function kidOf({ number }: WrappedKey): string {
  return `sign-${number}`;
}

function jwkOf(key: WrappedKey): PublicKey {
  return { kid: key.kid ?? kidOf(key), kty: 'OKP', crv: 'Ed25519', x: key.x ?? '' };
}

function publicKeyOf(key: WrappedKey): KeyObject {
  const { kid: _, ...jwk } = jwkOf(key);
  return createPublicKey({ key: jwk, format: 'jwk' });
}
