/**
 * P13: what lies with a unit goes along with its person as long as units review it in the windows that it has of its own: what is recognised
 * directly (考核认定) in 渝北区 until 21 November, 18时, all else until 24 October, 18时 (C1).
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { applicationIn, RECEIVE, RELEASE } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { accountId, copyOf, organisationId, type World } from '../support/world.ts';
import { PROMOTED, RECOGNISED, yubei, type Units } from '../support/yubei.ts';

let world: World;
let units: Units;
beforeEach(async () => {
  ({ world, units } = await yubei());
  for (const [applicant, changes] of [
    ['tang', RECOGNISED],
    ['yan', PROMOTED],
  ] as const) {
    await applicationIn(world, 'ACCEPTED', { applicant, unit: units.school, officer: 'gan', changes });
  }
});

const release = (who: string) => world.does('gan', RELEASE, { account: accountId(who), to: organisationId(units.academy) });
const takenIn = async (one: World, who: string) => {
  await one.does('jin', RECEIVE, { account: accountId(who), unit: organisationId(units.academy) });
  await one.deliver();
  return (await one.does(who, '{ myApplication { state unitName } }')).myApplication;
};
const WITH = { school: '重庆市渝北中学校', academy: '重庆市渝北实验中学校' };

describe('P13: the window in which an application goes along is its own', () => {
  it('taken in on 28 October, 唐果’s goes along, and 颜青’s stays with the school, where units have nothing of the kind to review', async () => {
    world.at('2025-10-27T09:00:00+08:00');
    for (const who of ['tang', 'yan']) await release(who);
    world.at('2025-10-28T09:00:00+08:00');
    expect(await takenIn(world, 'tang')).toEqual({ state: 'SUBMITTED', unitName: WITH.academy });
    expect(await takenIn(world, 'yan')).toEqual({ state: 'ACCEPTED', unitName: WITH.school });
    const { inbox } = await world.does('jin', '{ inbox(first: 9) { edges { node { topic text: body { zh } } } } }');
    const come = inbox.edges.find(({ node }: { node: { topic: string } }) => node.topic === 'COME_ALONG');
    expect(come.node.text.zh).toContain('唐果');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('C1: in the last millisecond before 21 November, 18时, it goes along; at 18:00:00.000 it stays', async () => {
    world.at('2025-11-20T09:00:00+08:00');
    await release('tang');
    for (const [at, unitName] of [
      ['2025-11-21T17:59:59.999+08:00', WITH.academy],
      ['2025-11-21T18:00:00.000+08:00', WITH.school],
    ] as const) {
      const one = await copyOf(world);
      one.at(at);
      expect((await takenIn(one, 'tang')).unitName, at).toBe(unitName);
    }
  });
});
