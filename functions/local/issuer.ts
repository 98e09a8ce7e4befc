/**
 * Who signs people in on one machine: an issuer of tokens like any OIDC provider's, with a key of its own that lasts
 * over restarts. The functions verify its tokens exactly as they verify a real issuer's.
 */
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet } from 'jose';
import * as z from 'zod';
import { HOUR, SECOND, type Instant } from '../../schema/core/time.ts';
import { stateFile } from './state-file.ts';

export interface Issuer {
  /** A token for the account, good for 8 hours from `now`, which may be a simulated instant. */
  token(account: string, now: Instant): Promise<string>;
  /** The public keys, as OIDC_JWKS holds them. */
  jwks(): JSONWebKeySet;
  readonly issuer: string;
  readonly audience: string;
}

const ALGORITHM = 'ES256';
const PRIVATE_KEY = z.object({ kty: z.literal('EC'), crv: z.string(), x: z.string(), y: z.string(), d: z.string() });
const KEY_ID = 'local';
const LIFETIME = 8 * HOUR;

/** `file` keeps the key over restarts; without it every start has another. */
export async function createIssuer(options: { issuer: string; audience: string; file?: string }): Promise<Issuer> {
  const state = stateFile(z.object({ privateKey: PRIVATE_KEY }), options.file);
  let privateJwk = state.read()?.privateKey;
  if (!privateJwk) {
    const pair = await generateKeyPair(ALGORITHM, { extractable: true });
    privateJwk = PRIVATE_KEY.parse(await exportJWK(pair.privateKey));
    state.write({ privateKey: privateJwk });
  }
  const key = await importJWK(privateJwk, ALGORITHM);
  const { kty, crv, x, y } = privateJwk;
  const keys: JSONWebKeySet = { keys: [{ kty, crv, x, y, kid: KEY_ID, alg: ALGORITHM, use: 'sig' }] };

  return {
    issuer: options.issuer,
    audience: options.audience,
    jwks: () => structuredClone(keys),
    token: (account, now) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: 'JWT' })
        .setIssuer(options.issuer)
        .setAudience(options.audience)
        .setSubject(account)
        .setIssuedAt(Math.floor(now / SECOND))
        .setExpirationTime(Math.floor((now + LIFETIME) / SECOND))
        .sign(key),
  };
}
