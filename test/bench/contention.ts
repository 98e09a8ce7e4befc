/** S6: from what submissions of different applicants write, whether any two meet, and how hot the hottest key is. */
import { TABLE } from '../../schema/table/keys.ts';
import { keyOf, type Table, type Write } from '../../schema/table/port.ts';
import { city } from './city.ts';
import { SUBMIT } from './documents.ts';
import type { Part } from './part.ts';
import { accountOf, application, globalId } from './people.ts';
import { inFlight } from './ratio.ts';
import { atMost } from './row.ts';

const APPLICANTS = 300;
/** Enough that chance does not make a shard look hot. */
const CITY = 20_000;

const part: Part = async ({ endpoint }) => {
  const transactions: (readonly Write[])[] = [];
  const { drafts, ask, token } = await city(endpoint, { wrap: (inner) => noting(inner, transactions) });
  const numbers = Array.from({ length: APPLICANTS }, (_, number) => number);
  await drafts(numbers);
  await inFlight(16, numbers, async (number) => {
    const variables = { application: globalId(number), version: 1, key: `key-${10_000 + number}` };
    await ask({ query: SUBMIT, variables, token: await token(accountOf(number)) });
  });

  const places = transactions.map((writes) => new Set(writes.map(keyOf).map(({ pk, sk }) => `${pk}\n${sk}`)));
  const counts = countsOf(places.flatMap((set) => [...set]));
  const shared = [...counts.values()].filter((count) => count > 1).length;
  const keys = countsOf(transactions.flatMap((writes) => writes.map((write) => keyOf(write).pk)));
  const shards = countsOf(Array.from({ length: CITY }, (_, number) => application(number)[0]?.[TABLE.indexes.byShard.pk]));
  return [
    atMost({
      id: 'S6',
      what: `items shared by the transactions of ${transactions.length} applicants`,
      goal: '0',
      measured: shared,
      unit: 'items',
      most: 0,
      note: '',
    }),
    atMost({
      id: 'S6',
      what: 'the most written key of the table, of all writes',
      goal: '≤ 2 %',
      measured: 100 * hottest(keys),
      unit: '%',
      most: 2,
      note: 'of the index byOwner a key is one unit, and has that unit’s share of the applicants',
    }),
    atMost({
      id: 'S6',
      what: `the most written key of the index byShard, ${CITY} applicants`,
      goal: '≤ 2 %',
      measured: 100 * hottest(shards),
      unit: '%',
      most: 2,
      note: `${shards.size} keys, 1.56 % when even`,
    }),
  ];
};
export default part;

function noting(inner: Table, transactions: (readonly Write[])[]): Table {
  return {
    ...inner,
    async transact(writes) {
      await inner.transact(writes);
      transactions.push(writes);
    },
  };
}

function countsOf(names: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function hottest(counts: Map<unknown, number>): number {
  const all = [...counts.values()];
  return Math.max(...all) / all.reduce((sum, count) => sum + count, 0);
}
