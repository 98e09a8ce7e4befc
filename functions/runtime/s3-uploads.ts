/**
 * The object store on S3: what browsers post, and how it is looked at and kept. It has a file of its own so that a function
 * that only writes files does not carry the signing of forms.
 */
import { createHmac } from 'node:crypto';
import type { Files } from '../../schema/core/ports.ts';
import { SECOND } from '../../schema/core/time.ts';
import { account, stamp } from './aws.ts';
import type { Env } from './env.ts';
import { bucketOf } from './s3-client.ts';
import { s3Reading } from './s3-reading.ts';

export function s3Uploads(env: Env<'files'>): Pick<Files, 'postForm' | 'head' | 'read' | 'copy' | 'remove'> {
  const bucket = bucketOf(env);
  return {
    ...s3Reading(env),

    async postForm(key, { contentType, least, most, now, seconds }) {
      // S3 would put the name of the posted file there.
      if (key.includes('${')) throw new Error('a key to post to must be written out');
      const { accessKeyId, secretAccessKey, sessionToken, region } = await account();
      const date = stamp(now);
      const scope = [date.slice(0, 8), region, 's3', 'aws4_request'];
      const signed: Record<string, string> = {
        'Content-Type': contentType,
        bucket: bucket.name,
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': [accessKeyId, ...scope].join('/'),
        'X-Amz-Date': date,
        ...(sessionToken && { 'X-Amz-Security-Token': sessionToken }),
        key,
      };
      const expiration = new Date((Math.floor(now / SECOND) + seconds) * SECOND).toISOString();
      const conditions = [['content-length-range', least, most], ...Object.entries(signed).map(([name, value]) => ({ [name]: value }))];
      const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
      const signer = scope.reduce<Buffer>((secret, step) => hmac(secret, step), Buffer.from(`AWS4${secretAccessKey}`));
      return { url: await bucket.url(), fields: { ...signed, Policy: policy, 'X-Amz-Signature': hmac(signer, policy).toString('hex') } };
    },
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
