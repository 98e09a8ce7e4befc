/**
 * The object store on S3: what is found there without being named, and what is written where nothing lies. It has a file of its own:
 * one function writes so, and may not write in any other way.
 */
import { crc32 } from 'node:zlib';
import type { Files } from '../../schema/core/ports.ts';
import { PATIENCE, within } from './aws.ts';
import type { Env } from './env.ts';
import { pause } from './pause.ts';
import { bucketOf, checksumOf, statusOf } from './s3-client.ts';
import { lockOf } from './s3-lock.ts';
import { s3Reading } from './s3-reading.ts';

/** Something lies there; or somebody is writing there at this moment. */
const TAKEN = 412;
const CROSSED = 409;
const TRIES = 5;

/** Looking for keys by how they begin. */
export function s3Lists(env: Env<'files'>): Pick<Files, 'list'> {
  const bucket = bucketOf(env);
  return {
    async list(prefix, { after = null, most = 1000 } = {}) {
      const query = {
        'list-type': '2',
        'encoding-type': 'url', // so that no key has to be freed of XML
        prefix,
        'max-keys': String(most),
        ...(after !== null && { 'start-after': after }),
      };
      const said = await bucket.send({ method: 'GET', query, patience: PATIENCE }, (answer) => answer.text());
      const [, ...rows] = said.split('<Contents>');
      const found = rows.map((row) => ({
        key: decodeURIComponent((within(row, 'Key') ?? '').replaceAll('+', '%20')),
        size: Number(within(row, 'Size') ?? 0),
        modified: Date.parse(within(row, 'LastModified') ?? ''),
      }));
      return { found, next: within(said, 'IsTruncated') === 'true' ? (found.at(-1)?.key ?? null) : null };
    },
  };
}

/** What reads, finds and seals. */
export function s3Seals(env: Env<'files'>): Pick<Files, 'list' | 'putNew' | 'read'> {
  const bucket = bucketOf(env);
  const { read } = s3Reading(env);
  return {
    ...s3Lists(env),
    read,

    async putNew(key, bytes, { contentType }) {
      for (let tried = 1; ; tried += 1) {
        const headers = { 'content-type': contentType, 'if-none-match': '*', ...checksumOf(crc32(bytes)), ...lockOf(key, Date.now()) };
        try {
          await bucket.send({ method: 'PUT', key, headers, body: bytes, patience: PATIENCE });
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
