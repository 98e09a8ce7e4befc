/**
 * The object store on S3: what is found there without being named, and what is written where nothing lies. It has a file of its own:
 * one function writes so, and may not write in any other way.
 */
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Files } from '../../schema/core/ports.ts';
import type { Env } from './env.ts';
import { pause } from './pause.ts';
import { s3Client } from './s3-client.ts';
import { s3Reading, statusOf } from './s3-reading.ts';
import { lockOf } from './s3-lock.ts';

/** Something lies there; or somebody is writing there at this moment. */
const TAKEN = 412;
const CROSSED = 409;
const TRIES = 5;

/** Looking for keys by how they begin. */
export function s3Lists(env: Env<'files'>, client = s3Client(env)): Pick<Files, 'list'> {
  return {
    async list(prefix, { after = null, most = 1000 } = {}) {
      const command = new ListObjectsV2Command({
        Bucket: env.FILES_BUCKET,
        Prefix: prefix,
        MaxKeys: most,
        ...(after !== null && { StartAfter: after }),
      });
      const { Contents = [], IsTruncated = false } = await client.send(command);
      const found = Contents.map(({ Key = '', Size = 0, LastModified }) => ({
        key: Key,
        size: Size,
        modified: LastModified?.getTime() ?? 0,
      }));
      return { found, next: IsTruncated ? (found.at(-1)?.key ?? null) : null };
    },
  };
}

/** What reads, finds and seals. */
export function s3Seals(env: Env<'files'>, client = s3Client(env)): Pick<Files, 'list' | 'putNew' | 'read'> {
  const { read } = s3Reading(env, client);
  return {
    ...s3Lists(env, client),
    read,

    async putNew(key, bytes, { contentType }) {
      for (let tried = 1; ; tried += 1) {
        const command = new PutObjectCommand({
          Bucket: env.FILES_BUCKET,
          Key: key,
          Body: bytes,
          ContentType: contentType,
          IfNoneMatch: '*',
          ...lockOf(key, Date.now()),
        });
        try {
          await client.send(command);
          return true;
        } catch (error) {
          if (statusOf(error) === TAKEN) return false;
          if (statusOf(error) !== CROSSED || tried === TRIES) throw error;
        }
        await pause(tried);
      }
    },
  };
}
