/** S13: a province's day of postings. What closing one asks, how long 100,000 take, whether a cut run is gone on with; and their reports. */
import { DAY, endOfDay, MINUTE } from '../../schema/core/time.ts';
import { closeDue } from '../../schema/posting/actions/close.ts';
import { city, type City } from './city.ts';
import { processorOf, READ, WRITE } from './cloud.ts';
import { told, writesOf } from './meter.ts';
import type { Part } from './part.ts';
import { objected, posting } from './posted.ts';
import { atMost, type Row } from './row.ts';
import { reporting } from './reports.ts';
import { resuming } from './resuming.ts';

/** That end at one midnight; that run on and end at the next two; that are over, with an objection that is open. */
const DUE = 4_000;
const RUNNING = 1_200;
const PAIRED = 400;
const OBJECTED = 200;
const PROVINCE = 100_000;
const MIDNIGHT = endOfDay('2024-09-25');
/** cdk/schedules.ts: the function of 1024 MB has so much of a processor, and so many minutes. */
const PROCESSOR = processorOf(1024);
const LIMIT = 15;
/** schema/posting/actions/close.ts: shards walked times postings closed at the same time. */
const AT_ONCE = 40;
/** What a new on-demand table takes in a second before it has grown. */
const WRITE_UNITS = 4_000;

const part: Part = async ({ endpoint }) => {
  const where = await city(endpoint);
  await where.load([
    ...from(0, DUE).flatMap((number) => posting(number, MIDNIGHT)),
    ...from(DUE, RUNNING).flatMap((number) => posting(number, MIDNIGHT + DAY)),
    ...from(DUE + RUNNING, PAIRED).flatMap((number) => posting(number, MIDNIGHT + 2 * DAY)),
    ...from(DUE + RUNNING + PAIRED, OBJECTED).flatMap((number) => objected(number, MIDNIGHT)),
  ]);
  return [
    ...(await closing(where)),
    ...(await resuming(where, {
      cut: { now: MIDNIGHT + DAY + MINUTE, numbers: from(DUE, RUNNING) },
      paired: { now: MIDNIGHT + 2 * DAY + MINUTE, numbers: from(DUE + RUNNING, PAIRED) },
      waiting: from(DUE + RUNNING + PAIRED, OBJECTED),
    })),
    ...(await reporting(endpoint, PROVINCE)),
  ];
};
export default part;

function from(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

async function closing({ contextOf, measure }: City): Promise<Row[]> {
  let closed = 0;
  const before = process.cpuUsage();
  const begun = performance.now();
  const reading = await measure(async () => ({ closed } = await closeDue(contextOf(MIDNIGHT + MINUTE))));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (closed !== DUE) throw new Error(`${closed} of ${DUE} were closed`);

  const each = (total: number): number => total / DUE;
  const writes = writesOf(reading);
  const cpu = each((user + system) / 1000);
  // A posting is smaller than 4 KB, and reading it costs one unit.
  const writeUnits = each(reading.units + reading.indexUnits - (reading.requests['GetItem'] ?? 0));
  const minutes = (milliseconds: number): number => (milliseconds * PROVINCE) / MINUTE;
  const waited = minutes((each(reading.total - writes) * READ + each(writes) * WRITE) / AT_ONCE);
  const computed = minutes(cpu / PROCESSOR);
  const grown = (writeUnits * PROVINCE) / WRITE_UNITS / 60;
  return [
    atMost({
      id: 'S3',
      what: `requests a posting that the clock closes, of ${DUE} at one midnight`,
      goal: '≤ 2.1: 1 read + 1 transaction, and the pages',
      measured: each(reading.total),
      unit: 'requests',
      most: 2.1,
      note: `${told(reading)}; ${RUNNING + PAIRED} that run on and ${OBJECTED} with an open objection are not touched`,
    }),
    atMost({
      id: 'S13',
      what: 'a province’s postings of one midnight, 100,000, by the requests and the processor time of these',
      goal: `≤ ${LIMIT} min`,
      measured: waited + computed,
      unit: 'minutes',
      most: LIMIT,
      note:
        `${waited.toFixed(1)} min waiting, ${AT_ONCE} at once, a read taken as ${READ} ms and a transaction as ${WRITE} ms, and ` +
        `${computed.toFixed(1)} min of computing (${cpu.toFixed(2)} ms each here, ${PROCESSOR.toFixed(2)} of a processor there), added up though they ` +
        `overlap; ${seconds.toFixed(1)} s here for ${DUE}, ${((seconds / DUE) * (PROVINCE / 60)).toFixed(1)} min for so many; ` +
        `${writeUnits.toFixed(1)} write units each, ${grown.toFixed(1)} min of a new table’s ${WRITE_UNITS} a second; cut off, it goes on`,
    }),
  ];
}
