/** S12: what closing a phase writes, with few applications and with many. S13: what reminding 2,000 people writes and sends, and how long a province takes. */
import { tick } from '../../schema/calendar/actions.ts';
import { pause } from '../../functions/runtime/pause.ts';
import { DAY, endOfDay, HOUR } from '../../schema/core/time.ts';
import type { Mail } from '../../schema/core/ports.ts';
import { remind } from '../../schema/notification/actions/index.ts';
import { deliver } from '../../schema/notification/deliver.ts';
import type { Table } from '../../schema/table/port.ts';
import { city } from './city.ts';
import { READ, WRITE } from './cloud.ts';
import type { Part } from './part.ts';
import { account, accountOf, application, UNIT } from './people.ts';
import { inFlight } from './ratio.ts';
import { atMost, type Row } from './row.ts';
import { eachQueue } from '../../schema/core/queues.ts';
import { processMemory } from '../../functions/runtime/memory.ts';

const CLOSE = endOfDay('2024-10-20');
const PEOPLE = 2_000;
const PROVINCE = 100_000;

const part: Part = async ({ endpoint }) => [await closing(endpoint), ...(await reminding(endpoint))];
export default part;

async function closing(endpoint: string): Promise<Row> {
  const writes: number[] = [];
  for (const size of [10, 1_000]) {
    const { contextOf, load, measure } = await city(endpoint);
    await load(Array.from({ length: size }, (_, number) => application(number)).flat());
    await tick(contextOf(CLOSE - 1));
    const { requests } = await measure(() => tick(contextOf(CLOSE)));
    writes.push(requests['TransactWriteItems'] ?? requests['TransactWrite'] ?? 0);
  }
  const [few = 0, many = 0] = writes;
  return atMost({
    id: 'S12',
    what: 'closing a phase, transactions with 1,000 to 10 applications',
    goal: '1×',
    measured: many / few,
    unit: '×',
    most: 1,
    note: `${many} to ${few}: those of the phases that close or open at that instant`,
  });
}

async function reminding(endpoint: string): Promise<Row[]> {
  const messages: string[] = [];
  let transactions = 0;
  // In the middle of telling people, after their lines have been gathered.
  let cutAfter = PEOPLE / 40;
  const cutting = (inner: Table): Table => ({
    ...inner,
    async transact(writes) {
      if (transactions === cutAfter) throw new Error('cut off by the bench');
      await inner.transact(writes);
      transactions += 1;
      for (const write of writes)
        if ('put' in write && write.when === 'absent' && write.put.pk.startsWith('OUTBOX#'))
          messages.push(write.put.pk.slice('OUTBOX#'.length));
    },
  });
  const { contextOf, load, table, measure } = await city(endpoint, { wrap: cutting });
  const people = Array.from({ length: PEOPLE }, (_, number) => number);
  await load(people.flatMap((number) => [...account(accountOf(number), 'APPLICANT', UNIT), ...application(number)]));

  const now = CLOSE - DAY;
  let cut = false;
  await remind(contextOf(now)).catch(() => (cut = true));
  cutAfter = Infinity;
  await remind(contextOf(now));
  await remind(contextOf(now));
  const written = transactions;
  const mails: Mail[] = [];
  const nothing = { send: () => Promise.resolve(), set: () => Promise.resolve() };
  const carriers = {
    table,
    pause,
    memory: processMemory(),
    mailer: { send: (mail: Mail) => Promise.resolve(void mails.push(mail)) },
    queues: eachQueue(() => nothing),
    scheduler: nothing,
  };
  const outgoing = [...messages];
  await inFlight(16, [...outgoing, ...outgoing], async (id) => void (await deliver(carriers, id, now)));
  const perPerson = new Map<string, number>();
  for (const { to } of mails) perPerson.set(to, (perPerson.get(to) ?? 0) + 1);
  const sending = (transactions - written) / PEOPLE;

  const begun = performance.now();
  const { requests } = await measure(() => remind(contextOf(CLOSE - 2 * HOUR)));
  const seconds = (performance.now() - begun) / 1000;
  const writes = requests['TransactWriteItems'] ?? requests['TransactWrite'] ?? 0;
  const reads = Object.values(requests).reduce((sum, count) => sum + count, 0) - writes;
  return [
    atMost({
      id: 'S13',
      what: `writes a person of a reminder to ${PEOPLE}, cut off in the middle`,
      goal: '≤ 1.1',
      measured: written / PEOPLE,
      unit: 'transactions',
      most: 1.1,
      note: `${cut ? 'cut off once, then finished' : 'was never cut off'}; sending claims each mail and notes it (${sending.toFixed(2)} a person)`,
    }),
    atMost({
      id: 'S13',
      what: 'sends a person, each message delivered twice at once',
      goal: '≤ 1',
      measured: Math.max(...perPerson.values()),
      unit: '',
      most: perPerson.size === PEOPLE ? 1 : -1,
      note: `${mails.length} mails to ${perPerson.size} of ${PEOPLE} people`,
    }),
    atMost({
      id: 'S13',
      what: 'a province’s reminders, 100,000 people, by the requests of these',
      goal: '≤ 15 min',
      measured: (((reads * READ + writes * WRITE) / PEOPLE) * PROVINCE) / 60_000,
      unit: 'minutes',
      most: 15,
      note:
        `one after another, a read taken as ${READ} ms and a transaction of up to 100 items as ${WRITE} ms: ` +
        `${reads} reads and ${writes} transactions for ${PEOPLE} people, ${seconds.toFixed(1)} s here; cut off by a function's limit, it goes on`,
    }),
  ];
}
