import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CREDENTIALS, REGION } from '../../functions/local/account.ts';
import { host } from '../../functions/local/http.ts';
import { objectStore } from '../../functions/local/object-store.ts';
import { SECOND } from '../../schema/core/time.ts';
import { ownDirectory } from './support.ts';

const NOW = Date.parse('2024-11-20T09:00:00.400+08:00');
const Bucket = 'files';
const KEY = 'exports/2024/名单 1+1.xlsx';

async function store(options: { limit?: number; config?: object } = {}) {
  const directory = join(await ownDirectory(), 'files');
  const clock = { now: NOW };
  const { limit, config } = options;
  const listener = await objectStore({
    directory,
    bucket: Bucket,
    now: () => clock.now,
    prefix: '/dev/s3',
    ...(limit !== undefined && { limit }),
  });
  const served = await host(listener);
  const client = new S3Client({
    endpoint: `${served.url}/dev/s3`,
    region: REGION,
    credentials: CREDENTIALS,
    forcePathStyle: true,
    maxAttempts: 1,
    ...config,
  });
  onTestFinished(async () => {
    client.destroy();
    await served.close();
  });
  const link = (input: object = {}): Promise<string> =>
    getSignedUrl(client, new GetObjectCommand({ Bucket, Key: KEY, ...input }), { expiresIn: 60, signingDate: new Date(clock.now) });
  const put = (Body: Buffer | string | Readable, Key = KEY, more: object = {}) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'text/plain', ...more }));
  return { client, clock, directory, link, put, url: served.url };
}

describe.each([
  ['as the SDK does by default', {}],
  ['with checksums only where required', { requestChecksumCalculation: 'WHEN_REQUIRED' }],
])('an object put %s', (_, config) => {
  test('is got back byte for byte, with what was told about it', async () => {
    const { client, put } = await store({ config });
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (__, index) => index % 251));
    const { ETag } = await put(bytes, KEY, { ContentType: 'application/zip', ContentDisposition: 'attachment; filename="a.zip"' });
    const got = await client.send(new GetObjectCommand({ Bucket, Key: KEY }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got).toMatchObject({ ETag, ContentType: 'application/zip', ContentDisposition: 'attachment; filename="a.zip"' });
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: KEY }));
    expect(head).toMatchObject({ ETag, ContentLength: bytes.length, ContentType: 'application/zip' });
  });

  test('from a stream holds no frames', async () => {
    const { client, put } = await store({ config });
    const pieces = Array.from({ length: 40 }, (__, index) => Buffer.alloc(10_007, index));
    await put(Readable.from(pieces), KEY, { ContentLength: 40 * 10_007 });
    const got = await client.send(new GetObjectCommand({ Bucket, Key: KEY }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(Buffer.concat(pieces))).toBe(true);
  });
});

describe('the object store', () => {
  test('replaces, deletes, and leaves nothing behind on disk', async () => {
    const { client, put, directory } = await store();
    await put('one');
    await put('two');
    const got = await client.send(new GetObjectCommand({ Bucket, Key: KEY }));
    expect(await got.Body?.transformToString()).toBe('two');
    expect(await readdir(directory)).toHaveLength(2);
    await client.send(new DeleteObjectCommand({ Bucket, Key: KEY }));
    await expect(client.send(new GetObjectCommand({ Bucket, Key: KEY }))).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: KEY }))).rejects.toMatchObject({ name: 'NotFound' });
    expect(await readdir(directory)).toEqual([]);
  });

  test('refuses what is too large and keeps none of it', async () => {
    const { put, directory } = await store({ limit: 1000 });
    await expect(put(Buffer.alloc(1001))).rejects.toMatchObject({ name: 'EntityTooLarge' });
    await put(Buffer.alloc(1000));
    expect(await readdir(directory)).toHaveLength(2);
  });

  test('knows one bucket', async () => {
    const { client } = await store();
    await expect(client.send(new GetObjectCommand({ Bucket: 'other', Key: KEY }))).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  test('refuses another secret, another key and no signature at all', async () => {
    const { put, url } = await store({ config: { credentials: { accessKeyId: 'local', secretAccessKey: 'guess' } } });
    await expect(put('one')).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    const other = await store({ config: { credentials: { accessKeyId: 'other', secretAccessKey: 'local' } } });
    await expect(other.put('one')).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    const bare = await fetch(`${url}/dev/s3/${Bucket}/a`);
    expect(bare.status).toBe(403);
    expect(await bare.text()).toContain('<Code>AccessDenied</Code>');
  });

  test.each(['/dev/s3/files/../../etc/passwd', '/dev/s3/files/%2e%2e/%2e%2e/secret', '/dev/s3/files/a%2f..%2fb'])(
    'refuses the path %s even when it is signed',
    async (path) => {
      const { client, url } = await store();
      const signed = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a' }), { signingDate: new Date(NOW) });
      const unsigned = await raw(url, `${path}?${signed.split('?')[1]}`);
      expect(unsigned.status).toBe(403);
      // Signed by the client itself, so that only the path can be at fault.
      const key = decodeURIComponent(path.slice('/dev/s3/files/'.length));
      const answer = await client.send(new GetObjectCommand({ Bucket, Key: key })).catch((error: unknown) => error);
      expect(answer).toBeInstanceOf(Error);
      expect(answer).toMatchObject({ $metadata: { httpStatusCode: 400 } });
    },
  );
});

describe('a link signed ahead', () => {
  test('gives the object to anybody, under the name it is signed with', async () => {
    const { put, link } = await store();
    await put('结果');
    const disposition = "attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.xlsx";
    const got = await fetch(await link({ ResponseContentDisposition: disposition, ResponseContentType: 'text/csv' }));
    expect(got.status).toBe(200);
    expect(await got.text()).toBe('结果');
    expect(got.headers.get('content-disposition')).toBe(disposition);
    expect(got.headers.get('content-type')).toBe('text/csv');
  });

  test('goes on where a download broke off', async () => {
    const { put, link } = await store();
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
    await put(bytes);
    const url = await link();
    const ask = async (range: string) => {
      const got = await fetch(url, { headers: { range } });
      return { status: got.status, range: got.headers.get('content-range'), bytes: Buffer.from(await got.arrayBuffer()) };
    };
    expect(await ask('bytes=150000-')).toEqual({ status: 206, range: 'bytes 150000-199999/200000', bytes: bytes.subarray(150_000) });
    expect(await ask('bytes=0-65536')).toEqual({ status: 206, range: 'bytes 0-65536/200000', bytes: bytes.subarray(0, 65_537) });
    expect(await ask('bytes=-1')).toEqual({ status: 206, range: 'bytes 199999-199999/200000', bytes: bytes.subarray(199_999) });
    expect((await ask('bytes=200000-')).status).toBe(416);
    expect(await ask('lines=1-2')).toEqual({ status: 200, range: null, bytes });
  });

  test('is good until its last second by the local clock, and not after', async () => {
    const { put, link, clock } = await store();
    await put('one');
    const url = await link();
    const signedAt = Math.floor(NOW / SECOND) * SECOND;
    clock.now = signedAt + 60 * SECOND - 1;
    expect((await fetch(url)).status).toBe(200);
    clock.now = signedAt + 60 * SECOND;
    const expired = await fetch(url);
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain('<Message>Request has expired</Message>');
  });

  test.each([
    ['another key', (url: string) => url.replace('2024/', '2025/')],
    ['a longer life', (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600')],
    ['another name', (url: string) => `${url}&response-content-disposition=inline`],
    ['another signature', (url: string) => url.replace(/X-Amz-Signature=./u, 'X-Amz-Signature=g')],
    ['no signature', (url: string) => url.replace(/&X-Amz-Signature=\w+/u, '')],
  ])('does not open with %s', async (_, alter) => {
    const { put, link } = await store();
    await put('one');
    const url = await link();
    expect(alter(url)).not.toBe(url);
    expect((await fetch(alter(url))).status).toBe(403);
  });

  test('does not write', async () => {
    const { put, link } = await store();
    await put('one');
    expect((await fetch(await link(), { method: 'PUT', body: 'two' })).status).toBe(403);
    expect((await fetch(await link(), { method: 'DELETE' })).status).toBe(403);
  });
});

/** The path exactly as written: fetch would tidy it. */
function raw(url: string, path: string): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    request(url, { path }, (response) => {
      response.resume();
      resolve({ status: response.statusCode });
    })
      .on('error', reject)
      .end();
  });
}
