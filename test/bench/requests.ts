/** S3 and S4: what each operation asks of the table, in requests and in units, beside the formula from the sizes of the items. */
import { applicationFile, unitApplications } from '../../schema/table/keys.ts';
import type { Item, Key, Table } from '../../schema/table/port.ts';
import { city, OFFICER } from './city.ts';
import { ELIGIBILITY, EXPORT, LIST, LIST_WITH_UNITS, OWN, SAVE, SUBMIT, VIEWER } from './documents.ts';
import { itemSize, told, type Reading } from './meter.ts';
import type { Bench, Part } from './part.ts';
import { account, accountOf, application, CYCLE, globalId, idOf, UNIT, unitId } from './people.ts';
import { atMost, type Row } from './row.ts';

const NAMELESS = 'nameless'; // a unit's officer whose grants nobody has asked for yet

const part: Part = async (bench) => {
  const readings = await readingsOf(bench);
  const { own, eligible, one, hundred, named, first, second, save, submit, list, exported, written, checked, readSizes, listSizes } =
    readings;
  const requests = (what: string, goal: string, reading: Reading, most: number, note = ''): Row =>
    atMost({
      id: 'S3',
      what,
      goal,
      measured: reading.total,
      unit: 'requests',
      most,
      note: [told(reading), note].filter(Boolean).join('; '),
    });
  // Two units a KB of each item of the transaction, of those that are only looked at as well.
  const tableUnits = [...written, ...checked].reduce((units, item) => units + 2 * Math.ceil(itemSize(item) / 1024), 0);
  return [
    requests('own application with all its sections', '1 Query', own, 1),
    requests('eligibility explained, with the draft', '1 Query', eligible, 1),
    requests('list page of 1 row', '1 Query', one, 1),
    requests('list page of 100 rows', '1 Query', hundred, 1),
    requests('list page of 100 rows with their units’ names', '≤ 2: 1 Query + 1 batch', named, 2),
    requests('the viewer’s grants, first time', '1 Query', first, 1),
    requests('the viewer’s grants, remembered', '0', second, 0),
    requests('submit', '≤ 2: 1 read + 1 transaction', submit, 2),
    requests('save a section', '–', save, Infinity),
    requests('ask for an export', '–', exported, Infinity),
    exactly('own application', own.units, Math.ceil(sum(readSizes) / 4096)),
    exactly('list of 25', list.units + list.indexUnits, Math.ceil(sum(listSizes) / 4096) / 2),
    exactly('submit, on the table', submitWrites(submit, readSizes), tableUnits),
    atMost({
      id: 'S4',
      what: 'list of 25',
      goal: '≤ 4 RCU',
      measured: list.units + list.indexUnits,
      unit: 'RCU',
      most: 4,
      note: `25 heads of ${Math.round(sum(listSizes) / 25)} bytes`,
    }),
    atMost({
      id: 'S4',
      what: 'submit, writes on the table',
      goal: '≤ 12 WCU + indexes',
      measured: submitWrites(submit, readSizes),
      unit: 'WCU',
      most: 12,
      note: `${written.length} items of ${written.map(itemSize).join(', ')} bytes, and ${checked.length} looked at; indexes ${submit.indexUnits} WCU`,
    }),
  ];
};
export default part;

async function readingsOf({ endpoint }: Bench) {
  const written: Item[] = [];
  const checks: Key[] = [];
  const { measure, ask, token, drafts, load, table } = await city(endpoint, { wrap: (inner) => noting(inner, written, checks) });
  await drafts([1, 2, 3]);
  await load(Array.from({ length: 150 }, (_, index) => application(100 + index, { state: 'SUBMITTED' })).flat());
  await load([...account(NAMELESS, 'UNIT_OFFICER', UNIT)]);
  const [mine, officer, department, nameless] = await Promise.all([accountOf(1), OFFICER, 'education-officer', NAMELESS].map(token));

  await ask({ query: '{ clock openPhases { name } viewer { name } }', token: mine });
  await ask({ query: VIEWER, token: officer });
  await ask({ query: VIEWER, token: department });
  const readSizes = (await table.query(applicationFile.under({ application: idOf(1) }))).items.map(itemSize);
  const listSizes = (await table.query(unitApplications.under({ unit: UNIT, cycle: CYCLE }), { limit: 25 })).items.map(itemSize);
  const page = (query: string, first: number) => measure(() => ask({ query, variables: { unit: unitId, first }, token: officer }));

  const first = await measure(() => ask({ query: VIEWER, token: nameless }));
  const second = await measure(() => ask({ query: VIEWER, token: nameless }));
  const own = await measure(() => ask({ query: OWN, token: mine }));
  await ask({ query: ELIGIBILITY, token: mine });
  const eligible = await measure(() => ask({ query: ELIGIBILITY, token: mine }));
  const one = await page(LIST, 1);
  const list = await page(LIST, 25);
  const hundred = await page(LIST, 100);
  const named = await page(LIST_WITH_UNITS, 100);
  // The first of a process looks up the published standards, for a minute.
  const before = { application: globalId(3), version: 1, key: 'key-00000003' };
  await ask({ query: SUBMIT, variables: before, token: await token(accountOf(3)) });
  written.length = 0;
  checks.length = 0;
  const submit = await measure(() =>
    ask({ query: SUBMIT, variables: { application: globalId(1), version: 1, key: 'key-00000001' }, token: mine }),
  );
  const submitted = written.splice(0);
  const checked = (await Promise.all(checks.splice(0).map((key) => table.get(key)))).filter((item) => item !== null);
  const content = { basics: { startedWorkOn: '2010-08-01' } };
  const other = await token(accountOf(2));
  await ask({ query: VIEWER, token: other });
  const save = await measure(() => ask({ query: SAVE, variables: { application: globalId(2), version: 1, content }, token: other }));
  const exported = await measure(() =>
    ask({ query: EXPORT, variables: { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' }, token: department }),
  );
  return {
    own,
    eligible,
    one,
    hundred,
    named,
    first,
    second,
    save,
    submit,
    list,
    exported,
    written: submitted,
    checked,
    readSizes,
    listSizes,
  };
}

/** Of what a submission consumed, what its writes did: its reads are those of the file before and after. */
function submitWrites(submit: Reading, readSizes: readonly number[]): number {
  const query = Math.ceil(sum(readSizes) / 4096);
  return submit.units - query * (submit.requests['Query'] ?? 0);
}

function exactly(what: string, measured: number, formula: number): Row {
  return atMost({
    id: 'S4',
    what: `${what}: units against the formula`,
    goal: 'exactly',
    measured: measured / formula,
    unit: '×',
    most: measured === formula ? Infinity : -1,
    note: `${measured} measured, ${formula} from the sizes`,
  });
}

function noting(inner: Table, written: Item[], checks: Key[]): Table {
  return {
    ...inner,
    async transact(writes) {
      await inner.transact(writes);
      for (const write of writes) {
        if ('put' in write) written.push(write.put);
        if ('check' in write) checks.push(write.check);
      }
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
