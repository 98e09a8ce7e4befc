/** Who imposes a measure, who lifts it, and who reads it (V2, V3, P7). */
import { describe, expect, it } from 'vitest';
import type { MeasureInput } from '../../schema/supervision/measures/model.ts';
import { imposing } from '../../schema/supervision/measures/actions/imposing.ts';
import { standingOf } from '../../schema/supervision/measures/actions/subjects.ts';
import {
  ANSWER_APPEAL,
  ANSWER_ORDER,
  APPEAL,
  caseDecided,
  caseSteps,
  DECIDE_CASE,
  IMPOSE,
  JUDGE_ORDER,
  LIFT,
  LISTED,
  LIU_HERE,
  measuresOf,
  OPEN_CASE,
  PROPOSE,
  schoolSuspended,
  STATE_IN_CASE,
  TRIAGE,
} from '../support/cases.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { printed } from '../support/title-documents.ts';
import { accountId, BUREAU, city, organisationId, type World } from '../support/world.ts';

const SCHOOL = organisationId('school');
const REMINDED = { kind: 'REMINDER', ground: '审核不细，请予注意。' };
const TURN_TO = '市教育局人事科（0937-6225900）';

/** What the bureau decides by a case, once whoever it burdens has been heard: the case. */
async function decidedBy(world: World, subject: string, stating: string, measure: object) {
  const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [subject], key: freshKey() });
  const steps = await caseSteps(world, openCase.id);
  const takes = (who: string, document: string, more: object = {}) => steps.takes(who, document, { ...more }, 'wang');
  await takes('wang', TRIAGE);
  await takes('wang', PROPOSE, { effects: [{ impose: { subject, measure } }] });
  await takes(stating, STATE_IN_CASE);
  await takes('li', DECIDE_CASE);
  await printed(world);
  return steps;
}

const lifts = async (world: World, who: string, { id, version }: { id: string; version: number }) =>
  world.refusal(who, LIFT, { measure: id, version, key: freshKey() });

describe('P7: against those who oversee the city', () => {
  it.each([
    ['li', { kind: 'SUSPENSION', ground: '违规办理。', document: '嘉人社监〔2024〕5号', until: '2024-09-30T00:00:00+08:00' }],
    ['li', REMINDED],
    ['he', { kind: 'TALK', ground: '请予注意。' }],
    ['he', { ...LISTED, document: '甘1号', elsewhere: { authority: '甘肃省人力资源和社会保障厅', decidedOn: '2024-09-10' } }],
  ])('王建国 imposes nothing on %s by their own hand: %j', async (account, measure) => {
    const world = await city();
    const asked = { subject: accountId(account), measure, key: freshKey() };
    expect(await world.refusal('wang', IMPOSE, asked)).toBe('OVERSEERS_BY_CASE');
    expect(await measuresOf(world, accountId(account))).toEqual([]);
    expect(await world.refusal('wang', IMPOSE, { ...asked, subject: organisationId(BUREAU), key: freshKey() })).toBe('CONCERNS_YOU');
  });

  it('a case does: 何正 is reminded after a hearing, by another officer than proposed it', async () => {
    const world = await city();
    await decidedBy(world, accountId('he'), 'he', REMINDED);
    expect(await measuresOf(world, accountId('he'))).toMatchObject([{ kind: 'REMINDER', state: 'STANDING' }]);
  });

  it('a bureau whose rights are withdrawn leaves the supervisors theirs: 何正 takes up cases, and lifts it', async () => {
    const world = await city();
    const typed: MeasureInput = {
      kind: 'WITHDRAWAL',
      ground: '违规办理。',
      document: '嘉纪监〔2024〕1号',
      capacities: [],
      until: null,
      spares: [],
      turnTo: '省人社厅',
      elsewhere: null,
    };
    const context = world.contextOf(world.now, { kind: 'system', name: 'report-build' });
    const standing = await standingOf(context, { of: 'ORGANISATION', id: BUREAU });
    const how = { id: 'withdrawn', desk: 'SUPERVISION' as const, case: { id: 'a', hands: ['kang'] }, from: world.now, years: 3 };
    await world.table.transact(imposing(context, standing, typed, how).writes);
    world.at(world.now + 60_000);
    const opening = () => ({ subjects: [LIU_HERE()], key: freshKey() });
    expect(await world.refusal('wang', OPEN_CASE, opening())).toBe('BARRED');
    expect(await world.refusal('he', OPEN_CASE, { ...opening(), desk: 'SUPERVISION' })).toBeNull();
    const [measure] = await measuresOf(world, organisationId(BUREAU));
    expect(await lifts(world, 'he', measure)).toBeNull();
    world.at(world.now + 60_000);
    expect(await world.refusal('wang', OPEN_CASE, opening())).toBeNull();
  });
});

describe('V2: what a case has decided', () => {
  it('nobody lifts, neither who proposed nor who decided it, nor a supervisor: a listing lasts its three years, or an appeal reverses it', async () => {
    const world = await city();
    await caseDecided(world);
    const [listing] = await measuresOf(world, LIU_HERE());
    for (const who of ['wang', 'li', 'he']) expect(await lifts(world, who, listing), who).toBe('LIFTED_BY_APPEAL');
    expect(await lifts(world, 'zhao', listing)).toBe('ROLE_REQUIRED');
    expect(await measuresOf(world, LIU_HERE())).toMatchObject([{ state: 'STANDING' }]);
  });

  it('but for rights that were withdrawn, which have no end of their own: somebody gives them back who had no hand in the case', async () => {
    const world = await city();
    await decidedBy(world, SCHOOL, 'chen', { kind: 'WITHDRAWAL', ground: '账号出借。', turnTo: TURN_TO });
    const [withdrawal] = await measuresOf(world, SCHOOL);
    for (const who of ['wang', 'li']) expect(await lifts(world, who, withdrawal), who).toBe('OTHER_HANDS');
    expect(await lifts(world, 'he', withdrawal)).toBeNull();
    expect(await measuresOf(world, SCHOOL)).toMatchObject([{ state: 'LIFTED' }]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('an order to correct is over by itself once what was answered is enough', async () => {
    const world = await city();
    await decidedBy(world, SCHOOL, 'chen', { kind: 'RECTIFICATION', ground: '审核不细。', until: '2024-09-25T00:00:00+08:00' });
    const [order] = await measuresOf(world, SCHOOL);
    expect(await lifts(world, 'he', order)).toBe('LIFTED_BY_APPEAL');
    const { answerOrder } = await world.does('chen', ANSWER_ORDER, { measure: order.id, version: order.version, key: freshKey() });
    const { judgeOrder } = await world.does('wang', JUDGE_ORDER, { measure: order.id, version: answerOrder.version, key: freshKey() });
    expect(await measuresOf(world, SCHOOL)).toMatchObject([{ state: 'OVER' }]);
    expect(await lifts(world, 'he', judgeOrder)).toBe('LIFTED_BY_APPEAL');
  });
});

describe('V3: public criticism', () => {
  const PUBLIC = '{ publicCriticism(city: "620200") { edges { node { id ground } } } }';
  const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on Measure { state: measureState history { edges { node { action } } } } } }';

  it('is read by everybody while it stands, its history by the school and those who oversee; reversed, it is published no more', async () => {
    const world = await city();
    const steps = await decidedBy(world, SCHOOL, 'chen', { kind: 'CRITICISM', ground: '审核把关不严。' });
    const published = async () => (await world.does(null, PUBLIC)).publicCriticism.edges.map(({ node }: { node: object }) => node);
    const [{ id, ground }] = await published();
    expect(ground).toBe('审核把关不严。');
    const actions = async (who: string | null) =>
      (await world.does(who, HISTORY, { id })).node?.history.edges.map(({ node }: { node: { action: string } }) => node.action);
    for (const who of [null, 'yang', 'huang']) expect(await actions(who), String(who)).toEqual([]);
    for (const who of ['chen', 'wang', 'he']) expect(await actions(who), who).toEqual(['impose']);
    await steps.takes('chen', APPEAL, {}, 'wang');
    await steps.takes('he', ANSWER_APPEAL, { reversed: [1] }, 'wang');
    await printed(world);
    expect(await published()).toEqual([]);
    for (const who of [null, 'yang', 'huang']) expect(await actions(who), String(who)).toBeUndefined();
    expect(await measuresOf(world, SCHOOL, 'chen')).toMatchObject([{ kind: 'CRITICISM', state: 'LIFTED' }]);
  });
});

describe('V3: while two measures close a unit', () => {
  it('its applicants hear that it acts again when the last of them is lifted; whoever acts for it meanwhile hears so, and the department above', async () => {
    const world = await city();
    const first = await schoolSuspended(world);
    const measure = {
      kind: 'SUSPENSION',
      ground: '公示未张贴。',
      document: '嘉人社监〔2024〕9号',
      until: '2024-10-10T00:00:00+08:00',
      turnTo: '市教育局',
    };
    const { imposeMeasure: second } = await world.does('wang', IMPOSE, { subject: organisationId('school'), measure, key: freshKey() });
    const topics = async (who: string): Promise<string[]> => {
      await world.deliver();
      const { inbox } = await world.does(who, '{ inbox(first: 50) { edges { node { topic } } } }');
      return inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic);
    };
    expect(await topics('lin')).toContain('SPARE_NAMED');
    expect(await topics('zhao')).toContain('WORK_CLOSED');
    await world.does('wang', LIFT, { measure: first.id, version: first.version, key: freshKey() });
    for (const who of ['liu', 'zhao']) expect(await topics(who), who).not.toContain('WORK_OPEN');
    await world.does('wang', LIFT, { measure: second.id, version: second.version, key: freshKey() });
    for (const who of ['liu', 'zhao']) expect(await topics(who), who).toContain('WORK_OPEN');
    const SPARES = 'query ($id: ID!) { node(id: $id) { ... on Measure { spares { name } } } }';
    expect((await world.does('chen', SPARES, { id: first.id })).node.spares).toEqual([{ name: '林涛' }]);
  });
});
