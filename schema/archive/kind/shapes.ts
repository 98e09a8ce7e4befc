/** The shape of every kind that is archived: by it a line is checked as it is read in, and its JSON Schema is made. */
import * as z from 'zod';
import { applicationShape, draftShape, returnShape, sectionShape, submissionShape } from '../../application/model.ts';
import { counterShape, proofShape } from '../../application/proofs/model.ts';
import { headShape, versionShape as noticeVersionShape } from '../../announcement/model.ts';
import { amendmentShape, holidaysShape, transitionShape } from '../../calendar/model.ts';
import { accountShape, grantShape, organisationShape, standingShape } from '../../identity/model.ts';
import { titleShape } from '../../identity/titles/model.ts';
import { drawShape, lotShape, outcomeShape } from '../../evaluation/draw/attempt/model.ts';
import { attachmentShape, contentShape, objectionShape, postingShape } from '../../posting/model.ts';
import { decisionShape, meetingShape } from '../../review/meetings/model.ts';
import { originalsShape } from '../../review/originals/model.ts';
import { intakeShape, rowShape, tableShape, versionShape } from '../../summary/model.ts';
import { vacancyShape } from '../../review/vacancies/model.ts';
import { candidateShape } from '../../evaluation/candidates/model.ts';
import { noteShape, paperShape, queueShape, sessionShape, sittingShape, tokenShape, voteShape } from '../../evaluation/session/model.ts';
import { assignmentShape, opinionShape } from '../../evaluation/readings/model.ts';
import { recusalShape, requestShape } from '../../evaluation/recusals/model.ts';
import { filingShape } from '../../committee/filing/model.ts';
import { expertShape } from '../../committee/pool/model.ts';
import { yearlyShape } from '../../committee/yearly/model.ts';
import { carriedShape, documentShape as titleDocumentShape, hearingShape } from '../../result/documents/model.ts';
import { issuerShape, numberingShape, serialShape } from '../../result/issuers/model.ts';
import { recheckShape } from '../../result/recheck/model.ts';
import { countShape, partShape, removalShape, rosterShape, sessionRosterShape } from '../../result/roster/model.ts';
import { certificateShape, checkShape as certificateCheckShape, formShape, photographShape } from '../../certificate/model.ts';
import { publishedShape, reportCountsShape, reportShownShape, yearReportShape } from '../../report/statistics/model.ts';
import { editionShape, workSummaryShape } from '../../report/summaries/model.ts';
import { inspectionShape, listPartShape, outcomeShape as inspectionOutcomeShape } from '../../supervision/inspections/model.ts';
import type { ArchivedKind } from './belonging.ts';

export const ARCHIVED_SHAPES: Readonly<Record<ArchivedKind, z.ZodType>> = {
  cycle: headShape,
  announcementVersion: noticeVersionShape,
  holidays: holidaysShape,
  amendment: amendmentShape,
  transition: transitionShape,
  account: accountShape,
  grant: grantShape,
  standing: standingShape,
  title: titleShape,
  organisation: organisationShape,
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
  photograph: photographShape,
  issuer: issuerShape,
  issuerSerial: serialShape,
  numbering: numberingShape,
  documentNumber: z.object({ number: z.string(), document: z.string() }),
  titleDocument: titleDocumentShape,
  documentHearing: hearingShape,
  documentCarried: carriedShape,
  inspection: inspectionShape,
  inspectionList: listPartShape,
  inspectionOutcome: inspectionOutcomeShape,
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
};
