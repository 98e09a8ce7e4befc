/**
 * Every key and index of the one table, on one page. Each line says what is asked and how its key is made; the table in schema/README.md
 * is compared with this page by a test, and cdk/table.ts builds the table from it.
 */
import { pattern } from './pattern.ts';

export { ImpossibleKey, isKeyPart, padded, shardOf, TABLE } from './pattern.ts';

/** Shards of `byShard`: 64 keeps every key below 2 % of the writes. */
export const SHARDS = 64;
/** Shards of the postings that run: each is one of five writes at least, so 16 are enough as well, and the clock asks no more of them. */
export const POSTING_SHARDS = 16;
/** Shards of a mailing's lines: each line is one of five writes at least, so 16 keep every key below 2 % as well. */
export const MAILING_SHARDS = 16;
/** Shards of what waits in the outbox: a province’s thousand mails a second are sixty for each. */
export const OUTBOX_SHARDS = 16;

// Announcements and their calendars
export const cycleFile = pattern('a cycle: where its notice stands, and how its windows were amended', 'CYCLE#{cycle}', 'C#');
export const cycle = pattern('where the notice of a cycle stands', 'CYCLE#{cycle}', 'C#HEAD');
export const cycles = pattern('the cycles there are, by city, year and round', 'CYCLES', '{city}#{year}#{round}#{cycle}', 'byOwner');
export const announcementVersion = pattern('the versions in which it was published, whole', 'CYCLE#{cycle}', 'VERSION#{number}');
export const noticeDraft = pattern('the draft of a cycle’s notice', 'CYCLE#{cycle}', 'DRAFT');
export const cityDrafts = pattern(
  'the drafts of a city’s notices, by year and round',
  'DRAFTS#{city}',
  '{year}#{round}#{cycle}',
  'byOwner',
);
export const committeeImport = pattern('an import of committees into a draft', 'COMMITTEES#{job}', 'JOB');
export const draftCommitteeImports = pattern(
  'the imports of committees into a draft, newest last',
  'COMMITTEEIMPORTS#{cycle}',
  '{at}#{job}',
  'byOwner',
);
export const rehearsal = pattern('a rehearsal of a draft', 'REHEARSAL#{rehearsal}', 'JOB');
export const rehearsedDraft = pattern('what the draft said that it rehearses', 'REHEARSAL#{rehearsal}', 'DRAFT');
export const draftRehearsals = pattern('the rehearsals of a draft, newest last', 'REHEARSALS#{cycle}', '{at}#{rehearsal}', 'byOwner');
export const amendment = pattern('the amendments of a cycle, in order', 'CYCLE#{cycle}', 'C#AMENDMENT#{number}');
export const holidays = pattern('the days off and worked of a region and year', 'HOLIDAYS', '{region}#{year}');
export const transition = pattern('which openings and closings have been recorded', 'CYCLE#{cycle}', 'TRANSITION#{at}#{phase}');

// Identity
export const account = pattern('an account and the roles it holds', 'ACCOUNT#{account}', 'PROFILE');
export const accountFile = pattern('an account with its roles, standing and titles', 'ACCOUNT#{account}', '');
export const grant = pattern('a role held for an organisation', 'ACCOUNT#{account}', 'GRANT#{role}#{organisation}');
export const standing = pattern('as what a person applies, and what stands against it', 'ACCOUNT#{account}', 'STANDING');
export const title = pattern('the titles of a person', 'ACCOUNT#{account}', 'TITLE#{title}');
export const titlesToCheck = pattern(
  'the titles that wait for a unit’s check, longest first',
  'TITLES#{unit}',
  '{at}#{account}#{title}',
  'byOwner',
);
export const closedAccounts = pattern('the accounts of a unit’s people that were closed', 'CLOSED#{unit}', '{account}', 'byOwner');
export const identityMark = pattern('who holds an identity number, by its mark, or that it is free again', 'IDENTITY#{mark}', 'HOLDER');
export const login = pattern('whose a login is, in whatever case its letters are typed', 'LOGIN#{login}', 'HOLDER');
export const organisation = pattern('an organisation', 'ORGANISATION#{organisation}', 'PROFILE');
export const creditCode = pattern('who holds a credit code, or that it is free again', 'CREDIT#{code}', 'HOLDER');
export const members = pattern('the people holding a role for an organisation', 'MEMBERS#{organisation}', '{role}#{account}', 'byOwner');
export const incoming = pattern('the people let go to a unit, whom it has not taken in', 'INCOMING#{unit}', '{account}', 'byOwner');
export const shortOfOfficers = pattern(
  'the organisations of a city with fewer officers than they must have',
  'SHORT#{city}#{kind}',
  '{authority}#{name}#{organisation}',
  'byDesk',
);
export const organisations = pattern(
  'the organisations of a kind in a city',
  'ORGANISATIONS#{city}#{kind}',
  '{name}#{organisation}',
  'byOwner',
);

export const cities = pattern('the bureaus of all cities, and the province', 'CITIES', '{city}', 'byShard');

export const lookups = pattern('what an officer has looked up on a day', 'LOOKUPS#{account}', '{day}');
export const importJob = pattern('an import of accounts', 'IMPORT#{job}', 'JOB');
export const ownerImports = pattern('a unit’s imports, newest last', 'IMPORTS#{unit}', '{at}#{job}', 'byOwner');

// Application
export const applicationFile = pattern('an application with its draft, sections and proofs', 'APPLICATION#{application}', 'A#');
export const application = pattern('an application: its head', 'APPLICATION#{application}', 'A#HEAD');
export const draft = pattern('whether its draft is open, and how often it was edited', 'APPLICATION#{application}', 'A#DRAFT');
export const section = pattern('its sections as they stand', 'APPLICATION#{application}', 'A#SECTION#{section}');
export const proof = pattern('its uploaded proofs', 'APPLICATION#{application}', 'A#PROOF#{number}');
export const proofCounter = pattern('the next number of a proof', 'APPLICATION#{application}', 'A#PROOFS');
export const sameFile = pattern('in which applications the same file lies', 'FILE#{sha256}', '{application}#{number}');
export const namesake = pattern('what people of one name, born in one month, apply for', 'NAMESAKE#{person}', '{application}');
export const submission = pattern('its submissions, in order', 'APPLICATION#{application}', 'SUBMISSION#{number}');
export const applicationReturn = pattern(
  'its returns, with what was judged of each section',
  'APPLICATION#{application}',
  'RETURN#{number}',
);
export const pastSection = pattern('a submitted section that was changed later', 'PAST#{application}', '{section}#{version}');
export const unitApplications = pattern('a unit’s applications by state', 'UNIT#{unit}#{cycle}', '{state}#{at}#{application}', 'byOwner');
export const deskApplications = pattern(
  'a department’s applications by state, series and level',
  'DESK#{department}#{cycle}',
  '{state}#{series}#{level}#{at}#{application}',
  'byDesk',
);
export const shardApplications = pattern('a cycle’s applications by state', 'CYCLE#{cycle}#{shard}', '{state}#{application}', 'byShard');

// Posting
export const postingFile = pattern('a posting with its content and its files', 'POSTING#{posting}', 'P#');
export const posting = pattern('a posting', 'POSTING#{posting}', 'P#HEAD');
export const postingContent = pattern('what a posting shows', 'POSTING#{posting}', 'P#CONTENT');
export const postingAttachment = pattern('the scans and photographs that belong to it', 'POSTING#{posting}', 'P#FILE#{number}');
export const unitPostings = pattern('a unit’s postings by state', 'POSTINGS#{unit}#{cycle}', '{state}#{endsAt}#{posting}', 'byOwner');
export const publicPostings = pattern('the postings that run in public', 'PUBLICPOSTINGS#{cycle}', '{endsAt}#{posting}', 'byDesk');
export const runningPostings = pattern(
  'the postings that are to be closed, by their end',
  'RUNNING#{shard}',
  '{endsAt}#{posting}',
  'byShard',
);
export const objection = pattern('an objection, by its case number', 'OBJECTION#{objection}', 'CASE');
export const unitObjections = pattern(
  'a unit’s objections by state',
  'OBJECTIONS#{unit}#{cycle}',
  '{state}#{dueAt}#{objection}',
  'byOwner',
);
export const postingObjections = pattern('the objections to a posting', 'POSTINGOBJECTIONS#{posting}', '{at}#{objection}', 'byDesk');

// Review
export const vacancy = pattern('a unit’s vacancies of a series and level', 'VACANCIES#{unit}#{cycle}', '{series}#{level}');

export const originals = pattern('where its papers are, and what inspections found', 'APPLICATION#{application}', 'ORIGINALS');
export const meeting = pattern('a meeting of the re-review', 'MEETING#{meeting}', 'RECORD');
export const meetingDecision = pattern('its decision list', 'MEETING#{meeting}', 'DECISION#{application}');
export const cycleMeetings = pattern('a cycle’s meetings, newest last', 'MEETINGS#{cycle}', '{heldOn}#{meeting}', 'byOwner');
export const summaryTable = pattern(
  'the summary tables of a cycle, of one department or all',
  'TABLES#{cycle}',
  '{department}#{series}#{level}',
);
export const summaryIntake = pattern('whether a summary table is open, and how often its rows changed', 'TABLE#{table}', 'INTAKE');
export const summaryRow = pattern('the applications in a summary table', 'TABLE#{table}', 'ROW#{application}');
export const summaryVersion = pattern('its versions, in order', 'TABLE#{table}', 'VERSION#{number}');

// Committees
export const committeeFiling = pattern('a committee as it was filed', 'COMMITTEE#{committee}', 'FILING');
export const cityFilings = pattern('the committees that a city has filed', 'FILINGS#{city}', '{committee}', 'byOwner');
export const yearlyNotice = pattern('the yearly notice of a committee', 'COMMITTEE#{committee}', 'YEAR#{cycle}');
export const cycleYearlies = pattern('the yearly notices of a cycle', 'YEARLIES#{cycle}', '{committee}', 'byOwner');
export const expert = pattern('the experts of a committee’s pool', 'POOL#{committee}', '{account}');
export const expertOf = pattern('the pools that a person is an expert of', 'EXPERTISE#{account}', '{committee}', 'byOwner');

// Evaluation
export const candidate = pattern('an application as a candidate of its committee', 'CANDIDATE#{application}', 'HEAD');
export const committeeCandidates = pattern(
  'a committee’s candidates of a cycle by state',
  'CANDIDATES#{committee}#{cycle}',
  '{state}#{application}',
  'byOwner',
);
export const recusal = pattern('the recusals from a candidate', 'CANDIDATE#{application}', 'RECUSAL#{account}');
export const recusedFrom = pattern('from which candidates somebody keeps away', 'RECUSED#{account}', '{application}', 'byOwner');
export const recusalRequest = pattern('what the applicant has asked for about recusals', 'CANDIDATE#{application}', 'ASKED#{number}');
export const opinion = pattern('the opinions of a candidate’s readers', 'CANDIDATE#{application}', 'OPINION#{account}');
export const readerTasks = pattern('what lies before an expert to read in a cycle', 'READER#{account}#{cycle}', '{application}', 'byOwner');
export const session = pattern('a meeting of a committee', 'SESSION#{session}', 'HEAD');
export const committeeSessions = pattern(
  'the meetings of a committee in a cycle, in order',
  'SESSIONS#{committee}#{cycle}',
  '{at}#{session}',
  'byOwner',
);
export const sitting = pattern('which meeting of a committee is open', 'COMMITTEE#{committee}', 'SITTING#{cycle}');
export const sessionQueue = pattern('whom a meeting hears, in order', 'SESSION#{session}', 'QUEUE');
export const sessionVote = pattern('the votes of a meeting', 'SESSION#{session}', 'VOTE#{application}#{attempt}');
export const voteToken = pattern('who has taken a token for a vote', 'TOKENS#{vote}', '{account}');
export const sessionPaper = pattern('the paper of a meeting’s sealed minutes', 'SESSION#{session}', 'PAPER');
export const sessionNote = pattern('corrections of sealed minutes, in order', 'SESSION#{session}', 'NOTE#{number}');
export const assignment = pattern('how readers were assigned, each time', 'ASSIGNED#{committee}#{cycle}', '{number}');
export const draw = pattern('the attempts at a committee’s draw in a cycle, in order', 'DRAWS#{committee}', '{cycle}#{number}');
export const drawLot = pattern('from whom it is drawn, as it was frozen', 'DRAW#{draw}', 'LOT');
export const drawOutcome = pattern('the order that was drawn', 'DRAW#{draw}', 'OUTCOME');

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
export const tableCheck = pattern('a check of a summary table filled by hand', 'CHECK#{check}', 'JOB');
export const ownerChecks = pattern('a department’s checks, newest last', 'CHECKS#{organisation}', '{at}#{check}', 'byOwner');

// Archive
export const archive = pattern('an archive of a year', 'ARCHIVE#{archive}', 'JOB');
export const cityArchives = pattern('the archives of a city, newest last', 'ARCHIVES#{city}', '{at}#{archive}', 'byOwner');
export const newestArchive = pattern('which archive of a cycle is the newest', 'NEWESTARCHIVE#{cycle}', 'ARCHIVE');
export const importedArchive = pattern('an archive that was brought in from elsewhere', 'IMPORTEDARCHIVES', '{archive}');
