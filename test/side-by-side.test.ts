/**
 * Two cities and two years in one system: while what is left of Jiayuguan's 2024 is still looked at, its 2025 runs beside the 2025 of 渝北区, whose
 * notice is another in nearly everything: who reviews, until when, how often it is returned, who decides (C7, C12, C15). Both notices are
 * written, checked and published through the API. Each step stands on the ones before; after each the whole is true.
 */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { creditCode } from '../functions/local/people.ts';
import { CREATE_APPLICANT, CREATE_DEPARTMENT, CREATE_UNIT } from './identity/acts.ts';
import {
  ACCEPT,
  ANSWER_VACANCIES,
  APPROVE,
  BEGIN,
  DECIDE_AT_MEETING,
  draft,
  freshKey,
  inState,
  judged,
  PASS,
  POST,
  PROPOSE_VACANCIES,
  RECOMMEND,
  RECORD_MEETING,
  RETURN,
  sendAgain,
  submit,
  SUBMIT,
  type Handle,
} from './support/forms.ts';
import { dump, wrongWith } from './support/invariants.ts';
import { JIAYUGUAN_2025 } from './support/notices/jiayuguan-2025.ts';
import { publish } from './support/notices/publishing.ts';
import { YUBEI, YUBEI_2025 } from './support/notices/yubei-2025.ts';
import { RECEIVE_TABLE, sentTable } from './support/tables.ts';
import { titlesIn } from './support/sections.ts';
import { LATER, RECOGNISED } from './support/yubei.ts';
import { bureauOf } from '../schema/announcement/cities.ts';
import { city, CYCLE, organisationId, person, type World } from './support/world.ts';

const FIRM = creditCode(880_001);
const YEAR = { jiayuguan: '620200-2025-1', yubei: '500112-2025-1' };

let world: World;
const units: Record<string, string> = {};
const handles: Record<string, Handle> = {};

beforeAll(async () => {
  world = await city();
});

afterEach(async () => {
  expect(wrongWith(await dump(world))).toEqual([]);
});

const idOf = (globalId: string | undefined) =>
  Buffer.from(globalId ?? '', 'base64')
    .toString()
    .replace('Organisation:', '');
const act = async (who: string, document: string, field: string, name: string, more: object = {}) => {
  const { id, version } = handles[name] ?? { id: '', version: 0 };
  handles[name] = (await world.does(who, document, { application: id, version, opinion: '同意', ...more }))[field];
};
const mine = async (who: string, cycle: string) =>
  (await world.does(who, 'query ($cycle: String) { myApplication(cycle: $cycle) { id version state } }', { cycle })).myApplication;
const work = async (who: string) =>
  (await world.does(who, '{ myWork { role cycle { cycle: code } waiting { what { zh } count } } }')).myWork.map(
    ({ cycle, waiting }: { cycle: { cycle: string }; waiting: { what: { zh: string }; count: number }[] }) =>
      `${cycle.cycle}：${waiting.map(({ what, count }) => `${what.zh}${count}`).join('，')}`,
  );
const refusal = async (who: string, name: string) => {
  const { id, version } = handles[name] ?? { id: '', version: 0 };
  return (await world.ask(who, SUBMIT, { application: id, version, key: freshKey() })).errors?.[0]?.extensions;
};

const OF_2024 = `query ($cycle: String) { myApplication(cycle: $cycle) {
  state posting { state: postingState } judgedBy { number hash document } history(first: 20) { edges { node { action } } }
} }`;
const OF_SCHOOL = 'query ($cycle: String, $unit: ID!) { unitApplications(cycle: $cycle, unit: $unit) { edges { node { state } } } }';
const OPEN = '{ openPhases { cycle name who { zh } closesAt } deadlines { phase { name who { zh } } } }';
const VACANCIES = 'query ($cycle: String, $unit: ID!) { vacancies(cycle: $cycle, unit: $unit) { level taken } }';

describe('two cities and two years', () => {
  it('2024: liu’s application is forwarded; yang’s is with the school', async () => {
    await inState(world, 'FORWARDED');
    handles.yang = await submit(world, 'yang', await draft(world, 'yang', 'school'));
    expect(await work('chen')).toEqual([`${CYCLE}：已提交，待单位审核1`]);
  });

  it('渝北区 has its people: departments, one above a school, and a firm that reviews for itself', async () => {
    world.at('2025-08-19T09:00:00+08:00');
    for (const [id, name, code, officer] of [
      ['yubei-education', '重庆市渝北区教育委员会', 880_002, 'ren'],
      ['yubei-health', '重庆市渝北区卫生健康委员会', 880_004, 'kangjian'],
    ] as const) {
      const officers = [person(officer, '任敏'), person(`${officer}-2`, '舒琴')];
      await world.does('yu', CREATE_DEPARTMENT, { id, name, creditCode: creditCode(code), officers });
    }
    for (const [unit, name, kind, by, authority, code, officer] of [
      ['school', '重庆市渝北中学校', 'PUBLIC_INSTITUTION', 'ren', 'yubei-education', creditCode(880_003), 'gan'],
      ['firm', '重庆长安汽车工程有限公司', 'STATE_ENTERPRISE', 'yu', bureauOf(YUBEI.city), FIRM, 'che'],
    ] as const) {
      const officers = [person(officer, '甘霖'), person(`${officer}-2`, '车宇')];
      const asked = { name, kind, authority: organisationId(authority), creditCode: code, officers };
      units[unit] = (await world.does(by, CREATE_UNIT, asked)).createUnit.id;
    }
    for (const [officer, unit, account, kind] of [
      ['gan', 'school', 'teacher', 'INSTITUTION_STAFF'],
      ['gan', 'school', 'late', 'INSTITUTION_STAFF'],
      ['gan', 'school', 'graduate', 'INSTITUTION_STAFF'],
      ['gan', 'school', 'slow', 'INSTITUTION_STAFF'],
      ['che', 'firm', 'engineer', 'STATE_ENTERPRISE_STAFF'],
    ] as const) {
      await world.does(officer, CREATE_APPLICANT, { unit: units[unit], person: person(account, '渝北人'), standing: { kind } });
    }
    // As long as their city has no notice, nothing is open to them.
    expect(await world.refusal('teacher', BEGIN, { unit: units.school })).toBe('CYCLE_NONE');
  });

  it('20 August 2025: each bureau writes its notice and another officer confirms it, in a dozen requests', async () => {
    world.at('2025-08-20T09:00:00+08:00');
    const jiayuguan = await publish(world, ['wang', 'li'], JIAYUGUAN_2025);
    const { REVIEWERS } = YUBEI_2025.parts;
    const [firm] = REVIEWERS.ownReview;
    const parts = { ...YUBEI_2025.parts, REVIEWERS: { ...REVIEWERS, ownReview: [{ ...firm, creditCode: FIRM }] } };
    const yubei = await publish(world, ['yu', 'yanhua'], { ...YUBEI_2025, parts });
    expect([jiayuguan, yubei]).toEqual([
      { cycle: YEAR.jiayuguan, steps: 8 },
      { cycle: YEAR.yubei, steps: 11 },
    ]);
    await world.deliver();
    // Before its first window opens, another year than that under way is named.
    for (const [officer, reviewer, unit, cycle] of [
      ['chen', 'zhao', organisationId('school'), YEAR.jiayuguan],
      ['gan', 'ren', units.school, YEAR.yubei],
    ] as const) {
      await world.does(officer, PROPOSE_VACANCIES, { unit, total: 3, cycle });
      await world.does(reviewer, ANSWER_VACANCIES, { unit, total: 3, cycle });
    }
  });

  it('1 September: Jiayuguan opens at 0时, 渝北区 at 9时; where one begins is the year under way of one’s own city (C7)', async () => {
    world.at('2025-09-01T00:00:00+08:00');
    await world.tick();
    handles.liu = await draft(world, 'liu', 'school', LATER);
    expect((await mine('liu', YEAR.jiayuguan)).state).toBe('DRAFT');
    world.at('2025-09-01T08:59:59.999+08:00');
    const { errors } = await world.ask('teacher', BEGIN, { unit: units.school });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'WINDOW_NOT_OPEN', source: '渝北人社发〔2025〕31号 四' });
    world.at('2025-09-01T09:00:00+08:00');
    for (const name of ['teacher', 'late']) handles[name] = await draft(world, name, idOf(units.school), LATER);
    expect(await world.refusal('teacher', BEGIN, { unit: units.school, cycle: YEAR.jiayuguan })).toBe('CYCLE_ELSEWHERE');
    const { cycle } = await world.does('teacher', '{ cycle { cycle: code } }');
    expect(cycle).toEqual({ cycle: YEAR.yubei });
  });

  it('D2: the third return is one too many in Jiayuguan, where two are allowed; in 渝北区 nobody counts them', async () => {
    world.at('2025-09-02T09:00:00+08:00');
    handles.liu = await submit(world, 'liu', handles.liu ?? { id: '', version: 0 });
    handles.teacher = await submit(world, 'teacher', handles.teacher ?? { id: '', version: 0 });
    for (const [name, officer, reviewer] of [
      ['liu', 'chen', 'zhao'],
      ['teacher', 'gan', 'ren'],
    ] as const) {
      world.at(name === 'liu' ? '2025-09-02T10:00:00+08:00' : '2025-09-10T10:00:00+08:00');
      await act(officer, ACCEPT, 'acceptApplication', name);
      await world.does(officer, POST, { application: handles[name]?.id, version: handles[name]?.version });
      world.at(name === 'liu' ? '2025-09-10T00:01:00+08:00' : '2025-09-18T00:01:00+08:00');
      await world.closePostings();
      handles[name] = await mine(name, name === 'liu' ? YEAR.jiayuguan : YEAR.yubei);
      await act(officer, RECOMMEND, 'recommendApplication', name);
      for (let returns = 0; returns < 2; returns += 1) {
        await act(reviewer, RETURN, 'returnApplication', name, { judgements: judged('basics') });
        handles[name] = await sendAgain(world, name, handles[name] ?? { id: '', version: 0 });
      }
    }
    const again = (name: string) => ({ ...handles[name], application: handles[name]?.id, opinion: '再看', judgements: judged('basics') });
    const { errors } = await world.ask('zhao', RETURN, again('liu'));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RETURNS_EXHAUSTED', source: '嘉人社发〔2025〕166号 三（五）' });
    await act('ren', RETURN, 'returnApplication', 'teacher', { judgements: judged('basics') });
    handles.teacher = await sendAgain(world, 'teacher', handles.teacher ?? { id: '', version: 0 });
    await act('zhao', APPROVE, 'approveApplication', 'liu');
    await act('ren', APPROVE, 'approveApplication', 'teacher');
    const sent = await sentTable(world, 'ren');
    await world.does('yu', RECEIVE_TABLE, { table: sent.id, version: sent.version });
  });

  it('自主评审: what the firm recommends goes to its own committee; no authority has it in between, and the bureau hears of it', async () => {
    const form = { ...titlesIn('engineering', { level: 'INTERMEDIATE' }), ...LATER };
    const presentTitle = { ...form.presentTitle, level: 'ASSISTANT', name: '助理工程师' };
    handles.engineer = await submit(world, 'engineer', await draft(world, 'engineer', idOf(units.firm), { ...form, presentTitle }));
    await act('che', ACCEPT, 'acceptApplication', 'engineer');
    await world.does('che', POST, { application: handles.engineer.id, version: handles.engineer.version });
    world.at('2025-09-28T09:00:00+08:00');
    await world.closePostings();
    handles.engineer = await mine('engineer', YEAR.yubei);
    await act('che', RECOMMEND, 'recommendApplication', 'engineer');
    expect((await mine('engineer', YEAR.yubei)).state).toBe('FORWARDED');
    await world.deliver();
    const { inbox } = await world.does('yu', '{ inbox(first: 1) { edges { node { topic text: body { zh } } } } }');
    expect(inbox.edges[0].node).toMatchObject({ topic: 'OWN_REVIEW', text: { zh: expect.stringContaining('重庆长安汽车工程有限公司') } });
  });

  it('30 September, 18时: what is not recognised directly is over in 渝北区, and not in Jiayuguan; what is goes on until 31 October, 18时', async () => {
    world.at('2025-09-30T17:00:00+08:00');
    handles.graduate = await draft(world, 'graduate', idOf(units.school), RECOGNISED);
    // Nobody knows yet what the draft is for: the close that is told is the one that comes first, and the reminder names both.
    const closes = async () => (await world.does('late', '{ myApplication { closesAt next { closesAt } } }')).myApplication;
    expect(await closes()).toEqual({ closesAt: '2025-09-30T18:00:00.000+08:00', next: { closesAt: '2025-09-30T18:00:00.000+08:00' } });
    await world.remind();
    await world.deliver();
    const { inbox } = await world.does('late', '{ inbox(first: 1) { edges { node { topic text: body { zh } } } } }');
    expect(inbox.edges[0].node).toMatchObject({
      topic: 'REMINDER',
      text: { zh: expect.stringContaining('“个人申报”将于2025年9月30日18:00') },
    });
    world.at('2025-09-30T18:00:00+08:00');
    expect((await closes()).closesAt).toBe('2025-10-31T18:00:00.000+08:00');
    expect(await refusal('late', 'late')).toMatchObject({ code: 'WINDOW_CLOSED', source: '渝北人社发〔2025〕31号 四' });
    // For what is recognised one may still begin.
    world.at('2025-10-05T09:00:00+08:00');
    handles.slow = await draft(world, 'slow', idOf(units.school), RECOGNISED);
    const { openPhases, deadlines } = await world.does('graduate', OPEN);
    expect(openPhases[0]).toEqual({
      cycle: YEAR.yubei,
      name: 'APPLICATION',
      who: { zh: '考核认定' },
      closesAt: '2025-10-31T18:00:00.000+08:00',
    });
    expect(deadlines[0].phase.name).toBe('UNIT_REVIEW');
    world.at('2025-10-31T17:59:59.999+08:00');
    handles.graduate = await submit(world, 'graduate', handles.graduate ?? { id: '', version: 0 });
    world.at('2025-10-31T18:00:00+08:00');
    expect(await refusal('slow', 'slow')).toMatchObject({ code: 'WINDOW_CLOSED' });
    expect((await mine('slow', YEAR.yubei)).state).toBe('LAPSED');
    expect(await work('zhao')).toEqual([`${YEAR.jiayuguan}：汇总表未报送1`]);
  });

  it('D7: without days of its own for a re-review, what the department sent is passed and decided on from the day the evaluation opens', async () => {
    world.at('2025-11-01T08:59:59.999+08:00');
    const told = { application: handles.teacher?.id, version: handles.teacher?.version, opinion: '同意' };
    expect(await world.refusal('yu', PASS, told)).toBe('WINDOW_NOT_OPEN');
    world.at('2025-11-01T09:00:00+08:00');
    await act('yu', PASS, 'passApplication', 'teacher');
    const heldOn = { heldOn: '2025-11-01', attendees: ['于洋', '任敏'] };
    const { recordMeeting } = await world.does('yu', RECORD_MEETING, heldOn);
    const { id, version } = handles.teacher ?? { id: '', version: 0 };
    const decided = { meeting: recordMeeting.id, rows: [{ application: id, version }], key: freshKey() };
    const { decideAtMeeting } = await world.does('yu', DECIDE_AT_MEETING, decided);
    expect(decideAtMeeting.rows[0].application.state).toBe('FORWARDED');
    // And for the other city's meeting it does not exist.
    expect(await world.does('wang', DECIDE_AT_MEETING, { ...decided, key: freshKey() }).catch(() => null)).toBeNull();
  });

  it('C7: every desk says in which of its cycles something can be done: the school of 渝北区 until 21 November, 18时', async () => {
    expect(await work('gan')).toEqual([`${YEAR.yubei}：已提交，待单位审核1`]);
    // What lies with the school since 2024 is over, and so is 2025’s for Jiayuguan’s units and departments.
    expect(await work('chen')).toEqual([]);
    expect(await work('yu')).toEqual([]);
    world.at('2025-11-21T17:59:59.999+08:00');
    expect(await work('gan')).toHaveLength(1);
    world.at('2025-11-21T18:00:00+08:00');
    expect(await work('gan')).toEqual([]);
    expect(await world.refusal('liu', '{ myWork { role } }')).toBe('ROLE_REQUIRED');
  });

  it('2024 is still there beside it: what was decided, its history, its postings, its vacancies, and the notice it was judged by', async () => {
    const asked = { cycle: CYCLE };
    const liu = (await world.does('liu', OF_2024, asked)).myApplication;
    expect(liu).toMatchObject({ state: 'FORWARDED', posting: { state: 'CLEARED' }, judgedBy: { number: 1 } });
    expect(liu.judgedBy.document.notice.document).toBe('嘉人社发〔2024〕205号');
    expect(liu.history.edges.length).toBeGreaterThan(5);
    const { unitApplications } = await world.does('chen', OF_SCHOOL, { ...asked, unit: organisationId('school') });
    expect(unitApplications.edges.map(({ node }: { node: { state: string } }) => node.state).toSorted()).toEqual([
      'FORWARDED',
      'SUBMITTED',
    ]);
    const { vacancies } = await world.does('chen', VACANCIES, { ...asked, unit: organisationId('school') });
    expect(vacancies).toContainEqual({ level: 'ASSOCIATE_SENIOR', taken: 1 });
    expect((await world.does('liu', '{ myApplications { cycle state } }')).myApplications).toEqual([
      { cycle: YEAR.jiayuguan, state: 'APPROVED' },
      { cycle: CYCLE, state: 'FORWARDED' },
    ]);
    expect((await mine('teacher', YEAR.yubei)).state).toBe('FORWARDED');
  });
});
