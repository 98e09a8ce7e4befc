/**
 * A posting is judged in the windows of its application: of what is recognised directly (考核认定) 渝北区’s units may recommend until 21 November,
 * 18时, of all else until 24 October, 18时 (C1, C11, U5).
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { ACCEPT, applicationIn, draft, POST, submit } from '../support/forms.ts';
import { objection } from '../support/postings.ts';
import { copyOf, type World } from '../support/world.ts';
import { PROMOTED, RECOGNISED, yubei, type Units } from '../support/yubei.ts';
import type { Handle } from '../support/cleared.ts';

let world: World;
let units: Units;
beforeEach(async () => {
  ({ world, units } = await yubei());
});

const accepted = (applicant: string, changes: object) =>
  applicationIn(world, 'ACCEPTED', { applicant, unit: units.school, officer: 'gan', changes });
const postIt = async ({ id, version }: Handle) =>
  (await world.does('gan', POST, { application: id, version, audience: 'PUBLIC' })).postApplication;
const shown = async (who: string) =>
  (await world.does(who, '{ myApplication { state posting { state: postingState flag { zh } } } }')).myApplication;
const told = async (one: World, who: string): Promise<{ topic: string; text: { zh: string } }[]> => {
  await one.deliver();
  const { inbox } = await one.does(who, '{ inbox(first: 50) { edges { node { topic text: body { zh } } } } }');
  return inbox.edges.map(({ node }: { node: { topic: string } }) => node);
};
const topics = async (one: World, who: string) => (await told(one, who)).map(({ topic }) => topic);

describe('C11, U5: a posting that runs over 24 October', () => {
  it('is in time for 唐果, who is recognised directly: no flag, and both hear that it is over and recommend by 21 November', async () => {
    const tang = await accepted('tang', RECOGNISED);
    const yan = await accepted('yan', PROMOTED);
    world.at('2025-10-21T09:00:00+08:00');
    expect((await postIt(tang)).flag).toBeNull();
    expect((await postIt(yan)).flag.zh).toContain('届时不能推荐');
    expect((await shown('tang')).posting).toEqual({ state: 'RUNNING', flag: null });
    expect((await shown('yan')).posting.flag.zh).toContain('届时不能推荐');
    world.at('2025-10-29T09:00:00+08:00');
    await world.closePostings();
    expect([(await shown('tang')).state, (await shown('yan')).state]).toEqual(['CLEARED', 'CLEARED']);
    expect(await topics(world, 'tang')).toContain('CLEARED');
    // Of 颜青’s there is nothing to look forward to: recommending has closed.
    expect(await topics(world, 'yan')).not.toContain('CLEARED');
    const recommend = (await told(world, 'gan')).filter(({ topic }) => topic === 'TO_RECOMMEND');
    expect(recommend).toHaveLength(1);
    expect(recommend[0]?.text.zh).toContain('11月21日');
  });

  it('C1: its report in the last millisecond before 21 November, 18时, is told; at 18:00:00.000 there is nothing to look forward to', async () => {
    world.at('2025-10-30T09:00:00+08:00');
    const tang = await accepted('tang', RECOGNISED);
    world.at('2025-11-13T09:00:00+08:00');
    await postIt(tang);
    for (const [at, isTold] of [
      ['2025-11-21T17:59:59.999+08:00', true],
      ['2025-11-21T18:00:00.000+08:00', false],
    ] as const) {
      const one = await copyOf(world);
      one.at(at);
      await one.closePostings();
      expect((await topics(one, 'tang')).includes('CLEARED'), at).toBe(isTold);
    }
  });

  it('C13: an objection to it is remembered before 21 November, not before 24 October', async () => {
    const handle = await draft(world, 'tang', units.school, RECOGNISED);
    world.at('2025-10-20T09:00:00+08:00');
    const sent = await submit(world, 'tang', handle);
    const { acceptApplication } = await world.does('gan', ACCEPT, { application: sent.id, version: sent.version, opinion: '同意' });
    await objection(world, (await postIt(acceptApplication)).id);
    const reminded = async () => {
      await world.remind();
      return (await told(world, 'gan')).filter(({ text }) => text.zh.includes('尚有异议未答复')).length;
    };
    world.at('2025-10-24T12:00:00+08:00');
    expect(await reminded()).toBe(0);
    world.at('2025-11-21T12:00:00+08:00');
    expect(await reminded()).toBe(1);
  });
});
