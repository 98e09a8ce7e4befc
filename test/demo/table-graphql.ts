/** What is asked of summary tables: prepared, sent, recalled, received; and of tables filled by hand. */

const FIELDS = `id version state: summaryTableState listed waiting isLate series { code } level
  current { number corrects rows hash sentAt receivedAt download { url } }`;
export const TABLE = `query ($id: ID!) { node(id: $id) { ... on SummaryTable { ${FIELDS} } } }`;
export const TABLES = `query ($department: ID) { summaryTables(department: $department, first: 25) { edges { node { ${FIELDS} } } } }`;
export const PREPARE = `mutation ($series: String!, $level: Level!) {
  prepareSummaryTable(input: { series: $series, level: $level }) { ${FIELDS} }
}`;
export const SEND = move('sendSummaryTable');
export const RECEIVE = move('receiveSummaryTable');
export const RECALL = `mutation ($table: ID!, $version: Int!, $reason: String!) {
  recallSummaryTable(input: { table: $table, version: $version, reason: $reason }) { ${FIELDS} }
}`;
export const VERSIONS = `query ($id: ID!) {
  node(id: $id) { ... on SummaryTable { versions(first: 10) { edges { node { number rows sentAt receivedAt reopened reason } } } } }
}`;

export const BEGIN_CHECK = `mutation ($series: String!, $level: Level!) {
  beginTableCheck(input: { series: $series, level: $level }) { id upload { url fields { name value } } }
}`;
export const CHECK_TABLE = 'mutation ($check: ID!) { checkTable(input: { check: $check }) { state: tableCheckState } }';
export const CHECK = `query ($id: ID!) {
  node(id: $id) {
    ... on TableCheck { state: tableCheckState differenceCount marked { url } differences(first: 50) { edges { node { kind cell expected found text { zh } } } } }
  }
}`;

function move(name: string): string {
  return `mutation ($table: ID!, $version: Int!) { ${name}(input: { table: $table, version: $version }) { ${FIELDS} } }`;
}
