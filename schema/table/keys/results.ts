/** What comes of a meeting: rosters, documents, certificates, the year’s end. */
import { pattern } from '../pattern.ts';

// Results
export const roster = pattern('a committee’s roster of those who passed', 'ROSTER#{roster}', 'HEAD');
export const rosterPart = pattern('who stands on it, as it was first posted', 'ROSTER#{roster}', 'PART#{number}');
export const rosterRemoval = pattern('who was removed from it since', 'ROSTER#{roster}', 'REMOVED#{application}');
export const rosterFile = pattern('the photographs of its display', 'ROSTER#{roster}', 'FILE#{number}');
export const rosterCount = pattern('how many rosters a committee has posted in a cycle', 'COMMITTEE#{committee}', 'ROSTERS#{cycle}');
export const sessionRoster = pattern('on which roster a meeting’s results were posted', 'SESSION#{session}', 'ROSTER');
export const committeeRosters = pattern('a committee’s rosters of a cycle, in order', 'ROSTERS#{committee}#{cycle}', '{number}', 'byOwner');
export const publicRosters = pattern('the rosters that are posted at present', 'PUBLICROSTERS#{cycle}', '{endsAt}#{roster}', 'byDesk');
export const runningRosters = pattern(
  'the rosters whose posting is to be closed, by its end',
  'RUNNINGROSTERS',
  '{endsAt}#{roster}',
  'byShard',
);
export const recheck = pattern('the re-checks asked for while a roster is posted', 'ROSTER#{roster}', 'RECHECK#{application}');
export const committeeRechecks = pattern(
  'a committee’s re-checks of a cycle by state, those due first first',
  'RECHECKS#{committee}#{cycle}',
  '{state}#{dueAt}#{application}',
  'byOwner',
);

export const issuer = pattern('how an organisation signs and numbers its documents', 'ISSUER#{organisation}', 'TEMPLATE');
export const issuerSerial = pattern('the last number of an issuer in a year', 'ISSUER#{organisation}', 'NUMBER#{year}');
export const numbering = pattern('whose a pattern of numbers is', 'NUMBERING#{look}', 'ISSUER');
export const documentNumber = pattern('which document has a number', 'NUMBER#{look}', 'DOCUMENT');
export const titleDocument = pattern('a title document', 'DOCUMENT#{document}', 'HEAD');
export const documentHearing = pattern('what those say whose titles it would withdraw', 'DOCUMENT#{document}', 'HEARD#{application}');
export const documentCarried = pattern('of whom what it says was carried out', 'DOCUMENT#{document}', 'DONE#{application}');
export const issuerDocuments = pattern(
  'an issuer’s documents of a cycle, newest last',
  'DOCUMENTS#{organisation}#{cycle}',
  '{at}#{document}',
  'byOwner',
);
export const issuedDocuments = pattern('the documents issued in a cycle', 'ISSUED#{cycle}', '{at}#{document}', 'byDesk');
export const citingDocuments = pattern(
  'the documents that put one right or withdraw from it',
  'CITING#{cited}',
  '{at}#{document}',
  'byShard',
);

// Certificates
export const certificate = pattern('a certificate, by what anybody reads of its number', 'CERTIFICATE#{certificate}', 'HEAD');
export const certificateCheck = pattern('when, and as what, somebody checked it', 'CERTIFICATE#{certificate}', 'CHECK#{at}#{as}');
export const holderCertificates = pattern(
  'a person’s certificates, newest last',
  'CERTIFICATES#{account}',
  '{at}#{certificate}',
  'byOwner',
);
export const revokedCertificates = pattern(
  'the certificates of a city that count no more, in order',
  'REVOKED#{city}',
  '{at}#{certificate}',
  'byDesk',
);
export const reviewForm = pattern('the review form of an application', 'FORM#{application}', 'HEAD');
export const unitForms = pattern(
  'a unit’s review forms of a cycle, those not downloaded first',
  'FORMS#{unit}#{cycle}',
  '{state}#{at}#{application}',
  'byOwner',
);
export const formBundle = pattern('review forms of a unit in one file', 'BUNDLE#{bundle}', 'JOB');
export const unitBundles = pattern('a unit’s bundles of review forms, newest last', 'BUNDLES#{unit}', '{at}#{bundle}', 'byOwner');
export const photograph = pattern('the photograph of a person', 'PHOTOGRAPH#{account}', 'HEAD');

// The year's end
export const workSummary = pattern('the work summary of a committee', 'COMMITTEE#{committee}', 'SUMMARY#{cycle}');
export const workSummaryEdition = pattern('its editions, as each was filed', 'SUMMARY#{committee}#{cycle}', '{number}');
export const yearReport = pattern('the statistics of a cycle at an instant', 'STATISTICS#{report}', 'HEAD');
export const yearReportCounts = pattern('what they have counted', 'STATISTICS#{report}', 'COUNTS');
export const yearReportShown = pattern('what everybody sees of them', 'STATISTICS#{report}', 'SHOWN');
export const cycleReports = pattern('the statistics of a cycle, newest last', 'REPORTS#{cycle}', '{at}#{report}', 'byOwner');
export const publishedReport = pattern('which of them is published', 'CYCLE#{cycle}', 'STATISTICS');
