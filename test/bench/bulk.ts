/** D8, measured: 500 applications accepted in one call of the API, rehearsed before and repeated after, beside the bare loop of the same. */
import { LARGEST_BODY } from '../../functions/runtime/http.ts';
import { SECTIONS as FORM } from '../../schema/application/form/sections.ts';
import { MOST_ROWS } from '../../schema/review/actions/bulk.ts';
import { applicationFile, auditEntry } from '../../schema/table/keys.ts';
import type { Table, Write } from '../../schema/table/port.ts';
import { inBulk, rowsOf, type Answer, type Run } from './calls.ts';
import { city, OFFICER, type City } from './city.ts';
import { processorOf, READ, WRITE } from './cloud.ts';
import { BULK } from './documents.ts';
import { told } from './meter.ts';
import type { Bench, Part } from './part.ts';
import { application, idOf } from './people.ts';
import { inFlight, median } from './ratio.ts';
import { atLeast, atMost, type Row } from './row.ts';

/** schema/review/actions/bulk.ts. */
const AT_ONCE = 8;
/** Rounds in turn, of 500 on each side. */
const ROUNDS = 2;
/** cdk/api.ts: the function of 1769 MB has a whole processor, and 29 seconds. */
const PROCESSOR = processorOf(1769);
const LIMIT = 29;

const part: Part = async (bench) => {
  const { rehearsed, accepted, again, refused, rates, wrong } = await measured(bench);
  const of = (run: Run) => `${told(run.reading)} for ${MOST_ROWS}, ${run.seconds.toFixed(1)} s here`;
  const requests = (what: string, goal: string, run: Run, most: number): Row =>
    atMost({ id: 'S3', what, goal, measured: run.reading.total / MOST_ROWS, unit: 'requests', most, note: of(run) });
  const waits = (MOST_ROWS * (READ + WRITE)) / AT_ONCE / 1000;
  return [
    requests('a row of 500 accepted in one call', '≤ 2: 1 read + 1 transaction', accepted, 2.02),
    requests('a row of the rehearsal of them', '≤ 1: 1 read', rehearsed, 1.02),
    requests('a row of the same call under its key again', '–', again, Infinity),
    requests('a row of a rehearsal in which each is refused', '–', refused, Infinity),
    atMost({
      id: 'S7',
      what: 'of these, rows lost, doubled, written by a rehearsal, or answered otherwise when repeated',
      goal: '0',
      measured: wrong,
      unit: '',
      most: 0,
      note: `by the history of each: rehearsed ${rehearsed.answer.done}, done ${accepted.answer.done}, again ${again.answer.done}`,
    }),
    atLeast({
      id: 'S7',
      what: `${MOST_ROWS} accepted in one call, throughput to the bare loop of the same reads and transactions, ${AT_ONCE} in flight`,
      goal: '≥ 0.5×',
      measured: median(rates.handler) / median(rates.bare),
      unit: '×',
      least: 0.5,
      note: `${Math.round(median(rates.handler))} to ${Math.round(median(rates.bare))} a second`,
    }),
    atMost({
      id: 'S7',
      what: `${MOST_ROWS} accepted in one call, in the function’s time`,
      goal: `≤ ${LIMIT} s`,
      measured: waits + accepted.cpu / PROCESSOR,
      unit: 's',
      most: LIMIT,
      note: `a read taken as ${READ} ms, a transaction as ${WRITE} ms, ${AT_ONCE} at once, and ${accepted.cpu.toFixed(1)} s of processor; cut off, the same key goes on`,
    }),
    ...bodies(),
  ];
};
export default part;

const accepting = { action: 'ACCEPT', who: OFFICER };

async function measured({ endpoint }: Bench) {
  const noted: (readonly Write[])[] = [];
  const where = await city(endpoint, { wrap: (inner) => noting(inner, noted) });
  const twin = await city(endpoint);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => Array.from({ length: MOST_ROWS }, (__, row) => round * MOST_ROWS + row));
  for (const numbers of rounds) {
    const applications = numbers.flatMap((number) => application(number, { state: 'SUBMITTED', form: true }));
    await where.load(applications);
    await twin.load(applications);
  }
  const [first = []] = rounds;
  const rehearsed = await inBulk(where, first, { ...accepting, dryRun: true, key: 'rehearsal' });
  const inRehearsal = noted.length;
  const rates = { handler: [] as number[], bare: [] as number[] };
  const runs: Run[] = [];
  for (const numbers of rounds) {
    noted.length = 0;
    const run = await inBulk(where, numbers, { ...accepting, dryRun: false, key: `bulk-call-${numbers[0]}` });
    runs.push(run);
    rates.handler.push(MOST_ROWS / run.seconds);
    rates.bare.push(MOST_ROWS / (await bare(twin, numbers, noted)));
  }
  const [accepted] = runs;
  if (!accepted) throw new Error('nothing was measured');
  noted.length = 0;
  const again = await inBulk(where, first, { ...accepting, dryRun: false, key: 'bulk-call-0' });
  const refused = await inBulk(where, first, { ...accepting, dryRun: true, key: 'rehearsal' });
  const wrong = inRehearsal + noted.length + (await wrongIn(where, rounds.flat())) + differences(accepted.answer, again.answer);
  return { rehearsed, accepted, again, refused, rates, wrong };
}

/** Each application read, and the very transaction that the API made of it, in a city that is the same; in seconds. */
async function bare({ table }: City, numbers: readonly number[], transactions: readonly (readonly Write[])[]): Promise<number> {
  const start = performance.now();
  await inFlight(AT_ONCE, transactions, async (writes, index) => {
    await table.query(applicationFile.under({ application: idOf(numbers[index] ?? 0) }));
    await table.transact(writes);
  });
  return (performance.now() - start) / 1000;
}

/** Applications whose history does not tell of one acceptance after its beginning. */
async function wrongIn({ table }: City, numbers: readonly number[]): Promise<number> {
  let wrong = 0;
  await inFlight(16, numbers, async (number) => {
    const { items } = await table.query(auditEntry.under({ kind: 'APPLICATION', id: idOf(number) }));
    // What was written straight into the table came without its first entry.
    if (items.map(({ action }) => action).join() !== 'accept') wrong += 1;
  });
  return wrong;
}

function differences(first: Answer, again: Answer): number {
  return first.rows.filter((row, index) => JSON.stringify(row) !== JSON.stringify(again.rows[index])).length;
}

/** What a call of 500 rows weighs: an ordinary one, and the largest there can be. */
function bodies(): Row[] {
  const rows = rowsOf(Array.from({ length: MOST_ROWS }, (_, number) => number));
  const weigh = (variables: object) => Buffer.byteLength(JSON.stringify({ query: BULK, variables: { rows, dryRun: false, ...variables } }));
  const judgements = FORM.map((section) => ({ section, judgement: 'MEND', reason: '改'.repeat(300) }));
  const ordinary = weigh({ action: 'ACCEPT', opinion: '材料齐全，予以接收。', key: 'k'.repeat(36) });
  const largest = weigh({ action: 'RETURN', opinion: '改'.repeat(500), judgements, key: 'k'.repeat(64) });
  return [
    atMost({
      id: 'S11',
      what: `largest body of a call of ${MOST_ROWS} rows: a return with all that can be said`,
      goal: `≤ ${LARGEST_BODY / 1024} KB`,
      measured: largest / 1024,
      unit: 'KB',
      most: LARGEST_BODY / 1024,
      note: `an acceptance ${(ordinary / 1024).toFixed(1)} KB, ${Math.round(ordinary / MOST_ROWS)} bytes a row`,
    }),
  ];
}

function noting(inner: Table, transactions: (readonly Write[])[]): Table {
  return {
    ...inner,
    async transact(writes) {
      await inner.transact(writes);
      transactions.push(writes);
    },
  };
}
