/** One fraud from the report to the revoked certificate, with hearing and appeal; one unit suspended and back (V2, V3, V5). */
import { SEEDED } from '../cast.ts';
import { freshKeyOf } from '../keys.ts';
import { move, moving, seenBy } from '../moves.ts';
import { until } from '../papers.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { PASSED } from './conferred.ts';

const { bureau, bureauSecond, supervisor, hospital, hospitalSecond, highSchool } = SEEDED;
/** Whose title it is about. */
export const ACCUSED = PASSED[2] as Named;

type Case = { id: string; version: number; state: string; done: number };
const CASE = 'id version state: caseState done: effectsDone';

/** A step in the case as it stands by now. */
async function step(stage: Stage, id: string, who: Named, name: string, more: object, seer: Named = supervisor): Promise<Case> {
  const now = await seenBy<Case>(stage, seer, 'Case', id, CASE);
  return move<Case>(stage, who, name, CASE, { case: id, version: now?.version ?? 0, key: freshKeyOf(name), ...more });
}

const caseNumber = (number: string): string => Buffer.from(`Case:${number}`).toString('base64');

async function reported(stage: Stage): Promise<string> {
  const reporter = { name: highSchool.name, telephone: '0937-6225901' };
  const said = {
    city: '620200',
    matter: 'FRAUD',
    against: 'TITLE',
    named: `${ACCUSED.name}的职称`,
    text: '其代表作系他人代写，期刊查无此文。',
  };
  const { number, code } = await move<{ number: string; code: string }>(stage, highSchool, 'reportMatter', 'number code', {
    ...said,
    reporter,
    key: freshKeyOf('report'),
  });
  const id = caseNumber(number);
  await step(stage, id, bureau, 'triageCase', { isAccepted: true, text: '线索具体，予以受理。' });
  await step(stage, id, bureau, 'nameSubjects', { subjects: [stage.accountId(ACCUSED)] });
  await step(stage, id, bureau, 'recordFinding', { text: '经向期刊社函询，该文未曾刊发。' });
  const effects = [
    { cancel: stage.application(ACCUSED).id },
    { impose: { subject: stage.accountId(ACCUSED), measure: { kind: 'LISTING', ground: '提供虚假材料。' } } },
  ];
  await step(stage, id, bureau, 'proposeDecision', { outcome: 'FOUNDED', text: '该文未曾刊发，提供虚假材料属实。', effects });
  const early = moving('decideCase', 'id', {
    case: id,
    version: 5,
    text: '予以处理。',
    document: '嘉人社处〔2024〕1号',
    key: freshKeyOf('early'),
  });
  await stage.refuses({ zh: '陈述申辩期内即作决定', en: 'decides before anybody was heard' }, bureauSecond, early, 'HEARING_RUNS', 'V2');
  await step(stage, id, ACCUSED, 'stateInCase', { text: '该文已录用，尚未见刊。' }, ACCUSED);
  await step(stage, id, bureauSecond, 'decideCase', { text: '录用证明不实，予以处理。', document: '嘉人社处〔2024〕1号' });
  const carried = await until(
    () => seenBy<Case>(stage, supervisor, 'Case', id, CASE),
    ({ done }) => done === 2,
  );
  await minute(stage);
  const MINE =
    '{ myCertificates(first: 1) { edges { node { state: certificateState number } } } viewer { titles { state: personTitleState } } }';
  type Mine = { myCertificates: { edges: { node: { state: string } }[] }; viewer: { titles: { state: string }[] } };
  const mine = await stage.client.ask<Mine>(ACCUSED.account, MINE);
  const { reportedCase } = await stage.client.ask<{ reportedCase: { state: string; outcome: string } }>(
    null,
    'query ($number: String!, $code: String!) { reportedCase(number: $number, code: $code) { state outcome } }',
    { number, code },
  );
  stage.say(
    `举报经核查、申辩、决定：撤销${ACCUSED.name}的职称和证书，列入黑名单三年。`,
    `A report is looked into, heard and decided: the title and certificate of ${ACCUSED.english} are revoked, and they are listed for three years.`,
  );
  stage.expectThat(
    '证书、职称已撤销，举报人凭查询码知悉结果 / certificate and title are revoked, and whoever reported knows it by the code',
    carried?.done === 2 &&
      mine.myCertificates.edges[0]?.node.state === 'REVOKED' &&
      mine.viewer.titles.some(({ state }) => state === 'REVOKED') &&
      reportedCase.state === 'DECIDED' &&
      reportedCase.outcome === 'FOUNDED',
    { carried, mine, reportedCase },
  );
  return id;
}

async function fraud(stage: Stage): Promise<void> {
  const id = await reported(stage);
  await step(stage, id, ACCUSED, 'appealDecision', { text: '录用证明由期刊社出具。' }, ACCUSED);
  const own = moving('answerAppeal', 'id', {
    case: id,
    version: 8,
    text: '维持。',
    document: '嘉人社复〔2025〕1号',
    reversed: [],
    key: freshKeyOf('own'),
  });
  await stage.refuses(
    { zh: '经办人答复对自己所办案件的申诉', en: 'answers an appeal against their own decision' },
    bureauSecond,
    own,
    'OTHER_HANDS',
    'V2',
  );
  const { state } = await step(stage, id, supervisor, 'answerAppeal', {
    text: '期刊社否认出具，维持。',
    document: '嘉人社复〔2025〕1号',
    reversed: [],
  });
  stage.expectThat('申诉由未经办的人员答复，维持原决定 / somebody else answers the appeal: it stands', state === 'CLOSED', state);
}

type Measure = { id: string; version: number; state: string };

/** The hospital is suspended, one of its officers acts for it meanwhile, and it is back when the measure is lifted. */
async function suspended(stage: Stage): Promise<void> {
  const unit = stage.unit('hospital');
  const measure = {
    kind: 'SUSPENSION',
    ground: '将单位账号用于非本单位人员申报。',
    document: '嘉人社监〔2025〕1号',
    until: '2025-03-01T00:00:00+08:00',
    spares: [stage.accountId(hospitalSecond)],
    turnTo: '市卫生健康委员会人事科（0937-6320251）',
  };
  const imposed = await move<Measure>(stage, bureau, 'imposeMeasure', 'id version state: measureState', {
    subject: unit,
    measure,
    key: freshKeyOf('suspend'),
  });
  await minute(stage);
  const bundle = moving('requestFormBundle', 'id', { unit, onlyNew: false, key: freshKeyOf('bundle') });
  await stage.refuses({ zh: '单位暂停期间办理', en: 'acts for a unit that is suspended' }, hospital, bundle, 'BARRED', 'V2');
  const spare = await stage.client.refusal(hospitalSecond.account, ...bundle, 'zh-CN');
  stage.expectThat('指定的代办人员照常办理 / whoever acts for it meanwhile is not barred', spare?.code !== 'BARRED', spare);
  const { state } = await move<Measure>(stage, bureau, 'liftMeasure', 'id version state: measureState', {
    measure: imposed.id,
    version: imposed.version,
    text: '整改到位，予以恢复。',
    key: freshKeyOf('lift'),
  });
  await minute(stage);
  const after = await stage.client.refusal(
    hospital.account,
    ...moving('requestFormBundle', 'id', { unit, onlyNew: false, key: freshKeyOf('bundle') }),
    'zh-CN',
  );
  stage.expectThat(
    '解除后一分钟内恢复办理 / within a minute of its lifting the unit acts again',
    state === 'LIFTED' && after?.code !== 'BARRED',
    after,
  );
}

/** The time in which every process has forgotten what it knew of a unit (V3). */
async function minute(stage: Stage): Promise<void> {
  const now = Date.parse(await stage.client.now());
  await stage.until(new Date(now + 60_000).toISOString());
}

export const supervisedChapter: ChapterOf = {
  zh: '监督：一件举报，一个单位',
  en: 'Supervision: a report, and a unit',
  scenes: [fraud, suspended],
};
