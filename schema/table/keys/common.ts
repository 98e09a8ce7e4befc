/** What every slice uses, and what follows from the outbox. */
import { pattern } from '../pattern.ts';

// What every slice uses
export const wrappedKey = pattern('the keys that seal, mark and sign, wrapped', 'KEYRING', '{use}#{number}');
export const auditEntry = pattern('the history of a thing', 'AUDIT#{kind}#{id}', '{version}');
export const onceKey = pattern('the first answer to an idempotency key', 'ONCE#{account}', '{key}');
export const outbox = pattern('something to be sent', 'OUTBOX#{message}', 'MESSAGE');
export const pending = pattern('what is still to be sent, by when it is looked after', 'PENDING#{shard}', '{dueAt}#{message}', 'byShard');
export const undeliveredIn = pattern(
  'what could not be sent of a city, by state and kind, longest first',
  'UNDELIVERED#{city}',
  '{state}#{kind}#{since}#{message}',
  'byOwner',
);
export const undelivered = pattern('the same of no single city', 'UNDELIVERED', '{state}#{kind}#{since}#{message}', 'byOwner');

// Notification
export const inbox = pattern('a person’s notices, in order', 'INBOX#{account}', '{at}#{notice}');
export const unread = pattern('those of them not read', 'UNREAD#{account}', '{at}#{notice}', 'byDesk');
export const preferences = pattern('when a person wants mail', 'PREFERENCES#{account}', 'MAIL');
export const mailingRun = pattern('how far a mailing has come', 'MAILINGS#{kind}', '{name}');
export const mailingClosed = pattern('whether a digest still collects', 'MAILING#{kind}#{name}', 'CLOSED#{shard}');
export const mailingLine = pattern('what a mailing tells whom', 'LINES#{kind}#{name}#{shard}', '{account}#{line}');

// Export
export const exportJob = pattern('an export', 'EXPORT#{job}', 'JOB');
export const ownerExports = pattern('an organisation’s exports, newest last', 'EXPORTS#{organisation}', '{at}#{job}', 'byOwner');
export const listExport = pattern('a list as a file', 'LISTEXPORT#{job}', 'JOB');
export const ownListExports = pattern(
  'the lists as files that somebody has asked for, newest last',
  'LISTEXPORTS#{account}',
  '{at}#{job}',
  'byOwner',
);
export const tableCheck = pattern('a check of a summary table filled by hand', 'CHECK#{check}', 'JOB');
export const ownerChecks = pattern('a department’s checks, newest last', 'CHECKS#{organisation}', '{at}#{check}', 'byOwner');

// Archive
export const archive = pattern('an archive of a year', 'ARCHIVE#{archive}', 'JOB');
export const cityArchives = pattern('the archives of a city, newest last', 'ARCHIVES#{city}', '{at}#{archive}', 'byOwner');
export const newestArchive = pattern('which archive of a cycle is the newest', 'NEWESTARCHIVE#{cycle}', 'ARCHIVE');
export const importedArchive = pattern('an archive that was brought in from elsewhere', 'IMPORTEDARCHIVES', '{archive}');
