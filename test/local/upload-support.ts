/** What the tests of uploads share: the adapter that is deployed, on the real SDK, and posts as browsers make them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { host, type Listener } from '../../functions/local/http.ts';
import { objectStore } from '../../functions/local/object-store.ts';
import { CREDENTIALS, REGION } from '../../functions/local/account.ts';
import { s3Files } from '../../functions/runtime/s3-files.ts';
import { s3Seals } from '../../functions/runtime/s3-seals.ts';
import { s3Uploads } from '../../functions/runtime/s3-uploads.ts';
import type { Files } from '../../schema/core/ports.ts';
import { ownDirectory } from './support.ts';

export type Form = Awaited<ReturnType<Files['postForm']>>;
export type Fields = Record<string, string>;

export const NOW = Date.parse('2024-09-20T09:00:00.400+08:00');
export const KEY = 'uploads/2024/liu-yang/获奖证书 1+1.pdf';
export const PDF = 'application/pdf';
export const SCAN = Buffer.from('%PDF-1.7 省级教学竞赛一等奖');
export const MOST = 1000;

/** The adapter as a function would make it, for whatever answers under this address. */
export async function adapter(listener: Listener) {
  const served = await host(listener);
  const env = { FILES_BUCKET: 'files', S3_ENDPOINT: `${served.url}/dev/s3` };
  // The SDK beside it: what the stand-in does must be what S3 does.
  const client = new S3Client({ endpoint: env.S3_ENDPOINT, forcePathStyle: true, region: REGION, credentials: CREDENTIALS });
  onTestFinished(async () => {
    client.destroy();
    await served.close();
  });
  return {
    files: { ...s3Files(env), ...s3Uploads(env), ...s3Seals(env) },
    client,
    url: `${served.url}/dev/s3/files`,
  };
}

/** The adapter and the store together, with a clock to move. */
export async function store() {
  const directory = join(await ownDirectory(), 'files');
  const clock = { now: NOW };
  const { files, client, url } = await adapter(await objectStore({ directory, bucket: 'files', now: () => clock.now, prefix: '/dev/s3' }));
  const form = (key = KEY, about: object = {}): Promise<Form> =>
    files.postForm(key, { contentType: PDF, least: 1, most: MOST, now: clock.now, seconds: 900, ...about });
  /** How many objects lie on disk, with what lies beside them. */
  const kept = async (): Promise<number> => (await readdir(directory)).length / 2;
  return { files, client, url, clock, form, kept };
}

/** Posts as a browser does: the fields, then the file. */
export async function post({ url, fields }: Form, bytes: Uint8Array = SCAN, altered: Fields = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...altered })) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), '扫描件.pdf');
  return answered(await fetch(url, { method: 'POST', body }));
}

/** Posts what no browser would. */
export async function postRaw(url: string, body: string, type = 'multipart/form-data; boundary=edge') {
  return answered(await fetch(url, { method: 'POST', body, headers: { 'content-type': type } }));
}

async function answered(response: Response) {
  const text = await response.text();
  const of = (name: string) => new RegExp(`<${name}>(.*)</${name}>`, 'u').exec(text)?.[1];
  return { status: response.status, code: of('Code'), message: of('Message'), headers: response.headers, text };
}

/** All of a body; null where there is none. */
export async function whole(body: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  if (body === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
