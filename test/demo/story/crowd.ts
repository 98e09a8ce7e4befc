/** The many who apply at once, all the way to their committees: what one does in the story, they do at the same time. */
import { setTimeout as pause } from 'node:timers/promises';
import { begin, fill, keep, submit } from '../acts.ts';
import { SEEDED, typed } from '../cast.ts';
import { LECTURING, schoolOf, TEACHERS, type Crowd } from '../crowds.ts';
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
const PROOFS = 4;

async function applied(stage: Stage, crowd: Crowd): Promise<void> {
  const { people, schools } = crowd;
  for (const { name, creditCode, kind, by, officers } of schools) {
    const [{ name: contact, telephone }] = officers;
    const input = { authority: await organisationOf(stage, by), name, creditCode, kind, contact, telephone, officers: officers.map(typed) };
    const { createUnit } = await stage.client.ask<{ createUnit: { id: string } }>(by.account, CREATE_UNIT, { input });
    stage.schools.set(name, createUnit.id);
  }
  await atOnce(people, async (person) => {
    const { name, officers } = schoolOf(crowd, person);
    const unit = stage.schools.get(name) ?? '';
    const input = { unit, person: typed(person), standing: { kind: 'INSTITUTION_STAFF' } };
    await stage.client.ask(officers[0].account, CREATE_APPLICANT, { input });
    await begin(stage, person, unit);
    await fill(stage, person, crowd.form(person));
    await upload(stage, person, PROOFS);
    await submit(stage, person);
    await acceptAndPost(stage, officers[0], person);
  });
  stage.say(
    `${schools.map(({ name }) => name).join('、')}${people.length}人申报${crowd.name.zh}，单位接收并公示。`,
    `${people.length} teachers of ${schools.length} schools apply for ${crowd.name.en}; their schools take them in and post them.`,
  );
  stage.expectThat(
    `${people.length}人均在公示 / all ${people.length} are posted`,
    people.every((person) => stage.application(person).state === 'POSTED'),
    people.map((person) => stage.application(person).state),
  );
}

async function recommended(stage: Stage, crowd: Crowd): Promise<void> {
  const { people, schools, title } = crowd;
  for (const { name, officers } of schools) {
    const vacancies = { unit: stage.schools.get(name), ...title, total: people.length };
    await stage.client.ask(officers[0].account, PROPOSE_VACANCIES, { input: { ...vacancies, reason: '按岗位设置方案' } });
    await stage.client.ask(bureau.account, ANSWER_VACANCIES, { input: { ...vacancies, approve: true, text: '嘉人社岗〔2024〕31号' } });
  }
  await atOnce(people, async (person) => {
    await cleared(stage, person);
    await review(stage, schoolOf(crowd, person).officers[0], 'recommend', person, { opinion: '公示无异议，同意推荐' });
  });
  const taken = await takenOf(stage, crowd);
  stage.expectThat('各占一个空岗 / each takes a vacancy', taken === people.length, taken);
}

/** The vacancies of their schools that are taken. */
export async function takenOf(stage: Stage, { schools }: Crowd): Promise<number> {
  const all = await Promise.all(
    schools.map(async ({ name, officers }) => {
      type Count = { vacancies: { taken: number }[] };
      const { vacancies } = await stage.client.ask<Count>(officers[0].account, VACANCIES, { unit: stage.schools.get(name) });
      return vacancies.reduce((sum, { taken }) => sum + taken, 0);
    }),
  );
  return all.reduce((sum, one) => sum + one, 0);
}

/** Approved in bulk, and their table is sent and received the same day. */
async function approved(stage: Stage, { people, title }: Crowd): Promise<void> {
  const bulk = await inBulk(stage, education, 'APPROVE', people, { opinion: '审核通过', dryRun: false });
  const sent = await moveTable(stage, education, SEND, await prepareTable(stage, education, title));
  const { state, current } = await moveTable(stage, bureau, RECEIVE, sent);
  stage.say(
    `${education.name}批量审核通过${bulk.done}人，汇总表当日报送、接收。`,
    `${education.english} approves ${bulk.done} in bulk; their table is sent and received the same day.`,
  );
  stage.expectThat(
    '审核、报送、接收人数相符 / as many approved as sent and received',
    bulk.done === people.length && state === 'RECEIVED' && current?.rows === people.length,
    { bulk: bulk.refused, state, rows: current?.rows },
  );
}

async function passed(stage: Stage, { people }: Crowd): Promise<void> {
  await stage.until('2024-11-01T09:00:00+08:00');
  const bulk = await inBulk(stage, bureau, 'PASS', people, { opinion: '复审通过', dryRun: false });
  stage.expectThat(`复审通过${people.length}人 / ${people.length} are passed in the re-review`, bulk.done === people.length, bulk.refused);
}

async function forwarded(stage: Stage, { people, name }: Crowd): Promise<void> {
  const rows = people.map((person) => {
    const { id, version } = stage.application(person);
    return { application: id, version, forward: true, reason: '' };
  });
  const asked = { input: { meeting: stage.meeting, rows, dryRun: false, key: freshKeyOf('meeting') } };
  const { decideAtMeeting } = await stage.client.ask<{ decideAtMeeting: Bulk }>(bureau.account, DECIDE_AT_MEETING, asked);
  for (const [index, { application }] of decideAtMeeting.rows.entries()) {
    const person = people[index];
    if (person && application) keep(stage, person, application);
  }
  stage.say(`会议再提交${decideAtMeeting.done}人（${name.zh}）。`, `The meeting forwards ${decideAtMeeting.done} more, for ${name.en}.`);
  stage.expectThat(
    `提交${people.length}人 / ${people.length} are forwarded`,
    decideAtMeeting.done === people.length,
    decideAtMeeting.refused,
  );
}

async function takenUp(stage: Stage): Promise<void> {
  const there = await candidates(stage);
  stage.expectThat('中小学教师高级评委会共四十名评审对象 / the committee of teachers has forty candidates', there === 40, there);
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

type Scene = (stage: Stage, crowd: Crowd) => Promise<void>;
/** What both crowds do, one after the other. */
const chapter = (zh: string, en: string, scene: Scene, ...more: ((stage: Stage) => Promise<void>)[]): ChapterOf => ({
  zh,
  en,
  scenes: [...[TEACHERS, LECTURING].map((crowd) => (stage: Stage) => scene(stage, crowd)), ...more],
});
export const crowdAppliesChapter = chapter('一百七十六人同时申报', 'A hundred and seventy-six apply at once', applied);
export const crowdRecommendedChapter = chapter('六校推荐', 'Six schools recommend', recommended);
export const crowdApprovedChapter = chapter('批量审核与报送', 'Approved and sent in bulk', approved);
export const crowdPassedChapter = chapter('批量复审', 'Passed in bulk', passed);
export const crowdForwardedChapter = chapter('提交评委会', 'To the committees', forwarded, takenUp);
