/** Which files of the object store a thing names (R6). Pure. */
import { proofKeyOf as scanKeyOf } from '../../application/proofs/model.ts';
import { certificateKeyOf, formKeyOf, photographKeyOf } from '../../certificate/model.ts';
import { RECORDS } from '../../core/retention.ts';
import { minutesKeyOf, paperKeyOf } from '../../evaluation/session/minutes.ts';
import { titleScanKeyOf } from '../../identity/titles/model.ts';
import { attachmentKeyOf, reportKeyOf } from '../../posting/model.ts';
import { documentKeyOf } from '../../result/documents/model.ts';
import { FORMATS } from '../../report/statistics/model.ts';
import { summaryScanKeyOf } from '../../report/summaries/model.ts';
import { sealKeyOf } from '../../result/issuers/model.ts';
import { rosterReportKeyOf } from '../../result/roster/model.ts';
import type { Place } from '../../table/places.ts';
import type { ArchivedKind } from './belonging.ts';

type Hashed = { sha256: string };
// What is read here was checked against its shape before.
type Data = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- one function for each kind, each of another shape
type Values = Place['values'];
const none: readonly string[] = [];
const where = (there: unknown, ...keys: readonly string[]): readonly string[] => (there ? keys : none);

const FILES: Partial<Record<ArchivedKind, (data: Data, values: Values) => readonly string[]>> = {
  proof: (data, { application = '' }) => [scanKeyOf(application, data as { number: number } & Hashed)],
  title: (data) => (data['scan'] ? [titleScanKeyOf(data as { account: string; id: string }, data['scan'] as Hashed)] : none),
  photograph: (data) => [photographKeyOf(String(data['account']), data as Hashed)],
  postingAttachment: (data, { posting = '' }) => [attachmentKeyOf(posting, data as Hashed)],
  rosterFile: (data, { roster = '' }) => [attachmentKeyOf(roster, data as Hashed)],
  posting: (data) => where(data['report'], reportKeyOf(data as { id: string })),
  roster: (data) => where(data['report'], rosterReportKeyOf(data as { id: string })),
  // One that was prepared and never sent is a working file.
  summaryVersion: ({ file }) => where(String(file.key).startsWith(RECORDS.tables), String(file.key)),
  session: ({ id, minutes }) => (minutes?.confirmedAt ? [minutesKeyOf(String(id), String(minutes.hash))] : none),
  sessionPaper: ({ session }) => [paperKeyOf(String(session))],
  issuer: ({ organisation, seal }) => (seal ? [sealKeyOf(String(organisation), seal as Hashed)] : none),
  // Its 校样 is a working file that goes after a month, and no paper of anybody's: a year that named it would be another once it has gone.
  titleDocument: (data) => where(data['paper'], documentKeyOf(data as { id: string })),
  certificate: (data) => [
    ...where(data['paper'], certificateKeyOf(data as { id: string })),
    ...(data['photograph'] ? [photographKeyOf(String(data['account']), data['photograph'] as Hashed)] : none),
  ],
  workSummaryEdition: ({ committee, scan }) => (scan ? [summaryScanKeyOf(String(committee), scan as Hashed)] : none),
  // In one order, whichever way the names of its formats were kept.
  yearReport: ({ files }) =>
    files ? [files.whole, files.shown].flatMap((made) => FORMATS.map((format) => String(made[format].key))) : none,
  reviewForm: (data) => where(data['paper'], formKeyOf(data as { application: string; at: number })),
};

export function filesOf(kind: ArchivedKind, data: Record<string, unknown>, values: Values): readonly string[] {
  return FILES[kind]?.(data, values) ?? none;
}

/** Whether a file shows whole identity numbers: the workbooks that were sent to the bureau do (附件2). */
export function showsNumbers(key: string): boolean {
  return key.startsWith(RECORDS.tables);
}
