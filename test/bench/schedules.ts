/** S12: what closing a phase writes, with few applications and with many. S13: what reminding 1,000 people writes and sends. */
import { tick } from '../../schema/calendar/actions.ts';
import { DAY, endOfDay } from '../../schema/core/time.ts';
import type { Mail } from '../../schema/core/ports.ts';
import { remind } from '../../schema/notification/actions/index.ts';
import { deliver } from '../../schema/notification/deliver.ts';
import type { Table } from '../../schema/table/port.ts';
import { city } from './city.ts';
import type { Part } from './part.ts';
import { account, accountOf, application, UNIT } from './people.ts';
import { inFlight } from './ratio.ts';
import { atMost, type Row } from './row.ts';

const CLOSE = endOfDay('2024-10-20');
const PEOPLE = 1_000;

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
  let cutAfter = PEOPLE / 2;
  const cutting = (inner: Table): Table => ({
    ...inner,
    async transact(writes) {
      if (transactions === cutAfter) throw new Error('cut off by the bench');
      await inner.transact(writes);
      transactions += 1;
      for (const write of writes)
        if ('put' in write && write.put.pk.startsWith('OUTBOX#')) messages.push(write.put.pk.slice('OUTBOX#'.length));
    },
  });
  const { contextOf, load, table } = await city(endpoint, { wrap: cutting });
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
  const carriers = { table, mailer: { send: (mail: Mail) => Promise.resolve(void mails.push(mail)) }, queue: nothing, scheduler: nothing };
  const outgoing = [...messages];
  await inFlight(16, [...outgoing, ...outgoing], async (id) => void (await deliver(carriers, id, now)));
  const perPerson = new Map<string, number>();
  for (const { to } of mails) perPerson.set(to, (perPerson.get(to) ?? 0) + 1);
  return [
    atMost({
      id: 'S13',
      what: `writes a person of a reminder to ${PEOPLE}, cut off in the middle`,
      goal: '≤ 1.1',
      measured: written / PEOPLE,
      unit: 'transactions',
      most: 1.1,
      note: `${cut ? 'cut off once, then finished' : 'was never cut off'}; sending then notes each message once more (${((transactions - written) / PEOPLE).toFixed(2)} a person)`,
    }),
    atMost({
      id: 'S13',
      what: 'sends a person, each message delivered twice',
      goal: '≤ 1',
      measured: Math.max(...perPerson.values()),
      unit: '',
      most: perPerson.size === PEOPLE ? 1 : -1,
      note: `${mails.length} mails to ${perPerson.size} of ${PEOPLE} people`,
    }),
  ];
}
