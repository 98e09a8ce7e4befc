/** What is not finished by 25 and 31 December, at whose desk, and how its officers hear of it (R3, R5, C3, U4, R2). */
import { describe, expect, it } from 'vitest';
import { applicationIn } from '../support/forms.ts';
import { announced, objectedTo, postedResults, recheckAsked } from '../support/rosters.ts';
import { checkedDocument, clearedRoster, draftedDocument, issuedDocument } from '../support/title-documents.ts';
import { city, instant, type World } from '../support/world.ts';
import { filedSummary, UNFINISHED } from '../support/year.ts';

type Item = { kind: string; state: { zh: string } | null; count: number; since: string };
type Desk = { organisation: { name: string }; items: Item[] };

/** What somebody reads: of each desk the kinds, their states and how many. */
async function desks(world: World, by: string, who = 'wang', paging: Record<string, unknown> = {}): Promise<Record<string, string[]>> {
  const { unfinished } = await world.does(who, UNFINISHED, { by, ...paging });
  const nodes: Desk[] = unfinished.edges.map((one: { node: Desk }) => one.node);
  const told = ({ kind, state, count }: Item) => [kind, state?.zh, count].filter((part) => part !== undefined).join(' ');
  return Object.fromEntries(nodes.map(({ organisation, items }) => [organisation.name, items.map(told)]));
}
const officeOf = (all: Record<string, string[]>) => Object.entries(all).find(([name]) => name.includes('评审委员会'))?.[1] ?? [];

const work = async (world: World, who: string): Promise<string[]> =>
  (await world.does(who, '{ myWork { waiting { what { zh } count } } }')).myWork.flatMap(
    (one: { waiting: { what: { zh: string }; count: number }[] }) => one.waiting.map(({ what, count }) => `${what.zh} ${count}`),
  );

describe('R3: what is not finished by 25 December', () => {
  it('lies with the school, the department and the office, each with how many and since when; nobody else reads it', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
    const all = await desks(world, 'CERTIFICATES');
    expect(all['嘉峪关市第一中学']).toEqual(['APPLICATIONS 已提交，待单位审核 1']);
    expect(all['嘉峪关市教育局']).toEqual(['APPLICATIONS 单位已推荐，待部门审核 1']);
    expect(Object.keys(all)).toHaveLength(2);
    expect(await desks(world, 'CERTIFICATES', 'he')).toEqual(all);
    for (const who of ['chen', 'zhao', 'pan', 'liu', null])
      expect(await world.refusal(who, UNFINISHED, { by: 'CERTIFICATES' })).not.toBe(null);
    const { unfinished } = await world.does('wang', UNFINISHED, { by: 'CERTIFICATES' });
    for (const { node } of unfinished.edges) for (const { since } of node.items) expect(instant(since)).toBeLessThanOrEqual(world.now);
  });

  it('is read page by page, organisation by organisation, and is the same however it is cut', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
    const whole = Object.keys(await desks(world, 'CERTIFICATES'));
    const found: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { unfinished }: { unfinished: { edges: { node: Desk }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
        await world.does('wang', UNFINISHED, { by: 'CERTIFICATES', first: 1, after });
      found.push(...unfinished.edges.map(({ node }) => node.organisation.name));
      after = unfinished.pageInfo.hasNextPage ? unfinished.pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null && pages < 50);
    expect(found).toEqual(whole);
    expect(await world.refusal('wang', UNFINISHED, { by: 'CERTIFICATES', after: 'elsewhere' })).toBe('CURSOR_INVALID');
  });

  it.each([
    ['once they are announced', announced, 'RESULTS 1', '评审会议结果待公示 1'],
    ['while they are posted', postedResults, 'ROSTERS 1', null],
    ['when the posting is over', clearedRoster, 'ROSTERS 1', '名单公示期满，待拟发文件 1'],
    ['with a document drafted', draftedDocument, 'DOCUMENTS 拟稿，待核稿 1', '资格文件待核稿 1'],
    ['with a document checked', checkedDocument, 'DOCUMENTS 已核稿，待印发 1', '资格文件待印发 1'],
    ['with a document issued', issuedDocument, null, null],
  ])('has the results of 刘洋 at the office’s desk %s', async (_, step, lies, waits) => {
    const world = await city();
    await step(world);
    expect(officeOf(await desks(world, 'CERTIFICATES'))).toEqual(lies === null ? [] : [lies]);
    expect(await work(world, 'tao')).toEqual(waits === null ? [] : [waits]);
  });

  it('has objections and re-checks that are open', async () => {
    const world = await city();
    await recheckAsked(world);
    expect(officeOf(await desks(world, 'CERTIFICATES'))).toEqual(['RECHECKS 1', 'ROSTERS 1']);
    const other = await city();
    await objectedTo(other);
    expect(officeOf(await desks(other, 'CERTIFICATES'))).toEqual(['OBJECTIONS 1', 'ROSTERS 1']);
  });
});

describe('R5: what is not filed by 31 December', () => {
  it('is the work summary, from the end of the evaluation on, and what has no document yet', async () => {
    const world = await city({ at: '2024-12-10T23:59:59.999+08:00' });
    expect(await desks(world, 'WORK_SUMMARY')).toEqual({});
    world.at('2024-12-11T00:00:00+08:00');
    expect(officeOf(await desks(world, 'WORK_SUMMARY'))).toEqual(['SUMMARY 1']);
    expect(await work(world, 'pan')).toContain('年度工作总结待报送 1');
    await filedSummary(world);
    expect(await desks(world, 'WORK_SUMMARY')).toEqual({});
    expect(await work(world, 'pan')).toEqual([]);
  });
});

/** Who is told at an instant by mail, and in which words. */
async function toldAt(world: World, at: string, how: 'remindOfMilestones' | 'tellDueObjections'): Promise<Record<string, string>> {
  await world.deliver();
  world.at(at);
  const before = world.mails.length;
  await world[how]();
  await world.deliver();
  return Object.fromEntries(world.mails.slice(before).map(({ to, text }) => [to.replace('@example.cn', ''), text]));
}

describe('C13: the office is reminded', () => {
  it('of the work summary seven, three and one days before, and two hours; each officer once, and not once it is filed', async () => {
    const world = await city({ at: '2024-12-20T09:00:00+08:00' });
    expect(await toldAt(world, '2024-12-25T08:59:59.999+08:00', 'remindOfMilestones')).toEqual({});
    const first = await toldAt(world, '2024-12-25T09:00:00+08:00', 'remindOfMilestones');
    expect(Object.keys(first).toSorted()).toEqual(['pan', 'tao']);
    expect(first['pan']).toContain('工作总结未报送1件，须于2024年12月31日24时（北京时间）前办结');
    expect(await toldAt(world, '2024-12-25T10:00:00+08:00', 'remindOfMilestones')).toEqual({});
    expect(Object.keys(await toldAt(world, '2024-12-29T09:00:00+08:00', 'remindOfMilestones'))).toHaveLength(2);
    await filedSummary(world);
    expect(await toldAt(world, '2024-12-31T09:00:00+08:00', 'remindOfMilestones')).toEqual({});
    expect(await toldAt(world, '2025-01-01T00:00:00+08:00', 'remindOfMilestones')).toEqual({});
  });

  it('of documents and certificates before 25 December, by what is open', async () => {
    const world = await city();
    await clearedRoster(world);
    const told = await toldAt(world, '2024-12-19T09:00:00+08:00', 'remindOfMilestones');
    expect(told['pan']).toContain('名单未拟发文件1件，须于2024年12月25日24时（北京时间）前办结');
  });

  it('of objections to its roster and of re-checks on the morning of their last day, and when they are overdue (U4, R2)', async () => {
    const world = await city();
    const { objection } = await objectedTo(world);
    const OBJECTED = 'query ($id: ID!) { node(id: $id) { ... on Objection { dueAt } } }';
    const { dueAt } = (await world.does('pan', OBJECTED, { id: objection })).node;
    const day = new Date(instant(dueAt) - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
    const told = await toldAt(world, `${day}T09:00:00+08:00`, 'tellDueObjections');
    expect(Object.keys(told).toSorted()).toEqual(['pan', 'tao']);
    expect(told['pan']).toContain('贵评委会的评审结果公示异议1件须于');
    expect(told['pan']).toContain('异议办结前，名单的公示不得结束，资格文件不能印发');
    expect(await toldAt(world, `${day}T10:00:00+08:00`, 'tellDueObjections')).toEqual({});
    const other = await city();
    await recheckAsked(other);
    const late = await toldAt(other, '2024-12-20T09:00:00+08:00', 'tellDueObjections');
    expect(late['tao']).toContain('复核申请1件已逾期未答复');
  });
});
