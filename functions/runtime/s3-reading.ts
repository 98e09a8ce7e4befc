/** The object store on S3: what lies there, looked at, read, copied and removed. */
import { Readable } from 'node:stream';
import type { Files } from '../../schema/core/ports.ts';
import { AwsError, PATIENCE, within } from './aws.ts';
import type { Env } from './env.ts';
import { bucketOf, pathOf, statusOf } from './s3-client.ts';
import { lockOf } from './s3-lock.ts';

export function s3Reading(env: Env<'files'>): Pick<Files, 'head' | 'read' | 'copy' | 'remove'> {
  const bucket = bucketOf(env);

  const head: Files['head'] = async (key) => {
    try {
      const { headers } = await bucket.send({ method: 'HEAD', key, patience: PATIENCE });
      const [size, tag] = [headers.get('content-length'), headers.get('etag')];
      if (size === null || tag === null) throw new Error('an object without a size or a tag');
      return { size: Number(size), contentType: headers.get('content-type') ?? '', tag };
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
      const found = await unchanged(key, bucket.send({ method: 'GET', key, ...(tag !== undefined && { headers: { 'if-match': tag } }) }));
      if (found === null) return null;
      if (!found.body) throw new Error('an object without a body');
      return Readable.fromWeb(found.body as Parameters<typeof Readable.fromWeb>[0]);
    },

    async copy(from, to, tag) {
      const headers = {
        'x-amz-copy-source': `${bucket.name}/${pathOf(from)}`,
        'x-amz-copy-source-if-match': tag,
        'x-amz-checksum-algorithm': 'CRC32',
        ...lockOf(to, Date.now()),
      };
      const copied = bucket.send({ method: 'PUT', key: to, headers }, async (answer) => {
        const said = await answer.text();
        // A copy that fails on its way has been answered 200 already.
        const code = within(said, 'Code');
        if (code !== null) throw new AwsError(500, code, said.slice(0, 500));
        return true;
      });
      return (await unchanged(from, copied)) !== null;
    },

    // The bucket keeps versions: this one is hidden at once, for no function may read a version, and goes by the bucket's rule (cdk/files.ts).
    async remove(key) {
      await bucket.send({ method: 'DELETE', key, patience: PATIENCE });
    },
  };
}
