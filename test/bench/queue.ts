/** S3, S5: a page of 50 of a reviewer's queue as a client shows it, in a list of a thousand and in one of ten thousand. */
import { getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import { HOUR } from '../../schema/core/time.ts';
import { priceOf } from '../../schema/graph/price.ts';
import { schema } from '../../schema/index.ts';
import { deskApplications, unitApplications } from '../../schema/table/keys.ts';
import type { Range } from '../../schema/table/port.ts';
import { city, OFFICER, type City } from './city.ts';
import { DEPARTMENT_QUEUE, DEPARTMENT_QUEUE_PLAIN, UNIT_QUEUE, UNIT_QUEUE_IN_FULL, UNIT_QUEUE_PLAIN } from './documents.ts';
import { told, type Reading } from './meter.ts';
import type { Part } from './part.ts';
import { application, CYCLE, MORNING, UNIT, unitId } from './people.ts';
import { compare } from './ratio.ts';
import { atMost, type Row } from './row.ts';

const SIZES = { small: 1_000, large: 10_000 };
const PAGE = 50;
/** schema/builder.ts: what a query may cost. */
const MOST_COST = 8000;
const DEPARTMENT = 'education';
const departmentId = Buffer.from(`Organisation:${DEPARTMENT}`).toString('base64');
/** One application in two is for one series, so that the department's list holds several levels and series. */
const TITLES = [
  { series: 'school-teaching', specialty: '数学', level: 'ASSOCIATE_SENIOR' },
  { series: 'vocational-teaching', specialty: '机电', level: 'INTERMEDIATE' },
] as const;

/** `plain` is the page without what comes next and what may be done. */
type Queue = { what: string; who: string; query: string; plain: string; variables: Record<string, unknown>; range: Range };

const QUEUES: Queue[] = [
  {
    what: 'unitApplications',
    who: OFFICER,
    query: UNIT_QUEUE,
    plain: UNIT_QUEUE_PLAIN,
    variables: { of: unitId, state: 'RECOMMENDED', first: PAGE },
    range: unitApplications.under({ unit: UNIT, cycle: CYCLE, state: 'RECOMMENDED' }),
  },
  {
    what: 'departmentApplications',
    who: 'education-officer',
    query: DEPARTMENT_QUEUE,
    plain: DEPARTMENT_QUEUE_PLAIN,
    variables: { of: departmentId, state: 'RECOMMENDED', first: PAGE },
    range: deskApplications.under({ department: DEPARTMENT, cycle: CYCLE, state: 'RECOMMENDED' }),
  },
];

const part: Part = async ({ endpoint }) => {
  const [small, large] = await Promise.all([grown(endpoint, SIZES.small), grown(endpoint, SIZES.large)]);
  const rows: Row[] = [];
  for (const queue of QUEUES) rows.push(...(await paging(queue, small, large)));
  return [...rows, cost()];
};
export default part;

function priced(query: string, variables: Record<string, unknown>): number {
  const document = parse(query);
  return priceOf(schema, document, getOperationAST(document) as OperationDefinitionNode, variables, Number.MAX_SAFE_INTEGER);
}

/** The page is measured in the words that are let through; this is what it costs in full. */
function cost(): Row {
  const counted = (query: string, first: number) => priced(query, { of: unitId, first });
  const full = counted(UNIT_QUEUE_IN_FULL, PAGE);
  const [bare, more] = ['id', 'id since'].map((fields) =>
    counted(`{ unitApplications(unit: "${unitId}", first: ${PAGE}) { edges { node { ${fields} } } } }`, PAGE),
  );
  return atMost({
    id: 'S11',
    what: `cost of a page of ${PAGE} of unitApplications with all of allowedActions, as the limit counts it`,
    goal: `≤ ${MOST_COST}`,
    measured: full,
    unit: '',
    most: MOST_COST,
    note:
      `without their closesAt and code ${counted(UNIT_QUEUE, PAGE)}, which is the page that the other rows measure; ` +
      `one more field of ${PAGE} rows is counted as ${(more ?? 0) - (bare ?? 0)}`,
  });
}

async function grown(endpoint: string, size: number): Promise<City> {
  const where = await city(endpoint);
  for (let start = 0; start < size; start += 1_000) {
    const numbers = Array.from({ length: Math.min(1_000, size - start) }, (_, index) => start + index);
    await where.load(numbers.flatMap((number) => recommended(number)));
  }
  return where;
}

function recommended(number: number) {
  const recommendation = { at: MORNING, by: OFFICER, text: '同意推荐。', vacancy: 'AVAILABLE' as const };
  const title = TITLES[number % TITLES.length];
  return application(number, { state: 'RECOMMENDED', head: { ...title, department: DEPARTMENT, promotionType: 'NORMAL', recommendation } });
}

async function paging({ what, who, query, plain, variables, range }: Queue, small: City, large: City): Promise<Row[]> {
  const page = async (where: City) => {
    const request = { query, variables, token: await where.token(who) };
    const answer = await where.ask(request);
    const { edges, pageInfo } = answer[what] as { edges: unknown[]; pageInfo: { hasNextPage: boolean } };
    if (edges.length !== PAGE || !pageInfo.hasNextPage) throw new Error(`a page of ${edges.length}`);
    return (at = MORNING) => where.ask({ ...request, at });
  };
  const works = { small: await page(small), large: await page(large) };
  const [before, after] = [await small.measure(works.small), await large.measure(works.large)];
  const token = await large.token(who);
  const took = await compare(
    {
      ...works,
      plain: () => large.ask({ query: plain, variables, token }),
      raw: () => large.table.query(range, { limit: PAGE }),
    },
    { rounds: 7, calls: 20 },
  );
  // An hour later nothing is remembered of the calendar nor of the officer: the first page of the day.
  const cold = await large.measure(() => works.large(MORNING + HOUR));
  const units = (reading: Reading) => reading.units + reading.indexUnits;
  const isSame = before.total === after.total && units(before) === units(after);
  const ms = (value: number) => `${(value / 1000).toFixed(1)} ms`;
  return [
    atMost({
      id: 'S3',
      what: `page of ${PAGE} of ${what}, with what comes next and what may be done`,
      goal: '≤ 2 requests',
      measured: after.total,
      unit: 'requests',
      most: 2,
      note: `${told(after)}; with nothing remembered ${told(cold)}: the list, the officer, the calendar`,
    }),
    atMost({
      id: 'S5',
      what: `page of ${PAGE} of ${what}, 10⁴ to 10³ rows: requests and units`,
      goal: '×1.00',
      measured: Math.max(after.total / before.total, units(after) / units(before)),
      unit: '×',
      most: isSame ? Infinity : -1,
      note: `${after.total} requests, ${units(after)} units`,
    }),
    atMost({
      id: 'S5',
      what: `page of ${PAGE} of ${what}, 10⁴ to 10³ rows: p50`,
      goal: '≤ 1.15×',
      measured: took.large.p50 / took.small.p50,
      unit: '×',
      most: 1.15,
      note: `${ms(took.large.p50)} to ${ms(took.small.p50)}`,
    }),
    atMost({
      id: 'S2',
      what: `page of ${PAGE} of ${what}, p50 to the raw Query`,
      goal: '≤ 1.25×',
      measured: took.large.p50 / took.raw.p50,
      unit: '×',
      most: 1.25,
      note: `${ms(took.large.p50)} to ${ms(took.raw.p50)}, without what comes next and what may be done ${ms(took.plain.p50)}; processor ${(took.large.cpu / took.raw.cpu).toFixed(2)}×`,
    }),
  ];
}
