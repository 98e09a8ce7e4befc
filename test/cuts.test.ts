/**
 * A handler killed between its steps, for every mutation: cut before and after each thing it writes, and before what it reads from then on,
 * then tried again with the same key. The end is always that of one clean run; no half state at any time (G3, G10).
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Item } from '../schema/table/port.ts';
import { FIRST } from './support/acts.ts';
import { loginOf, readyFor, type Variables } from './support/act.ts';
import { cutting } from './support/cutting.ts';
import { dump, wrongWith } from './support/invariants.ts';
import { city, copyOf, type World } from './support/world.ts';

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
  runImport: 2,
  runExpertImport: 2,
  runResultImport: 2,
  openVotes: 2,
  closeVotes: 3,
};

describe('cut at every step and tried again', () => {
  it.each(Object.entries(FIRST))('%s ends as one clean run', async (name, act) => {
    const who = loginOf(act.may[0]);
    const run = (world: World, variables: Variables) => world.ask(who, act.document, variables);

    const ready = await city();
    const variables = await readyFor(act, ready);
    const probe = cutting();
    const clean = await copyOf(ready, { wrap: probe.wrap });
    probe.set(null);
    const { requests } = await clean.measure(() => clean.does(who, act.document, variables));
    const kinds = [...probe.writes];
    expect(requests.TransactWriteItems).toBe(TRANSACTIONS[name] ?? 1);
    const wanted = shapeOf(await dump(clean));

    // As long as a cut leaves the table as it was, the same city bears the next one.
    const before = await dump(ready);
    expect(wrongWith(before)).toEqual([]);
    const cut = cutting();
    let world = await copyOf(ready, { wrap: cut.wrap });
    const firstWrite = kinds.indexOf(true);
    for (const [index, writes] of kinds.entries()) {
      // Among the reads before the first write one cut is like another: nothing has happened, and that write is cut before as well.
      if (!writes && index > 0 && index < firstWrite) continue;
      const request = index + 1;
      // Cut before a read or after it, nothing has happened: either is enough.
      for (const after of writes ? [false, true] : [false]) {
        cut.set({ request, after });
        const broken = await run(world, variables);
        cut.set(null);
        if (broken.errors) expect(broken.errors[0]?.extensions.code ?? 'INTERNAL').toBe('INTERNAL');
        const left = await dump(world);
        if (broken.errors && isDeepStrictEqual(left, before)) continue;
        expect(wrongWith(left)).toEqual([]);
        const again = await run(world, variables);
        expect(again.errors, `${name} cut ${after ? 'after' : 'before'} request ${request}`).toBeUndefined();
        // A number shown again is another view, and told as such.
        if (!name.startsWith('reveal')) expect(shapeOf(await dump(world))).toEqual(wanted);
        world = await copyOf(ready, { wrap: cut.wrap });
      }
    }
  });
});
