/** Tokens of any OIDC issuer, verified here in the cloud and locally alike (P1). The subject names the account. */
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { actorRefusals, PUBLIC, type Actor } from '../../schema/core/actor.ts';
import type { Context } from '../../schema/core/context.ts';
import { MINUTE, SECOND } from '../../schema/core/time.ts';
import { accountName } from '../../schema/identity/model.ts';
import { whyClosed } from '../../schema/identity/actions/closing.ts';
import { loadActor } from '../../schema/identity/store.ts';
import type { Env } from './env.ts';

/** Signature algorithms accepted: asymmetric ones only, so that no public key can pass for a shared secret. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'];

/** How long a verified token is taken without verifying its signature again; its own end is looked at each time. */
const TOKEN_MEMORY = MINUTE;

/** Characters of the header that are looked at; the gateway lets all headers together have 10,240 bytes. */
const LONGEST_HEADER = 8192;

export type Authenticate = (authorization: string | undefined, context: Pick<Context, 'table' | 'memory' | 'now'>) => Promise<Actor>;

export function authenticator(env: Env<'oidc'>): Authenticate {
  const found: JWTVerifyGetKey = env.OIDC_JWKS.trimStart().startsWith('{')
    ? createLocalJWKSet(JSON.parse(env.OIDC_JWKS) as JSONWebKeySet)
    : createRemoteJWKSet(new URL(env.OIDC_JWKS), { timeoutDuration: 3000, cooldownDuration: 30_000 });
  const keys: JWTVerifyGetKey = async (header, token) => {
    try {
      return await found(header, token);
    } catch (error) {
      throw OF_THE_TOKEN.has(codeOf(error)) ? error : new KeysUnavailable('the keys of the issuer cannot be had', { cause: error });
    }
  };

  return async (authorization, context) => {
    if (authorization === undefined || /^\s{0,9}(?:Bearer\s{0,9})?$/iu.test(authorization)) return PUBLIC; // clients send one without a token before anybody logs in
    if (authorization.length > LONGEST_HEADER) throw actorRefusals.TOKEN_INVALID();
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/iu.exec(authorization)?.[1];
    if (!token) throw actorRefusals.TOKEN_INVALID();
    const { now, memory } = context;
    const { subject, expires } = await memory.recall(`token ${token}`, { now, forAtMost: TOKEN_MEMORY, load: () => verified(token, now) });
    if (now >= expires) throw actorRefusals.TOKEN_INVALID();
    const actor = await loadActor(context, subject);
    if (!actor) throw (await whyClosed(context, subject)) ?? actorRefusals.ACCOUNT_UNKNOWN();
    return actor;
  };

  async function verified(token: string, now: number): Promise<{ subject: string; expires: number }> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: env.OIDC_ISSUER,
        audience: env.OIDC_AUDIENCE,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(now),
      });
      // What is signed may be any JSON: a subject that is no account's name is nobody's, and a token without an end is none.
      const subject = accountName.safeParse(payload.sub);
      if (!subject.success || !Number.isFinite(payload.exp)) throw actorRefusals.TOKEN_INVALID();
      return { subject: subject.data, expires: Number(payload.exp) * SECOND };
    } catch (error) {
      if (error instanceof KeysUnavailable) throw error;
      throw actorRefusals.TOKEN_INVALID();
    }
  }
}

/** The issuer out of reach is our trouble, not a bad token: the person may try again, and is not told to log in. */
class KeysUnavailable extends Error {}

/** Why there is no key for a token, where the keys are there. */
const OF_THE_TOKEN: ReadonlySet<unknown> = new Set([
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
  'ERR_JOSE_NOT_SUPPORTED',
]);

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
