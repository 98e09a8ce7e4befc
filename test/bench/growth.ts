/** S5: the same three operations in a small city and in one ten times as large, in turn. */
import { city, OFFICER, type City } from './city.ts';
import { LIST, OWN, SUBMIT } from './documents.ts';
import type { Reading } from './meter.ts';
import type { Part } from './part.ts';
import { accountOf, application, globalId, UNIT, unitId } from './people.ts';
import { compare } from './ratio.ts';
import { atMost, type Row } from './row.ts';

const SIZES = { small: 1_000, large: 10_000 };
const PROBES = 400;
/** One applicant in five is of one unit; the others are spread over 40. */
const unitOf = (number: number): string => (number % 5 === 0 ? UNIT : `unit-${number % 40}`);

const part: Part = async ({ endpoint }) => {
  const [small, large] = await Promise.all([grown(endpoint, SIZES.small), grown(endpoint, SIZES.large)]);
  return [
    ...(await operation('list page of 25', small, large, async (where) => {
      const token = await where.token(OFFICER);
      return () => where.ask({ query: LIST, variables: { unit: unitId, first: 25 }, token });
    })),
    ...(await operation('own application', small, large, async (where) => {
      const token = await where.token(accountOf(0));
      return () => where.ask({ query: OWN, token });
    })),
    ...(await operation('submit', small, large, async (where) => {
      const tokens = await Promise.all(Array.from({ length: PROBES }, (_, number) => where.token(accountOf(number))));
      let next = 1;
      return () => {
        const number = next++;
        return where.ask({
          query: SUBMIT,
          variables: { application: globalId(number), version: 1, key: `key-${10_000 + number}` },
          token: tokens[number],
        });
      };
    })),
  ];
};
export default part;

async function grown(endpoint: string, size: number): Promise<City> {
  const where = await city(endpoint);
  for (let start = PROBES; start < size; start += 2_000) {
    const numbers = Array.from({ length: Math.min(2_000, size - start) }, (_, index) => start + index);
    await where.load(numbers.flatMap((number) => application(number, { unit: unitOf(number), state: 'SUBMITTED' })));
  }
  await where.drafts(Array.from({ length: PROBES }, (_, number) => number));
  return where;
}

async function operation(
  what: string,
  small: City,
  large: City,
  prepare: (where: City) => Promise<() => Promise<unknown>>,
): Promise<Row[]> {
  const works = { small: await prepare(small), large: await prepare(large) };
  await works.small();
  await works.large();
  const [before, after] = [await small.measure(works.small), await large.measure(works.large)];
  const cost = await compare(works, { rounds: 7, calls: 40 });
  const units = (reading: Reading) => reading.units + reading.indexUnits;
  const same = before.total === after.total && units(before) === units(after);
  return [
    atMost({
      id: 'S5',
      what: `${what}, 10⁴ to 10³ applications: requests and units`,
      goal: '×1.00',
      measured: Math.max(after.total / before.total, units(after) / units(before)),
      unit: '×',
      most: same ? Infinity : -1,
      note: `${after.total} requests, ${units(after)} units`,
    }),
    atMost({
      id: 'S5',
      what: `${what}, 10⁴ to 10³ applications: p50`,
      goal: '≤ 1.15×',
      measured: cost.large.p50 / cost.small.p50,
      unit: '×',
      most: 1.15,
      note: `${(cost.large.p50 / 1000).toFixed(2)} ms to ${(cost.small.p50 / 1000).toFixed(2)} ms`,
    }),
  ];
}
