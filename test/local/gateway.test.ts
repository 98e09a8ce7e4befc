import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, onTestFinished, test } from 'vitest';
import { gateway, type GatewayResult } from '../../functions/local/gateway.ts';
import { host } from '../../functions/local/http.ts';
import { withoutLog } from './support.ts';

const NOW = Date.parse('2024-10-20T23:59:59.999+08:00');

/** A gateway before a function that answers `result`; `events` are what the function got. */
async function gatewayTo(result: (event: APIGatewayProxyEventV2) => Promise<GatewayResult>, clock: () => number = () => NOW) {
  const events: APIGatewayProxyEventV2[] = [];
  const served = await host(
    gateway(
      'graphql',
      (event) => {
        events.push(event);
        return result(event);
      },
      clock,
    ),
  );
  onTestFinished(() => served.close());
  return { url: served.url, port: served.port, events };
}

const ok = (): Promise<GatewayResult> => Promise.resolve({ statusCode: 200, body: 'ok' });

describe('a request', () => {
  test('becomes the event API Gateway would make of it', async () => {
    const { url, events } = await gatewayTo(ok);
    await fetch(`${url}/graphql?query=%7Ba%7D&tag=1&tag=2`, { method: 'POST', body: '{"名":1}', headers: { 'User-Agent': 'test' } });
    expect(events[0]).toMatchObject({
      version: '2.0',
      rawPath: '/graphql',
      rawQueryString: 'query=%7Ba%7D&tag=1&tag=2',
      queryStringParameters: { query: '{a}', tag: '1,2' },
      body: '{"名":1}',
      isBase64Encoded: false,
      requestContext: {
        timeEpoch: NOW,
        time: '20/Oct/2024:15:59:59 +0000',
        http: { method: 'POST', path: '/graphql', protocol: 'HTTP/1.1', userAgent: 'test' },
      },
    });
    expect(events[0]?.requestContext.http.sourceIp).toMatch(/^(::1|127\.0\.0\.1)$/u);
    expect(events[0]?.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test('has lower-case headers, several of one name joined by commas, and its cookies apart', async () => {
    const { port, events } = await gatewayTo(ok);
    await send(port, { headers: ['X-Tag', 'one', 'x-tag', 'two', 'Cookie', 'a=1; b=2', 'Host', 'localhost'] });
    expect(events[0]?.headers).toMatchObject({ 'x-tag': 'one,two' });
    expect(events[0]?.headers).not.toHaveProperty('cookie');
    expect(events[0]?.cookies).toEqual(['a=1', 'b=2']);
    expect(events[0]).not.toHaveProperty('body');
  });

  test('carries bytes that are no text as base64', async () => {
    const { url, events } = await gatewayTo(ok);
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    await fetch(url, { method: 'POST', body: bytes });
    expect(events[0]).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
  });

  test('is dated when its head arrives, however long its body takes', async () => {
    let now = NOW;
    const { port, events } = await gatewayTo(ok, () => {
      const arrived = now;
      now += 60_000;
      return arrived;
    });
    const slow = request({ port, method: 'POST' });
    const answered = new Promise((resolve) => {
      slow.on('response', resolve);
    });
    slow.write('first, ');
    await expect.poll(() => now, { timeout: 10_000 }).toBe(NOW + 60_000);
    slow.end('then the rest');
    await answered;
    expect(events[0]).toMatchObject({ body: 'first, then the rest', requestContext: { timeEpoch: NOW } });
  });

  test('over 10 MB is refused before it reaches the function', async () => {
    const { url, events } = await gatewayTo(ok);
    const limit = 10 * 1024 * 1024;
    expect((await fetch(url, { method: 'POST', body: 'a'.repeat(limit) })).status).toBe(200);
    const refused = await fetch(url, { method: 'POST', body: 'a'.repeat(limit + 1) });
    expect(refused.status).toBe(413);
    expect(await refused.json()).toEqual({ message: 'Request Entity Too Large' });
    expect(events).toHaveLength(1);
  });
});

describe('a result', () => {
  test('becomes the response, with each cookie in a header of its own', async () => {
    const { port } = await gatewayTo(async () => ({
      statusCode: 201,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-count': 3, 'x-last': true },
      cookies: ['a=1; Path=/', 'b=2'],
      body: '好',
    }));
    const response = await send(port, {});
    expect(response.statusCode).toBe(201);
    expect(response.headers).toMatchObject({
      'x-count': '3',
      'x-last': 'true',
      'set-cookie': ['a=1; Path=/', 'b=2'],
      'content-length': '3',
    });
    expect(await text(response)).toBe('好');
  });

  test('in base64 becomes bytes', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x80]);
    const { url } = await gatewayTo(async () => ({ statusCode: 200, body: bytes.toString('base64'), isBase64Encoded: true }));
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('without a status is the body', async () => {
    const { url } = await gatewayTo(async () => '{"a":1}');
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ a: 1 });
  });

  test('that fails tells nothing of the error', async () => {
    withoutLog();
    const { url } = await gatewayTo(() => Promise.reject(new Error('a secret')));
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  });
});

function send(port: number, options: { headers?: string[] }): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ port, ...options }, resolve)
      .on('error', reject)
      .end();
  });
}
