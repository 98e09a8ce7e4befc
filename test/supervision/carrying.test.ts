/** What a decision does is carried out effect by effect: one that waits, or cannot be done, keeps no other from being done (V2). */
import { describe, expect, it } from 'vitest';
import {
  ANSWER_APPEAL,
  APPEAL,
  caseSteps,
  DECIDE_CASE,
  effectsOn,
  LIU_HERE,
  measuresOf,
  OPEN_CASE,
  PROPOSE,
  STATE_IN_CASE,
  TRIAGE,
} from '../support/cases.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { ownApplication, votedOnLiu, votedOnYang } from '../support/rosters.ts';
import { printed } from '../support/title-documents.ts';
import { topics } from '../support/titles.ts';
import { city, type World } from '../support/world.ts';

/** 刘洋's application is to be cancelled and 刘洋 listed: 李秀梅 has decided, and nothing is carried out yet. */
async function decidedOn(world: World, application: string) {
  const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
  const steps = await caseSteps(world, openCase.id);
  await steps.takes('wang', TRIAGE);
  await steps.takes('wang', PROPOSE, { effects: effectsOn(application) });
  await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
  await steps.takes('li', DECIDE_CASE);
  return { ...steps, number: openCase.number as string };
}

/** What waits in the outbox is looked after, ten minutes later. */
async function tenMinutesLater(world: World): Promise<void> {
  world.at(world.now + 10 * 60_000);
  await world.sweep();
  await printed(world);
}

const entriesOf = async (world: World, number: string) =>
  (await dump(world)).filter(({ pk, action }) => pk === `AUDIT#CASE#${number}` && action === 'carryOut').length;

describe('V2: what cannot be done for the moment', () => {
  it('waits for a result that is voted and not announced, and leaves neither entries nor versions behind; the listing stands meanwhile', async () => {
    const world = await city();
    const meeting = await votedOnLiu(world);
    const { application } = await ownApplication(world, 'liu');
    const steps = await decidedOn(world, application);
    await printed(world);
    expect(await measuresOf(world, LIU_HERE())).toMatchObject([{ kind: 'LISTING', state: 'STANDING' }]);
    const { version, done } = await steps.seen();
    expect(done).toBe(1);
    for (const _ of [1, 2, 3]) await tenMinutesLater(world);
    expect((await ownApplication(world, 'liu')).state).toBe('FORWARDED');
    expect((await steps.seen()).version).toBe(version);
    expect(await entriesOf(world, steps.number)).toBe(1);
    await votedOnYang(world, meeting);
    await tenMinutesLater(world);
    expect((await ownApplication(world, 'liu')).state).toBe('CANCELLED');
    expect(await steps.seen()).toMatchObject({ done: 2, version: version + 1 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is not done at all once an appeal has reversed it: 刘洋 keeps the result, and hears of no cancellation', async () => {
    const world = await city();
    const meeting = await votedOnLiu(world);
    const { application } = await ownApplication(world, 'liu');
    const steps = await decidedOn(world, application);
    await printed(world);
    await steps.takes('liu', APPEAL, {}, 'liu');
    await steps.takes('he', ANSWER_APPEAL, { reversed: [1] });
    await printed(world);
    expect(await steps.seen()).toMatchObject({ state: 'CLOSED', done: 2 });
    await votedOnYang(world, meeting);
    for (const _ of [1, 2]) await tenMinutesLater(world);
    expect((await ownApplication(world, 'liu')).state).toBe('PASSED_BY_COMMITTEE');
    expect(await topics(world, 'liu')).not.toContain('APPLICATION_CANCELLED');
    // What was not reversed stands.
    expect(await measuresOf(world, LIU_HERE())).toMatchObject([{ kind: 'LISTING', state: 'STANDING' }]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('V2: what fails', () => {
  it('keeps nothing else from being done, and is done when it is tried again', async () => {
    const refused = new Set<string>();
    const world = await city({
      wrap: (table) => ({
        ...table,
        transact: (writes) =>
          writes.some((write) => 'bump' in write && refused.has('bump'))
            ? Promise.reject(new Error('AccessDeniedException'))
            : table.transact(writes),
      }),
    });
    const { id: application } = await applicationIn(world, 'APPROVED');
    const steps = await decidedOn(world, application);
    await world.deliver();
    refused.add('bump');
    await expect(world.print()).rejects.toThrow('AccessDeniedException');
    expect((await ownApplication(world, 'liu')).state).toBe('APPROVED');
    expect(await measuresOf(world, LIU_HERE())).toMatchObject([{ kind: 'LISTING', state: 'STANDING' }]);
    expect(await steps.seen()).toMatchObject({ done: 1 });
    refused.clear();
    await world.printOf(`case.${steps.number}.carry-0`);
    expect((await ownApplication(world, 'liu')).state).toBe('CANCELLED');
    expect(await steps.seen()).toMatchObject({ done: 2 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
