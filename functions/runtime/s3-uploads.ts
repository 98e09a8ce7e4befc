/**
 * The object store on S3: what browsers post, and how it is looked at and kept. It has a file of its own so that a function
 * that only writes files does not carry the signing of forms.
 */
import { Readable } from 'node:stream';
import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Files } from '../../schema/core/ports.ts';
import { SECOND } from '../../schema/core/time.ts';
import type { Env } from './env.ts';
import { s3Client } from './s3-client.ts';

export function s3Uploads(env: Env<'files'>, client = s3Client(env)): Pick<Files, 'postForm' | 'head' | 'read' | 'copy'> {
  const Bucket = env.FILES_BUCKET;

  const head: Files['head'] = async (key) => {
    try {
      const { ContentLength, ContentType, ETag } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
      if (ContentLength === undefined || ETag === undefined) throw new Error('an object without a size or a tag');
      return { size: ContentLength, contentType: ContentType ?? '', tag: ETag };
    } catch (error) {
      // Only who may list a bucket is told that something is missing; to others it is forbidden. A list would show the keys of
      // everybody's files (and no condition on a prefix can be relied on here), so this function is not allowed one.
      if ([403, 404].includes(statusOf(error))) return null;
      throw error;
    }
  };

  /** Null when the object is another one by now or gone; a grant that is missing is no answer and stays an error. */
  const unchanged = async <T>(key: string, work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      const status = statusOf(error);
      if (status === 404 || status === 412 || (status === 403 && (await head(key)) === null)) return null;
      throw error;
    }
  };

  return {
    async postForm(key, { contentType, least, most, now, seconds }) {
      // S3 would put the name of the posted file there.
      if (key.includes('${')) throw new Error('a key to post to must be written out');
      return createPresignedPost(client, {
        Bucket,
        Key: key,
        Fields: { 'Content-Type': contentType },
        Conditions: [['content-length-range', least, most]],
        Expires: fromRealClock(Math.floor(now / SECOND) + seconds, client.config.systemClockOffset),
      });
    },

    head,

    async read(key, tag) {
      const found = await unchanged(key, client.send(new GetObjectCommand({ Bucket, Key: key, IfMatch: tag })));
      if (found === null) return null;
      if (!(found.Body instanceof Readable)) throw new Error('an object without a body');
      return found.Body;
    },

    async copy(from, to, tag) {
      const source = [Bucket, ...from.split('/')].map(encodeURIComponent).join('/');
      const command = new CopyObjectCommand({ Bucket, Key: to, CopySource: source, CopySourceIfMatch: tag });
      return (await unchanged(from, client.send(command))) !== null;
    },
  };
}

/**
 * Seconds from the real clock to a second of ours, simulated on one machine. The library counts from the real clock and then cuts
 * to the second: half a second more, and the moments between here and there change nothing.
 */
function fromRealClock(second: number, offset: number): number {
  return second + 0.5 - (Date.now() + offset) / SECOND;
}

function statusOf(error: unknown): number {
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
}
