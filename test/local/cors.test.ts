/** What pages of other origins may do, as the gateway of one machine answers it; the one in the cloud is told the same (test/stack.test.ts). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { welcoming } from '../../functions/local/cors.ts';
import { host, sendJson, type Host } from '../../functions/local/http.ts';
import { router } from '../../functions/local/routes.ts';

const CITY = 'https://zc.example.cn';
const DEVELOPING = 'http://localhost:5173';
const ELSEWHERE = 'https://evil.example.com';

let served: Host;
let invoked = 0;
beforeAll(async () => {
  const answer = (_: unknown, response: Parameters<typeof sendJson>[0]) => {
    invoked += 1;
    sendJson(response, 429, { message: 'Too Many Requests' });
  };
  served = await host(
    router({ mounts: {}, exact: { 'GET /health': answer, 'POST /dev/login': answer }, graphql: answer, ballot: answer }, welcoming(CITY)),
  );
});
afterAll(() => served.close());

const from = (origin: string, path: string, method = 'POST') =>
  fetch(served.url + path, { method, headers: { origin, 'content-type': 'application/json' }, ...(method === 'POST' && { body: '{}' }) });

describe('a page of another origin', () => {
  it.each([CITY, DEVELOPING])('at %s may read what it is answered, errors of the gateway among it, without credentials', async (origin) => {
    for (const [path, method] of [
      ['/graphql', 'POST'],
      ['/graphql/submit', 'POST'],
      ['/ballot', 'POST'],
      ['/health', 'GET'],
      ['/dev/login', 'POST'],
    ] as const) {
      const { headers, status } = await from(origin, path, method);
      expect([path, status, headers.get('access-control-allow-origin')]).toEqual([path, 429, origin]);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toBe('Origin');
    }
    expect((await from(origin, '/graphql')).headers.get('access-control-expose-headers')).toBe('etag, retry-after, x-correlation-id');
  });

  it('is answered beforehand without any function being asked: it may send its token, its trace and what clients add', async () => {
    const before = invoked;
    const { status, headers } = await from(CITY, '/graphql', 'OPTIONS');
    expect([status, invoked - before]).toEqual([204, 0]);
    const sent = headers.get('access-control-allow-headers')?.split(', ') ?? [];
    expect(sent).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'traceparent', 'apollo-require-preflight', 'if-none-match']),
    );
  });

  it('may send no token with a ballot (E10)', async () => {
    const { headers } = await from(CITY, '/ballot', 'OPTIONS');
    expect([headers.get('access-control-allow-methods'), headers.get('access-control-allow-headers')]).toEqual(['POST', 'content-type']);
  });

  it('that nobody has named may read nothing', async () => {
    for (const method of ['POST', 'OPTIONS']) {
      const { headers } = await from(ELSEWHERE, '/graphql', method);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('access-control-allow-headers')).toBeNull();
    }
    expect((await from(ELSEWHERE, '/dev/login')).status).toBe(403);
  });
});
