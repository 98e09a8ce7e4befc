/** What is asked of the graph while measuring. */
export const CLOCK = '{ clock openPhases { name closesAt } deadlines { secondsLeft } }';
export const VIEWER = '{ viewer { name grants { role } } }';

export const OWN = `{ myApplication { id version state closesAt form {
  basics { startedWorkOn employer } education { items { manner educationLevel degree school major graduatedOn postdoctoral } }
  workHistory { items { from to employer position inSpecialty } } qualification { name number obtainedOn proof }
  presentTitle { level name obtainedOn appointedOn } appliedTitle { series { code } specialty level scope promotionType standard }
  papers { items { title venue grade publishedOn } } achievements { items { article clause text proofs } }
  continuingEducation { years { year publicHours professionalHours } } appraisals { years { year result } }
} } }`;

/** Before anything is decided: may I apply for this? Asked with the draft as it stands. */
export const ELIGIBILITY = `{ eligibility(series: "school-teaching", level: ASSOCIATE_SENIOR) {
  isEligible findings { rule ruleText { zh } source outcome because { zh } remedy { zh } }
} }`;

const list = (fields: string) => `query ($unit: ID!, $first: Int) {
  unitApplications(unit: $unit, first: $first) { edges { cursor node { ${fields} } } pageInfo { hasNextPage } }
}`;
export const LIST = list('id applicantName unitName state since version');
export const LIST_WITH_UNITS = list('id applicantName unit { name }');

export const SAVE = `mutation ($application: ID!, $version: Int!, $content: SectionContentInput!) {
  saveSection(input: { application: $application, version: $version, content: $content }) { id version }
}`;
export const SUBMIT = `mutation ($application: ID!, $version: Int!, $key: String!) {
  submitApplication(input: { application: $application, version: $version, key: $key }) {
    submission { number at hash receipt } application { id version state }
  }
}`;
export const EXPORT =
  'mutation ($series: String!, $level: Level!) { exportSummaryTable(input: { series: $series, level: $level }) { id state: exportState } }';

export const BULK = `mutation (
  $action: BulkAction!, $rows: [BulkRowInput!]!, $opinion: String!, $judgements: [JudgementInput!], $dryRun: Boolean!, $key: String!
) {
  reviewInBulk(input: { action: $action, rows: $rows, opinion: $opinion, judgements: $judgements, dryRun: $dryRun, key: $key }) {
    isDryRun done refused rows { id: applicationId isDone refusal { code text { zh } } application { id version state } }
  }
}`;

/** A row of a reviewer's queue as a client shows it: whose it is, since when, what comes next, what may be done now. */
const PLAIN = 'id applicantName unitName state since version';
const row = (allowed: string) => `${PLAIN} next { by text { zh } closesAt safeDay { day isPast } } allowedActions { ${allowed} }`;
const ROW = row('action isAllowed why { text { zh } }');
const queue = (field: string, of: string, fields: string) => `query ($of: ID!, $state: ApplicationState, $first: Int) {
  ${field}(${of}: $of, state: $state, first: $first) { edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } }
}`;
export const UNIT_QUEUE = queue('unitApplications', 'unit', ROW);
export const DEPARTMENT_QUEUE = queue('departmentApplications', 'department', ROW);
export const UNIT_QUEUE_PLAIN = queue('unitApplications', 'unit', PLAIN);
export const DEPARTMENT_QUEUE_PLAIN = queue('departmentApplications', 'department', PLAIN);
/** With all that is said of what may be done. */
export const UNIT_QUEUE_IN_FULL = queue('unitApplications', 'unit', row('action isAllowed closesAt why { code text { zh } }'));
