/** The letter box beside the bucket of files: by its key an object is looked for in the one or in the other. */
import { LETTERBOX } from '../../schema/core/letterbox.ts';
import type { Files } from '../../schema/core/ports.ts';
import type { Env } from './env.ts';

/** What an adapter of the bucket of files is told to be one of the letter box. */
export function inLetterbox({ LETTERBOX_BUCKET, S3_ENDPOINT }: Env<'files' | 'letterbox'>): Env<'files'> {
  return { FILES_BUCKET: LETTERBOX_BUCKET, S3_ENDPOINT };
}

type Reading = Pick<Files, 'head' | 'read' | 'copy' | 'remove'>;

/** What is copied stays in the bucket of files: nothing of the letter box is kept as it came. */
export function withLetterbox<F extends Reading & Partial<Pick<Files, 'postForm'>>>(files: F, letterbox: F): F {
  const of = (key: string): F => (key.startsWith(LETTERBOX) ? letterbox : files);
  const { postForm } = files;
  return {
    ...files,
    head: (key: string) => of(key).head(key),
    read: (key: string, tag?: string) => of(key).read(key, tag),
    remove: (key: string) => of(key).remove(key),
    ...(postForm && { postForm: (key: string, about: Parameters<Files['postForm']>[1]) => (of(key).postForm ?? postForm)(key, about) }),
  };
}
