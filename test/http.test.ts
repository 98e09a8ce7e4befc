/** GraphQL over HTTP as a stranger meets it: the protocol, bad tokens, other origins; hostile documents are in hostile/. G15, G16. */
import { createHmac, randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { auditServer } from 'graphql-http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { gateway } from '../functions/local/gateway.ts';
import { host } from '../functions/local/http.ts';
import { languageOf } from '../functions/runtime/http.ts';
import { city, instant, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await city();
});

const post = (body: string, headers: Record<string, string> = {}) => world.send({ body, headers });
const codeOf = (result: { body?: string | undefined }) =>
  JSON.parse(result.body ?? '{}').errors?.[0]?.extensions?.code as string | undefined;

describe('the protocol', () => {
  it('passes the whole graphql-http audit against the real handler', async () => {
    const server = await host(gateway('graphql', world.handler, () => world.now));
    const results = await auditServer({ url: `${server.url}/graphql` });
    await server.close();
    expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
    expect(results).toHaveLength(61);
  });

  it('answers every request with a correlation id and without caching', async () => {
    const { headers } = await post('{"query":"{ clock }"}');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(String(headers?.['x-correlation-id'])).toMatch(/^[\da-f-]{36}$/u);
  });

  it('speaks Chinese unless English is asked for first', () => {
    expect(['', 'zh-CN', 'de', 'en;q=0.5,zh', 'zh;q=0.4,en;q=0.9', 'en', 'EN-us,zh;q=0.9', 'en;q=0'].map(languageOf)).toEqual([
      'zh',
      'zh',
      'zh',
      'zh',
      'en',
      'en',
      'en',
      'zh',
    ]);
  });
});

describe('the short way and the long way', () => {
  it('give the same answer to the same request, refusals and other origins included (S1)', async () => {
    const documents = [
      '{ clock }',
      '{ cycle { year phases { name } } }',
      '{ viewer { name } }',
      '{ cycle(cycle: "1999") { year } }',
      '{ node(id: "x") { id } }',
      'query Q($n: Int!) { committees(first: $n) { edges { cursor } } }',
      '{ nothing }',
    ];
    for (const query of documents) {
      for (const variables of [{}, { n: 2 }, { n: 'two' }]) {
        for (const headers of [
          {},
          { origin: 'https://zc.example.cn' },
          { accept: 'application/graphql-response+json', 'accept-language': 'en' },
        ]) {
          const short = await post(JSON.stringify({ query, variables }), headers);
          const asked = new URLSearchParams({ query, variables: JSON.stringify(variables) });
          const long = await world.send({ method: 'GET', query: asked.toString(), headers }); // a GET goes the long way
          expect(JSON.parse(short.body ?? '')).toEqual(JSON.parse(long.body ?? ''));
          expect(short.statusCode).toBe(long.statusCode);
          for (const name of ['content-type', 'x-content-type-options']) expect(short.headers?.[name], name).toBe(long.headers?.[name]);
        }
      }
    }
  });
});

describe('who asks', () => {
  const viewer = JSON.stringify({ query: '{ viewer { name } }' });
  const withToken = (token: string) => post(viewer, { authorization: `Bearer ${token}` });
  const claims = { iss: 'https://issuer.example.cn', aud: 'zhicheng', sub: 'liu' };

  it('with a good token is known', async () => {
    const result = await withToken(await world.issuer.token('liu', world.now));
    expect(JSON.parse(result.body ?? '')).toMatchObject({ data: { viewer: { name: '刘洋' } }, extensions: { cost: { most: 9000 } } });
  });

  it('with an expired token is asked to log in again: the last second counts, by the request’s own instant', async () => {
    const token = await world.issuer.token('liu', world.now - 8 * 3_600_000 + 2000);
    expect((await withToken(token)).statusCode).toBe(200);
    const late = await world.send({ body: viewer, headers: { authorization: `Bearer ${token}` }, arrivesAt: world.now + 3000 });
    expect([late.statusCode, codeOf(late)]).toEqual([401, 'TOKEN_INVALID']);
  });

  it.each([
    'forged with another key',
    'of another issuer',
    'for another audience',
    'without a signature',
    'signed with the public key as a secret',
    'without a subject',
    'that never ends',
    'that is no token',
  ])('%s is refused, and told nothing', async (how) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const sign = (changes: object, header = { alg: 'ES256', kid: 'local' }) =>
      new SignJWT({ ...claims, exp: Math.floor(world.now / 1000) + 60, ...changes }).setProtectedHeader(header).sign(privateKey);
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const payload = encode({ ...claims, exp: 9_999_999_999 });
    const good = await world.issuer.token('liu', world.now);
    const [header = '', , signature = ''] = good.split('.');
    const made: Record<string, string> = {
      'forged with another key': await sign({}),
      'of another issuer': await sign({ iss: 'https://evil.example.com' }),
      'for another audience': await sign({ aud: 'other' }),
      'without a signature': `${encode({ alg: 'none' })}.${payload}.`,
      'signed with the public key as a secret': await (async () => {
        const head = encode({ alg: 'HS256', kid: 'local' });
        const secret = JSON.stringify(await exportJWK(publicKey));
        return `${head}.${payload}.${createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url')}`;
      })(),
      'without a subject': await sign({ sub: undefined }),
      'that never ends': await sign({ exp: undefined }),
      'that is no token': `${header}.${payload}.${signature}`,
    };
    const result = await withToken(made[how] ?? '');
    expect([result.statusCode, codeOf(result)]).toEqual([401, 'TOKEN_INVALID']);
    expect(result.body).not.toContain('liu');
  });

  it('with a token but no account is told how accounts come about', async () => {
    const result = await withToken(await world.issuer.token('stranger', world.now));
    expect([result.statusCode, codeOf(result)]).toEqual([403, 'ACCOUNT_UNKNOWN']);
  });
});

describe('an answer', () => {
  const COMMITTEES = '{ committees(first: 60) { edges { node { name series { name } } } } }';
  const get = (query: string, headers: Record<string, string> = {}) =>
    world.send({ method: 'GET', query: `query=${encodeURIComponent(query)}`, headers });

  it('of more than a thousand bytes is packed for a client that takes it so, and says the same', async () => {
    const plain = await post(JSON.stringify({ query: COMMITTEES }));
    const packed = await post(JSON.stringify({ query: COMMITTEES }), { 'accept-encoding': 'br;q=1.0, gzip;q=0.8' });
    expect(packed).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } });
    expect(gunzipSync(Buffer.from(packed.body ?? '', 'base64')).toString()).toBe(plain.body);
    expect((packed.body ?? '').length).toBeLessThan((plain.body ?? '').length / 2);
    for (const none of ['', 'identity', 'gzip;q=0', 'br'])
      expect((await post(JSON.stringify({ query: COMMITTEES }), { 'accept-encoding': none })).headers).not.toHaveProperty(
        'content-encoding',
      );
    expect((await post('{"query":"{ clock }"}', { 'accept-encoding': 'gzip' })).headers).not.toHaveProperty('content-encoding');
  });

  it('that a page has already is not sent again: the committees, by their mark, to anybody without a login', async () => {
    const first = await get(COMMITTEES);
    const etag = String(first.headers?.['etag']);
    expect(first.headers).toMatchObject({ 'cache-control': 'no-cache' });
    expect(await get(COMMITTEES, { 'if-none-match': etag })).toMatchObject({ statusCode: 304, headers: { etag } });
    for (const same of [etag.slice(2), `"other", ${etag}`, '*'])
      expect((await get(COMMITTEES, { 'if-none-match': same })).statusCode).toBe(304);
    expect((await get(COMMITTEES, { 'if-none-match': 'W/"another"' })).statusCode).toBe(200);
    const authorization = `Bearer ${await world.issuer.token('liu', world.now)}`;
    expect((await get(COMMITTEES, { authorization })).headers).not.toHaveProperty('etag');
    for (const other of ['{ clock }', '{ viewer { name } }', `{ clock ${COMMITTEES.slice(1)}`])
      expect((await get(other)).headers).toMatchObject({ 'cache-control': 'no-store' });
  });
});

describe('an error of ours', () => {
  it('is masked: the client gets a correlation id, not what happened', async () => {
    const broken = await city({
      wrap: (table) => ({
        ...table,
        query: (range, options) =>
          range.pk.startsWith('APPLICATION#') ? Promise.reject(new Error(`secret ${randomUUID()}`)) : table.query(range, options),
      }),
    });
    const { errors } = await broken.ask('liu', '{ myApplication { id } }');
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(errors?.[0]?.message).toContain(errors?.[0]?.extensions.correlationId);
    expect(JSON.stringify(errors)).not.toContain('secret');
  });

  it('of the table, that it is busy, is told as such: try again with the same key', async () => {
    const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    const busy = await city({
      wrap: (table) => ({
        ...table,
        query: (range, options) => (range.pk.startsWith('APPLICATION#') ? Promise.reject(throttled) : table.query(range, options)),
      }),
    });
    const { errors } = await busy.ask('liu', '{ myApplication { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BUSY', rule: 'A5' });
  });

  it('of time: the instant is the gateway’s, so a clock that runs elsewhere decides nothing', async () => {
    const { data } = await world.ask(null, '{ clock }', {}, { arrivesAt: instant('2024-10-20T23:59:59.999+08:00') });
    expect(data.clock).toBe('2024-10-20T23:59:59.999+08:00');
  });
});
