/** Whatever is altered in a copy of the table, verifyHistory finds it and says where; and so it does where two chains of seals are laid side by side (V1, G12). */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../schema/core/actor.ts';
import type { Context } from '../../schema/core/context.ts';
import { DAY } from '../../schema/core/time.ts';
import { thingAt } from '../../schema/history/entries/store.ts';
import { verifyHours, verifyThing, type Finding } from '../../schema/history/actions/verify.ts';
import { keyText, type Item, type Key, type Table } from '../../schema/table/port.ts';
import { ALTERATIONS } from '../support/alterations.ts';
import { applicationIn, RETURN } from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { rewritten } from '../support/rewriting.ts';
import { sealWorld } from '../support/seals.ts';
import { city, type World } from '../support/world.ts';

let world: World;
let items: ReadonlyMap<string, Item>;
/** Trails of one entry and of several, whole. */
let trails: Item[][];
/** Somebody who sees all cities that there are, of two provinces. */
const ABOVE_ALL: Actor = {
  kind: 'person',
  account: 'sheng',
  name: '盛平',
  grants: ['620000', '500000'].map((code) => ({ role: 'PROVINCE_OFFICER', organisation: `province-${code}`, city: code })),
};

beforeAll(async () => {
  world = await city();
  const { id, version } = await applicationIn(world, 'ACCEPTED');
  await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
  await sealWorld(world);
  const all = await dump(world);
  items = new Map(all.map((item) => [keyText(item), item]));
  const by = new Map<string, Item[]>();
  for (const item of all) if (item.pk.startsWith('AUDIT#')) by.set(item.pk, [...(by.get(item.pk) ?? []), item]);
  trails = [...by.values()];
});

/** The questions that verifying asks, of a copy in memory; the seals are the city's. */
function contextOf(copy: ReadonlyMap<string, Item>): Context {
  const found = (key: Key) => copy.get(keyText(key)) ?? null;
  const table: Pick<Table, 'get' | 'getMany' | 'query'> = {
    get: (key) => Promise.resolve(found(key)),
    getMany: (keys) => Promise.resolve(keys.flatMap((key) => found(key) ?? [])),
    query: ({ pk }) => Promise.resolve({ items: [...copy.values()].filter((item) => item.pk === pk), next: null }),
  };
  return { ...world.contextOf(world.now, ABOVE_ALL), table: { ...world.table, ...table } };
}

async function findingsIn(copy: ReadonlyMap<string, Item>): Promise<Finding[]> {
  const found: Finding[] = [];
  let after: string | null = null;
  do {
    const { findings, next } = await verifyHours(contextOf(copy), 1, after);
    found.push(...findings);
    after = next;
  } while (after !== null);
  return found;
}

type Alteration = {
  does: 'delete' | 'alter' | 'reorder' | 'back-date' | 'fork' | 'cut off';
  trail: number;
  at: number;
  field: string;
  to: unknown;
};
const alteration: fc.Arbitrary<Alteration> = fc.record({
  does: fc.constantFrom('delete', 'alter', 'reorder', 'back-date', 'fork', 'cut off'),
  trail: fc.nat(),
  at: fc.nat(),
  field: fc.constantFrom(
    'by',
    'as',
    'action',
    'reason',
    'detail',
    'at',
    'hash',
    'mark',
    'previous',
    'other',
    'ownerPk',
    'isUntraced',
    'kind',
    'version',
  ),
  to: fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 })),
});

/** A copy in which it was done, and the entry that is not what it was; null where it would change nothing. */
function altered({ does, trail: which, at, field, to }: Alteration): { copy: Map<string, Item>; where: Item } | null {
  const many = trails.filter(({ length }) => length > 1);
  const trail = (does === 'reorder' ? many : trails)[which % (does === 'reorder' ? many : trails).length] ?? [];
  const index = at % trail.length;
  const where = trail[index];
  if (!where) return null;
  const copy = new Map(items);
  const put = (all: readonly Item[]) => {
    for (const item of all) copy.set(keyText(item), item);
  };
  const version = index + 1;
  if (does === 'delete') copy.delete(keyText(where));
  else if (does === 'cut off') for (const item of trail.slice(index)) copy.delete(keyText(item));
  else if (does === 'alter') {
    const other = Object.fromEntries(Object.entries({ ...where, [field]: to }).filter(([, value]) => value !== undefined)) as Item;
    if (JSON.stringify(other[field]) === JSON.stringify(where[field])) return null;
    put([other]);
  } else if (does === 'reorder') {
    const other = trail[(index + 1) % trail.length] ?? where;
    put([
      { ...where, sk: other.sk },
      { ...other, sk: where.sk },
    ]);
  }
  // By somebody who knows how it is done: all that follows computed anew, with the marks that stood there.
  else if (does === 'back-date') put(rewritten(trail, version, { at: Number(where['at']) - (1 + (at % 400)) * DAY }, 'kept'));
  else put(rewritten(trail, version, { by: 'somebody', action: 'other' }));
  return { copy, where };
}

describe('any alteration of a copy', () => {
  it(
    `is found by comparing it with the seals, and located (${ALTERATIONS} of them)`,
    async () => {
      expect(await findingsIn(items)).toEqual([]);
      await fc.assert(
        fc.asyncProperty(alteration, async (one) => {
          const made = altered(one);
          fc.pre(made !== null);
          const { version, ...thing } = thingAt(made.where);
          const found = await findingsIn(made.copy);
          expect(found.filter((finding) => finding.thing?.id === thing.id && finding.version === version)).not.toEqual([]);
          // Nobody else is accused, and nothing that stands before it.
          const wronged = found.filter((finding) => finding.thing?.id !== thing.id || finding.thing.kind !== thing.kind);
          expect(wronged).toEqual([]);
          if (one.does !== 'reorder') expect(found.filter((finding) => (finding.version ?? 0) < version)).toEqual([]);
        }),
        { numRuns: ALTERATIONS },
      );
    },
    60_000 + ALTERATIONS * 500,
  );

  it('is told by what was done: missing, altered, in another place, dated back', async () => {
    const kinds = async (does: Alteration['does']) => {
      const many = trails.findIndex(({ length }) => length > 3);
      const made = altered({
        does,
        trail: does === 'reorder' ? trails.filter(({ length }) => length > 1).findIndex(({ length }) => length > 3) : many,
        at: 1,
        field: 'by',
        to: 'x',
      });
      return made && [...new Set((await findingsIn(made.copy)).map(({ wrong }) => wrong))];
    };
    expect(await kinds('delete')).toEqual(['MISSING']);
    expect(await kinds('cut off')).toEqual(['MISSING']);
    expect(await kinds('alter')).toEqual(['ALTERED']);
    expect(await kinds('fork')).toEqual(['ALTERED']);
    expect(await kinds('reorder')).toEqual(['REORDERED']);
  });

  it('shows in the history of the one thing as well', async () => {
    const which = trails.findIndex(({ length }) => length > 3);
    for (const does of ['delete', 'alter', 'fork', 'back-date'] as const) {
      const made = altered({ does, trail: which, at: 1, field: 'by', to: 'x' });
      if (!made) return expect.fail('nothing altered');
      const { version, ...thing } = thingAt(made.where);
      const { findings } = await verifyThing(contextOf(made.copy), thing, null);
      expect(findings.map((finding) => finding.version)).toContain(version);
    }
  });
});
