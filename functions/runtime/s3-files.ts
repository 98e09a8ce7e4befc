/**
 * The object store on S3: what the system writes and hands out. A stream is spooled to disk first: S3 wants its length, and
 * memory is not for files.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { cleanFileName } from '../../schema/core/file-name.ts';
import type { Files } from '../../schema/core/ports.ts';
import type { Env } from './env.ts';
import { s3Client } from './s3-client.ts';
import { lockOf } from './s3-lock.ts';

export function s3Files(env: Env<'files'>, client = s3Client(env)): Pick<Files, 'put' | 'signedUrl'> {
  return {
    async put(key, body, { contentType }) {
      const folder = await mkdtemp(join(tmpdir(), 'spool-'));
      const file = join(folder, 'body');
      try {
        await pipeline(Readable.from(body), createWriteStream(file));
        const { size } = await stat(file);
        await client.send(
          new PutObjectCommand({
            Bucket: env.FILES_BUCKET,
            Key: key,
            Body: createReadStream(file),
            ContentLength: size,
            ContentType: contentType,
            ...lockOf(key, Date.now()),
          }),
        );
        return size;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },

    signedUrl(key, { fileName, contentType, now, seconds }) {
      const command = new GetObjectCommand({
        Bucket: env.FILES_BUCKET,
        Key: key,
        ResponseContentDisposition: `attachment; filename*=UTF-8''${inHeader(cleanFileName(fileName, contentType))}`,
        ResponseContentType: contentType,
      });
      return getSignedUrl(client, command, { expiresIn: seconds, signingDate: new Date(now) });
    },
  };
}

/** As RFC 8187 writes a text in a header: of what an address leaves as it is, quotes and brackets are not. */
function inHeader(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
