/**
 * A handler killed between its steps, for every mutation, then tried again with the same key: no half state at any time (G3, G10). What is
 * one transaction has been done wholly or not at all; what is several ends as one clean run, wherever it was cut.
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { READING } from '../schema/core/reading.ts';
import type { Item } from '../schema/table/port.ts';
import { FIRST } from './support/acts.ts';
import { loginOf, readyFor, type Act, type Variables } from './support/act.ts';
import { cutting, type Cut } from './support/cutting.ts';

import { dump, wrongWith } from './support/invariants.ts';
import { city, originOf, worldFrom, type World } from './support/world.ts';

/** What two runs must agree in: everything but made-up ids and what hangs on them. */
function shapeOf(items: readonly Item[]): string[] {
  return items
    .map(({ pk, sk, state, version, action }) =>
      JSON.stringify([
        pk.split('#')[0],
        pk.startsWith('ONCE#') ? 'id' : sk.replaceAll(/\w{8}-\w{4}-[\w-]+|key-\d+/gu, 'id'),
        state,
        version,
        action,
      ]),
    )
    .toSorted();
}

/** A row of an import, and a candidate that is voted on, is a transaction of its own; counting has one before it, and one after. */
const TRANSACTIONS: Readonly<Record<string, number>> = {
  saveSections: 2,
  runImport: 2,
  runExpertImport: 2,
  runResultImport: 2,
  openVotes: 2,
  closeVotes: 3,
};

/**
 * Cuts before and after each write, and before each read between two: among the reads before the first one is like another, and nothing is
 * written by then; after the last all is written, and a read that fails there has left what the write before it has.
 */
function plansFor(kinds: readonly boolean[]): Cut[] {
  const between = kinds.slice(kinds.indexOf(true), kinds.lastIndexOf(true));
  const writes = kinds.filter(Boolean).map((_, index) => index + 1);
  const reads = between.filter((isWrite) => !isWrite).map((_, index) => index + 1);
  return [
    ...writes.flatMap((write) => [
      { write, after: false },
      { write, after: true },
    ]),
    // Cut before a read or after it, nothing has happened: either is enough.
    ...reads.map((readAfterWrite) => ({ readAfterWrite, after: false })),
  ];
}

const run = (world: World, act: Act, variables: Variables) => world.ask(loginOf(act.may[0]), act.document, variables);
/** A number shown again is another view, a form downloaded again another download, and told as such. */
const isTold = (name: string): boolean => name.startsWith('reveal') || name.startsWith('download');

/** What is answered may hold a download, which is noted as read once it is shown: a day's first reading is no part of what was done. */
const withoutReadings = (items: readonly Item[]): Item[] => items.filter(({ pk }) => !pk.startsWith(`AUDIT#${READING}#`));

describe('cut at its one transaction and tried again', () => {
  it.each(Object.entries(FIRST).filter(([name]) => !(name in TRANSACTIONS)))(
    '%s has done nothing, or all of it once',
    async (name, act) => {
      const cut = cutting();
      const world = await city({ wrap: cut.wrap });
      const variables = await readyFor(act, world);
      const before = await dump(world);
      for (const after of [false, true]) {
        cut.set({ write: 1, after });
        const broken = await run(world, act, variables);
        expect(cut.hasCut()).toBe(true);
        if (broken.errors) expect(broken.errors[0]?.extensions.code ?? 'INTERNAL').toBe('INTERNAL');
        if (!after) expect(await dump(world)).toEqual(before);
      }
      const left = await dump(world);
      expect(left).not.toEqual(before);
      expect(wrongWith(left)).toEqual([]);
      cut.set(null);
      const again = await run(world, act, variables);
      expect(again.errors).toBeUndefined();
      // There is no second transaction: nothing is left to be done.
      if (!isTold(name)) expect(withoutReadings(await dump(world))).toEqual(withoutReadings(left));
    },
  );
});

describe('cut at every step of several transactions and tried again', () => {
  it.each(Object.entries(TRANSACTIONS))('%s ends as one clean run', async (name, count) => {
    const act = FIRST[name] ?? expect.fail(`nobody does ${name}`);
    const probe = cutting();
    const clean = await city({ wrap: probe.wrap });
    const variables = await readyFor(act, clean);
    const ready = await originOf(clean);
    const before = await dump(clean);
    probe.set(null);
    await clean.does(loginOf(act.may[0]), act.document, variables);
    const kinds = [...probe.writes];
    expect(kinds.filter(Boolean)).toHaveLength(count);
    const wanted = shapeOf(await dump(clean));

    const cut = cutting();
    let world: World | null = null;
    for (const plan of plansFor(kinds)) {
      world ??= await worldFrom(ready, { wrap: cut.wrap });
      cut.set(plan);
      const broken = await run(world, act, variables);
      // How much is read depends on what a process remembers; what is written does not.
      if ('write' in plan) expect(cut.hasCut()).toBe(true);
      cut.set(null);
      if (broken.errors) expect(broken.errors[0]?.extensions.code ?? 'INTERNAL').toBe('INTERNAL');
      const left = await dump(world);
      // As long as a cut leaves the table as it was, the same city bears the next one.
      if (broken.errors && isDeepStrictEqual(left, before)) continue;
      expect(wrongWith(left)).toEqual([]);
      const again = await run(world, act, variables);
      expect(again.errors, `${name} cut at ${JSON.stringify(plan)}`).toBeUndefined();
      expect(shapeOf(await dump(world))).toEqual(wanted);
      world = null;
    }
  });
});
