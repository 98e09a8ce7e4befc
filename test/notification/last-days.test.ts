/** Units hear of the last days for beginning a posting, which fall before the window closes and before its own first reminder (C11, U3). */
import { describe, expect, it } from 'vitest';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn, DECIDE, judged, POST, RETURN, SECTIONS } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { objection } from '../support/postings.ts';
import { city, type World } from '../support/world.ts';

/** Who is told at an instant, and what of. */
async function toldAt(world: World, at: string): Promise<Record<string, string>> {
  await world.deliver();
  world.at(at);
  const before = world.mails.length;
  await world.tellLastDays();
  await world.deliver();
  return Object.fromEntries(world.mails.slice(before).map(({ to, subject }) => [to.replace('@example.cn', ''), subject]));
}
/** The school has two officers, and each has a mail. */
const bothOf = (what: string) => ({ chen: what, lin: what });
const GRASS_ROOTS = { appliedTitle: { ...SECTIONS.appliedTitle, scope: 'GRASSROOTS' } };

describe('the last day for beginning a posting', () => {
  it('23 October: the units with something to post hear of it on the morning of the 22nd; not a millisecond before (C11, C14)', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    await applicationIn(world, 'ACCEPTED', { applicant: 'yang' });
    await applicationIn(world, 'POSTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    expect(await toldAt(world, '2024-10-22T08:59:59.999+08:00')).toEqual({});
    expect(await toldAt(world, '2024-10-22T09:00:00+08:00')).toEqual(bothOf('【职称评审提醒】公示须在2024年10月23日24时前开始'));
    expect(world.mails.at(-1)?.text).toContain('公示须在2024年10月23日24时（北京时间）前开始，距此还有1天15小时。');
    expect(await toldAt(world, '2024-10-22T23:00:00+08:00')).toEqual({});
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('a special type is posted longer: its last day is 21 October, and only the unit that has such an application is told (U3)', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu', changes: GRASS_ROOTS });
    await applicationIn(world, 'SUBMITTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    expect(await toldAt(world, '2024-10-20T08:59:59.999+08:00')).toEqual({});
    expect(await toldAt(world, '2024-10-20T09:00:00+08:00')).toEqual(
      bothOf('【职称评审提醒】破格晋升、基层有效、艰苦单位的公示须在2024年10月21日24时前开始'),
    );
    expect(Object.keys(await toldAt(world, '2024-10-22T09:00:00+08:00'))).toEqual(['huang']);
  });

  it('is told again as it begins itself: what was submitted in between has that day left', async () => {
    const world = await city({ at: '2024-10-20T12:00:00+08:00' });
    expect(await toldAt(world, '2024-10-20T13:00:00+08:00')).toEqual({});
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu', changes: GRASS_ROOTS });
    expect(await toldAt(world, '2024-10-20T14:00:00+08:00')).toEqual({});
    expect(Object.keys(await toldAt(world, '2024-10-21T09:00:00+08:00')).toSorted()).toEqual(['chen', 'lin']);
    expect(world.mails.at(-1)?.text).toContain('距此还有15小时');
    expect(await toldAt(world, '2024-10-21T12:00:00+08:00')).toEqual({});
  });

  it('is told again when the window is amended: it is another day then (C8)', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    expect(Object.keys(await toldAt(world, '2024-10-22T09:00:00+08:00'))).toHaveLength(2);
    await world.does('wang', AMEND, { phase: 'UNIT_REVIEW', closesAt: '2024-11-05T00:00:00+08:00' });
    expect(await toldAt(world, '2024-10-23T09:00:00+08:00')).toEqual({});
    expect(await toldAt(world, '2024-10-26T09:00:00+08:00')).toEqual(bothOf(expect.stringContaining('10月27日24时')));
  });

  it('that has passed, or of which a run was cut off and begun again, is told once and not later', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    await world.deliver();
    world.at('2024-10-22T09:00:00+08:00');
    await Promise.all([1, 2, 3].map(() => world.tellLastDays()));
    await world.deliver();
    expect(
      world.mails
        .filter(({ subject }) => subject.includes('公示须在'))
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(['chen@example.cn', 'lin@example.cn']);
    const other = await city();
    await applicationIn(other, 'SUBMITTED', { applicant: 'liu' });
    expect(await toldAt(other, '2024-10-24T09:00:00+08:00')).toEqual({});
  });
});

/** What is told at an instant of reminders and last days together: who, and the words. */
async function textsAt(world: World, at: string): Promise<Record<string, string>> {
  await world.deliver();
  world.at(at);
  const before = world.mails.length;
  await world.remind();
  await world.tellLastDays();
  await world.deliver();
  return Object.fromEntries(world.mails.slice(before).map(({ to, text }) => [to.replace('@example.cn', ''), text]));
}

describe('the last day for sending again what was returned (C11, U7)', () => {
  const returned = async (world: World, who: string, applicant: string, section: 'papers' | 'basics') => {
    const { id, version } = await applicationIn(world, 'RECOMMENDED', { applicant });
    await world.does(who, RETURN, { application: id, version, opinion: '修改', judgements: judged(section) });
  };

  it('by the department: 27 October is told on the mornings of the 26th and 27th and in each reminder; after that, that it is too late, unless the change is one of form', async () => {
    const world = await city();
    await returned(world, 'zhao', 'liu', 'papers');
    await returned(world, 'zhao', 'yang', 'basics');
    const inTime = '更正已公示内容的须补充公示3个工作日，请于2024年10月27日24时前提交，逾期来不及审核。';
    const reminded = await textsAt(world, '2024-10-25T09:00:00+08:00');
    expect(reminded.liu).toContain(`请按退回意见修改后重新提交。${inTime}逾期系统不再受理。`);
    // What was not posted may be sent until the window closes.
    expect(reminded.yang).toContain('请按退回意见修改后重新提交。逾期系统不再受理。');
    expect(await textsAt(world, '2024-10-26T08:59:59.999+08:00')).toEqual({});
    const first = await textsAt(world, '2024-10-26T09:00:00+08:00');
    expect(Object.keys(first)).toEqual(['liu']);
    expect(first.liu).toContain(`${inTime}距此还有1天15小时。`);
    expect(world.mails.at(-1)?.subject).toBe('【职称评审提醒】退回的申报宜于2024年10月27日24时前重新提交');
    expect(await textsAt(world, '2024-10-26T20:00:00+08:00')).toEqual({});
    expect(Object.keys(await textsAt(world, '2024-10-27T09:00:00+08:00'))).toEqual(['liu']);
    const late = await textsAt(world, '2024-10-29T09:00:00+08:00');
    expect(late.liu).toContain('现已来不及在截止前期满；仅为形式更正的，审核部门可免予补充公示。');
    expect(late.yang).not.toContain('补充公示');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('by the unit: what is to be posted anew by the 23rd; what was shown for two days goes on for three, by the 27th, as the finding says (U3, U4)', async () => {
    const world = await city({ at: '2024-10-08T09:00:00+08:00' });
    const anew = await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    const { id, version } = await applicationIn(world, 'ACCEPTED');
    const { postApplication } = await world.does('chen', POST, { application: id, version });
    world.at('2024-10-11T10:00:00+08:00');
    const against = await objection(world, postApplication.id, 'lin');
    await world.does('chen', DECIDE, { objection: against, finding: 'TO_MEND', judgements: judged('papers') });
    await world.does('chen', RETURN, { application: anew.id, version: anew.version, opinion: '修改' });
    await world.deliver();
    const told = async (who: string) => (await inbox(world, who)).notices.at(0)?.text.zh;
    const goesOn = '修改后须公示3个工作日，公示须在2024年10月27日24时前开始，请尽早提交，逾期来不及推荐。';
    const whole = '修改后须公示5个工作日，公示须在2024年10月23日24时前开始，请尽早提交，逾期来不及推荐。';
    expect(await told('liu')).toContain(`公示随后继续。${goesOn}核查意见`);
    expect(await told('yang')).toContain(`重新提交。${whole}意见`);
    const { myApplication } = await world.does('liu', '{ myApplication { next { safeDay { day } } } }');
    expect(myApplication.next.safeDay).toEqual({ day: '2024-10-27' });
    expect(Object.keys(await textsAt(world, '2024-10-22T09:00:00+08:00'))).toEqual(['yang']);
    const reminded = await textsAt(world, '2024-10-25T09:00:00+08:00');
    expect(reminded.liu).toContain(goesOn);
    expect(reminded.yang).toContain('修改后须公示5个工作日，现已来不及在推荐截止前期满。');
    expect(Object.keys(await textsAt(world, '2024-10-26T09:00:00+08:00'))).toEqual(['liu']);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
