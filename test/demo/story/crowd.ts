/** Thirty-six more who apply for 正高级教师, from two schools, all the way to the committee: what one does in the story, they do at once. */
import { setTimeout as pause } from 'node:timers/promises';
import { begin, fill, keep, submit } from '../acts.ts';
import { SEEDED, typed, type Person } from '../cast.ts';
import { COLLEAGUE, CROWD, FORMER_COLLEAGUE, SCHOOLS } from '../committee-cast.ts';
import { formOf, type Form } from '../forms.ts';
import { CREATE_APPLICANT, CREATE_UNIT } from '../graphql.ts';
import { freshKeyOf } from '../keys.ts';
import { atOnce, seenBy } from '../moves.ts';
import { acceptAndPost, cleared } from '../postings.ts';
import { ANSWER_VACANCIES, DECIDE_AT_MEETING, PROPOSE_VACANCIES, VACANCIES } from '../review-graphql.ts';
import { inBulk, review, type Bulk } from '../reviews.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { RECEIVE, SEND } from '../table-graphql.ts';
import { moveTable, prepareTable } from '../tables.ts';
import { upload } from '../uploads.ts';
import { organisationOf } from './accounts.ts';

const { bureau, education } = SEEDED;
const SENIOR = { series: 'school-teaching', level: 'SENIOR' };
const PROOFS = 4;

/** The school of one of them. */
const schoolAt = (index: number) => SCHOOLS[index % SCHOOLS.length] ?? SCHOOLS[0];
const schoolOf = (person: Person) => schoolAt(CROWD.indexOf(person));

/** A teacher of the story, a level higher. */
function formOfMany(person: Person): Form {
  const base = formOf('zhao');
  const held = { level: 'ASSOCIATE_SENIOR', name: '高级教师', obtainedOn: '2016-12-20', appointedOn: '2017-01-01' };
  const title = { level: 'SENIOR', promotionType: 'NORMAL', specialty: '数学' };
  const form = { ...base, presentTitle: { ...base.presentTitle, ...held }, appliedTitle: { ...base.appliedTitle, ...title } };
  return CROWD.indexOf(person) === FORMER_COLLEAGUE ? { ...form, workHistory: { items: FORMERLY } } : form;
}
const JOB = { position: '数学教师', inSpecialty: true };
/** Until two years ago where one of the experts works. */
const FORMERLY = [
  { ...JOB, from: '2009-07-01', to: '2022-08-31', employer: COLLEAGUE.unit },
  { ...JOB, from: '2022-09-01', to: null, employer: '嘉峪关市有关单位' },
];

async function applied(stage: Stage): Promise<void> {
  for (const { name, creditCode, kind, by, officers } of SCHOOLS) {
    const [{ name: contact, telephone }] = officers;
    const input = { authority: await organisationOf(stage, by), name, creditCode, kind, contact, telephone, officers: officers.map(typed) };
    const { createUnit } = await stage.client.ask<{ createUnit: { id: string } }>(by.account, CREATE_UNIT, { input });
    stage.schools.set(name, createUnit.id);
  }
  await atOnce(CROWD, async (person) => {
    const { name, officers } = schoolOf(person);
    const unit = stage.schools.get(name) ?? '';
    const input = { unit, person: typed(person), standing: { kind: 'INSTITUTION_STAFF' } };
    await stage.client.ask(officers[0].account, CREATE_APPLICANT, { input });
    await begin(stage, person, unit);
    await fill(stage, person, formOfMany(person));
    await upload(stage, person, PROOFS);
    await submit(stage, person);
    await acceptAndPost(stage, officers[0], person);
  });
  stage.say(
    `${SCHOOLS.map(({ name }) => name).join('、')}${CROWD.length}人申报正高级教师，单位接收并公示。`,
    `${CROWD.length} teachers of two schools apply for the highest title; their schools take them in and post them.`,
  );
  stage.expectThat(
    `${CROWD.length}人均在公示 / all ${CROWD.length} are posted`,
    CROWD.every((person) => stage.application(person).state === 'POSTED'),
    CROWD.map((person) => stage.application(person).state),
  );
}

async function recommended(stage: Stage): Promise<void> {
  for (const { name, officers } of SCHOOLS) {
    const vacancies = { unit: stage.schools.get(name), ...SENIOR, total: CROWD.length };
    await stage.client.ask(officers[0].account, PROPOSE_VACANCIES, { input: { ...vacancies, reason: '按岗位设置方案' } });
    await stage.client.ask(bureau.account, ANSWER_VACANCIES, { input: { ...vacancies, approve: true, text: '嘉人社岗〔2024〕31号' } });
  }
  await atOnce(CROWD, async (person) => {
    await cleared(stage, person);
    await review(stage, schoolOf(person).officers[0], 'recommend', person, { opinion: '公示无异议，同意推荐' });
  });
  const taken = await takenOf(stage);
  stage.expectThat('各占一个空岗 / each takes a vacancy', taken === CROWD.length, taken);
}

/** The vacancies of both schools that are taken. */
export async function takenOf(stage: Stage): Promise<number> {
  const all = await Promise.all(
    SCHOOLS.map(async ({ name, officers }) => {
      type Count = { vacancies: { taken: number }[] };
      const { vacancies } = await stage.client.ask<Count>(officers[0].account, VACANCIES, { unit: stage.schools.get(name) });
      return vacancies.reduce((sum, { taken }) => sum + taken, 0);
    }),
  );
  return all.reduce((sum, one) => sum + one, 0);
}

/** Approved in bulk, and their table is sent and received the same day. */
async function approved(stage: Stage): Promise<void> {
  const bulk = await inBulk(stage, education, 'APPROVE', CROWD, { opinion: '审核通过', dryRun: false });
  const sent = await moveTable(stage, education, SEND, await prepareTable(stage, education, SENIOR));
  const { state, current } = await moveTable(stage, bureau, RECEIVE, sent);
  stage.say(
    `${education.name}批量审核通过${bulk.done}人，汇总表当日报送、接收。`,
    `${education.english} approves ${bulk.done} in bulk; their table is sent and received the same day.`,
  );
  stage.expectThat(
    '审核、报送、接收人数相符 / as many approved as sent and received',
    bulk.done === CROWD.length && state === 'RECEIVED' && current?.rows === CROWD.length,
    { bulk: bulk.refused, state, rows: current?.rows },
  );
}

async function passed(stage: Stage): Promise<void> {
  await stage.until('2024-11-01T09:00:00+08:00');
  const bulk = await inBulk(stage, bureau, 'PASS', CROWD, { opinion: '复审通过', dryRun: false });
  stage.expectThat(`复审通过${CROWD.length}人 / ${CROWD.length} are passed in the re-review`, bulk.done === CROWD.length, bulk.rows);
}

async function forwarded(stage: Stage): Promise<void> {
  const rows = CROWD.map((person) => {
    const { id, version } = stage.application(person);
    return { application: id, version, forward: true, reason: '' };
  });
  const asked = { input: { meeting: stage.meeting, rows, dryRun: false, key: freshKeyOf('meeting') } };
  const { decideAtMeeting } = await stage.client.ask<{ decideAtMeeting: Bulk }>(bureau.account, DECIDE_AT_MEETING, asked);
  for (const [index, { application }] of decideAtMeeting.rows.entries()) {
    const person = CROWD[index];
    if (person && application) keep(stage, person, application);
  }
  const there = await candidates(stage);
  stage.say(
    `会议再提交${decideAtMeeting.done}人；中小学教师高级评委会共有评审对象${there}名。`,
    `The meeting forwards ${decideAtMeeting.done} more; the committee has ${there} candidates.`,
  );
  stage.expectThat('共四十名评审对象 / the committee has forty candidates', there === 40, there);
}

type Counts = { candidateCounts: { count: number }[] };
/** How many the committee has, once all have been taken up: by a function, a moment later. */
async function candidates(stage: Stage): Promise<number> {
  for (const until = performance.now() + PATIENCE; ; await pause(100)) {
    const seen = await seenBy<Counts>(stage, bureau, 'FiledCommittee', stage.committee, 'candidateCounts { count }');
    const there = (seen?.candidateCounts ?? []).reduce((sum, { count }) => sum + count, 0);
    if (there >= 40 || performance.now() > until) return there;
  }
}
const PATIENCE = 60_000;

const chapter = (zh: string, en: string, scene: (stage: Stage) => Promise<void>): ChapterOf => ({ zh, en, scenes: [scene] });
export const crowdAppliesChapter = chapter('三十六人同时申报', 'Thirty-six apply at once', applied);
export const crowdRecommendedChapter = chapter('两校推荐', 'Two schools recommend', recommended);
export const crowdApprovedChapter = chapter('批量审核与报送', 'Approved and sent in bulk', approved);
export const crowdPassedChapter = chapter('批量复审', 'Passed in bulk', passed);
export const crowdForwardedChapter = chapter('提交评委会', 'To the committee', forwarded);
