/**
 * Every key of the table of ballots, on one page. It lies apart from the other table (E10): no index, no stream, no copy, and nothing in it
 * that says who or when. Three partitions a vote, so that grants can end at each (cdk/ballots.ts); the table in
 * schema/evaluation/README.md is compared with this page by a test.
 */
import { pattern } from './pattern.ts';

export const box = pattern('whether a vote is open, and its public key', 'BOX#{vote}', 'BOX');
export const boxKey = pattern('the private key of a vote, sealed; none once the vote is closed', 'KEY#{vote}', 'KEY');
export const ballot = pattern('a ballot, by the SHA-256 of its token', 'BALLOTS#{vote}', '{token}');

/** All of them, for schema/evaluation/README.md and its test. */
export const BALLOT_PATTERNS = { box, boxKey, ballot };
