/** The documents the story sends. Each asks for no more than it looks at. */

export const CYCLE = `{
  clock
  cycle {
    year city title document issuedOn
    phases { name title opensAt closesAt days statedDays isOpen source }
    announcedPhases { name closesAt }
    milestones { due title }
    departments { name series { name } }
    policy { reminderHours minimumOfficers maximumReturns }
    warnings { zh en }
    amendments { number phase closesAt document reason at }
    transitions { phase kind at recordedAt }
  }
  openPhases { name title }
  deadlines { phase { name title } closesAt secondsLeft }
}`;

export const COMMITTEES = `query ($series: String, $level: Level, $scope: Scope, $month: Int, $third: MonthThird, $after: String) {
  committees(first: 50, series: $series, level: $level, scope: $scope, month: $month, third: $third, after: $after) {
    edges { node { id: code number name series { code name } levels scope meets { month third } earlierCutOff } }
    pageInfo { endCursor hasNextPage }
  }
}`;

export const VIEWER = '{ viewer { name account { telephone identityNumber } grants { role organisation { id name } } } }';

export const UNITS = '{ organisations(kind: UNIT, first: 100) { edges { node { id name creditCode } } } }';
export const APPLICATIONS_OF = 'query ($unit: ID!) { unitApplications(unit: $unit, first: 1) { edges { node { id } } } }';

export const CREATE_UNIT = `mutation ($input: CreateUnitInput!) {
  createUnit(input: $input) { id name unitKind isCompliant officers { name account { identityNumber } } }
}`;
export const CREATE_APPLICANT = `mutation ($input: CreateApplicantInput!) {
  createApplicant(input: $input) { id account: login name identityNumber standing { kindName employer } }
}`;

export const CORRECT_PERSON = `mutation ($input: CorrectPersonInput!) {
  correctPerson(input: $input) { id identityNumber corrections { identityNumber document } }
}`;
export const CLOSE_ACCOUNT = 'mutation ($input: CloseAccountInput!) { closeAccount(input: $input) { closed { reason } } }';
const NAMES = 'id name formerNames';
export const CORRECT_UNIT = `mutation ($input: CorrectUnitInput!) { correctUnit(input: $input) { ${NAMES} } }`;
export const UNDO_UNIT_CORRECTION = `mutation ($input: UndoUnitCorrectionInput!) { undoUnitCorrection(input: $input) { ${NAMES} } }`;

/** Every section of the form; a return judges each of them (D1). */
export const SECTIONS = [
  'basics',
  'education',
  'workHistory',
  'qualification',
  'presentTitle',
  'appliedTitle',
  'papers',
  'achievements',
  'continuingEducation',
  'appraisals',
  'service',
  'channel',
] as const;

export const HEAD = 'id version state closesAt';
export const BEGIN = `mutation ($unit: ID!) { beginApplication(input: { unit: $unit }) { ${HEAD} } }`;
export const SAVE = `mutation ($input: SaveSectionInput!) {
  saveSection(input: $input) { ${HEAD} form { ${versions()} } }
}`;
export const SUBMIT = `mutation ($application: ID!, $version: Int!, $key: String!, $unchanged: [UnchangedInput!]!) {
  submitApplication(input: { application: $application, version: $version, key: $key, unchanged: $unchanged }) {
    submission { number at hash receipt } application { ${HEAD} }
  }
}`;
export const MINE = `{ myApplication { ${HEAD} returned { reviewer text } form { ${versions()} } submissions { number at } } }`;
export const WITHDRAW = `mutation ($application: ID!, $version: Int!, $reason: String!) {
  withdrawApplication(input: { application: $application, version: $version, reason: $reason }) { ${HEAD} restorableUntil }
}`;
export const RESTORE = own('restoreApplication');
export const CHANGE_UNIT = own('changeApplicationUnit');

export const UPLOADS = `mutation ($application: ID!, $files: [UploadInput!]!) {
  requestUploads(input: { application: $application, files: $files }) { number url expiresAt fields { name value } }
}`;
export const CONFIRM = `mutation ($application: ID!, $files: [ConfirmedUploadInput!]!) {
  confirmUploads(input: { application: $application, files: $files }) {
    proofs { number state size sha256 contentType } problems { number code text { zh en } }
  }
}`;
export const PROOFS = `query ($id: ID!) {
  node(id: $id) { ... on Application { proofs { number state size sha256 download { url expiresAt } } } }
}`;

const FINDINGS = 'isEligible findings { rule outcome source because { zh en } remedy { zh en } }';
export const ELIGIBILITY = `query ($series: String!, $level: Level!, $type: PromotionType!) {
  eligibility(series: $series, level: $level, promotionType: $type) { ${FINDINGS} }
}`;

export const FORM = `query ($series: String, $kind: PersonKind) {
  applicationForm(series: $series, kind: $kind) {
    source proofs { files bytes types }
    sections {
      name: key title { zh en } isRequired rows leastRows mostRows note
      fields { name label { zh } kind isRequired least most options { value } }
    }
  }
}`;

export const VERIFY = `query ($receipt: String!) {
  verifyReceipt(receipt: $receipt) { kind application at hash phase closesAt document amendments policy number code }
}`;
export const RECEIPT_KEYS = '{ receiptKeys { kid kty crv x } }';
export const COMPARE = `query ($id: ID!, $from: Int!, $to: Int!) {
  node(id: $id) { ... on Application {
    compare(from: $from, to: $to) { section row field label { zh en } before after }
    submissions { number form { continuingEducation { years { year publicHours professionalHours } } } }
  } }
}`;

const STANDING = 'kind kindName employer releasedToName past { unitName } exclusions { id: code kind until isInForce } unit { name }';
export const IMPOSE = 'mutation ($input: ImposeMeasureInput!) { imposeMeasure(input: $input) { id version from: beginsAt until closes } }';
export const EXCLUDE = `mutation ($input: RecordExclusionInput!) { recordExclusion(input: $input) { ${STANDING} } }`;
export const CHANGE_STANDING = `mutation ($input: ChangeStandingInput!) { changeStanding(input: $input) { ${STANDING} } }`;
export const RELEASE = `mutation ($input: ReleaseApplicantInput!) { releaseApplicant(input: $input) { ${STANDING} } }`;
export const RECEIVE = `mutation ($input: ReceiveApplicantInput!) { receiveApplicant(input: $input) { ${STANDING} } }`;
export const INCOMING = 'query ($unit: ID!) { incomingApplicants(unit: $unit) { edges { node { id name } } } }';
export const REVEAL = 'mutation ($input: RevealIdentityNumberInput!) { revealIdentityNumber(input: $input) }';
export const ACCOUNT = `query ($id: ID!) {
  node(id: $id) { ... on Account {
    name identityNumber history(first: 50) { edges { node { action by reason } } }
  } }
}`;

/** How an application stands, for the report. */
export const OUTCOME = '{ viewer { account { standing { kindName employer } } } myApplication { unitName state submissions { number } } }';
export const FORM_SEEN =
  'query ($id: ID!) { node(id: $id) { ... on Application { form { continuingEducation { years { publicHours } } } } } }';

export const READ = `query ($id: ID!) { node(id: $id) { ... on Application { ${HEAD} applicantName } } }`;
export const HISTORY = `query ($id: ID!) {
  node(id: $id) { ... on Application { history(first: 50) { edges { node { action by at reason version hash previous } } } } }
}`;

export const AMEND = `mutation ($input: AmendPhaseInput!) { amendPhase(input: $input) { amendments { number } } }`;

export const EXPORT = `mutation ($series: String!, $level: Level!) {
  exportSummaryTable(input: { series: $series, level: $level }) { id state: exportState }
}`;
export const JOB = `query ($id: ID!) {
  node(id: $id) { ... on SummaryTableExport { state: exportState done total percent size requestedAt finishedAt download { url expiresAt } } }
}`;

export const APPROVED = `query ($department: ID!, $series: String!, $level: Level!, $after: String) {
  departmentApplications(department: $department, state: APPROVED, series: $series, level: $level, first: 3, after: $after) {
    edges { node {
      applicantName unitName workplace years { specialty asOf }
      recommendation { vacancy } approval { text remark }
      form {
        basics { startedWorkOn } education { items { educationLevel } } presentTitle { name obtainedOn appointedOn }
        appliedTitle { series { code } level promotionType standard } papers { items { grade } }
        achievements { items { article clause proofs } } appraisals { years { year result } }
        continuingEducation { years { year publicHours professionalHours } }
      }
    } }
    pageInfo { endCursor hasNextPage }
  }
}`;
export const SERIES = '{ series { code name titles { level name } } }';

function own(field: string): string {
  return `mutation ($application: ID!, $version: Int!) {
    ${field}(input: { application: $application, version: $version }) { ${HEAD} unitName }
  }`;
}

function versions(): string {
  return SECTIONS.map((section) => `${section} { version }`).join(' ');
}
