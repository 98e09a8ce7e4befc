/** Where the notice sets some a window of their own, the last days for posting and for sending again are counted by it (C11, U3, U7). */
import { beforeAll, describe, expect, it } from 'vitest';
import { draft, RETURN, submit } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { published, school } from '../support/notices/yubei.ts';
import { YUBEI_2025 } from '../support/notices/yubei-2025.ts';
import { city, copyOf, type World } from '../support/world.ts';
import { LATER, RECOGNISED } from '../support/yubei.ts';

/** What is recommended of others closes a week before the general close, on 17 October, 18时; 考核认定 on 21 November, 18时. */
const PHASES = YUBEI_2025.parts.PHASES.map((phase) =>
  phase.name === 'UNIT_REVIEW'
    ? {
        ...phase,
        exceptions: [...(phase.exceptions ?? []), { for: { recognition: false }, closes: '2025-10-17 18:00', source: '四（二）其他' }],
      }
    : phase,
);

let before: World;
/** teacher, and graduate who is recognised directly, have submitted to gan’s school. */
beforeAll(async () => {
  before = await city({ at: '2025-08-20T09:00:00+08:00' });
  const cycle = await published(before, { PHASES });
  const unit = await school(before, cycle, ['teacher', 'graduate']);
  const id = Buffer.from(unit, 'base64').toString().replace('Organisation:', '');
  before.at('2025-09-02T09:00:00+08:00');
  await submit(before, 'teacher', await draft(before, 'teacher', id, LATER));
  await submit(before, 'graduate', await draft(before, 'graduate', id, RECOGNISED));
  await before.deliver();
}, 60_000);

/** Who is told at an instant, and what. */
async function toldAt(world: World, at: string): Promise<Record<string, string>> {
  world.at(at);
  const mails = world.mails.length;
  await world.tellLastDays();
  await world.deliver();
  return Object.fromEntries(world.mails.slice(mails).map(({ to, text }) => [to.replace('@example.cn', ''), text]));
}

describe('C11: windows of their own', () => {
  it('the school hears of 10 October for the others, and of 13 November for 考核认定; not of the general 16 October, which is nobody’s', async () => {
    const world = await copyOf(before);
    expect(await toldAt(world, '2025-10-09T08:59:59.999+08:00')).toEqual({});
    const others = await toldAt(world, '2025-10-09T09:00:00+08:00');
    expect(Object.keys(others).toSorted()).toEqual(['gan', 'gan-2']);
    expect(others.gan).toContain('贵单位尚有（考核认定以外的）申报待公示。');
    expect(others.gan).toContain('单位推荐于2025年10月17日18:00截止，公示须在2025年10月10日24时（北京时间）前开始');
    expect(others.gan).toContain('上述申报此后才开始公示的，本年度来不及推荐。');
    for (const day of ['15', '16']) expect(await toldAt(world, `2025-10-${day}T09:00:00+08:00`)).toEqual({});
    expect(await toldAt(world, '2025-11-12T08:59:59.999+08:00')).toEqual({});
    const recognised = await toldAt(world, '2025-11-12T09:00:00+08:00');
    expect(Object.keys(recognised).toSorted()).toEqual(['gan', 'gan-2']);
    expect(recognised.gan).toContain('贵单位尚有（考核认定）申报待公示。');
    expect(recognised.gan).toContain('单位推荐于2025年11月21日18:00截止，公示须在2025年11月13日24时（北京时间）前开始');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('what gan returned is better sent again by the same days: teacher hears of 10 October, graduate of 13 November', async () => {
    const world = await copyOf(before);
    world.at('2025-09-03T09:00:00+08:00');
    for (const who of ['teacher', 'graduate']) {
      const { id, version } = (await world.does(who, '{ myApplication { id version } }')).myApplication;
      await world.does('gan', RETURN, { application: id, version, opinion: '修改' });
    }
    await world.deliver();
    expect(await toldAt(world, '2025-10-09T08:59:59.999+08:00')).toEqual({});
    expect(Object.keys(await toldAt(world, '2025-10-09T09:00:00+08:00'))).toEqual(['teacher']);
    expect(await toldAt(world, '2025-10-15T09:00:00+08:00')).toEqual({});
    expect(await toldAt(world, '2025-11-12T08:59:59.999+08:00')).toEqual({});
    const told = await toldAt(world, '2025-11-12T09:00:00+08:00');
    expect(Object.keys(told)).toEqual(['graduate']);
    expect(told.graduate).toContain('2025年11月13日24时');
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
