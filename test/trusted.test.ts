/** Documents by their hash: what clients with automatic persisted queries are answered, and what a list of documents allows. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { city, type World } from './support/world.ts';

const ME = 'query Me { viewer { account { name } } }';
const CLOCK = '{ clock }';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } });

const folder = mkdtempSync(join(tmpdir(), 'trusted-'));
const file = pathToFileURL(join(folder, 'persisted-documents.json')).href;
let open: World;
let listed: World;
let closed: World;
beforeAll(async () => {
  writeFileSync(new URL(file), JSON.stringify({ 'a-name-of-their-own': ME, [hashOf(CLOCK)]: CLOCK }));
  [open, listed, closed] = await Promise.all([city(), city({ trusted: { file, alone: 'off' } }), city({ trusted: { file, alone: 'on' } })]);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function sent(world: World, body: object, who: string | null = 'liu') {
  const authorization = who ? { authorization: `Bearer ${await world.issuer.token(who, world.now)}` } : {};
  const { statusCode, body: text = '' } = await world.send({ headers: authorization, body: JSON.stringify(body) });
  const { data, errors } = JSON.parse(text) as { data?: object; errors?: { message: string; extensions: { code: string } }[] };
  return { statusCode, data, message: errors?.[0]?.message, code: errors?.[0]?.extensions.code };
}

describe('where no list is set', () => {
  it('a hash alone is answered as the protocol has it, and the client sends its text', async () => {
    expect(await sent(open, byHash(ME))).toMatchObject({
      statusCode: 200,
      message: 'PersistedQueryNotSupported',
      code: 'PERSISTED_QUERY_NOT_SUPPORTED',
    });
    expect(await sent(open, { query: ME, ...byHash(ME) })).toMatchObject({ data: { viewer: { account: { name: '刘洋' } } } });
  });

  it('what a client says of itself beside its document changes nothing', async () => {
    const extensions = { clientLibrary: { name: '@apollo/client', version: '4.0.0' } };
    expect(await sent(open, { query: ME, extensions })).toMatchObject({ data: { viewer: { account: { name: '刘洋' } } } });
  });
});

describe('where a list is set', () => {
  it('刘洋’s client names a document of it by its hash, or by the name that the list has for it', async () => {
    for (const body of [byHash(ME), { documentId: `sha256:${hashOf(ME)}` }, { documentId: 'a-name-of-their-own' }])
      expect(await sent(listed, body)).toMatchObject({ data: { viewer: { account: { name: '刘洋' } } } });
    const { body = '' } = await listed.send({
      method: 'GET',
      query: `extensions=${encodeURIComponent(JSON.stringify(byHash(CLOCK).extensions))}`,
    });
    expect(JSON.parse(body)).toMatchObject({ data: { clock: expect.any(String) } });
  });

  it('a hash that is not on it is answered as without one; another text is taken as it comes', async () => {
    expect(await sent(listed, byHash('{ viewer { account { id } } }'))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
    expect(await sent(listed, { query: '{ viewer { account { login } } }' })).toMatchObject({
      data: { viewer: { account: { login: 'liu' } } },
    });
  });
});

describe('where nothing but the list is taken', () => {
  it('its documents come by text or by hash, and every other is refused', async () => {
    expect(await sent(closed, { query: ME })).toMatchObject({ statusCode: 200, data: { viewer: {} } });
    expect(await sent(closed, byHash(CLOCK), null)).toMatchObject({ statusCode: 200, data: { clock: expect.any(String) } });
    for (const body of [{ query: `${ME} ` }, { query: '{ viewer { account { id } } }' }, byHash('{ now }')])
      expect(await sent(closed, body)).toMatchObject({ statusCode: 403, code: 'DOCUMENT_UNTRUSTED' });
  });
});
