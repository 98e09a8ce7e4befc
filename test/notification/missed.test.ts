/** When a window closes, those whom it leaves behind are told so, once, by mail at once; nobody else is (C6, D3, D7, U5). */
import { describe, expect, it } from 'vitest';
import { tellMissed } from '../../schema/notification/actions/index.ts';
import { omissionNotice } from '../../schema/notification/rules/missed.ts';
import { dueLine } from '../../schema/notification/rules/overdue.ts';
import { AMEND } from '../calendar/acts.ts';
import {
  applicationIn,
  APPROVE,
  approvedVacancies,
  BULK,
  DECIDE_AT_MEETING,
  freshKey,
  inState,
  RECORD_MEETING,
  RETURN,
} from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { PREFER } from '../support/notices.ts';
import { RECALL_TABLE, SEND_BACK_TABLE, sentTable } from '../support/tables.ts';
import { city, organisationId, type World } from '../support/world.ts';
import { cycleInWords } from '../../schema/announcement/names.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';

/** Who is told at an instant, and what. */
async function toldAt(world: World, at: string): Promise<Record<string, string>> {
  await world.deliver();
  world.at(at);
  const before = world.mails.length;
  await world.tellMissed();
  await world.deliver();
  const told = world.mails.slice(before).map(({ to, text }) => [to.replace('@example.cn', ''), text] as const);
  return Object.fromEntries(told.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
const SCHOOL = ['chen', 'lin'];
const EDUCATION = ['sun', 'zhao'];
const BUREAU = ['li', 'wang'];
const APPLICATION_OVER = '2024-10-21T00:01:00+08:00';
const OCTOBER_OVER = '2024-11-01T00:01:00+08:00';
const RE_REVIEW_OVER = '2024-11-11T00:01:00+08:00';

describe('the close of a window', () => {
  it('leaves behind a draft that was not submitted, and tells its writer, whatever he prefers; not before the last request is through', async () => {
    const world = await city();
    await world.does('liu', PREFER, { choices: ['REMINDERS', 'PROGRESS', 'WORK'].map((one) => ({ class: one, mail: 'OFF' })) });
    await applicationIn(world, 'DRAFT');
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    expect(await toldAt(world, '2024-10-21T00:00:00+08:00')).toEqual({});
    const told = await toldAt(world, APPLICATION_OVER);
    expect(Object.keys(told)).toEqual(['liu']);
    expect(told.liu).toContain('“个人申报”已于2024年10月20日24时（北京时间）截止，您的申报届时为“草稿”，本年度不再办理。');
    expect(await toldAt(world, APPLICATION_OVER)).toEqual({});
  });

  it.each(['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED', 'RECOMMENDED', 'RETURNED'] as const)(
    'leaves behind what is %s on 31 October',
    async (state) => {
      const world = await city();
      await inState(world, state);
      const told = await toldAt(world, OCTOBER_OVER);
      expect(Object.keys(told)).toEqual(['liu', ...SCHOOL, ...(state === 'RECOMMENDED' ? EDUCATION : [])].toSorted());
      expect(await toldAt(world, RE_REVIEW_OVER)).toEqual({});
    },
  );

  it('leaves behind what is approved and whose table was not sent; what stands in a table that was sent goes on, and is left behind when nobody passes it', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const told = await toldAt(world, OCTOBER_OVER);
    expect(told.liu).toContain('审核通过，所在汇总表没有报送');
    expect(Object.keys(told)).toEqual(['liu', ...SCHOOL, ...EDUCATION].toSorted());
    expect(await toldAt(world, RE_REVIEW_OVER)).toEqual({});
    const other = await city();
    await applicationIn(other, 'APPROVED');
    await sentTable(other);
    expect(await toldAt(other, OCTOBER_OVER)).toEqual({});
    const sent = await toldAt(other, RE_REVIEW_OVER);
    expect(Object.keys(sent)).toEqual(['liu', ...SCHOOL, ...BUREAU].toSorted());
    expect(sent.liu).toContain('“审核通过，所在汇总表已报送，市人社局没有接收”');
  });

  it('says of a table that was sent back, or recalled, and not sent again that it was so, and not that it was never sent', async () => {
    for (const [who, document, what] of [
      ['wang', SEND_BACK_TABLE, '退回后没有重新报送'],
      ['zhao', RECALL_TABLE, '撤回后没有重新报送'],
    ] as const) {
      const world = await city();
      await applicationIn(world, 'APPROVED');
      const { id: table, version } = await sentTable(world);
      await world.does(who, document, { table, version });
      const told = await toldAt(world, OCTOBER_OVER);
      for (const one of ['liu', 'chen', 'zhao']) expect(told[one]).toContain(`“审核通过，所在汇总表${what}”`);
    }
  });

  it('is told to the offices in one notice each, with how many of what: to those whose turn it was, and to the unit also what a later office has not done', async () => {
    const world = await city();
    await world.does('chen', PREFER, { choices: [{ class: 'WORK', mail: 'OFF' }] });
    await applicationIn(world, 'SUBMITTED');
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    await applicationIn(world, 'RECOMMENDED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    const before = world.mails.length;
    const told = await toldAt(world, OCTOBER_OVER);
    expect(Object.keys(told)).toEqual(['liu', 'yang', 'ma', ...SCHOOL, 'huang', ...EDUCATION].toSorted());
    expect(world.mails.slice(before)).toHaveLength(8);
    expect(told.chen).toContain(
      '2024年度职称评审“用人单位审核推荐”已于2024年10月31日24时（北京时间）截止，贵单位的2件申报届时尚未办结：“已提交，待单位审核”2件，本年度不再办理，已告知申报人。请登录系统，在申报列表中按状态查看。',
    );
    for (const one of ['huang', 'zhao']) expect(told[one]).toContain('1件申报届时尚未办结：“单位已推荐，待部门审核”1件');
    expect(told.zhao).toContain('“行业主管部门审核”已于');
    expect(await toldAt(world, RE_REVIEW_OVER)).toEqual({});
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('of the units leaves alone what the department returned, which closes with its own; each is told once', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    await world.does('zhao', RETURN, { application: id, version, opinion: '修改' });
    const told = await toldAt(world, OCTOBER_OVER);
    expect(Object.keys(told)).toEqual(['liu', ...SCHOOL].toSorted());
    expect(told.liu).toContain('“行业主管部门审核”已于');
  });

  it('tells nobody of what has passed, gone on, been refused or withdrawn', async () => {
    for (const state of ['PASSED', 'FORWARDED', 'REFUSED', 'WITHDRAWN'] as const) {
      const world = await city();
      await inState(world, state);
      expect({ ...(await toldAt(world, OCTOBER_OVER)), ...(await toldAt(world, RE_REVIEW_OVER)) }, state).toEqual({});
    }
  });

  it('says in English, too, how many there are, be it one or two', () => {
    const closed = {
      cycle: cycleInWords(JIAYUGUAN_2024),
      phase: 'UNIT_REVIEW',
      title: '用人单位审核推荐',
      closesAt: 0,
      english: 'unit review',
    } as const;
    const about = { type: 'Organisation', id: 'school' };
    const as = { organisation: 'school', role: 'UNIT_OFFICER' } as const;
    const end = { rule: 'U5', missed: { zh: '草稿', en: 'a draft' } } as const;
    const titles = [1, 2].map((count) => omissionNotice(closed, [{ end, count }], about, as).en.title);
    expect(titles).toEqual(['The unit review has closed over 1 application', 'The unit review has closed over 2 applications']);
    expect(dueLine(cycleInWords(JIAYUGUAN_2024), { day: '2024-09-19', all: 1, overdue: 1 }, 'chen', about, as).en.text).toBe(
      '2024 title review: on 2024-09-19 your unit has to answer 1 objection to its postings (overdue: 1); ' +
        'until then the posting cannot end and nobody can be recommended by it, nor approved by a supplementary one.',
    );
  });

  it('told by three at once, or again, is told once', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    await world.deliver();
    world.at(APPLICATION_OVER);
    await Promise.all([1, 2, 3].map(() => tellMissed(world.contextOf(world.now))));
    await world.tellMissed();
    await world.deliver();
    expect(world.mails).toHaveLength(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('U6: the vacancy of what a window has left behind', () => {
  const taken = async (world: World) => {
    const { vacancies } = await world.does('chen', 'query ($u: ID!) { vacancies(unit: $u) { level taken } }', {
      u: organisationId('school'),
    });
    return vacancies.find(({ level }: { level: string }) => level === 'ASSOCIATE_SENIOR').taken;
  };

  it('is the unit’s again a minute after the close, once; what was approved in a table that was sent keeps its own', async () => {
    const world = await city();
    await applicationIn(world, 'RECOMMENDED');
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    await sentTable(world);
    world.at('2024-11-01T00:00:00+08:00');
    await world.endWays();
    expect(await taken(world)).toBe(2); // a request of the last millisecond may still be under way
    world.at('2024-11-01T00:01:00+08:00');
    await Promise.all([world.endWays(), world.endWays()]);
    expect(await taken(world)).toBe(1);
    await world.endWays();
    expect(await taken(world)).toBe(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is taken anew by whoever approves it after all, when the window is opened again', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const yang = await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
    world.at('2024-11-01T00:01:00+08:00');
    await world.endWays();
    expect(await taken(world)).toBe(0);
    for (const phase of ['DEPARTMENT_REVIEW', 'UNIT_REVIEW'])
      await world.does('wang', AMEND, { phase, closesAt: '2024-11-03T00:00:00+08:00' });
    world.at('2024-11-01T00:10:00+08:00');
    // In a rehearsal those before it count that take one of this unit's as well: the unit has one left.
    await approvedVacancies(world, 1);
    const rows = [yang, { id, version }].map((one) => ({ application: one.id, version: one.version + 1 }));
    const { reviewInBulk } = await world.does('zhao', BULK, { action: 'APPROVE', rows, dryRun: true, key: freshKey() });
    expect(reviewInBulk.rows.map(({ refusal }: { refusal: object | null }) => refusal)).toEqual([
      null,
      expect.objectContaining({ code: 'NO_VACANCY', text: { zh: '中小学教师系列副高级核准空岗1个，已占用1个，没有空岗。' } }),
    ]);
    await world.does('zhao', APPROVE, { application: id, version: version + 1, opinion: '审核通过' });
    expect(await taken(world)).toBe(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is taken anew by the meeting that sends on what the whole review had left behind', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED');
    world.at('2024-12-26T00:01:00+08:00');
    await world.endWays();
    expect(await taken(world)).toBe(0);
    await world.does('wang', AMEND, { phase: 'PROVINCIAL_REVIEW', closesAt: '2024-12-28T00:00:00+08:00' });
    world.at('2024-12-26T00:10:00+08:00');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING);
    const rows = [{ application: id, version: version + 1, forward: true }];
    const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, { meeting: recordMeeting.id, rows, key: freshKey() });
    expect(decideAtMeeting).toMatchObject({ done: 1, refused: 0 });
    expect(await taken(world)).toBe(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
