/** Result reports of postings: how long one takes to print, and a midnight's worth of them with the functions there are. */
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import type { Printer } from '../../schema/core/ports.ts';
import { endOfDay, MINUTE } from '../../schema/core/time.ts';
import { closeDue } from '../../schema/posting/actions/close.ts';
import { buildReport } from '../../schema/posting/actions/report.ts';
import type { Objection, Posting } from '../../schema/posting/model.ts';
import { reportOf } from '../../schema/posting/report.ts';
import { loadPosting } from '../../schema/posting/store.ts';
import { city } from './city.ts';
import { processorOf } from './cloud.ts';
import { told } from './meter.ts';
import { objected, posting, postingOf, waiting } from './posted.ts';
import { median } from './ratio.ts';
import { atMost, type Row } from './row.ts';

const REPORTS = 24;
/** Every sixth with an objection that was dismissed. */
const OBJECTED = 6;
/** As many as may be open at once; there may have been more. */
const MANY = 50;
const MIDNIGHT = endOfDay('2024-09-25');
/** cdk/reports.ts and cdk/work-queue.ts: 1024 MB, a minute, twenty at once, an alarm when somebody has waited for half an hour. */
const PROCESSOR = processorOf(1024);
const LIMIT = 60;
const AT_ONCE = 20;
const ALARM = 30;
/** What the requests of one report and the putting of its file take in the cloud, in seconds, taken high. */
const WAITS = 0.2;

export async function reporting(endpoint: string, province: number): Promise<Row[]> {
  const { contextOf, load, measure, table } = await city(endpoint);
  const numbers = Array.from({ length: REPORTS }, (_, number) => number);
  const dismissed = { at: MIDNIGHT - 1, by: 'officer', finding: 'DISMISSED' as const, text: '经核查，与事实不符。' };
  const one = (number: number) => (number % OBJECTED === 0 ? objected(number, MIDNIGHT, dismissed) : posting(number, MIDNIGHT));
  await load(numbers.flatMap((number) => [...one(number), ...waiting(number)]));
  const context = contextOf(MIDNIGHT + MINUTE);
  await closeDue(context);

  const printer = pdfPrinter();
  const sizes: number[] = [];
  const put = async (_: string, body: AsyncIterable<Uint8Array>) => {
    let size = 0;
    for await (const bytes of body) size += bytes.length;
    sizes.push(size);
    return size;
  };
  const own = { ...context, files: { ...context.files, put } };
  const times: number[] = [];
  const cpus: number[] = [];
  const reading = await measure(async () => {
    for (const number of numbers) {
      const before = process.cpuUsage();
      const start = performance.now();
      const made = await buildReport(own, printer, postingOf(number));
      if (made?.state !== 'CLEARED') throw new Error(`posting ${number} is ${made?.state ?? 'gone'}`);
      times.push((performance.now() - start) / 1000);
      const { user, system } = process.cpuUsage(before);
      cpus.push((user + system) / 1e6);
    }
  });
  const cpu = median(cpus);
  const longest = await printingLongest(printer, await loadPosting(table, postingOf(1)));
  const perObjection = (longest - cpu) / MANY / PROCESSOR;
  const each = cpu / PROCESSOR + WAITS;
  const rate = 60 / each;
  return [
    atMost({
      id: 'S13',
      what: 'a result report of a posting, printed and kept, in its function',
      goal: `≤ ${LIMIT} s`,
      measured: each,
      unit: 's',
      most: LIMIT,
      note:
        `${median(times).toFixed(2)} s here, ${cpu.toFixed(2)} s of processor (the first, which reads the font, ${(cpus[0] ?? 0).toFixed(2)}), of which the ` +
        `function has ${PROCESSOR.toFixed(2)}; and ${WAITS} s for its requests (${told(reading)} for ${REPORTS}); ${Math.round(median(sizes) / 1000)} KB; ` +
        `${rate.toFixed(0)} a function and minute; ` +
        `each objection adds ${perObjection.toFixed(2)} s (of ${MANY}), so that one with ${Math.floor((LIMIT - each) / perObjection)} is not made in its time`,
    }),
    atMost({
      id: 'S13',
      what: `a province’s result reports of one midnight, 100,000, by ${AT_ONCE} functions at once`,
      goal: `≤ ${ALARM} min`,
      measured: province / rate / AT_ONCE,
      unit: 'minutes',
      most: ALARM,
      note:
        `the goal is the alarm of the queue; within it ${AT_ONCE} functions print ${Math.round(ALARM * rate * AT_ONCE)}, ` +
        `and 100,000 take ${Math.ceil(province / rate / ALARM)} functions at once`,
    }),
  ];
}

/** Seconds of processor for one with as many objections as may be open at once, each with a finding as long as there can be. */
async function printingLongest(printer: Printer, head: Posting | null): Promise<number> {
  if (!head) throw new Error('no posting');
  const finding = { at: MIDNIGHT, by: 'officer', finding: 'DISMISSED' as const, text: '经核查与事实不符。'.repeat(56).slice(0, 500) };
  const numbered = (number: number): Objection => ({
    id: String(number).padStart(12, '0'),
    on: 'POSTING',
    posting: head.id,
    city: head.city,
    application: head.application,
    cycle: head.cycle,
    unit: head.unit,
    applicant: head.applicant,
    applicantName: head.applicantName,
    at: MIDNIGHT,
    seenFrom: 0,
    onPaper: false,
    enteredBy: null,
    objector: null,
    text: '',
    dueAt: MIDNIGHT,
    finding,
    body: '0'.repeat(64),
    version: 2,
    trail: '0'.repeat(64),
  });
  const document = reportOf(head, {
    earlier: [],
    objections: Array.from({ length: MANY }, (_, number) => numbered(number)),
    attachments: [],
    madeAt: MIDNIGHT,
    document: '嘉人社发〔2024〕205号',
  });
  const before = process.cpuUsage();
  await printer.print(document);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
