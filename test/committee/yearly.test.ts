/** 年度评审通知: drafted, on file with the bureau by 5 September, published, moved with consent (E6, C3, C8, C11). */
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { unmetOf } from '../../schema/committee/yearly/rules.ts';
import { loadCalendar } from '../../schema/calendar/store.ts';
import {
  ANNOUNCED,
  ANSWER_POSTPONEMENT,
  ASK_POSTPONEMENT,
  committeeId,
  expertId,
  FILE_YEARLY,
  LATER,
  PUBLISH_YEARLY,
  SAVE_YEARLY,
} from '../support/committees.ts';
import { drawnMembers, REPLACE } from '../support/drawing.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { inbox } from '../support/notices.ts';
import { membersOf } from '../support/reading.ts';
import { city, CYCLE, instant, type World } from '../support/world.ts';

const committee = committeeId();
const save = async (world: World, content: object = {}, version = 0) =>
  (await world.does('pan', SAVE_YEARLY, { committee, version, content: { ...ANNOUNCED, ...content } })).saveYearly;
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('E6: the office files its notice by the day that the notice of the cycle sets', () => {
  it('in the last millisecond of 5 September it is in time; at 0:00 of the 6th it is taken, and flagged (C3)', async () => {
    for (const [at, isLate] of [
      ['2024-09-05T23:59:59.999+08:00', false],
      ['2024-09-06T00:00:00.000+08:00', true],
    ] as const) {
      const world = await city({ at: '2024-09-04T09:00:00+08:00' });
      const { version } = await save(world);
      const { fileYearly } = await world.does('pan', FILE_YEARLY, { committee, version }, { arrivesAt: instant(at) });
      expect([fileYearly.state, fileYearly.isLate]).toEqual(['FILED', isLate]);
      await world.deliver();
      const { notices } = await inbox(world, 'wang', { first: 1 });
      expect(notices[0].text.zh).toContain(isLate ? '（逾期报备）' : '年度评审通知，');
    }
  });

  it('the bureau hears of it, published at once or not; of what was drafted anew, when that is filed', async () => {
    const told = async (world: World) => {
      await world.deliver();
      const { notices } = await inbox(world, 'wang', { first: 50 });
      return notices.filter(({ topic }: { topic: string }) => topic === 'YEARLY_FILED').length;
    };
    const world = await city();
    const { version } = await save(world);
    const { fileYearly } = await world.does('pan', FILE_YEARLY, { committee, version });
    await world.does('pan', PUBLISH_YEARLY, { committee, version: fileYearly.version });
    expect(await told(world)).toBe(1);
    const other = await city();
    const seen = (await other.does('pan', FILE_YEARLY, { committee, version: (await save(other)).version })).fileYearly;
    const anew = await save(other, { place: '市政府二楼' }, seen.version);
    expect(await told(other)).toBe(0);
    await other.does('pan', FILE_YEARLY, { committee, version: anew.version });
    expect(await told(other)).toBe(1);
  });

  it('is public once it is published, and not before', async () => {
    const world = await city();
    const { version } = await save(world);
    const seen = async (who: string | null) =>
      (await world.does(who, '{ committeeYears(city: "620200") { edges { node { state: committeeYearState meetsFrom } } } }'))
        .committeeYears.edges.length;
    expect([await seen(null), await seen('liu'), await seen('pan'), await seen('wang')]).toEqual([0, 0, 1, 1]);
    expect(await world.refusal('pan', PUBLISH_YEARLY, { committee, version })).toBe('YEARLY_NOT_IN_STATE');
    const { fileYearly } = await world.does('pan', FILE_YEARLY, { committee, version });
    await world.does('pan', PUBLISH_YEARLY, { committee, version: fileYearly.version });
    expect([await seen(null), await seen('liu')]).toEqual([1, 1]);
  });

  it('edited after it was on file, it is filed anew; published, it is edited no more', async () => {
    const world = await city();
    const { version } = await save(world);
    const { fileYearly } = await world.does('pan', FILE_YEARLY, { committee, version });
    const again = await save(world, { place: '市政府二楼' }, fileYearly.version);
    expect(again.state).toBe('DRAFT');
    const refiled = (await world.does('pan', FILE_YEARLY, { committee, version: again.version })).fileYearly;
    const { publishYearly } = await world.does('pan', PUBLISH_YEARLY, { committee, version: refiled.version });
    expect(await world.refusal('pan', SAVE_YEARLY, { committee, version: publishYearly.version, content: ANNOUNCED })).toBe(
      'YEARLY_NOT_IN_STATE',
    );
    expect(await world.refusal('pan', SAVE_YEARLY, { committee, version: 1, content: ANNOUNCED })).toBe('YEARLY_NOT_IN_STATE');
  });

  it('days in the wrong order, foreign levels and a stale version are refused, each told', async () => {
    const world = await city();
    const { errors } = await world.ask('pan', SAVE_YEARLY, {
      committee,
      version: 0,
      content: { ...ANNOUNCED, closesOn: '2024-11-24', meetsUntil: '2024-11-22', postsResultsOn: '2024-11-20' },
    });
    expect(errors?.[0]?.message).toContain('会议首日早于受理截止日；会议末日早于会议开始日；结果公示起始日早于会议结束日');
    expect(await world.refusal('pan', SAVE_YEARLY, { committee, version: 0, content: { ...ANNOUNCED, levels: ['INTERMEDIATE'] } })).toBe(
      'LEVELS_FOREIGN',
    );
    await save(world);
    expect(await world.refusal('pan', SAVE_YEARLY, { committee, version: 0, content: ANNOUNCED })).toBe('VERSION_STALE');
  });
});

describe('C11: a plan that cannot be met is told when it is made', () => {
  it('a meeting outside 11-11 to 12-10, by a day on either side', async () => {
    const world = await city();
    const calendar = await loadCalendar(world.context(), CYCLE);
    const unmet = (changes: object) => codes(unmetOf({ ...ANNOUNCED, ...changes }, calendar, world.now));
    const held = { meetsFrom: '2024-11-11', meetsUntil: '2024-12-10', postsResultsOn: '2024-12-10', closesOn: '2024-11-10' };
    expect(unmet(held)).toEqual([]);
    expect(unmet({ ...held, meetsFrom: '2024-11-10' })).toEqual(['MEETS_OUTSIDE']);
    expect(unmet({ ...held, meetsUntil: '2024-12-11', postsResultsOn: '2024-12-11' })).toEqual(['MEETS_OUTSIDE']);
  });

  it('R1: results posted so late that five days and five working days are not over by 12-25', async () => {
    const world = await city();
    const calendar = await loadCalendar(world.context(), CYCLE);
    const unmet = (on: string) => codes(unmetOf({ ...ANNOUNCED, postsResultsOn: on }, calendar, world.now));
    // Begun on Wednesday 18 December it is over at the end of the 25th, and nothing could be issued any more on that day.
    expect(unmet('2024-12-17')).toEqual([]);
    expect(unmet('2024-12-18')).toEqual(['RESULTS_TOO_LATE']);
    const { saveYearly } = await world.does('pan', SAVE_YEARLY, {
      committee,
      version: 0,
      content: { ...ANNOUNCED, postsResultsOn: '2024-12-20' },
    });
    expect(codes(saveYearly.unmet)).toEqual(['RESULTS_TOO_LATE']);
    expect(JIAYUGUAN_2024.policy.resultPosting).toMatchObject({ days: 5, workingDays: 5 });
  });
});

describe('C8: a meeting is moved with the bureau’s consent', () => {
  async function published(world: World): Promise<number> {
    const { version } = await save(world);
    const { fileYearly } = await world.does('pan', FILE_YEARLY, { committee, version });
    return (await world.does('pan', PUBLISH_YEARLY, { committee, version: fileYearly.version })).publishYearly.version;
  }

  it('the old times stay on record, the new ones hold at once, and the applicants of the committee are told', async () => {
    const world = await city();
    await applicationIn(world, 'RECOMMENDED');
    await applicationIn(world, 'DRAFT', { applicant: 'yang' });
    const version = await published(world);
    const asked = (await world.does('pan', ASK_POSTPONEMENT, { committee, version, ...LATER })).askPostponement;
    expect([asked.meetsFrom, asked.postponement.meetsFrom]).toEqual(['2024-11-23', '2024-11-30']);
    expect(await world.refusal('pan', ASK_POSTPONEMENT, { committee, version: asked.version, ...LATER })).toBe('POSTPONEMENT_WAITS');
    await world.deliver();
    const plea = (await inbox(world, 'wang', { first: 50 })).notices.find(({ topic }: { topic: string }) => topic === 'POSTPONEMENT_ASKED');
    expect(plea.text.zh).toContain('由2024年11月23日至2024年11月24日（市教育局三楼会议室）改为2024年11月30日至2024年12月1日');
    const { answerPostponement } = await world.does('wang', ANSWER_POSTPONEMENT, { committee, version: asked.version, consent: true });
    expect(answerPostponement).toMatchObject({
      state: 'PUBLISHED',
      meetsFrom: '2024-11-30',
      moved: [{ meetsFrom: '2024-11-23', document: '嘉教职改〔2024〕5号' }],
    });
    await world.sendDue();
    await world.sendDue(); // told once, however often it runs
    await world.deliver();
    const noticesOf = async (who: string) =>
      (await inbox(world, who, { first: 50 })).notices.filter(({ topic }: { topic: string }) => topic === 'MEETING_MOVED');
    expect(await noticesOf('liu')).toHaveLength(1);
    expect((await noticesOf('liu'))[0].text.zh).toContain('2024年11月30日至2024年12月1日');
    expect(await noticesOf('yang')).toEqual([]); // a draft is of no committee yet
    expect(await noticesOf('ma')).toEqual([]);
  });

  it('whoever leads it and its members are told as well, once each; who left the year is not', async () => {
    const world = await city();
    await drawnMembers(world);
    const [leaving = '', ...members] = (await membersOf(world)).slice(1);
    const { node } = await world.does(
      'pan',
      'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { year: yearly { version } draw { id version } } } }',
      { id: committee },
    );
    await world.does('pan', REPLACE, { draw: node.draw.id, version: node.draw.version, member: expertId(leaving), key: freshKey() });
    const asked = (await world.does('pan', ASK_POSTPONEMENT, { committee, version: node.year.version, ...LATER })).askPostponement;
    await world.does('wang', ANSWER_POSTPONEMENT, { committee, version: asked.version, consent: true });
    await world.sendDue();
    await world.sendDue();
    await world.deliver();
    const moved = async (who: string) =>
      (await inbox(world, who, { first: 50 })).notices.filter(({ topic }: { topic: string }) => topic === 'MEETING_MOVED');
    for (const member of ['fan', ...members]) expect((await moved(member)).length, member).toBe(1);
    expect((await moved('fan'))[0]).toMatchObject({ about: { __typename: 'CommitteeYear' } });
    expect(await moved(leaving)).toEqual([]);
  });

  it('declined, everything stays as it was; nobody but the bureau answers, and nothing is answered twice', async () => {
    const world = await city();
    const version = await published(world);
    const asked = (await world.does('pan', ASK_POSTPONEMENT, { committee, version, ...LATER })).askPostponement;
    const answer = { committee, version: asked.version, consent: false };
    expect(await world.refusal('pan', ANSWER_POSTPONEMENT, answer)).toBe('ROLE_REQUIRED');
    const { answerPostponement } = await world.does('li', ANSWER_POSTPONEMENT, answer);
    expect(answerPostponement).toMatchObject({ meetsFrom: '2024-11-23', moved: [] });
    expect(await world.refusal('li', ANSWER_POSTPONEMENT, { ...answer, version: answerPostponement.version })).toBe('POSTPONEMENT_NONE');
  });

  it('what is asked for must be another time', async () => {
    const world = await city();
    const version = await published(world);
    const { closesOn, meetsFrom, meetsUntil, place, postsResultsOn } = ANNOUNCED;
    const same = { closesOn, meetsFrom, meetsUntil, place, postsResultsOn, document: '嘉教职改〔2024〕5号', reason: '无' };
    expect(await world.refusal('pan', ASK_POSTPONEMENT, { committee, version, ...same })).toBe('YEARLY_UNCHANGED');
  });
});
