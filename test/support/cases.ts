/** Cases and measures, as their people have them over GraphQL (V2, V3, V5). */
import { createHash } from 'node:crypto';
import { applicationIn, freshKey } from './forms.ts';
import { certified } from './certificates.ts';
import { step } from './living.ts';
import { mutation } from './mutation.ts';
import { worked } from './objecting.ts';
import { ownApplication, postedResults } from './rosters.ts';
import { putThere } from './put-there.ts';
import { printed } from './title-documents.ts';
import type { Instant } from '../../schema/core/time.ts';
import { accountId, CITY, organisationId, type Answer, type World } from './world.ts';

export const REPORT_TICKET = `{ reportTicket(city: "${CITY}") { ticket bits expiresAt } }`;
export const REPORT = mutation('reportMatter', 'number code dueAt', {
  city: `"${CITY}"`,
  matter: 'FRAUD',
  against: 'PERSON',
  named: '"市一中刘洋"',
  text: '"论文系他人代写，期刊查无此文。"',
});
export const REPORTED =
  'query ($number: String!, $code: String!) { reportedCase(number: $number, code: $code) { number state dueAt isLate extended outcome triage { text } } }';

const PICTURES = 'number state pictures { number outcome }';
export const REPORTED_PICTURES = `query ($number: String!, $code: String!) { reportedCase(number: $number, code: $code) { ${PICTURES} } }`;
export const REPORT_UPLOAD = `query ($number: String!, $code: String!, $picture: Int!, $contentType: String!, $size: Int!) {
  reportUpload(number: $number, code: $code, picture: $picture, contentType: $contentType, size: $size) { upload url fields { name value } expiresAt }
}`;
export const SEND_PICTURES = mutation('sendReportPictures', PICTURES);

const CASE = 'id number version state: caseState desk dueAt isLate done: effectsDone';
export const OPEN_CASE = mutation('openCase', CASE, {
  desk: 'BUREAU',
  matter: 'FRAUD',
  against: 'PERSON',
  named: '"刘洋"',
  text: '"抽查发现论文查无此文。"',
});
export const TRIAGE = mutation('triageCase', CASE, { text: '"线索具体，予以受理。"', isAccepted: 'true' });
export const PASS_CASE = mutation('passCase', 'number state dueAt', { text: '"由另一方办理为宜。"', to: 'SUPERVISION' });
export const ASSIGN = mutation('assignCase', CASE);
export const NAME_SUBJECTS = mutation('nameSubjects', `${CASE} subjects { name }`);
export const EXTEND = mutation('extendCase', CASE, { text: '"需向期刊社函询。"' });
export const FIND = mutation('recordFinding', `${CASE} findings { text }`, { text: '"经向期刊社函询，该文未曾刊发。"' });
export const PROPOSE = mutation('proposeDecision', CASE, {
  outcome: 'FOUNDED',
  text: '"经向期刊社函询，该文未曾刊发，提供虚假材料属实。"',
});
export const STATE_IN_CASE = mutation('stateInCase', CASE, { text: '"该文已录用，尚未见刊。"' });
export const DECIDE_CASE = mutation('decideCase', CASE, { text: '"事实清楚，予以处理。"', document: '"嘉人社处〔2024〕1号"' });
export const REOPEN = mutation('reopenCase', CASE, { text: '"尚需补充核查。"' });
export const APPEAL = mutation('appealDecision', CASE, { text: '"期刊社出具了录用证明。"' });
export const ANSWER_APPEAL = mutation('answerAppeal', CASE, {
  text: '"经复核，录用证明属实。"',
  document: '"嘉人社复〔2024〕1号"',
  reversed: '[]',
});
export const CASE_SEEN = `query ($id: ID!) { node(id: $id) { ... on Case { ${CASE} way named text reporter { name telephone } findings { text }
  subjects { name } proposal { outcome text hearingUntil effects { number does says { zh } burdens { name } } } heard { name text }
  decision: ruling { document text } appeal { text answer { document reversed } } assignee { name } allowedActions { action isAllowed why { code } } } } }`;

const MEASURE =
  'id version kind: measureKind state: measureState from: beginsAt until closes caseNumber document: basisDocument isOverdue answers { isEnough } contest { isUpheld } lifted { text }';
export const IMPOSE = mutation('imposeMeasure', MEASURE);
export const LIFT = mutation('liftMeasure', MEASURE, { text: '"整改到位。"' });
export const CONTEST = mutation('contestMeasure', MEASURE, { text: '"不存在所述情形。"' });
export const ANSWER_CONTEST = mutation('answerContest', MEASURE, { text: '"经复核属实，维持。"', isUpheld: 'false' });
export const ANSWER_ORDER = mutation('answerOrder', MEASURE, { text: '"已逐件复核，完善审核流程。"' });
export const JUDGE_ORDER = mutation('judgeOrder', MEASURE, { text: '"整改到位。"', isEnough: 'true' });

export const CASE_UPLOAD = mutation('requestCaseUpload', 'upload url fields { name value } expiresAt', {
  contentType: '"image/png"',
  size: '1000000',
});
export const CONFIRM_CASE_UPLOAD = mutation('confirmCaseUpload');
export const REVEAL_REPORTER = mutation('revealReporter', '', { text: '"电话核实线索"' });

export const LIU_HERE = (): string => accountId('liu');
/** 列入黑名单, as a decision imposes it. */
export const LISTED = { kind: 'LISTING', ground: '提供虚假材料。' };

/** What the measures against somebody are, the newest first, as somebody sees them. */
export async function measuresOf(world: World, id: string, who = 'he') {
  const query = `query ($id: ID!) { node(id: $id) { ... on Account { measures { edges { node { ${MEASURE} } } } } ... on Organisation { measures { edges { node { ${MEASURE} } } } } } }`;
  const { node } = await world.does(who, query, { id });
  return (node?.measures.edges ?? []).map((edge: { node: object }) => edge.node);
}

/** Somebody reports, by name where one is given: by an account with a key, else with a ticket; null without a login. */
export async function reports(
  world: World,
  who: string | null,
  asked: { reporter?: { name: string; telephone: string }; key?: string; proof?: string; text?: string } = {},
  path = '/graphql/anonymous',
): Promise<Answer> {
  if (who !== null && asked.reporter) return world.ask(who, REPORT, { key: freshKey(), ...asked });
  const way = { path };
  const { data, errors } = await world.ask(who, REPORT_TICKET, {}, way);
  if (errors) return { data: null, errors };
  const { ticket } = data.reportTicket;
  return world.ask(who, REPORT, { key: ticket, proof: worked(data.reportTicket), ...asked }, way);
}

/** Whoever has number and code puts a picture where it is taken over from, and does not say so yet. */
export async function putsPicture(
  world: World,
  by: { number: string; code: string },
  file: Uint8Array,
  { picture = 1, contentType = 'image/jpeg', ...way }: { picture?: number; contentType?: string; path?: string; arrivesAt?: Instant } = {},
): Promise<void> {
  const asked = { ...by, picture, contentType, size: file.length };
  const { data, errors } = await world.ask(null, REPORT_UPLOAD, asked, { path: '/graphql/anonymous', ...way });
  if (errors) throw new Error(JSON.stringify(errors));
  putThere(world, data.reportUpload, file);
}

/** They say so, and the hour is over: what came in it is taken over. */
export async function picturesTaken(world: World, by: { number: string; code: string }, at: string): Promise<void> {
  const { errors } = await world.ask(null, SEND_PICTURES, by, { path: '/graphql/anonymous' });
  if (errors) throw new Error(JSON.stringify(errors));
  world.at(at);
  await world.deliver();
  await world.sweep();
  await world.print();
  await world.deliver();
}

/** A case as its steps are taken: each by somebody, in the version that it has by then. */
export async function caseSteps(world: World, id: string) {
  const seen = async (who = 'he') => (await world.does(who, CASE_SEEN, { id })).node;
  return {
    id,
    seen,
    async takes(who: string, document: string, more: Record<string, unknown> = {}, versionBy = 'he') {
      const { version } = await seen(versionBy);
      const data = await world.does(who, document, { case: id, version, key: freshKey(), ...more });
      return Object.values(data)[0] as { version: number; state: string; desk: string; dueAt: string };
    },
    async refused(who: string, document: string, more: Record<string, unknown> = {}, arrivesAt?: number): Promise<string | null> {
      const { version } = await seen();
      return world.refusal(who, document, { case: id, version, key: freshKey(), ...more }, arrivesAt === undefined ? {} : { arrivesAt });
    },
  };
}

/** The bureau looks into what 刘洋 has handed in, who holds a title by it: the case, its application and its certificate. */
export const caseOpened = step('caseOpened', async (world: World): Promise<{ id: string; application: string }> => {
  const { application } = await certified(world);
  const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
  const steps = await caseSteps(world, openCase.id);
  await steps.takes('wang', TRIAGE);
  await steps.takes('wang', FIND);
  return { id: openCase.id, application };
});

/** What is decided against 刘洋: the application, with the title that it led to, is cancelled, and 刘洋 listed. */
export const effectsOn = (application: string) => [{ cancel: application }, { impose: { subject: LIU_HERE(), measure: LISTED } }];

export const caseProposed = step('caseProposed', async (world: World): Promise<{ id: string; application: string }> => {
  const opened = await caseOpened(world);
  await (await caseSteps(world, opened.id)).takes('wang', PROPOSE, { effects: effectsOn(opened.application) });
  return opened;
});

/** 刘洋 has stated their case; 李秀梅 has decided, and what was decided is carried out. */
export const caseDecided = step('caseDecided', async (world: World): Promise<{ id: string; application: string }> => {
  const proposed = await caseProposed(world);
  const steps = await caseSteps(world, proposed.id);
  await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
  await steps.takes('li', DECIDE_CASE);
  await printed(world);
  return proposed;
});

/** 刘洋's application is cancelled while it is with the school. */
export const cancelled = step('cancelled', async (world: World): Promise<string> => {
  const { id: application } = await applicationIn(world, 'ACCEPTED');
  const number = await cancelDecided(world, application);
  await printed(world);
  return number;
});

/** What somebody has handed in is to be cancelled: decided, and what carries it out is asked for; the case. */
export async function cancelDecided(world: World, application: string): Promise<string> {
  const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
  const steps = await caseSteps(world, openCase.id);
  await steps.takes('wang', TRIAGE);
  await steps.takes('wang', PROPOSE, { effects: [{ cancel: application }] });
  await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
  await steps.takes('li', DECIDE_CASE);
  return openCase.id;
}

/** 刘洋 is right: 何正 takes back what was decided. */
export async function cancelReversed(world: World, id: string): Promise<void> {
  const steps = await caseSteps(world, id);
  await steps.takes('liu', APPEAL, {}, 'liu');
  await steps.takes('he', ANSWER_APPEAL, { reversed: [1] });
  await printed(world);
}

/** 刘洋 was posted as passed, was struck by a case, and is right in the appeal: on no roster any more. */
export const resultReinstated = step('resultReinstated', async (world: World): Promise<{ application: string; roster: string }> => {
  const { roster } = await postedResults(world);
  const { application } = await ownApplication(world, 'liu');
  const number = await cancelDecided(world, application);
  await printed(world);
  await cancelReversed(world, number);
  await world.deliver();
  return { application, roster };
});

/** 刘洋 appeals. */
export const caseAppealed = step('caseAppealed', async (world: World): Promise<{ id: string; application: string }> => {
  const decided = await caseDecided(world);
  await (await caseSteps(world, decided.id)).takes('liu', APPEAL, {}, 'liu');
  return decided;
});

/** The school is suspended until a day; 林涛 acts for it meanwhile. */
export const schoolSuspended = step('schoolSuspended', async (world: World): Promise<{ id: string; version: number }> => {
  const measure = {
    kind: 'SUSPENSION',
    ground: '将单位账号用于非本单位人员。',
    document: '嘉人社监〔2024〕3号',
    until: '2024-09-30T00:00:00+08:00',
    spares: [accountId('lin')],
    turnTo: '市教育局人事科（0937-6225900）',
  };
  return (await world.does('wang', IMPOSE, { subject: organisationId('school'), measure, key: freshKey() })).imposeMeasure;
});

/** The school is ordered to correct what it did. */
export const schoolOrdered = step('schoolOrdered', async (world: World): Promise<{ id: string; version: number }> => {
  const measure = { kind: 'RECTIFICATION', ground: '审核不细。', document: '嘉人社监〔2024〕4号', until: '2024-09-25T00:00:00+08:00' };
  return (await world.does('wang', IMPOSE, { subject: organisationId('school'), measure, key: freshKey() })).imposeMeasure;
});

const INSPECTION = 'id kind: inspectionKind state: inspectionState share populationSize frozenHash seed sampleSize sampleHash lookedAt';
export const PLAN = mutation('planInspection', INSPECTION, {
  kind: 'SAMPLE',
  title: '"2024年度申报抽查"',
  population: '{ states: [] }',
});
export const COMMIT_INSPECTION = mutation('commitToInspection', INSPECTION);
export const FREEZE_INSPECTION = mutation('freezeInspection', INSPECTION);
export const REVEAL_INSPECTION = mutation('revealForInspection', INSPECTION);
export const RECORD_OUTCOME = mutation('recordInspectionOutcome', INSPECTION, { result: 'FINE', text: '"材料与原件一致。"' });
export const CLOSE_INSPECTION = mutation('closeInspection', INSPECTION, { text: '"检查结束，未见普遍问题。"' });

/** What the two parties keep to themselves until the population is fixed. */
export const SECRETS = { BUREAU: 'ab'.repeat(32), SUPERVISOR: 'cd'.repeat(32) } as const;
export const commitmentTo = (secret: string): string => createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex');
const PARTY_OF = { BUREAU: 'wang', SUPERVISOR: 'he' } as const;
const EACH = ['BUREAU', 'SUPERVISOR'] as const;

/** A spot check of what was submitted in the year, to which both parties have committed. */
export const inspectionCommitted = step('inspectionCommitted', async (world: World): Promise<string> => {
  const { planInspection } = await world.does('he', PLAN, { key: freshKey() });
  const inspection = planInspection.id;
  for (const party of EACH)
    await world.does(PARTY_OF[party], COMMIT_INSPECTION, { inspection, party, commitment: commitmentTo(SECRETS[party]), key: freshKey() });
  return inspection;
});

/** 刘洋 and 杨帆 have submitted; from them it is drawn. */
export const inspectionFrozen = step('inspectionFrozen', async (world: World): Promise<string> => {
  for (const applicant of ['liu', 'yang']) await applicationIn(world, 'SUBMITTED', { applicant });
  const inspection = await inspectionCommitted(world);
  await world.does('wang', FREEZE_INSPECTION, { inspection, key: freshKey() });
  return inspection;
});

export const inspectionDrawn = step('inspectionDrawn', async (world: World): Promise<{ inspection: string; application: string }> => {
  const inspection = await inspectionFrozen(world);
  for (const party of EACH)
    await world.does(PARTY_OF[party], REVEAL_INSPECTION, { inspection, party, secret: SECRETS[party], key: freshKey() });
  const query = 'query ($id: ID!) { node(id: $id) { ... on SupervisoryCheck { sample { edges { node { application { id } } } } } } }';
  const { node } = await world.does('he', query, { id: inspection });
  return { inspection, application: node.sample.edges[0].node.application.id };
});

export const inspectionLooked = step('inspectionLooked', async (world: World): Promise<string> => {
  const { inspection, application } = await inspectionDrawn(world);
  await world.does('wang', RECORD_OUTCOME, { inspection, application, key: freshKey() });
  return inspection;
});
