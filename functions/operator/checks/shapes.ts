/** Every item lies where a key can lead, has the shape of what lies there, and shows no identity number in plain. */
import * as z from 'zod';
import { applicationShape, draftShape, returnShape, sectionShape, submissionShape } from '../../../schema/application/model.ts';
import { counterShape, proofShape } from '../../../schema/application/proofs/model.ts';
import { headShape, versionShape as noticeVersionShape } from '../../../schema/announcement/model.ts';
import { committeeImportShape } from '../../../schema/drafting/annex/model.ts';
import { draftShape as noticeDraftShape } from '../../../schema/drafting/model.ts';
import { rehearsalShape, rehearsedShape } from '../../../schema/drafting/rehearsal/model.ts';
import { amendmentShape, holidaysShape, transitionShape } from '../../../schema/calendar/model.ts';
import { auditShape } from '../../../schema/core/audit.ts';
import { wrappedKeyShape } from '../../../schema/core/keyring.ts';
import { outboxShape } from '../../../schema/core/outbox.ts';
import { checkShape } from '../../../schema/summary/check/model.ts';
import { exportShape } from '../../../schema/summary/workbooks/model.ts';
import { importShape } from '../../../schema/identity/import/model.ts';
import { lookupsShape } from '../../../schema/identity/lookups/model.ts';
import { accountShape, grantShape, organisationShape, standingShape } from '../../../schema/identity/model.ts';
import { titleShape } from '../../../schema/identity/titles/model.ts';
import { entryShape, lineShape, preferencesShape, runShape } from '../../../schema/notification/model.ts';
import { drawShape, lotShape, outcomeShape } from '../../../schema/evaluation/draw/attempt/model.ts';
import { attachmentShape, contentShape, objectionShape, postingShape } from '../../../schema/posting/model.ts';
import { decisionShape, meetingShape } from '../../../schema/review/meetings/model.ts';
import { originalsShape } from '../../../schema/review/originals/model.ts';
import { intakeShape, rowShape, tableShape, versionShape } from '../../../schema/summary/model.ts';
import { vacancyShape } from '../../../schema/review/vacancies/model.ts';
import { candidateShape } from '../../../schema/evaluation/candidates/model.ts';
import {
  noteShape,
  paperShape,
  queueShape,
  sessionShape,
  sittingShape,
  tokenShape,
  voteShape,
} from '../../../schema/evaluation/session/model.ts';
import { assignmentShape, opinionShape } from '../../../schema/evaluation/readings/model.ts';
import { recusalShape, requestShape } from '../../../schema/evaluation/recusals/model.ts';
import { filingShape } from '../../../schema/committee/filing/model.ts';
import { expertShape } from '../../../schema/committee/pool/model.ts';
import { yearlyShape } from '../../../schema/committee/yearly/model.ts';
import { carriedShape, documentShape as titleDocumentShape, hearingShape } from '../../../schema/result/documents/model.ts';
import { issuerShape, numberingShape, serialShape } from '../../../schema/result/issuers/model.ts';
import { recheckShape } from '../../../schema/result/recheck/model.ts';
import { countShape, partShape, removalShape, rosterShape, sessionRosterShape } from '../../../schema/result/roster/model.ts';
import { bundleShape } from '../../../schema/certificate/bundle/model.ts';
import { certificateShape, checkShape as certificateCheckShape, formShape, photographShape } from '../../../schema/certificate/model.ts';
import { editionShape, workSummaryShape } from '../../../schema/report/summaries/model.ts';
import { publishedShape, reportCountsShape, reportShownShape, yearReportShape } from '../../../schema/report/statistics/model.ts';
import { TABLE } from '../../../schema/table/keys.ts';
import { wrong, type Check } from './finding.ts';
import { placeOf } from './places.ts';
import type { PlaceName } from '../../../schema/table/patterns.ts';

const SHAPES: Partial<Record<PlaceName, z.ZodType>> = {
  cycle: headShape,
  noticeDraft: noticeDraftShape,
  committeeImport: committeeImportShape,
  rehearsal: rehearsalShape,
  rehearsedDraft: rehearsedShape,
  announcementVersion: noticeVersionShape,
  holidays: holidaysShape,
  amendment: amendmentShape,
  transition: transitionShape,
  account: accountShape,
  grant: grantShape,
  standing: standingShape,
  title: titleShape,
  identityMark: z.union([z.object({ account: z.string() }), z.object({ account: z.null(), version: z.literal(1) })]),
  login: z.object({ account: z.string() }),
  organisation: organisationShape,
  creditCode: z.union([z.object({ organisation: z.string() }), z.object({ organisation: z.null(), version: z.literal(1) })]),
  lookups: lookupsShape,
  importJob: importShape,
  application: applicationShape,
  draft: draftShape,
  section: sectionShape,
  proof: proofShape,
  proofCounter: counterShape,
  sameFile: z.object({ application: z.string(), number: z.number() }),
  namesake: z.object({ application: z.string().nullable() }),
  submission: submissionShape,
  applicationReturn: returnShape,
  pastSection: sectionShape,
  posting: postingShape,
  postingContent: contentShape,
  postingAttachment: attachmentShape,
  objection: objectionShape,
  vacancy: vacancyShape,
  originals: originalsShape,
  meeting: meetingShape,
  meetingDecision: decisionShape,
  summaryTable: tableShape,
  summaryIntake: intakeShape,
  summaryRow: rowShape,
  summaryVersion: versionShape,
  roster: rosterShape,
  rosterPart: partShape,
  rosterRemoval: removalShape,
  rosterFile: attachmentShape,
  rosterCount: countShape,
  sessionRoster: sessionRosterShape,
  recheck: recheckShape,
  certificate: certificateShape,
  certificateCheck: certificateCheckShape,
  reviewForm: formShape,
  formBundle: bundleShape,
  photograph: photographShape,
  issuer: issuerShape,
  issuerSerial: serialShape,
  numbering: numberingShape,
  documentNumber: z.object({ number: z.string(), document: z.string() }),
  titleDocument: titleDocumentShape,
  documentHearing: hearingShape,
  documentCarried: carriedShape,
  workSummary: workSummaryShape,
  workSummaryEdition: editionShape,
  yearReport: yearReportShape,
  yearReportCounts: reportCountsShape,
  yearReportShown: reportShownShape,
  publishedReport: publishedShape,
  candidate: candidateShape,
  session: sessionShape,
  sitting: sittingShape,
  sessionQueue: queueShape,
  sessionVote: voteShape,
  voteToken: tokenShape,
  sessionPaper: paperShape,
  sessionNote: noteShape,
  recusal: recusalShape,
  recusalRequest: requestShape,
  opinion: opinionShape,
  assignment: assignmentShape,
  committeeFiling: filingShape,
  yearlyNotice: yearlyShape,
  expert: expertShape,
  draw: drawShape,
  drawLot: lotShape,
  drawOutcome: outcomeShape,
  wrappedKey: wrappedKeyShape,
  auditEntry: auditShape,
  outbox: outboxShape,
  inbox: entryShape,
  preferences: preferencesShape,
  mailingRun: runShape,
  mailingLine: lineShape,
  exportJob: exportShape,
  tableCheck: checkShape,
};

const KEYS = new Set<string>([TABLE.pk, TABLE.sk, ...Object.values(TABLE.indexes).flatMap(({ pk, sk }) => [pk, sk])]);
/** Not inside a word: one hash in some thousands has eighteen such digits in a row. */
const IDENTITY_NUMBER = /(?<![\da-z])[1-9]\d{5}(?:19|20)\d{9}[\dX](?![\da-z])/u;

export const shapes: Check = function* (partition) {
  for (const item of partition) {
    const place = placeOf(item);
    if (!place) yield wrong(item, 'unknown key');
    const shape = place && SHAPES[place.name];
    const parsed = shape?.safeParse(Object.fromEntries(Object.entries(item).filter(([name]) => !KEYS.has(name))));
    // Where, and what kind of wrong; never the value.
    for (const { path, code } of parsed?.error?.issues ?? []) yield wrong(item, `damaged at ${path.join('.') || 'its root'} (${code})`);
    if (IDENTITY_NUMBER.test(JSON.stringify(item))) yield wrong(item, 'an identity number stands in plain');
  }
};
