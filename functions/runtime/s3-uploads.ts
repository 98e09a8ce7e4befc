/**
 * The object store on S3: what browsers post, and how it is looked at and kept. It has a file of its own so that a function
 * that only writes files does not carry the signing of forms.
 */
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Files } from '../../schema/core/ports.ts';
import { SECOND } from '../../schema/core/time.ts';
import type { Env } from './env.ts';
import { s3Client } from './s3-client.ts';
import { s3Reading } from './s3-reading.ts';

export function s3Uploads(env: Env<'files'>, client = s3Client(env)): Pick<Files, 'postForm' | 'head' | 'read' | 'copy' | 'remove'> {
  return {
    ...s3Reading(env, client),

    async postForm(key, { contentType, least, most, now, seconds }) {
      // S3 would put the name of the posted file there.
      if (key.includes('${')) throw new Error('a key to post to must be written out');
      return createPresignedPost(client, {
        Bucket: env.FILES_BUCKET,
        Key: key,
        Fields: { 'Content-Type': contentType },
        Conditions: [['content-length-range', least, most]],
        Expires: fromRealClock(Math.floor(now / SECOND) + seconds, client.config.systemClockOffset),
      });
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
