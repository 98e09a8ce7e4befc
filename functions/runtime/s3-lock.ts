/**
 * The lock on what is a record (R6): nobody overwrites or removes that version before its time. Governance, not compliance: the law may
 * order personal data to be erased, and whoever holds s3:BypassGovernanceRetention, which no function does, can.
 */
import { keptUntil } from '../../schema/core/retention.ts';
import type { Instant } from '../../schema/core/time.ts';

/** What a write of this key says about its lock as headers; none where what lies there is no record. S3 locks only what comes with a checksum. */
export function lockOf(key: string, now: Instant): Record<string, string> {
  const until = keptUntil(key, now);
  if (until === null) return {};
  return { 'x-amz-object-lock-mode': 'GOVERNANCE', 'x-amz-object-lock-retain-until-date': new Date(until).toISOString() };
}
