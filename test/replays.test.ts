/**
 * A key repeated by an officer who has been posted elsewhere meanwhile: nothing leaves that is not seen any more, whatever the mutation
 * (P10, A5). The list is that of all mutations: a new one that answers without asking fails here.
 */
import { describe, expect, it } from 'vitest';
import { creditCode } from '../functions/local/people.ts';
import { committeeOfficeOf } from '../schema/announcement/cities.ts';
import { APPOINT, CREATE_UNIT, DISMISS } from './identity/acts.ts';
import { FIRST } from './support/acts.ts';
import { FILE, HEALTH, TEACHERS } from './support/committees.ts';
import { loginOf, readyFor } from './support/act.ts';
import { BUREAU, CITY, accountId, city, organisationId, person, type World } from './support/world.ts';

/** The officer keeps the role, and holds it for another organisation. */
async function posted(world: World, who: string, [from, to]: Office): Promise<void> {
  const there = to === 'museum' ? await museum(world) : to === HEALTH_OFFICE ? await healthOffice(world) : organisationId(to);
  await world.does('wang', APPOINT, { organisation: there, account: accountId(who) });
  await world.does('wang', DISMISS, { organisation: organisationId(from), account: accountId(who) });
  world.at(world.now + 11_000); // no process remembers the old grants
}

/** A unit that has to do with none of the others. */
async function museum(world: World): Promise<string> {
  const about = { name: '嘉峪关长城博物馆', authority: organisationId(BUREAU), creditCode: creditCode(999_001) };
  return (await world.does('wang', CREATE_UNIT, { ...about, officers: [person('meng', '孟馆')] })).createUnit.id;
}

/** The office of another committee. */
async function healthOffice(world: World): Promise<string> {
  await world.does('wang', FILE, { ...HEALTH, officers: [person('office-1', '办一')] });
  return organisationId(HEALTH_OFFICE);
}
const HEALTH_OFFICE = committeeOfficeOf(CITY, HEALTH.committee);

/** What is answered all the same, and why it may be. */
const HARMLESS: Record<string, string> = {
  findPerson: 'whoever is not known any more is not found: null, as of a number that is nobody’s',
  confirmPostingUpload: 'the posting runs in public: it is seen, masked and without its files',
  publishYearly: 'a notice of the year that is published is public',
  askPostponement: 'a notice of the year that is published is public, and what is asked is not shown',
  freezePool: 'that a draw is held is public: names and the proof are not shown',
  postResults: 'results that are posted are public',
  postReinstated: 'results that are posted are public',
  confirmRosterUpload: 'results that are posted are public: they are seen without their files',
  issueDocument: 'a document that is issued is public',
  replaceMember: 'that a draw is held is public: names and the proof are not shown',
};

type Office = [from: string, to: string];
const OFFICERS: Partial<Record<string, Office>> = {
  chen: ['school', 'museum'],
  zhao: ['education', 'health'],
  pan: [TEACHERS, HEALTH_OFFICE],
};

describe('a repeated key', () => {
  it.each(Object.entries(FIRST))('of %s gives nothing to an officer who has gone elsewhere', async (name, act) => {
    const world = await city();
    const [who] = act.may;
    const office = OFFICERS[who];
    if (!office) return expect(['liu', 'yang', 'fan', 'wang', 'he', 'huang']).toContain(who); // their own things, the one bureau, its supervisor, the unit that takes in
    const variables = await readyFor(act, world);
    const { data: first } = await world.ask(loginOf(who), act.document, variables);
    expect(first?.[name]).toBeTruthy();
    await posted(world, who, office);
    const { data, errors } = await world.ask(loginOf(who), act.document, variables);
    const shown = data?.[name] ?? null;
    const rows = Array.isArray(shown) ? shown : (shown as { rows?: object[] } | null)?.rows;
    // Of a row it is told what became of it, and no more.
    if (rows)
      expect(rows.flatMap((row: object) => Object.values(row)).filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
    else if (!HARMLESS[name]) expect([shown, Boolean(errors)]).toEqual([null, true]);
  });

  it('of a return says so: done before, and not to be seen any more', async () => {
    const world = await city();
    const act = FIRST['returnApplication'] ?? expect.fail('nobody returns');
    const [who] = act.may;
    const variables = await readyFor(act, world);
    await world.does(who, act.document, variables);
    expect(await world.refusal(who, act.document, variables)).toBeNull();
    await posted(world, who, OFFICERS[who] as Office);
    expect(await world.refusal(who, act.document, variables)).toBe('DONE_UNSEEN');
  });

  it.each(['freezePool', 'replaceMember'])('of %s shows what is public of the draw, and no name', async (name) => {
    const world = await city();
    const act = FIRST[name] ?? expect.fail(`nobody does ${name}`);
    const variables = await readyFor(act, world);
    const { [name]: first } = await world.does('pan', act.document, variables);
    expect(first.inside).not.toBeNull();
    await posted(world, 'pan', OFFICERS.pan as Office);
    const { [name]: again } = await world.does('pan', act.document, variables);
    expect(again).toMatchObject({ id: first.id, poolHash: first.poolHash, inside: null });
  });
});
