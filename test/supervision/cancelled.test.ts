/** An application that is cancelled by a case: wherever it is on its way, and what an appeal gives back (V2, U6). */
import { describe, expect, it } from 'vitest';
import { cancelDecided, cancelled, cancelReversed, caseSteps, LIU_HERE, OPEN_CASE, PROPOSE, TRIAGE } from '../support/cases.ts';
import { applicationIn, freshKey, inState } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { mutation } from '../support/mutation.ts';
import { announced, ownApplication, postedResults } from '../support/rosters.ts';
import { printed } from '../support/title-documents.ts';
import { city, CYCLE, type World } from '../support/world.ts';

const RESTORE = mutation('restoreApplication', 'id');
const taken = async (world: World) =>
  (await world.table.query({ pk: `VACANCIES#school#${CYCLE}` })).items
    .map((item) => Number(item['taken']))
    .reduce((sum, one) => sum + one, 0);

describe('V2: an application that is cancelled', () => {
  it.each([
    ['DRAFT', 'DRAFT'],
    ['SUBMITTED', 'SUBMITTED'],
    ['POSTED', 'SUBMITTED'],
    ['RECOMMENDED', 'SUBMITTED'],
    ['APPROVED', 'SUBMITTED'],
  ] as const)('while it is %s is nobody’s work any more; an appeal that is right brings it back as %s', async (state, back) => {
    const world = await city();
    const { id } = await applicationIn(world, state);
    const number = await cancelDecided(world, id);
    await printed(world);
    const { application, version, state: found } = await ownApplication(world, 'liu');
    expect(found).toBe('CANCELLED');
    expect(await taken(world)).toBe(0);
    expect(await world.refusal('liu', RESTORE, { application, version, key: freshKey() })).not.toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
    await cancelReversed(world, number);
    expect((await ownApplication(world, 'liu')).state).toBe(back);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('by its committee’s result leaves its roster, in another edition; an appeal gives back the result, and takes a vacancy where there is one', async () => {
    const world = await city();
    await postedResults(world);
    const { application } = await ownApplication(world, 'liu');
    const number = await cancelDecided(world, application);
    await printed(world);
    expect((await ownApplication(world, 'liu')).state).toBe('CANCELLED');
    const { publicRosters } = await world.does(null, '{ publicRosters { edges { node { edition } } } }');
    expect(publicRosters.edges[0].node.edition).toBe(2);
    expect(await taken(world)).toBe(0);
    expect(wrongWith(await dump(world))).toEqual([]);
    await cancelReversed(world, number);
    expect((await ownApplication(world, 'liu')).state).toBe('PASSED_BY_COMMITTEE');
    expect(await taken(world)).toBe(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('before its committee ends there, and comes before it again', async () => {
    const world = await city();
    const { id } = await inState(world, 'FORWARDED');
    await world.deliver();
    const number = await cancelDecided(world, id);
    await printed(world);
    expect((await ownApplication(world, 'liu')).state).toBe('CANCELLED');
    expect(wrongWith(await dump(world))).toEqual([]);
    await cancelReversed(world, number);
    expect((await ownApplication(world, 'liu')).state).toBe('FORWARDED');
    await world.deliver();
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('was announced but not posted: it stands on no roster, and the next one leaves it out', async () => {
    const world = await city();
    await announced(world);
    const { application } = await ownApplication(world, 'liu');
    await cancelDecided(world, application);
    await printed(world);
    expect((await ownApplication(world, 'liu')).state).toBe('CANCELLED');
    const POST = mutation('postResults', 'edition people', { place: '"市教育局一楼公示栏"' });
    const { committeeId } = await import('../support/committees.ts');
    const { postResults } = await world.does('pan', POST, { committee: committeeId(), key: freshKey() });
    expect(postResults.people).toBe(0);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is not cancelled twice, nor what is over', async () => {
    const world = await city();
    await cancelled(world);
    const { application } = await ownApplication(world, 'liu');
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    expect(await steps.refused('wang', PROPOSE, { effects: [{ cancel: application }] })).toBe('EFFECT_ELSEWHERE');
    expect(await steps.refused('wang', PROPOSE, { effects: [{ cancel: Buffer.from('Application:nobody').toString('base64') }] })).toBe(
      'EFFECT_UNKNOWN',
    );
  });
});
