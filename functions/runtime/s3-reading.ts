/** The object store on S3: what lies there, looked at, read, copied and removed. */
import { Readable } from 'node:stream';
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { Files } from '../../schema/core/ports.ts';
import type { Env } from './env.ts';
import { s3Client } from './s3-client.ts';
import { lockOf } from './s3-lock.ts';

export function s3Reading(env: Env<'files'>, client = s3Client(env)): Pick<Files, 'head' | 'read' | 'copy' | 'remove'> {
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
    head,

    async read(key, tag) {
      const found = await unchanged(
        key,
        client.send(new GetObjectCommand({ Bucket, Key: key, ...(tag !== undefined && { IfMatch: tag }) })),
      );
      if (found === null) return null;
      if (!(found.Body instanceof Readable)) throw new Error('an object without a body');
      return found.Body;
    },

    async copy(from, to, tag) {
      const source = [Bucket, ...from.split('/')].map(encodeURIComponent).join('/');
      const command = new CopyObjectCommand({ Bucket, Key: to, CopySource: source, CopySourceIfMatch: tag, ...lockOf(to, Date.now()) });
      return (await unchanged(from, client.send(command))) !== null;
    },

    // The bucket keeps versions: this one is hidden at once, for no function may read a version, and goes by the bucket's rule (cdk/files.ts).
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
    },
  };
}

/** What the store has answered; 0 where it has not. */
export function statusOf(error: unknown): number {
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
}
