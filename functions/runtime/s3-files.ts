/**
 * The object store on S3: what the system writes and hands out. A stream is spooled to disk first: S3 wants its length, and
 * memory is not for files.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { AwsV4Signer } from 'aws4fetch';
import { cleanFileName } from '../../schema/core/file-name.ts';
import type { Files } from '../../schema/core/ports.ts';
import { account, stamp } from './aws.ts';
import type { Env } from './env.ts';
import { bucketOf, checksumOf } from './s3-client.ts';
import { lockOf } from './s3-lock.ts';

export function s3Files(env: Env<'files'>): Pick<Files, 'put' | 'signedUrl'> {
  const bucket = bucketOf(env);
  return {
    async put(key, body, { contentType }) {
      const folder = await mkdtemp(join(tmpdir(), 'spool-'));
      const file = join(folder, 'body');
      try {
        const { size, crc } = await spooled(body, file);
        const tries: Readable[] = [];
        await bucket
          .send({
            method: 'PUT',
            key,
            headers: { 'content-type': contentType, 'content-length': String(size), ...checksumOf(crc), ...lockOf(key, Date.now()) },
            body: () => {
              tries.push(createReadStream(file));
              return Readable.toWeb(tries.at(-1) as Readable) as ReadableStream;
            },
          })
          .finally(() => {
            // One that was refused is left in the middle, with its file open.
            for (const one of tries) one.destroy();
          });
        return size;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },

    async signedUrl(key, { fileName, contentType, now, seconds }) {
      const asked = new URLSearchParams({
        'X-Amz-Expires': String(seconds),
        'response-content-disposition': `attachment; filename*=UTF-8''${inHeader(cleanFileName(fileName, contentType))}`,
        'response-content-type': contentType,
      });
      const { url } = await new AwsV4Signer({
        ...(await account()),
        service: 's3',
        url: `${await bucket.url(key)}?${asked}`,
        signQuery: true,
        datetime: stamp(now),
      }).sign();
      // A blank in a query is signed as %20; a plus that is meant is %2B.
      return url.href.replaceAll('+', '%20');
    },
  };
}

/** Writes a file, and says how large it is and what its checksum. */
async function spooled(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, file: string): Promise<{ size: number; crc: number }> {
  const seen = { size: 0, crc: 0 };
  const counted = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      seen.size += chunk.length;
      seen.crc = crc32(chunk, seen.crc);
      yield chunk;
    }
  };
  await pipeline(Readable.from(body), counted, createWriteStream(file));
  return seen;
}

/** As RFC 8187 writes a text in a header: of what an address leaves as it is, quotes and brackets are not. */
function inHeader(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
