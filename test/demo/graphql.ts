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
    edges { node { id number name series { code name } levels scope meets { month third } earlierCutOff } }
    pageInfo { endCursor hasNextPage }
  }
}`;

export const VIEWER = '{ viewer { name account { telephone identityNumber } grants { role organisation { id name } } } }';

export const UNITS = '{ organisations(kind: UNIT, first: 100) { edges { node { id name creditCode } } } }';
export const APPLICATIONS_OF = 'query ($unit: ID!) { unitApplications(unit: $unit, first: 1) { edges { node { id } } } }';

export const CREATE_UNIT = `mutation ($input: CreateUnitInput!) {
  createUnit(input: $input) { id name isCompliant officers { name identityNumber } }
}`;
export const CREATE_APPLICANT =
  'mutation ($input: CreateApplicantInput!) { createApplicant(input: $input) { account name identityNumber } }';

const HEAD = 'id version state closesAt';
export const BEGIN = `mutation ($unit: ID!) { beginApplication(input: { unit: $unit }) { ${HEAD} } }`;
export const SAVE = `mutation ($input: SaveSectionInput!) {
  saveSection(input: $input) { ${HEAD} form { ${versions()} } }
}`;
export const SUBMIT = `mutation ($application: ID!, $version: Int!, $key: String!) {
  submitApplication(input: { application: $application, version: $version, key: $key }) {
    submission { number at hash } application { ${HEAD} }
  }
}`;
export const MINE = `{ myApplication { ${HEAD} returned { reviewer text } form { ${versions()} } submissions { number at } } }`;
export const READ = `query ($id: ID!) { node(id: $id) { ... on Application { ${HEAD} applicantName } } }`;
export const HISTORY = `query ($id: ID!) {
  node(id: $id) { ... on Application { history(first: 50) { edges { node { action by at reason version hash previous } } } } }
}`;

export const ACCEPT = review('acceptApplication', 'AcceptApplicationInput');
export const RETURN = review('returnApplication', 'ReturnApplicationInput');
export const RECOMMEND = review('recommendApplication', 'RecommendApplicationInput');
export const APPROVE = review('approveApplication', 'ApproveApplicationInput');

export const AMEND = `mutation ($input: AmendPhaseInput!) { amendPhase(input: $input) { amendments { number } } }`;

export const EXPORT = `mutation ($series: String!, $level: Level!) {
  exportSummaryTable(input: { series: $series, level: $level }) { id state }
}`;
export const JOB = `query ($id: ID!) {
  node(id: $id) { ... on SummaryTableExport { state done total percent size requestedAt finishedAt download { url expiresAt } } }
}`;

export const APPROVED = `query ($department: ID!, $series: String!, $level: Level!, $after: String) {
  departmentApplications(department: $department, state: APPROVED, series: $series, level: $level, first: 3, after: $after) {
    edges { node {
      applicantName unitName
      recommendation { vacancy } approval { text remark }
      form {
        basics { startedWorkOn } education { degree } presentTitle { name obtainedOn appointedOn }
        appliedTitle { series level promotionType specialtyYears standard } papers { items { grade } }
        achievements { items { article clause proofs } } continuingEducation { years { completed } } appraisals { years { year result } }
      }
    } }
    pageInfo { endCursor hasNextPage }
  }
}`;
export const SERIES = '{ series { code name titles { level name } } }';

function review(field: string, input: string): string {
  return `mutation ($input: ${input}!) { ${field}(input: $input) { ${HEAD} } }`;
}

function versions(): string {
  return ['basics', 'education', 'presentTitle', 'appliedTitle', 'papers', 'achievements', 'continuingEducation', 'appraisals', 'service']
    .map((section) => `${section} { version }`)
    .join(' ');
}
