/** What the review chain is asked: decisions one by one and in bulk, returns, vacancies, originals, routes, meetings. */
import { HEAD } from './graphql.ts';

export const ACCEPT = decision('acceptApplication', 'AcceptApplicationInput');
export const RETURN = decision('returnApplication', 'ReturnApplicationInput');
export const REFUSE = decision('refuseApplication', 'RefuseApplicationInput');
export const RECOMMEND = decision('recommendApplication', 'RecommendApplicationInput');
export const APPROVE = decision('approveApplication', 'ApproveApplicationInput');
export const PASS = decision('passApplication', 'PassApplicationInput');
export const ANSWER_WITHDRAWAL = decision('answerWithdrawal', 'AnswerWithdrawalInput');
export const ALLOW_AGAIN = decision('allowReturnAgain', 'AllowReturnAgainInput');
export const WAIVE = decision('waiveSupplement', 'WaiveSupplementInput');
export const SHOWN_AGAIN = `query ($id: ID!) {
  node(id: $id) { ... on Application { posting { state: postingState days endsAt supplements } supplement { isDue waived { text } } } }
}`;
export const REROUTE = decision('rerouteApplication', 'RerouteApplicationInput');

export const ASK_WITHDRAWAL = `mutation ($application: ID!, $version: Int!, $reason: String!) {
  requestWithdrawal(input: { application: $application, version: $version, reason: $reason }) { ${HEAD} withdrawalAsked { reason } }
}`;

export const BULK = `mutation ($input: ReviewInBulkInput!) {
  reviewInBulk(input: $input) { isDryRun done refused rows { id: applicationId isDone refusal { code text { zh } } application { ${HEAD} } } }
}`;

export const RETURNS = `query ($id: ID!) {
  node(id: $id) { ... on Application {
    settledSections returnsLeft { left most text { zh en } }
    returns { number reviewer submission text judgements { section judgement reason } }
  } }
}`;

export const ROUTE = `query ($id: ID!) {
  node(id: $id) { ... on Application { route { department { name } committee { id: code name } because { zh en } cutOff } } }
}`;
export const PROSPECT = `query ($id: ID!) {
  node(id: $id) { ... on Application {
    allowedActions { action isAllowed closesAt why { code text { zh } } }
    next { by text { zh en } closesAt safeDay { step day } }
  } }
}`;
export const OWN_DEADLINES = '{ myDeadlines { role safeDay { step day closesAt because { zh en } isPast } } }';

export const PROPOSE_VACANCIES =
  'mutation ($input: ProposeVacanciesInput!) { proposeVacancies(input: $input) { total taken left document series { code } level } }';
export const ANSWER_VACANCIES =
  'mutation ($input: AnswerVacanciesInput!) { answerVacancies(input: $input) { total taken left document series { code } level } }';
export const VACANCIES = 'query ($unit: ID!) { vacancies(unit: $unit) { total taken left document series { code } level } }';
export const RECOMMENDATION = 'query ($id: ID!) { node(id: $id) { ... on Application { recommendation { vacancy } } } }';

const ORIGINALS = `id originals { kept { place } calledIn { reason dueOn } inspections { outcome text } }`;
export const CALL_IN = `mutation ($input: CallInOriginalsInput!) { callInOriginals(input: $input) { ${ORIGINALS} } }`;
export const INSPECT = `mutation ($input: RecordInspectionInput!) { recordInspection(input: $input) { ${ORIGINALS} } }`;
export const KEEP = `mutation ($input: RecordOriginalsInput!) { recordOriginals(input: $input) { ${ORIGINALS} } }`;
export const ORIGINALS_OF = `query ($id: ID!) { node(id: $id) { ... on Application { ${ORIGINALS} } } }`;

export const RECORD_MEETING =
  'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { id title heldOn minutes: minutesNumber } }';
export const DECIDE_AT_MEETING = `mutation ($input: DecideAtMeetingInput!) {
  decideAtMeeting(input: $input) { isDryRun done refused rows { id: applicationId isDone refusal { code text { zh } } application { ${HEAD} } } }
}`;
export const MEETINGS = `{ reviewMeetings(first: 2) { edges { node {
  title minutes: minutesNumber heldOn attendees decisions(first: 25) { edges { node { applicantName forward text committeeName committee { id: code name } } } }
} } } }`;

function decision(field: string, input: string): string {
  return `mutation ($input: ${input}!) { ${field}(input: $input) { ${HEAD} } }`;
}
