/** The supervisors’ desk: what lies there in numbers, any of it as a file, and that what they read stands in the history (V7, V1). */
import { describe, expect, it } from 'vitest';
import { DAY, dayOf } from '../../schema/core/time.ts';
import { dismissOfficer } from '../../schema/identity/actions/officers.ts';
import { AGES, ageOf } from '../../schema/supervision/overview/rules.ts';
import {
  ANSWER_CONTEST,
  ANSWER_ORDER,
  caseDecided,
  caseSteps,
  CONTEST,
  IMPOSE,
  inspectionLooked,
  JUDGE_ORDER,
  LISTED,
  LIU_HERE,
  OPEN_CASE,
  PASS_CASE,
  PROPOSE,
  reports,
  schoolOrdered,
  schoolSuspended,
  TRIAGE,
} from '../support/cases.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { exported, EXPORT_LIST, exportSeen, linesOf } from '../support/list-exports.ts';
import { sameClaimed, searched } from '../support/signals.ts';
import { city, organisationId, type World } from '../support/world.ts';

const FIGURES = `{
  caseFigures { desk state count late ages { age count } oldest }
  measureFigures { kind standing over lifted overdue contested } }`;
const SIGNAL_FIGURES = '{ signalFigures { kind state count } }';

const opened = async (world: World, desk: 'BUREAU' | 'SUPERVISION', text: string, subjects: string[] = []) =>
  (await world.does(desk === 'BUREAU' ? 'wang' : 'he', OPEN_CASE, { desk, text, subjects, key: freshKey() })).openCase.id as string;

describe('V7: in numbers', () => {
  it('the age of a case is told in days, each from its very instant', () => {
    const bounds = [7, 30, 90, 180].map((days) => days * DAY);
    expect(bounds.map((bound) => ageOf(0, bound - 1))).toEqual(AGES.slice(0, 4));
    expect(bounds.map((bound) => ageOf(0, bound))).toEqual(AGES.slice(1));
  });

  it('王建国 and 何正 see the cases of both desks by state and age, and which are late; what concerns the bureau the supervisors alone', async () => {
    const world = await city();
    await opened(world, 'BUREAU', '抽查发现论文查无此文。');
    world.at(world.now + 8 * DAY);
    await opened(world, 'BUREAU', '抽查发现获奖证书系伪造。');
    const passed = await caseSteps(world, await opened(world, 'BUREAU', '审核人员系申报人近亲属。'));
    await passed.takes('wang', PASS_CASE);
    world.at(world.now + DAY);
    const { caseFigures } = await world.does('he', FIGURES);
    expect(caseFigures.map(({ desk, state, count }: { desk: string; state: string; count: number }) => [desk, state, count])).toEqual([
      ['BUREAU', 'RECEIVED', 2],
      ['SUPERVISION', 'RECEIVED', 1],
    ]);
    const [first] = caseFigures;
    expect(first.ages).toMatchObject([{ age: 'WEEK', count: 1 }, { age: 'MONTH', count: 1 }, { count: 0 }, { count: 0 }, { count: 0 }]);
    expect((await world.does('wang', FIGURES)).caseFigures).toMatchObject([{ desk: 'BUREAU', count: 2 }]);
    world.at(world.now + 60 * DAY);
    expect((await world.does('he', FIGURES)).caseFigures).toMatchObject([{ late: 2 }, { late: 1 }]);
  });

  it('V5: an anonymous report counts from its full hour on, with all else of it', async () => {
    const world = await city();
    await reports(world, null);
    expect((await world.does('wang', FIGURES)).caseFigures).toEqual([]);
    world.at(world.now + 2 * 3_600_000);
    expect((await world.does('wang', FIGURES)).caseFigures).toMatchObject([{ state: 'RECEIVED', count: 1 }]);
  });

  it('measures by kind: what stands, what is over to the instant, and what is overdue', async () => {
    const world = await city();
    await schoolSuspended(world);
    await schoolOrdered(world);
    expect((await world.does('he', FIGURES)).measureFigures).toEqual([
      { kind: 'SUSPENSION', standing: 1, over: 0, lifted: 0, overdue: 0, contested: 0 },
      { kind: 'RECTIFICATION', standing: 1, over: 0, lifted: 0, overdue: 0, contested: 0 },
    ]);
    world.at('2024-09-30T00:00:00+08:00');
    expect((await world.does('he', FIGURES)).measureFigures).toMatchObject([{ over: 1, standing: 0 }, { overdue: 1 }]);
  });

  it('risk signals by kind and state; nobody counts those that are about themselves', async () => {
    const world = await city();
    await sameClaimed(world);
    const counted = async (who: string) => (await world.does(who, SIGNAL_FIGURES)).signalFigures;
    expect(await counted('he')).toContainEqual({ kind: 'SAME_ACHIEVEMENT', state: 'OPEN', count: 1 });
    for (const who of ['liu', 'chen', 'zhao', null]) expect(await world.refusal(who, SIGNAL_FIGURES), String(who)).not.toBeNull();
    expect(await world.refusal('yu', '{ caseFigures(city: "620200") { count } }')).toBe('OVERSEEN_ELSEWHERE');
  });
});

describe('V7: any of it as a file', () => {
  it('each list has its lines, as they stand', async () => {
    const world = await city();
    await caseDecided(world);
    await world.does('wang', IMPOSE, {
      subject: organisationId('school'),
      measure: { kind: 'REMINDER', ground: '审核不细，请予注意。' },
      key: freshKey(),
    });
    await searched(world);
    const [one, ...others] = await linesOf(world, 'he', { cases: {} });
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      办理方: '市人社局',
      问题类别: '提供虚假材料',
      ['所涉人员、单位']: '刘洋',
      状态: '已作出处理决定',
      延期次数: 0,
      承办人: '王建国',
    });
    const measures = await linesOf(world, 'he', { measures: {} });
    expect(measures.map((line) => [line['措施'], line['对象'], line['状态']])).toEqual([
      ['提醒', '嘉峪关市第一中学', '执行中'],
      ['列入黑名单', '刘洋', '执行中'],
    ]);
    expect(await linesOf(world, 'he', { measures: { kind: 'REMINDER' } })).toHaveLength(1);
    expect(await linesOf(world, 'he', { cases: { state: 'OPEN' } })).toEqual([]);
    const [unit] = (await linesOf(world, 'wang', { handling: { step: 'UNIT' } })).filter((line) => line['单位'] !== '全部合计');
    expect(unit).toMatchObject({ 单位: '嘉峪关市第一中学', 退回次数: 0, 逾期: 0 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('says when something begins and ends in one shape that sorts, the last day as its 24时; who by name, and what came of it', async () => {
    const world = await city();
    const { id, version } = await schoolSuspended(world);
    const { contestMeasure } = await world.does('chen', CONTEST, { measure: id, version, key: freshKey() });
    await world.does('li', ANSWER_CONTEST, { measure: id, version: contestMeasure.version, key: freshKey() });
    const order = await schoolOrdered(world);
    const { answerOrder } = await world.does('chen', ANSWER_ORDER, { measure: order.id, version: order.version, key: freshKey() });
    await world.does('li', JUDGE_ORDER, { measure: order.id, version: answerOrder.version, key: freshKey() });
    const measures = await linesOf(world, 'he', { measures: {} });
    expect(measures.find((line) => line['措施'] === '暂停')).toMatchObject({
      起: '2024-09-11 09:00',
      止: '2024-09-29 24:00',
      异议答复: '异议不成立：经复核属实，维持。',
    });
    expect(measures.find((line) => line['措施'] === '责令整改')?.['整改报告']).toBe('已逐件复核，完善审核流程。（通过：整改到位。）');
    const steps = await caseSteps(world, await opened(world, 'BUREAU', '论文系他人代写。', []));
    await steps.takes('wang', TRIAGE);
    await steps.takes('wang', PROPOSE, { effects: [{ impose: { subject: LIU_HERE(), measure: LISTED } }] });
    const [proposed] = await linesOf(world, 'wang', { cases: {} });
    expect(proposed?.['所涉人员、单位']).toBe('刘洋');
  });

  it('signals and inspections too', async () => {
    const world = await city();
    await inspectionLooked(world);
    expect(await linesOf(world, 'he', { inspections: true })).toMatchObject([
      { 检查: '2024年度申报抽查', 方式: '抽查', 情况: '材料与原件一致。', 检查人: '王建国' },
    ]);
    await searched(world);
    const signals = await linesOf(world, 'he', { signals: { state: 'OPEN' } });
    expect(signals.length).toBeGreaterThan(0);
    expect(signals[0]).toMatchObject({ 状态: '待核查' });
  });

  it('what begins like a formula is none in either format', async () => {
    const world = await city();
    await opened(world, 'BUREAU', '无', []);
    const text = '=HYPERLINK("http://x.example","看这里")';
    await world.does('wang', OPEN_CASE, { desk: 'BUREAU', named: text, text, subjects: [], key: freshKey() });
    const csv = (await exported(world, 'wang', { cases: {} }, 'CSV')).bytes.toString();
    expect(csv.startsWith('\uFEFF编号,办理方')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://x.example""`);
    expect((await linesOf(world, 'wang', { cases: {} })).map((line) => line['举报所称'])).toContain(text);
  });

  it('shows what whoever asked may see: the bureau nothing of what the supervisors have; and it is theirs alone', async () => {
    const world = await city();
    const passed = await caseSteps(world, await opened(world, 'BUREAU', '审核人员系申报人近亲属。'));
    await passed.takes('wang', PASS_CASE);
    expect(await linesOf(world, 'wang', { cases: {} })).toEqual([]);
    const { made } = await exported(world, 'he', { cases: {} });
    expect(made).toMatchObject({ state: 'DONE', rows: 1 });
    for (const who of ['wang', 'li', 'sheng', 'liu', null])
      expect(await exportSeen(world, who ?? '', made.id).catch(() => null), String(who)).toBeNull();
    for (const who of ['liu', 'chen', 'zhao'])
      expect(await world.refusal(who, EXPORT_LIST, { key: freshKey() }), who).toBe('ROLE_REQUIRED');
  });

  it('of an officer who has left meanwhile nothing is made; done again it changes nothing; repeated it is the same', async () => {
    const world = await city();
    const key = freshKey();
    const first = await world.does('li', EXPORT_LIST, { key });
    expect((await world.does('li', EXPORT_LIST, { key })).exportList.id).toBe(first.exportList.id);
    await world.deliver();
    await dismissOfficer(await world.as('wang'), { organisation: 'bureau-620200', account: 'li', reason: '调岗' });
    world.at(world.now + 60_000);
    await world.build();
    const jobs = (await dump(world)).filter(({ pk, sk }) => pk.startsWith('LISTEXPORT#') && sk === 'JOB');
    expect(jobs).toMatchObject([{ state: 'REFUSED', size: null }]);
    expect([...world.stored.keys()].filter((name) => name.startsWith('exports/list-'))).toEqual([]);
    await world.replay((await dump(world)).filter(({ pk }) => pk.startsWith('OUTBOX#')).map(({ id }) => String(id)));
    await world.build();
    expect((await dump(world)).filter(({ pk, sk }) => pk.startsWith('LISTEXPORT#') && sk === 'JOB')).toEqual(jobs);
  });

  it('V1: that it was fetched stands in the history, once a day', async () => {
    const world = await city();
    const { made } = await exported(world, 'he', { cases: {} });
    await exportSeen(world, 'he', made.id);
    const read = (await dump(world)).filter(({ pk }) => pk.startsWith('AUDIT#READING#LIST_EXPORT.'));
    expect(read).toMatchObject([{ by: 'he', action: 'read', detail: { what: 'download' } }]);
  });
});

describe('V7: what supervisors read stands in the history', () => {
  const FORM =
    'query ($id: ID!) { node(id: $id) { ... on Application { applicantName form { basics { startedWorkOn } } proofs { title } } } }';
  const read = async (world: World) => (await dump(world)).filter(({ pk }) => pk.startsWith('AUDIT#READING#APPLICATION.'));

  it('an application once a day, whatever of it they open; a list, or what is theirs to decide, not', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    await world.does('he', 'query ($id: ID!) { node(id: $id) { ... on Application { applicantName state } } }', { id });
    for (const who of ['liu', 'chen', 'zhao', 'wang']) await world.does(who, FORM, { id });
    expect(await read(world)).toEqual([]);
    for (let times = 0; times < 3; times += 1) await world.does('he', FORM, { id });
    await world.does('sheng', FORM, { id });
    const entries = await read(world);
    expect(new Set(entries.map(({ by }) => by))).toEqual(new Set(['he', 'sheng']));
    for (const one of entries)
      expect(one).toMatchObject({ action: 'read', detail: { what: 'dossier' }, id: expect.stringContaining(dayOf(world.now)) });
  });
});
