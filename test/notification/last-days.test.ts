/** Units hear of the last days for beginning a posting, which fall before the window closes and before its own first reminder (C11, U3). */
import { describe, expect, it } from 'vitest';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn, SECTIONS } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
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
    expect(await toldAt(world, '2024-10-22T09:00:00+08:00')).toEqual(bothOf('【职称评审提醒】公示最迟于2024年10月23日24时前开始'));
    expect(world.mails.at(-1)?.text).toContain('公示最迟须于2024年10月23日24时（北京时间）前开始，距此还有1天15小时。');
    expect(await toldAt(world, '2024-10-22T23:00:00+08:00')).toEqual({});
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('a special type is posted longer: its last day is 21 October, and only the unit that has such an application is told (U3)', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu', changes: GRASS_ROOTS });
    await applicationIn(world, 'SUBMITTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    expect(await toldAt(world, '2024-10-20T08:59:59.999+08:00')).toEqual({});
    expect(await toldAt(world, '2024-10-20T09:00:00+08:00')).toEqual(
      bothOf('【职称评审提醒】破格晋升、基层有效、艰苦单位的公示最迟于2024年10月21日24时前开始'),
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
        .filter(({ subject }) => subject.includes('公示最迟'))
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(['chen@example.cn', 'lin@example.cn']);
    const other = await city();
    await applicationIn(other, 'SUBMITTED', { applicant: 'liu' });
    expect(await toldAt(other, '2024-10-24T09:00:00+08:00')).toEqual({});
  });
});
