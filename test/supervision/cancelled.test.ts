/** An application that is cancelled by a case: wherever it is on its way, and what an appeal gives back (V2, U6). */
import { describe, expect, it } from 'vitest';
import {
  ANSWER_APPEAL,
  APPEAL,
  cancelDecided,
  cancelled,
  cancelReversed,
  caseSteps,
  LIU_HERE,
  OPEN_CASE,
  PROPOSE,
  TRIAGE,
} from '../support/cases.ts';
import { applicationIn, APPROVE, freshKey, inState, RETURN, WITHDRAW } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { mutation } from '../support/mutation.ts';
import { announced, ownApplication, postedResults } from '../support/rosters.ts';
import { printed } from '../support/title-documents.ts';
import { city, CYCLE, instant, type World } from '../support/world.ts';

const RESTORE = mutation('restoreApplication', 'id');
const taken = async (world: World) =>
  (await world.table.query({ pk: `VACANCIES#school#${CYCLE}` })).items
    .map((item) => Number(item['taken']))
    .reduce((sum, one) => sum + one, 0);

async function returned(world: World): Promise<string> {
  const { id, version } = await applicationIn(world, 'RECOMMENDED');
  await world.does('zhao', RETURN, { application: id, version, opinion: '请补正' });
  return id;
}

async function withdrawn(world: World): Promise<string> {
  const { id, version } = await applicationIn(world, 'SUBMITTED');
  await world.does('liu', WITHDRAW, { application: id, version, key: freshKey() });
  return id;
}

describe('V2: an application that is cancelled', () => {
  it.each([
    ['DRAFT', 'DRAFT'],
    ['SUBMITTED', 'SUBMITTED'],
    ['POSTED', 'SUBMITTED'],
    ['RECOMMENDED', 'RECOMMENDED'],
    ['APPROVED', 'RECOMMENDED'],
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

  it('returned by the department, or withdrawn, is back with 刘洋 as it was', async () => {
    for (const [does, state] of [
      [returned, 'RETURNED'],
      [withdrawn, 'WITHDRAWN'],
    ] as const) {
      const world = await city();
      const id = await does(world);
      const number = await cancelDecided(world, id);
      await printed(world);
      expect((await ownApplication(world, 'liu')).state).toBe('CANCELLED');
      await cancelReversed(world, number);
      expect((await ownApplication(world, 'liu')).state).toBe(state);
      expect(wrongWith(await dump(world))).toEqual([]);
    }
  });

  it('is open again for thirty working days though its windows are closed, to the last millisecond, and for nobody else', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    const other = await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
    const number = await cancelDecided(world, id);
    await printed(world);
    const steps = await caseSteps(world, number);
    await steps.takes('liu', APPEAL, {}, 'liu');
    world.at('2024-11-06T09:00:00+08:00'); // the departments’ window is over since 1 November
    await steps.takes('he', ANSWER_APPEAL, { reversed: [1] });
    await printed(world);
    await world.deliver();
    const TOLD = '{ inbox(first: 50) { edges { node { topic text: body { zh } } } } }';
    const told = (await world.does('zhao', TOLD)).inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic);
    expect(told).toContain('REINSTATED_TO_REVIEW');
    const { version } = await ownApplication(world, 'liu');
    const approve = (application: string, seen: number, arrivesAt: number) =>
      world.refusal('zhao', APPROVE, { application, version: seen, opinion: '同意' }, { arrivesAt });
    const until = instant('2024-12-19T00:00:00+08:00');
    expect(await approve(other.id, other.version, world.now)).toBe('WINDOW_CLOSED');
    expect(await approve(id, version, until)).toBe('WINDOW_CLOSED');
    expect(await approve(id, version, until - 1)).toBeNull();
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
