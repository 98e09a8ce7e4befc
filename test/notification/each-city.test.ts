/** One city's trouble is not that of the others: where its notice cannot be read, they are told and looked after all the same, and the run says that it failed (C7, C13). */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHead, putHead, putVersion } from '../../schema/announcement/store.ts';
import { loadTransitions } from '../../schema/calendar/store.ts';
import { loadRuns } from '../../schema/notification/store.ts';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn } from '../support/forms.ts';
import { city, copyOf, CYCLE, ELSEWHERE, type World } from '../support/world.ts';

/** It stands before Jiayuguan's in the list. */
const DAMAGED = '500112-2024-1';

let before: World;
beforeAll(async () => {
  before = await city();
  await applicationIn(before, 'SUBMITTED', { applicant: 'yang' });
  await applicationIn(before, 'DRAFT', { applicant: 'liu' });
  await before.does('wang', AMEND, { phase: 'PROVINCIAL_REVIEW', closesAt: '2024-12-28T00:00:00+08:00' });
  const head = await loadHead(before.table, CYCLE);
  if (!head) throw new Error('no notice');
  const { now: at } = before;
  const told = { ...head, version: head.version + 1, news: [{ kind: 'PUBLISHED' as const, number: 1, at }] };
  const amended = { kind: 'AMENDED' as const, document: '渝北人社发〔2024〕1号', reason: '调整', number: 1, at };
  const other = { ...head, cycle: DAMAGED, city: ELSEWHERE, cityName: '渝北区', news: [amended], version: 1 };
  await before.table.transact([
    putHead(told, head),
    putHead(other, null),
    putVersion({ cycle: DAMAGED, number: 1, at, by: 'yu', text: '{"notice":', hash: '' }),
  ]);
}, 60_000);

/** A process that has read nothing yet, at an instant. */
async function wokenAt(at: string): Promise<World> {
  const world = await copyOf(before);
  world.at(at);
  return world;
}

const stagesOf = async (world: World, kind: string) => (await loadRuns(world.table, kind)).map(({ stage }) => stage);

describe('C7, C13: where the notice of 渝北区 cannot be read', () => {
  it.each([
    ['remind', '2024-10-20T09:00:00+08:00', `reminders-${CYCLE}`],
    ['tellLastDays', '2024-10-22T09:00:00+08:00', `last-day-${CYCLE}-POSTING-2024-10-23`],
    ['tellMissed', '2024-10-21T00:01:00+08:00', `missed-${CYCLE}-APPLICATION`],
    ['tellDueObjections', '2024-10-20T09:00:00+08:00', `objections-due-${CYCLE}`],
    ['tellAmendments', '2024-10-20T09:00:00+08:00', `amendments-${CYCLE}`],
    ['tellAnnouncements', '2024-10-20T09:00:00+08:00', `announcements-${CYCLE}`],
    ['endWays', '2024-11-01T00:01:00+08:00', `ended-${CYCLE}-DEPARTMENT_REVIEW`],
  ] as const)('%s does Jiayuguan’s, and fails with the name of the other’s cycle', async (work, at, kind) => {
    const world = await wokenAt(at);
    await expect(world[work]()).rejects.toThrow(DAMAGED);
    expect(await stagesOf(world, kind)).toContain('DONE');
  });

  it('the clock opens and closes Jiayuguan’s windows', async () => {
    const world = await wokenAt('2024-11-01T00:01:00+08:00');
    await expect(world.tick()).rejects.toThrow(DAMAGED);
    const closed = (await loadTransitions(world.contextOf(world.now), CYCLE)).filter(({ kind }) => kind === 'CLOSED');
    expect(closed.map(({ phase }) => phase)).toContain('APPLICATION');
  });

  it('all that is due is done, hour after hour, and each run says that it failed; liu is told once', async () => {
    const world = await wokenAt('2024-10-20T09:00:00+08:00');
    for (const hour of ['09', '10']) {
      world.at(`2024-10-20T${hour}:00:00+08:00`);
      await expect(world.sendDue()).rejects.toThrow(DAMAGED);
    }
    await world.deliver();
    expect(world.mails.filter(({ to, subject }) => to === 'liu@example.cn' && subject.includes('截止'))).toHaveLength(1);
  });

  it('a notice withdrawn a moment ago is none of them: nothing fails', async () => {
    const world = await wokenAt('2024-10-20T09:00:00+08:00');
    await expect(world.remind()).rejects.toThrow(DAMAGED); // now this process knows the list
    const head = await loadHead(world.table, DAMAGED);
    if (!head) throw new Error('no notice');
    const withdrawn = { ...head, version: 2, state: 'WITHDRAWN' as const, withdrawn: { at: world.now, reason: '另行发布' }, news: [] };
    await world.table.transact([putHead(withdrawn, head)]);
    await world.sendDue();
  });
});
