/** Tokens of any OIDC issuer, verified here in the cloud and locally alike (P1). The subject names the account. */
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { actorRefusals, PUBLIC, type Actor } from '../../schema/core/actor.ts';
import type { Context } from '../../schema/core/context.ts';
import { MINUTE, SECOND } from '../../schema/core/time.ts';
import { loadActor } from '../../schema/identity/store.ts';
import type { Env } from './env.ts';

/** Signature algorithms accepted: asymmetric ones only, so that no public key can pass for a shared secret. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'];

/** How long a verified token is taken without verifying its signature again; its own end is looked at each time. */
const TOKEN_MEMORY = MINUTE;

export type Authenticate = (authorization: string | undefined, context: Pick<Context, 'table' | 'memory' | 'now'>) => Promise<Actor>;

export function authenticator(env: Env<'oidc'>): Authenticate {
  const keys: JWTVerifyGetKey = env.OIDC_JWKS.trimStart().startsWith('{')
    ? createLocalJWKSet(JSON.parse(env.OIDC_JWKS) as JSONWebKeySet)
    : createRemoteJWKSet(new URL(env.OIDC_JWKS), { timeoutDuration: 3000, cooldownDuration: 30_000 });

  return async (authorization, context) => {
    if (authorization === undefined) return PUBLIC;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/iu.exec(authorization)?.[1];
    if (!token) throw actorRefusals.TOKEN_INVALID();
    const { now, memory } = context;
    const { subject, expires } = await memory.recall(`token ${token}`, { now, forAtMost: TOKEN_MEMORY, load: () => verified(token, now) });
    if (now >= expires) throw actorRefusals.TOKEN_INVALID();
    const actor = await loadActor(context, subject);
    if (!actor) throw actorRefusals.ACCOUNT_UNKNOWN();
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
      return { subject: payload.sub ?? '', expires: (payload.exp ?? 0) * SECOND };
    } catch (error) {
      if (isOurs(error)) throw error;
      throw actorRefusals.TOKEN_INVALID();
    }
  }
}

/** The issuer out of reach is our trouble, not a bad token: the person may try again, and is not told to log in. */
function isOurs(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code !== 'string' || (!code.startsWith('ERR_JW') && !code.startsWith('ERR_JOSE')) || code === 'ERR_JWKS_TIMEOUT';
}
