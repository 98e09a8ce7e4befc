/**
 * Grants that a year may pass without using: what they are for happens to few people, or only when something has gone wrong. The tests
 * beside this file use each of them; the year is not asked to.
 */
import type { FunctionName } from '../../functions/runtime/env.ts';

const SELDOM: readonly { of: FunctionName; action?: string; on?: string }[] = [
  // Sends what was lost or has failed; in a year without a fault there is nothing.
  { of: 'outbox-sweep' },
  // An application that goes along to another unit, a posting that stops: what notify does itself stands in the history.
  { of: 'notify', action: 'kms:Decrypt' },
  // What is open against its posting goes along with it.
  { of: 'notify', action: 'dynamodb:Query', on: '/index/byDesk' },
  // Somebody in a summary table whose name or number is put right: the row is counted as changed.
  { of: 'notify', action: 'dynamodb:UpdateItem' },
  // An application in a summary table that a case cancels.
  { of: 'report-build', action: 'dynamodb:UpdateItem' },
  // People who have their reminders in the digest.
  { of: 'reminders', action: 'dynamodb:ConditionCheckItem' },
  // What waits in the whole city, which the bureau sees in `plannedNotices`.
  { of: 'graphql', action: 'dynamodb:Query', on: '/index/byShard' },
  // Last year's applications judged anew under the draft of a notice.
  { of: 'export-build', action: 'dynamodb:Query', on: '/index/byShard' },
  // A table checked by hand after it was sent.
  { of: 'export-build', action: 's3:GetObject', on: '/tables/*' },
  // Pictures that come with a report.
  { of: 'graphql', action: 's3:', on: '/letterbox/*' },
  { of: 'report-build', action: 's3:', on: '/letterbox/*' },
  { of: 'report-build', action: 's3:', on: '/proofs/postings/*' },
  // A unit that names its people in a workbook.
  { of: 'graphql', action: 's3:DeleteObject', on: '/imports/*' },
  // An archive whose ten years are over.
  { of: 'export-build', action: 's3:DeleteObject', on: '/archives/*' },
];

/** Whether a grant, as the guard names it, is one of these. */
export function isSeldom(grant: string): boolean {
  return SELDOM.some(({ of, action = '', on = '' }) => grant.startsWith(`${of}: ${action}`) && grant.endsWith(on));
}
