/** Arguments for documents that are made from the schema: the ones that a field must have, and pages of a given size. */
import type { Arguments } from './selections.ts';
import { committeeId, TEACHERS } from './committees.ts';
import { organisationId } from './world.ts';

const school = JSON.stringify(organisationId('school'));
const education = JSON.stringify(organisationId('education'));

const teachers = JSON.stringify(committeeId());

const NEEDED: Record<string, string> = {
  'compare.from': '1',
  'historyExtension.from': '1',
  'historyExtension.to': '1',
  'people.organisation': school,
  'people.role': 'UNIT_OFFICER',
  'imports.unit': school,
  'changes.replaces': 'ANNEX',
  'closedAccounts.unit': school,
  'incomingApplicants.unit': school,
  'unitApplications.unit': school,
  'unitTitlesToCheck.unit': school,
  'unitPostings.unit': school,
  'unitObjections.unit': school,
  'vacancies.unit': school,
  'organisations.kind': 'UNIT',
  'summaryTableExports.department': education,
  'tableChecks.department': education,
  'eligibility.series': '"school-teaching"',
  'eligibility.level': 'SENIOR',
  'session.id': JSON.stringify(Buffer.from('CommitteeSession:x').toString('base64')),
  'opinionForm.series': '"school-teaching"',
  'endOfPeriod.from': '"2024-09-12T00:00:00+08:00"',
  'endOfPeriod.days': '5',
  'endOfPeriod.kind': 'WORKING',
  'verifyReceipt.receipt': '"x"',
  'objectionTicket.posting': JSON.stringify(Buffer.from('Posting:x').toString('base64')),
  'checkAnnouncement.draft': JSON.stringify(Buffer.from('AnnouncementDraft:620200-2025-1').toString('base64')),
  'checkAnnouncement.document': '{}',
  'rosterObjectionTicket.roster': JSON.stringify(Buffer.from('Roster:running').toString('base64')),
  'rechecks.committee': teachers,
  'committeeRosters.committee': teachers,
  'issuerDocuments.organisation': JSON.stringify(organisationId(TEACHERS)),
  'unitForms.unit': school,
  'formBundles.unit': school,
  'checkCertificate.number': '"x"',
  'checkCertificate.name': '"x"',
  'checkCertificateCode.code': '"x"',
  'certificateRevocations.city': '"620200"',
  'found.result': 'FINE',
  'reportTicket.city': '"x"',
  'reportedCase.number': '"x"',
  'reportedCase.code': '"x"',
  'reportUpload.number': '"x"',
  'reportUpload.code': '"x"',
  'reportUpload.picture': '1',
  'reportUpload.contentType': '"image/png"',
  'reportUpload.size': '1',
  'publicCriticism.city': '"620200"',
  'objection.number': '"x"',
  'objection.code': '"x"',
};

/** `first` where pages are to have a size of their own. */
export const given =
  (first: number | null = null): Arguments =>
  (field, name) => {
    if (name === 'first') return first === null ? null : String(first);
    return NEEDED[`${field}.${name}`] ?? null;
  };
