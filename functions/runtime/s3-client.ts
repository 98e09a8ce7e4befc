/** The client of S3, and of its stand-in where the environment names one. */
import { S3Client } from '@aws-sdk/client-s3';
import type { Env } from './env.ts';

export function s3Client(env: Env<'files'>): S3Client {
  return new S3Client({
    ...(env.S3_ENDPOINT !== undefined && { endpoint: env.S3_ENDPOINT, forcePathStyle: true }),
    // The SDK would lead what is read through a check of its own, and a reader that stops early would leave the connection open
    // behind it. Whoever reads here does the hashing.
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
