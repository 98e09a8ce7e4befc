/**
 * Every key and index of the one table: each line of keys/ says what is asked and how its key is made. The table in schema/README.md, on one
 * page, is compared with them by a test, and cdk/table.ts builds the table from them.
 */
export { ImpossibleKey, isKeyPart, padded, shardOf, TABLE } from './pattern.ts';

/** Shards of `byShard`: 64 keeps every key below 2 % of the writes. */
export const SHARDS = 64;
/** Shards of the postings that run: each is one of five writes at least, so 16 are enough as well, and the clock asks no more of them. */
export const POSTING_SHARDS = 16;
/** Shards of a mailing's lines: each line is one of five writes at least, so 16 keep every key below 2 % as well. */
export const MAILING_SHARDS = 16;
/** Shards of what waits in the outbox: a province’s thousand mails a second are sixty for each. */
export const OUTBOX_SHARDS = 16;

export * from './keys/announcements.ts';
export * from './keys/people.ts';
export * from './keys/applications.ts';
export * from './keys/committees.ts';
export * from './keys/results.ts';
export * from './keys/supervision.ts';
export * from './keys/disclosure.ts';
export * from './keys/common.ts';
