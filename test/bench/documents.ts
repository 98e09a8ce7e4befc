/** What is asked of the graph while measuring. */
export const CLOCK = '{ clock openPhases { name closesAt } deadlines { secondsLeft } }';
export const VIEWER = '{ viewer { name grants { role } } }';

export const OWN = `{ myApplication { id version state closesAt form {
  basics { startedWorkOn employer } education { degree school major graduatedOn postdoctoral }
  workHistory { items { from to employer position inSpecialty } } qualification { name number obtainedOn proof }
  presentTitle { level name obtainedOn appointedOn } appliedTitle { series specialty level scope promotionType standard }
  papers { items { title venue grade publishedOn } } achievements { items { article clause text proofs } }
  continuingEducation { years { year publicHours professionalHours } } appraisals { years { year result } }
} } }`;

/** Before anything is decided: may I apply for this? Asked with the draft as it stands. */
export const ELIGIBILITY = `{ eligibility(series: "school-teaching", level: ASSOCIATE_SENIOR) {
  isEligible findings { rule ruleText { zh } source outcome because { zh } remedy { zh } }
} }`;

const list = (fields: string) =>
  `query ($unit: ID!, $first: Int) { unitApplications(unit: $unit, first: $first) { edges { cursor node { ${fields} } } pageInfo { hasNextPage } } }`;
export const LIST = list('id applicantName unitName state since version');
export const LIST_WITH_UNITS = list('id applicantName unit { name }');

export const SAVE =
  'mutation ($application: ID!, $version: Int!, $content: SectionContentInput!) { saveSection(input: { application: $application, version: $version, content: $content }) { id version } }';
export const SUBMIT =
  'mutation ($application: ID!, $version: Int!, $key: String!) { submitApplication(input: { application: $application, version: $version, key: $key }) { submission { number at hash receipt } application { id version state } } }';
export const EXPORT =
  'mutation ($series: String!, $level: Level!) { exportSummaryTable(input: { series: $series, level: $level }) { id state } }';
