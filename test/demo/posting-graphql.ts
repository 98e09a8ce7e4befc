/** What is asked of postings and objections. */

const POSTING = `id workplace number: ordinal state: postingState audience days startsAt endsAt place isMasked openObjections objectionCount
  flag { zh en } continues { id number: ordinal } meeting { present inFavour } applicantName`;

export const POST = `mutation ($input: PostApplicationInput!) { postApplication(input: $input) { ${POSTING} } }`;
export const READ_POSTING = `query ($id: ID!) { node(id: $id) { ... on Posting { ${POSTING} report { sha256 size download { url } } } } }`;

const CONTENT = `bornIn specialtyYears form {
  education { items { school } } workHistory { items { employer } } presentTitle { name }
  continuingEducation { years { year } } achievements { items { text } }
}`;
export const POSTING_CONTENT = `query ($id: ID!) { node(id: $id) { ... on Posting { isMasked content { ${CONTENT} } } } }`;
export const PUBLIC_POSTINGS = `{
  publicPostings(first: 20) { edges { node { id applicantName unitName promotionType endsAt isMasked } } }
}`;

export const ASK_DISPLAY = `mutation ($input: RequestPostingUploadInput!) {
  requestPostingUpload(input: $input) { upload url expiresAt fields { name value } }
}`;
export const CONFIRM_DISPLAY = `mutation ($input: ConfirmPostingUploadInput!) {
  confirmPostingUpload(input: $input) { attachments { number kind size sha256 } }
}`;

export const TICKET = 'query ($posting: ID!) { objectionTicket(posting: $posting) { ticket bits } }';
export const OBJECT = 'mutation ($input: LodgeObjectionInput!) { lodgeObjection(input: $input) { number code dueAt } }';
const OBJECTION = `id version number at dueAt isAnonymous isOverdue onPaper text: statement applicantName
  objector { name telephone } finding { finding text } posting { id state: postingState openObjections endsAt }`;
export const OWN_CASE = `query ($number: String!, $code: String!) { objection(number: $number, code: $code) { ${OBJECTION} } }`;
export const UNIT_OBJECTIONS = `query ($unit: ID!, $open: Boolean!) {
  unitObjections(unit: $unit, open: $open, first: 10) { edges { node { ${OBJECTION} } } }
}`;
export const DECIDE = `mutation ($input: DecideObjectionInput!) { decideObjection(input: $input) { ${OBJECTION} } }`;
export const OBJECTIONS_SEEN = `query ($id: ID!) {
  node(id: $id) { ... on Posting { objections(first: 5) { edges { node { number } } } } }
}`;

export const END_OF_PERIOD = 'query ($from: Instant!, $days: Int!) { endOfPeriod(from: $from, days: $days, kind: WORKING) }';
