/** Whatever an issuer signs and whatever stands in the header: known, or refused as what it is; never an error of ours (P1). */
import { sign, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { authenticator } from '../../functions/runtime/auth.ts';
import { graphqlHandler } from '../../functions/runtime/graphql-server.ts';
import { city, UNLIMITED, type World } from '../support/world.ts';

const ISSUER = 'https://issuer.example.cn';
const AUDIENCE = 'zhicheng';
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const JWKS = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' }] };

let world: World;
beforeAll(async () => {
  world = await city();
});

const handlerWith = (jwks: string) => {
  const env = {
    OIDC_ISSUER: ISSUER,
    OIDC_AUDIENCE: AUDIENCE,
    OIDC_JWKS: jwks,
    INTROSPECTION: 'on' as const,
    TRUSTED_DOCUMENTS: '',
    TRUSTED_ALONE: 'off' as const,
  };
  return graphqlHandler({ env, authenticate: authenticator(env), contextOf: world.contextOf, limits: UNLIMITED });
};

type Handler = ReturnType<typeof handlerWith>;
let known: Handler | undefined;

/** What a request with this header is answered: its status and the code of its refusal. */
async function answer(
  authorization: string,
  handler = (known ??= handlerWith(JSON.stringify(JWKS))),
): Promise<[number, string | undefined]> {
  const event = {
    rawPath: '/graphql',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', authorization },
    requestContext: { requestId: 'r', timeEpoch: world.now, http: { method: 'POST', path: '/graphql', sourceIp: '127.0.0.1' } },
    isBase64Encoded: false,
    body: '{"query":"{ viewer { name } }"}',
  };
  const result: APIGatewayProxyStructuredResultV2 = await handler(event as unknown as Parameters<Handler>[0]);
  const { errors } = JSON.parse(result.body ?? '{}') as { errors?: { extensions: { code: string } }[] };
  return [result.statusCode ?? 0, errors?.[0]?.extensions.code];
}

const encode = (text: string) => Buffer.from(text).toString('base64url');

/** A token with this text as its claims, signed. */
function signed(claims: string, header: object = { alg: 'ES256', kid: 'test' }): string {
  const content = `${encode(JSON.stringify(header))}.${encode(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const good = () => ({ iss: ISSUER, aud: AUDIENCE as unknown, sub: 'liu' as unknown, exp: Math.floor(world.now / 1000) + 60 });
const withClaims = (claims: object) => answer(`Bearer ${signed(JSON.stringify({ ...good(), ...claims }))}`);

describe('a signed token', () => {
  it('with the claims it must have is known, also for several audiences', async () => {
    expect(await withClaims({})).toEqual([200, undefined]);
    expect(await withClaims({ aud: ['other', AUDIENCE] })).toEqual([200, undefined]);
  });

  it.each([[['liu']], [{}], [{ length: 3 }], [7], [null], [true], [''], [' '], ['l#u'], ['l'], ['刘洋'], ['liu\u0000'], ['a'.repeat(65)]])(
    'with the subject %j names no account',
    async (sub) => {
      expect(await withClaims({ sub })).toEqual([401, 'TOKEN_INVALID']);
    },
  );

  it('for somebody without an account is told so', async () => {
    expect(await withClaims({ sub: 'a'.repeat(64) })).toEqual([403, 'ACCOUNT_UNKNOWN']);
    expect(await withClaims({ sub: 'constructor' })).toEqual([403, 'ACCOUNT_UNKNOWN']);
  });

  it.each([
    '"exp":1e999',
    '"exp":"9999999999"',
    '"exp":[9999999999]',
    '"exp":null',
    '"exp":-1',
    '"nbf":"x","exp":9999999999',
    '"nbf":1e999,"exp":9999999999',
  ])('that says %s is refused', async (claim) => {
    const { exp: _, ...rest } = good();
    const text = `${JSON.stringify(rest).slice(0, -1)},${claim}}`;
    expect(await answer(`Bearer ${signed(text)}`)).toEqual([401, 'TOKEN_INVALID']);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a text', '"liu"'],
    ['nothing', ''],
    ['deep', `{"sub":${'['.repeat(2500)}${']'.repeat(2500)}}`],
    ['deep and unended', '{"a":'.repeat(900)],
    ['huge', JSON.stringify({ sub: 'liu', more: 'x'.repeat(100_000) })],
    ['named like an object’s own', '{"__proto__":{"sub":"liu"},"constructor":1,"toString":2}'],
  ])('whose claims are %s is refused', async (_, claims) => {
    expect(await answer(`Bearer ${signed(claims)}`)).toEqual([401, 'TOKEN_INVALID']);
  });

  it('with any claims is answered with 200 or refused', async () => {
    const claim = fc.constantFrom('sub', 'exp', 'nbf', 'iat', 'aud', 'iss', 'jti', 'typ', '__proto__');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(claim, fc.jsonValue(), { maxKeys: 4 }), async (claims) => {
        const [status, code] = await withClaims(claims);
        expect([200, 401, 403], code).toContain(status);
      }),
      { numRuns: 300 },
    );
  });

  it('with any header is answered with 200 or refused', async () => {
    const field = fc.constantFrom('alg', 'kid', 'typ', 'crit', 'b64', 'jwk', 'x5c', 'zip');
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('none', 'HS256', 'ES256', 'EdDSA', ['b64'], false));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(field, value, { maxKeys: 4 }), async (header) => {
        const [status] = await answer(`Bearer ${signed(JSON.stringify(good()), { alg: 'ES256', kid: 'test', ...header })}`);
        expect([200, 401]).toContain(status);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the header', () => {
  it('of any text is refused', async () => {
    const part = fc.string({ unit: fc.constantFrom(...Array.from('eyJ.-_= aZ09"{}')), maxLength: 40 });
    // An empty one is none, nor is one without a token: so clients ask before anybody has logged in.
    const isNone = (text: string) => /^\s*(?:bearer\s*)?$/iu.test(text);
    const header = fc.oneof(
      fc.string({ unit: 'binary' }),
      part.map((text) => `Bearer ${text}`),
      fc.tuple(part, part, part).map((parts) => `Bearer ${parts.join('.')}`),
      fc.tuple(part, fc.constantFrom('bearer ', 'Bearer  ', 'Basic ', 'Bearer\t')).map(([text, scheme]) => `${scheme}${text}`),
    );
    await fc.assert(
      fc.asyncProperty(header, async (authorization) => {
        fc.pre(!isNone(authorization));
        expect(await answer(authorization)).toEqual([401, 'TOKEN_INVALID']);
      }),
      { numRuns: 300 },
    );
  });

  it('is not looked at when it is longer than any token', async () => {
    const long = JSON.stringify({ ...good(), more: 'x'.repeat(7000) });
    expect(await answer(`Bearer ${signed(long)}`)).toEqual([401, 'TOKEN_INVALID']);
    expect(await answer(`Bearer ${'a.'.repeat(500_000)}`)).toEqual([401, 'TOKEN_INVALID']);
    expect(await withClaims({ more: 'x'.repeat(4000) })).toEqual([200, undefined]);
  });

  it('is no ground to log in again while the issuer cannot be reached', async () => {
    const away = handlerWith('http://127.0.0.1:9/keys');
    expect(await answer(`Bearer ${signed(JSON.stringify(good()))}`, away)).toEqual([500, 'INTERNAL']);
  });
});
