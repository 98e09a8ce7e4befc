/** What lies under /dev answers this machine by its own names, and no page of another site. */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { welcoming } from '../../functions/local/cors.ts';
import { host, sendJson, type Host } from '../../functions/local/http.ts';
import { router } from '../../functions/local/routes.ts';

let served: Host;
beforeAll(async () => {
  const ok = (path: string) => (_: unknown, response: Parameters<typeof sendJson>[0]) => sendJson(response, 200, { path });
  served = await host(
    router(
      {
        mounts: { '/dev/s3': ok('s3'), '/dev/kms': ok('kms') },
        exact: { 'GET /dev/accounts': ok('accounts'), 'POST /dev/login': ok('login'), 'GET /health': ok('health') },
        graphql: ok('graphql'),
      },
      welcoming('https://zc.example.cn'),
    ),
  );
});
afterAll(() => served.close());

async function ask(place: string, headers: Record<string, string> = {}, address = '127.0.0.1'): Promise<number> {
  const [method = '', path = ''] = place.split(' ');
  return new Promise((resolve, reject) => {
    const one = request({ method, path, port: served.port, host: address, headers }, (response) => {
      void text(response).then(() => resolve(response.statusCode ?? 0));
    });
    one.on('error', reject).end(method === 'POST' ? '{"account":"liu-yang"}' : undefined);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('/dev answers', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST', 'localhost:4000', '127.0.0.1:65535', '[::1]:4000'])('as %s', async (name) => {
    expect(await ask('GET /dev/accounts', { host: name })).toBe(200);
    expect(await ask('POST /dev/login', { host: name, ...JSON_TYPE })).toBe(200);
  });

  test('programs, which say no origin, whatever they call what they send', async () => {
    expect((await fetch(`${served.url}/dev/accounts`)).status).toBe(200);
    expect((await fetch(`${served.url}/dev/login`, { method: 'POST', body: '{"account":"liu-yang"}' })).status).toBe(200);
    expect(await ask('POST /dev/login', { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' })).toBe(200);
  });

  test.each(['http://localhost:4000', 'http://127.0.0.1:5173', 'https://localhost', 'http://[::1]:3000'])(
    'a page of %s',
    async (origin) => {
      expect(await ask('GET /dev/accounts', { host: 'localhost', origin })).toBe(200);
      expect(await ask('POST /dev/login', { host: 'localhost', origin, ...JSON_TYPE })).toBe(200);
      expect(await ask('POST /dev/kms', { host: 'localhost', origin, 'content-type': 'application/x-amz-json-1.1' })).toBe(200);
    },
  );
});

describe('/dev does not answer', () => {
  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:4000',
    '127.0.0.1.nip.io',
    'localhost@evil.example',
    '192.168.1.7',
    '0.0.0.0',
  ])('as %j, a name that others may make lead here', async (name) => {
    for (const place of ['GET /dev/accounts', 'POST /dev/login', 'POST /dev/kms', 'GET /dev/s3/files/a', 'GET /dev/']) {
      expect(await ask(place, { host: name, ...JSON_TYPE })).toBe(403);
    }
  });

  test.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost:4000.evil.example', 'file://', ''])(
    'a page of %j',
    async (origin) => {
      for (const place of ['GET /dev/accounts', 'POST /dev/login', 'POST /dev/kms']) {
        expect(await ask(place, { host: 'localhost', origin, ...JSON_TYPE })).toBe(403);
      }
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=edge', 'application/jsonp'])(
    'a page that logs in with a form of %s, as any page may send',
    async (type) => {
      expect(await ask('POST /dev/login', { host: 'localhost', origin: 'http://localhost:4000', 'content-type': type })).toBe(415);
    },
  );
});

test('forms and links of the object store are signed: pages of any origin may use them', async () => {
  expect(await ask('POST /dev/s3/files', { host: 'localhost', origin: 'https://zc.example.cn' })).toBe(200);
});

test('all else answers as before', async () => {
  for (const place of ['GET /health', 'POST /graphql']) {
    expect(await ask(place, { host: 'zc.example.cn', origin: 'https://zc.example.cn' })).toBe(200);
  }
});
