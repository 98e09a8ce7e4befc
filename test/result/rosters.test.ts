/** The posting of results over GraphQL: what it shows, how long it stays, what an objection does to it (R1, R2). */
import { describe, expect, it } from 'vitest';
import { committeeId } from '../support/committees.ts';
import { freshKey, REVEAL_OBJECTOR } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import {
  announced,
  CONFIRM_ROSTER_UPLOAD,
  DECIDE_ROSTER,
  DECIDE_ROSTERS,
  objectedTo,
  OBJECT_TO_ROSTER,
  objects,
  ownApplication,
  photographed,
  POST_RESULTS,
  postedResults,
} from '../support/rosters.ts';
import { CYCLE, instant, organisationId, type World } from '../support/world.ts';
import { city } from '../support/world.ts';

const told = async (world: World, who: string, topic: string) =>
  (await inbox(world, who, { first: 20 })).notices.find((one: { topic: string }) => one.topic === topic)?.text.zh as string | undefined;
const PUBLIC =
  '{ publicRosters(first: 5) { edges { node { id people lines(first: 10) { edges { node { name workplace series { code } specialty level } } } } } } }';
const STANDS = `query ($id: ID!, $edition: Int) { node(id: $id) { ... on Roster { state: rosterState edition hash openObjections
  lines(edition: $edition) { edges { node { name } } } removals { name edition reason } report { size } } } }`;
const stands = async (world: World, roster: string, { who = 'pan', edition }: { who?: string; edition?: number } = {}) => {
  const { node } = await world.does(who, STANDS, { id: roster, edition });
  return { ...node, names: node.lines.edges.map((one: { node: { name: string } }) => one.node.name) };
};

describe('R1: results are posted', () => {
  it('潘慧 posts who passed; 杨帆, who did not, does not stand there, and both hear of it', async () => {
    const world = await city();
    await announced(world);
    const { postResults } = await world.does('pan', POST_RESULTS, { committee: committeeId(), key: freshKey() });
    // From Saturday the 23rd: five days are over with the 28th, five working days with the 29th, and the longer counts.
    expect(postResults).toMatchObject({
      state: 'RUNNING',
      number: 1,
      edition: 1,
      people: 1,
      decided: 2,
      endsAt: '2024-11-30T00:00:00.000+08:00',
      flag: null,
    });
    await world.deliver();
    expect(await told(world, 'liu', 'PASSED_POSTED')).toContain('公示无异议后印发资格文件');
    expect(await told(world, 'yang', 'NOT_PASSED_POSTED')).toContain('申请复核');
    expect(await told(world, 'wang', 'ROSTER_POSTED')).toContain('第1批评审通过人员1人开始公示');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is shown to everybody: name, unit, series, specialty, level, and no digit of a number nor a birth', async () => {
    const world = await city();
    await postedResults(world);
    const { publicRosters } = await world.does(null, PUBLIC);
    const [{ node }] = publicRosters.edges;
    expect(node.lines.edges.map((one: { node: object }) => one.node)).toEqual([
      { name: '刘洋', workplace: '嘉峪关市第一中学', series: { code: 'school-teaching' }, specialty: '数学', level: 'ASSOCIATE_SENIOR' },
    ]);
    const { items } = await world.table.query({ pk: `ROSTER#${Buffer.from(node.id, 'base64').toString().slice('Roster:'.length)}` });
    expect(JSON.stringify(items)).not.toMatch(/bornIn|identity/u);
  });

  it('once: what is posted is not posted again, and before the announcement nothing is', async () => {
    const world = await city();
    const { session } = await postedResults(world);
    expect(await world.refusal('pan', POST_RESULTS, { committee: committeeId() })).toBe('NOTHING_TO_POST');
    expect(await world.refusal('pan', POST_RESULTS, { committee: committeeId(), sessions: [session] })).toBe('RESULTS_POSTED');
    const fresh = await city();
    expect(await fresh.refusal('pan', POST_RESULTS, { committee: committeeId() })).toBe('NOTHING_TO_POST');
  });

  it('by two officers at the same moment: one roster', async () => {
    const world = await city();
    await announced(world);
    const both = await Promise.all(
      ['pan', 'tao'].map((who) => world.refusal(who, POST_RESULTS, { committee: committeeId(), key: freshKey() })),
    );
    expect(new Set(both)).toEqual(new Set([null, 'NOTHING_TO_POST']));
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('for the least of working days, or longer; a roster that is over after the 25th says so, and is posted all the same (C11)', async () => {
    const world = await city();
    await announced(world);
    expect(await world.refusal('pan', POST_RESULTS, { committee: committeeId(), days: 4 })).toBe('RESULT_PERIOD');
    world.at('2024-12-17T23:59:59.999+08:00'); // the last safe day
    const inTime = await world.does('pan', POST_RESULTS, { committee: committeeId() });
    expect(inTime.postResults).toMatchObject({ endsAt: '2024-12-25T00:00:00.000+08:00', flag: null });
    const other = await city();
    await announced(other);
    other.at('2024-12-18T00:00:00.000+08:00');
    const late = await other.does('pan', POST_RESULTS, { committee: committeeId() });
    expect(late.postResults.flag.zh).toContain('最迟应于2024年12月17日开始公示');
    await other.deliver();
    expect(await told(other, 'wang', 'ROSTER_POSTED')).toContain('最迟应于2024年12月17日开始公示');
  });

  it('ends by the clock, not a millisecond early, and its report says what there was; afterwards the public sees it no more', async () => {
    const world = await city();
    const { roster } = await postedResults(world);
    const file = await photographed(world, roster);
    expect((await world.does('pan', CONFIRM_ROSTER_UPLOAD, file)).confirmRosterUpload.attachments).toEqual([
      { number: 1, kind: 'DISPLAY' },
    ]);
    world.at('2024-11-29T23:59:59.999+08:00');
    await world.closePostings();
    expect((await stands(world, roster)).state).toBe('RUNNING');
    world.at('2024-11-30T00:01:00+08:00');
    await world.closePostings();
    const after = await stands(world, roster);
    expect(after.state).toBe('CLEARED');
    expect(after.report.size).toBeGreaterThan(1000);
    expect((await world.does(null, PUBLIC)).publicRosters.edges).toEqual([]);
    expect((await world.does('liu', 'query ($id: ID!) { node(id: $id) { id } }', { id: roster })).node).toBeNull();
    await world.deliver();
    expect(await told(world, 'pan', 'ROSTER_CLEARED')).toContain('可以拟发资格文件。文件、证书应于2024年12月25日24时前办结');
    await world.closePostings();
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('what a meeting has announced and nobody has posted waits in the office’s work', async () => {
    const world = await city();
    await announced(world);
    const work = async () =>
      (await world.does('pan', '{ myWork { waiting { what { zh } count } } }')).myWork.flatMap((one: { waiting: object[] }) => one.waiting);
    expect(await work()).toContainEqual({ what: { zh: '评审会议结果待公示' }, count: 1 });
    await world.does('pan', POST_RESULTS, { committee: committeeId() });
    expect(await work()).not.toContainEqual({ what: { zh: '评审会议结果待公示' }, count: 1 });
  });
});

describe('R2: objections to a roster', () => {
  it('one upheld removes 刘洋 with the reason: another edition, word to both, the vacancy given back, the first edition as it was', async () => {
    const world = await city();
    const { roster, objection } = await objectedTo(world);
    const before = await stands(world, roster);
    const taken = async () => {
      const { items } = await world.table.query({ pk: `VACANCIES#school#${CYCLE}` });
      return items.map(({ taken: count }) => Number(count)).reduce((sum, count) => sum + count, 0);
    };
    const held = await taken();
    await world.does('pan', DECIDE_ROSTER, { objection, finding: 'UPHELD' });
    const after = await stands(world, roster);
    expect(after).toMatchObject({ edition: 2, openObjections: 0, names: [], removals: [{ name: '刘洋', edition: 2, reason: '经核查' }] });
    expect(after.hash).not.toBe(before.hash);
    expect((await stands(world, roster, { edition: 1 })).names).toEqual(['刘洋']);
    // Beside the edition of now an earlier one would tell everybody who was struck.
    expect((await stands(world, roster, { who: 'chen', edition: 1 })).names).toEqual([]);
    expect((await ownApplication(world, 'liu')).state).toBe('STRUCK');
    expect(await taken()).toBe(held - 1);
    await world.deliver();
    expect(await told(world, 'liu', 'STRUCK')).toContain('已从评审通过人员名单中除去。核查意见：经核查');
    expect(await told(world, 'chen', 'STRUCK_OF_UNIT')).toContain('所占岗位空额已退回');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('on paper they are looked into by another officer than has entered them; the bureau hears of whoever is struck', async () => {
    const world = await city();
    const { roster } = await postedResults(world);
    const { application } = await ownApplication(world, 'liu');
    const asked = { roster, application, text: '论文系他人所作', onPaper: true, key: freshKey() };
    const { number } = (await world.does('pan', OBJECT_TO_ROSTER, asked)).lodgeRosterObjection;
    const objection = Buffer.from(`Objection:${number}`).toString('base64');
    expect(await world.refusal('pan', DECIDE_ROSTER, { objection, finding: 'UPHELD' })).toBe('OBJECTION_SAME_HANDS');
    await world.does('tao', DECIDE_ROSTER, { objection, finding: 'UPHELD' });
    await world.deliver();
    expect(await told(world, 'wang', 'STRUCK_TOLD')).toContain('已将其从评审通过人员名单中除去');
    expect(await told(world, 'liu', 'STRUCK')).toContain('可向市人社局书面申诉');
  });

  it('while one is open the posting does not end; the last finding ends what is over', async () => {
    const world = await city();
    const { roster, objection } = await objectedTo(world);
    world.at('2024-11-30T00:01:00+08:00');
    await world.closePostings();
    expect((await stands(world, roster)).state).toBe('RUNNING');
    await world.does('pan', DECIDE_ROSTER, { objection, finding: 'DISMISSED' });
    await world.deliver();
    await world.print();
    expect((await stands(world, roster)).state).toBe('CLEARED');
    expect((await ownApplication(world, 'liu')).state).toBe('PASSED_BY_COMMITTEE');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('come to the last millisecond, to those who stand on it, and to nobody about themselves', async () => {
    const world = await city();
    const { roster } = await postedResults(world);
    await objects(world, roster, { arrivesAt: instant('2024-11-29T23:59:59.999+08:00') });
    await expect(objects(world, roster, { arrivesAt: instant('2024-11-30T00:00:00.000+08:00') })).rejects.toThrow('POSTING_OVER');
    const own = { application: (await ownApplication(world, 'liu')).application, objector: { name: '刘洋', telephone: '13937001234' } };
    expect(await world.refusal('liu', OBJECT_TO_ROSTER, { roster, ...own, key: freshKey() })).toBe('OWN_OBJECTION');
    const other = (await ownApplication(world, 'yang')).application;
    expect(
      await world.refusal('yang', OBJECT_TO_ROSTER, {
        roster,
        application: other,
        objector: { name: '杨帆', telephone: '13937001234' },
        key: freshKey(),
      }),
    ).toBe('NOT_ON_ROSTER');
  });

  it('are answered by the office alone, once, on the version that was seen; the same finding on many at once', async () => {
    const world = await city();
    const { roster, objection } = await objectedTo(world);
    const second = await objects(world, roster);
    expect(await world.refusal('wang', DECIDE_ROSTER, { objection, finding: 'UPHELD' })).toBe('ROLE_REQUIRED');
    expect(await world.refusal('pan', DECIDE_ROSTER, { objection, finding: 'UPHELD', version: 2 })).toBe('VERSION_STALE');
    expect(await world.does('pan', REVEAL_OBJECTOR, { objection, reason: '核实' })).toEqual({ revealObjector: '13937001234' });
    const asked = {
      objections: [
        { objection, version: 2 },
        { objection: second, version: 1 },
      ],
      finding: 'UPHELD',
      key: freshKey(),
    };
    const { decideRosterObjections } = await world.does('pan', DECIDE_ROSTERS, asked);
    expect(decideRosterObjections.map(({ isDone }: { isDone: boolean }) => isDone)).toEqual([true, true]);
    expect((await world.does('pan', DECIDE_ROSTERS, asked)).decideRosterObjections).toEqual(decideRosterObjections);
    // Two objections to one person: the first that is upheld removes them, and there is one other edition.
    expect(await stands(world, roster)).toMatchObject({ edition: 2, openObjections: 0 });
    expect(await world.refusal('pan', DECIDE_ROSTER, { objection: second, finding: 'DISMISSED', version: 2 })).toBe('OBJECTION_ANSWERED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('stand in the lists of the office; 刘洋, whom they are about, and the school see none', async () => {
    const world = await city();
    const { objection } = await objectedTo(world);
    const LIST = 'query ($unit: ID!) { unitObjections(unit: $unit) { edges { node { id applicantName allowedActions { action } } } } }';
    const unit = organisationId(Buffer.from(committeeId(), 'base64').toString().slice('FiledCommittee:'.length));
    const { unitObjections } = await world.does('pan', LIST, { unit });
    expect(unitObjections.edges[0].node).toMatchObject({ id: objection, applicantName: '刘洋' });
    expect(unitObjections.edges[0].node.allowedActions.map(({ action }: { action: string }) => action)).toContain('decideRosterObjection');
    const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const who of ['liu', 'chen', 'zhao']) expect((await world.does(who, NODE, { id: objection })).node, who).toBeNull();
    for (const who of ['wang', 'he']) expect((await world.does(who, NODE, { id: objection })).node, who).not.toBeNull();
  });
});
