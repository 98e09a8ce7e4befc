/**
 * A key repeated by an officer who has been posted elsewhere meanwhile: nothing leaves that is not seen any more, whatever the mutation
 * (P10, A5). The list is that of all mutations: a new one that answers without asking fails here.
 */
import { describe, expect, it } from 'vitest';
import { creditCode } from '../functions/local/people.ts';
import { ACTS, keyed } from './support/acts.ts';
import { freshKey } from './support/forms.ts';
import { accountId, city, organisationId, person, type World } from './support/world.ts';

const APPOINT = 'mutation ($o: ID!, $a: ID!) { appointOfficer(input: { organisation: $o, account: $a }) { account } }';
const DISMISS = 'mutation ($o: ID!, $a: ID!) { dismissOfficer(input: { organisation: $o, account: $a, reason: "调岗" }) { account } }';

/** The officer keeps the role, and holds it for another organisation. */
async function posted(world: World, who: string, [from, to]: Office): Promise<void> {
  const there = to === 'museum' ? await museum(world) : organisationId(to);
  await world.does('wang', APPOINT, { o: there, a: accountId(who) });
  await world.does('wang', DISMISS, { o: organisationId(from), a: accountId(who) });
  world.at(world.now + 11_000); // no process remembers the old grants
}

/** A unit that has to do with none of the others. */
async function museum(world: World): Promise<string> {
  const CREATE = 'mutation ($input: CreateUnitInput!) { createUnit(input: $input) { id } }';
  const about = { name: '嘉峪关长城博物馆', kind: 'PUBLIC_INSTITUTION', contact: '孟', telephone: '0937-6396110' };
  const input = { ...about, authority: organisationId('bureau'), creditCode: creditCode(999_001), officers: [person('meng', '孟馆')] };
  return (await world.does('wang', CREATE, { input })).createUnit.id;
}

/** What is answered all the same, and why it may be. */
const HARMLESS: Record<string, string> = { confirmPostingUpload: 'the posting runs in public: it is seen, masked and without its files' };

type Office = [from: string, to: string];
const OFFICERS: Record<string, Office> = { chen: ['school', 'museum'], zhao: ['education', 'health'] };

describe('a repeated key', () => {
  it.each(Object.keys(ACTS))('of %s gives nothing to an officer who has gone elsewhere', async (name) => {
    const world = await city();
    const act = keyed((await ACTS[name]?.(world)) ?? { who: '', document: '', variables: {} }, freshKey());
    const office = OFFICERS[act.who];
    if (!office) return expect(['liu', 'yang', 'wang', 'huang']).toContain(act.who); // his own things, the one bureau, the unit that takes in
    const { data: first } = await world.ask(act.who, act.document, act.variables);
    expect(first?.[name]).toBeTruthy();
    await posted(world, act.who, office);
    const { data, errors } = await world.ask(act.who, act.document, act.variables);
    const shown = data?.[name] ?? null;
    const rows = Array.isArray(shown) ? shown : (shown as { rows?: object[] } | null)?.rows;
    // Of a row it is told what became of it, and no more.
    if (rows)
      expect(rows.flatMap((row: object) => Object.values(row)).filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
    else if (!HARMLESS[name]) expect([shown, Boolean(errors)]).toEqual([null, true]);
  });

  it('of a return says so: done before, and not to be seen any more', async () => {
    const world = await city();
    const act = keyed((await ACTS['returnApplication']?.(world)) ?? { who: '', document: '', variables: {} }, freshKey());
    await world.does(act.who, act.document, act.variables);
    expect(await world.refusal(act.who, act.document, act.variables)).toBeNull();
    await posted(world, act.who, OFFICERS[act.who] as Office);
    expect(await world.refusal(act.who, act.document, act.variables)).toBe('DONE_UNSEEN');
  });
});
