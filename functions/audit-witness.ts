/**
 * Fires when the table's stream shows entries of the history, and keeps what it shows where no other function may write (V1). The stream
 * delivers at least once: a batch that comes again is the same file again. It reads no table and has no key, so that nothing which could
 * write a history could write its witness.
 */
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { s3Files } from './runtime/s3-files.ts';
import { witnessing } from './runtime/witnessing.ts';

export const handler = witnessing(s3Files(readEnv(FUNCTIONS['audit-witness'])));
