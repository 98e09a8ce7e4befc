/** Whose result an appeal has given back is posted anew: on a roster of their own, for a whole period, with a document of its own (R1, V2). */
import { describe, expect, it } from 'vitest';
import { cancelDecided, cancelReversed, resultReinstated } from '../support/cases.ts';
import { committeeId } from '../support/committees.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { announced, objects, ownApplication, POST_REINSTATED, POST_RESULTS } from '../support/rosters.ts';
import { CHECK, documentSeen, DRAFT, ISSUE, issuerSet, printed } from '../support/title-documents.ts';
import { city, type World } from '../support/world.ts';

const asked = (...applications: string[]) => ({ committee: committeeId(), applications, key: freshKey() });
const refusedOf = (world: World, ...applications: string[]) => world.refusal('pan', POST_REINSTATED, asked(...applications));
const INBOX = '{ inbox(first: 50) { edges { node { topic } } } }';
const topics = async (world: World, who: string): Promise<string[]> =>
  (await world.does(who, INBOX)).inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic);
describe('R1, V2: a result that an appeal has given back', () => {
  it('is posted on a roster of its own, issued by a document of its own, and conferred', async () => {
    const world = await city();
    const { application, roster } = await resultReinstated(world);
    expect(await topics(world, 'pan')).toContain('RESULT_REINSTATED');
    const { postReinstated } = await world.does('pan', POST_REINSTATED, asked(application));
    expect(postReinstated).toMatchObject({ number: 2, state: 'RUNNING', edition: 1, people: 1, decided: 1 });
    expect(postReinstated.id).not.toBe(roster);
    expect(postReinstated.lines.edges[0].node.name).toBe('刘洋');
    const OWN = 'query ($id: ID!) { node(id: $id) { ... on Application { roster { id number: batch } } } }';
    expect((await world.does('liu', OWN, { id: application })).node.roster).toEqual({ id: postReinstated.id, number: 2 });
    await world.deliver();
    expect(await topics(world, 'liu')).toContain('PASSED_POSTED');
    await objects(world, postReinstated.id); // it is a posting like any other
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('counts for a whole period, to the last millisecond, whatever it was posted before', async () => {
    const world = await city();
    const { application } = await resultReinstated(world);
    const { postReinstated } = await world.does('pan', POST_REINSTATED, asked(application));
    const ends = Date.parse(postReinstated.endsAt);
    expect(ends - world.now).toBeGreaterThan(4 * 86_400_000);
    world.at(ends - 1);
    await world.closePostings();
    const STATE = 'query ($id: ID!) { node(id: $id) { ... on Roster { state: rosterState } } }';
    expect((await world.does('pan', STATE, { id: postReinstated.id })).node.state).toBe('RUNNING');
    world.at(ends + 60_000); // the clock’s list is gone through each minute
    await world.closePostings();
    expect((await world.does('pan', STATE, { id: postReinstated.id })).node.state).toBe('CLEARED');
    await issuerSet(world);
    const { draftTitleDocument } = await world.does('pan', DRAFT, { roster: postReinstated.id, joint: false, key: freshKey() });
    await printed(world);
    const drafted = await documentSeen(world, draftTitleDocument.id);
    const { checkDocument } = await world.does('tao', CHECK, { document: drafted.id, version: drafted.version, key: freshKey() });
    await world.does('pan', ISSUE, { document: drafted.id, version: checkDocument.version, key: freshKey() });
    await printed(world);
    expect((await ownApplication(world, 'liu')).state).toBe('CONFERRED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is posted once; nobody who stands on a roster, has not passed, or was never decided on here', async () => {
    const world = await city();
    const { application } = await resultReinstated(world);
    const yang = (await ownApplication(world, 'yang')).application;
    expect(await refusedOf(world)).toBe('ANEW_COUNT');
    expect(await refusedOf(world, yang)).toBe('ANEW_NOT_PASSED');
    expect(await refusedOf(world, Buffer.from('Application:nobody').toString('base64'))).toBe('ANEW_UNKNOWN');
    expect(await world.refusal('tao', POST_REINSTATED, asked(application, yang))).toBe('ANEW_NOT_PASSED');
    const both = await Promise.all(['pan', 'tao'].map((who) => world.refusal(who, POST_REINSTATED, asked(application))));
    expect(new Set(both)).toEqual(new Set([null, 'ANEW_STANDS']));
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('that was not posted yet is posted with the others, and stands where it stands', async () => {
    const world = await city();
    await announced(world);
    const { application } = await ownApplication(world, 'liu');
    const number = await cancelDecided(world, application);
    await printed(world);
    await cancelReversed(world, number);
    expect(await refusedOf(world, application)).toBe('ANEW_UNPOSTED');
    const { postResults } = await world.does('pan', POST_RESULTS, { committee: committeeId(), key: freshKey() });
    expect(postResults.people).toBe(1);
    expect(await refusedOf(world, application)).toBe('ANEW_STANDS');
  });

  it('struck again leaves the new roster, and comes back to neither by itself', async () => {
    const world = await city();
    const { application } = await resultReinstated(world);
    const { postReinstated } = await world.does('pan', POST_REINSTATED, asked(application));
    const again = await cancelDecided(world, application);
    await printed(world);
    const EDITION = 'query ($id: ID!) { node(id: $id) { ... on Roster { edition lines { edges { node { name } } } } } }';
    expect((await world.does('pan', EDITION, { id: postReinstated.id })).node).toEqual({ edition: 2, lines: { edges: [] } });
    await cancelReversed(world, again);
    const { postReinstated: third } = await world.does('pan', POST_REINSTATED, asked(application));
    expect(third.number).toBe(3);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
