/**
 * What of the table belongs to a year, item by item (R6): every pattern of keys is decided on here, and a test fails on one that is not. What
 * an index shows is part of the item that it shows, and needs no decision of its own.
 */
import { PATTERNS, type PlaceName } from '../../table/patterns.ts';

/** Kept as it stands, a line each. */
export const ARCHIVED = [
  // The notice and its calendar
  'cycle',
  'announcementVersion',
  'amendment',
  'transition',
  'holidays',
  // Who takes part
  'organisation',
  'account',
  'grant',
  'standing',
  'title',
  'photograph',
  // Applications
  'application',
  'draft',
  'section',
  'proof',
  'proofCounter',
  'sameFile',
  'namesake',
  'submission',
  'applicationReturn',
  'pastSection',
  'originals',
  // Postings
  'posting',
  'postingContent',
  'postingAttachment',
  'objection',
  // Reviews
  'vacancy',
  'meeting',
  'meetingDecision',
  'summaryTable',
  'summaryIntake',
  'summaryRow',
  'summaryVersion',
  // Committees and what they decide
  'committeeFiling',
  'yearlyNotice',
  'expert',
  'candidate',
  'recusal',
  'recusalRequest',
  'opinion',
  'assignment',
  'draw',
  'drawLot',
  'drawOutcome',
  'sitting',
  'session',
  'sessionQueue',
  'sessionVote',
  'voteToken',
  'sessionPaper',
  'sessionNote',
  'sessionRoster',
  // Results
  'roster',
  'rosterPart',
  'rosterRemoval',
  'rosterFile',
  'rosterCount',
  'recheck',
  'issuer',
  'issuerSerial',
  'numbering',
  'documentNumber',
  'titleDocument',
  'documentHearing',
  'documentCarried',
  'certificate',
  'certificateCheck',
  'reviewForm',
  // Spot checks of the year: from what was drawn, by which secrets, and what was found (V4)
  'inspection',
  'inspectionList',
  'inspectionOutcome',
  // The year's end
  'workSummary',
  'workSummaryEdition',
  'yearReport',
  'yearReportCounts',
  'yearReportShown',
  'publishedReport',
] as const satisfies readonly PlaceName[];
export type ArchivedKind = (typeof ARCHIVED)[number];

/** Why something is left out. DERIVED: made anew of what is kept. NO_YEAR: of no year, or of another. NEVER: nothing of the year, and kept from everybody. */
type LeftOut = { as: 'HISTORY' | 'DERIVED' | 'NO_YEAR' | 'NEVER'; because: string };

/** A part of a partition that is read together, and is no item of its own. */
const TOGETHER: LeftOut = { as: 'DERIVED', because: 'several items that are read together' };
const WORKING_FILE: LeftOut = { as: 'NO_YEAR', because: 'a job whose file goes after a month; what was sent of it is kept as a record' };
const DRAFTED: LeftOut = { as: 'NO_YEAR', because: 'of a notice that is being written: what was published is kept, every version' };

const PUBLISHED: LeftOut = { as: 'NO_YEAR', because: 'a document that is public holds over years, and stays readable in the table' };
const BARS: LeftOut = { as: 'DERIVED', because: 'of the measures that stand' };
/** So are patrols, special checks and joint reviews left out, which look at whatever they name (reach/store.ts). */
const SUPERVISED: LeftOut = {
  as: 'NO_YEAR',
  because:
    'cases, measures and signals go over years; and what concerns the bureau itself must not lie in an archive that the bureau asks for and may destroy: they are kept in the table',
};

export const LEFT_OUT = {
  cycleFile: TOGETHER,
  accountFile: TOGETHER,
  applicationFile: TOGETHER,
  postingFile: TOGETHER,
  accountBars: BARS,
  organisationBars: BARS,
  measure: SUPERVISED,
  caseFile: SUPERVISED,
  caseHeard: SUPERVISED,
  caseDone: SUPERVISED,
  caseAttachment: SUPERVISED,
  signal: SUPERVISED,
  signalUnit: SUPERVISED,
  handling: { as: 'DERIVED', because: 'of the history of the applications' },
  listExport: WORKING_FILE,
  signalRun: { as: 'NO_YEAR', because: 'a job: what it has found is kept as signals' },
  publication: PUBLISHED,
  publicationVersion: PUBLISHED,
  reportFlood: { as: 'NO_YEAR', because: 'a count of what waits now' },
  auditEntry: { as: 'HISTORY', because: 'kept beside its subject, unaltered, in a part of its own' },
  identityMark: { as: 'DERIVED', because: 'of the number of an account, by the key of the system it lies in' },
  login: { as: 'DERIVED', because: 'of the account' },
  creditCode: { as: 'DERIVED', because: 'of the organisation' },
  noticeDraft: DRAFTED,
  committeeImport: DRAFTED,
  rehearsal: DRAFTED,
  rehearsedDraft: DRAFTED,
  lookups: { as: 'NO_YEAR', because: 'what an officer looked up on a day, in whatever year' },
  importJob: WORKING_FILE,
  exportJob: WORKING_FILE,
  tableCheck: WORKING_FILE,
  formBundle: WORKING_FILE,
  archive: { as: 'NO_YEAR', because: 'about a year, and not of it: it says where the year is kept' },
  newestArchive: { as: 'NO_YEAR', because: 'about the archives of a year, and not of it' },
  importedArchive: { as: 'NO_YEAR', because: 'says what was brought in from elsewhere' },
  wrappedKey: { as: 'NEVER', because: 'a key; the public halves are in the archive, in a file of their own' },
  onceKey: { as: 'NEVER', because: 'the first answer to a request' },
  outbox: { as: 'NEVER', because: 'on its way, and gone once it has arrived' },
  inbox: { as: 'NEVER', because: 'a letter to a person, theirs alone' },
  preferences: { as: 'NEVER', because: 'when a person wants mail, theirs alone' },
  mailingRun: { as: 'NEVER', because: 'how far letters have gone out' },
  mailingClosed: { as: 'NEVER', because: 'how far letters have gone out' },
  mailingLine: { as: 'NEVER', because: 'what a letter says to a person' },
} as const satisfies Partial<Record<PlaceName, LeftOut>>;

const KINDS: ReadonlySet<string> = new Set(ARCHIVED);

export function isArchived(name: string): name is ArchivedKind {
  return KINDS.has(name);
}

/** The patterns that nobody has decided on, or that were decided twice: none, says a test. */
export function undecided(): string[] {
  return Object.entries(PATTERNS).flatMap(([name, { index }]) => {
    const isOnce = Number(KINDS.has(name)) + Number(name in LEFT_OUT) === (index === undefined ? 1 : 0);
    return isOnce ? [] : [name];
  });
}
