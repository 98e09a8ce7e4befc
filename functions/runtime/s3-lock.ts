/**
 * The lock on what is a record (R6): nobody overwrites or removes that version before its time. Governance, not compliance: the law may
 * order personal data to be erased, and whoever holds s3:BypassGovernanceRetention, which no function does, can.
 */
import { keptUntil } from '../../schema/core/retention.ts';
import type { Instant } from '../../schema/core/time.ts';

/** What a write of this key says about its lock; nothing where what lies there is no record. S3 locks only what comes with a checksum. */
export function lockOf(key: string, now: Instant) {
  const until = keptUntil(key, now);
  if (until === null) return {};
  return { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date(until), ChecksumAlgorithm: 'CRC32' } as const;
}
