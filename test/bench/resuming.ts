/** S13: a run over postings cut off again and again, before a transaction and after one whose answer was lost; then two runs at once. */
import { firstBreak, history } from '../../schema/core/audit.ts';
import { messageId, readMessage } from '../../schema/core/outbox.ts';
import type { Instant } from '../../schema/core/time.ts';
import { closeDue } from '../../schema/posting/actions/close.ts';
import { loadPosting } from '../../schema/posting/store.ts';
import type { Table } from '../../schema/table/port.ts';
import type { City } from './city.ts';
import { told, writesOf } from './meter.ts';
import { postingOf } from './posted.ts';
import { inFlight } from './ratio.ts';
import { atMost, type Row } from './row.ts';

/** A run is let through so many transactions: less than a page, and never ending with one. */
const CUT_AFTER = 97;
/** Runs that close nothing come to an end as well. */
const MOST_RUNS = 40;

type Due = { now: Instant; numbers: readonly number[] };

/** `cut` are closed by runs that are cut off, `paired` by two at once, `waiting` by none. */
export async function resuming(where: City, { cut: due, paired, waiting }: { cut: Due; paired: Due; waiting: readonly number[] }) {
  const { contextOf, measure, table } = where;
  const context = contextOf(due.now);
  let runs = 0;
  let cuts = 0;
  const reading = await measure(async () => {
    for (let cut = true; cut && runs < MOST_RUNS; runs += 1) {
      cut = false;
      await closeDue({ ...context, table: cutOff(table, CUT_AFTER, runs % 2 === 0) }).catch(() => (cut = true));
      cuts += cut ? 1 : 0;
    }
  });
  const again = await closeDue(context);
  const both = await measure(() => Promise.all([closeDue(contextOf(paired.now)), closeDue(contextOf(paired.now))]));
  const wrong = [
    ...(await wrongWith(where, [...due.numbers, ...paired.numbers], 'ENDED')),
    ...(await wrongWith(where, waiting, 'RUNNING')),
  ];
  const rows: Row[] = [
    atMost({
      id: 'S13',
      what: `writes a posting, ${due.numbers.length} closed by runs that are cut off every ${CUT_AFTER} transactions`,
      goal: '≤ 1.1',
      measured: writesOf(reading) / due.numbers.length,
      unit: 'transactions',
      most: 1.1,
      note: `${told(reading)} in ${runs} runs, ${cuts} of them cut off, every other one after its last transaction had been written`,
    }),
    atMost({
      id: 'S13',
      what: 'postings that were then not closed exactly once, or closed with an objection open',
      goal: '0',
      measured: wrong.length,
      unit: '',
      most: again.closed === 0 && cuts > 0 ? 0 : -1,
      note: [
        `state, history and the message for the report of each; one more run closes ${again.closed} and leaves ${again.waiting} waiting`,
        `${paired.numbers.length} of them by two runs at once, with ${(writesOf(both) / paired.numbers.length).toFixed(2)} transactions each`,
        ...wrong.slice(0, 3),
      ].join('; '),
    }),
  ];
  return rows;
}

/** Once so many transactions are through nothing is: the process is gone. With `late` the last one is written, and its answer lost. */
function cutOff(inner: Table, after: number, late: boolean): Table {
  let left = after;
  return {
    ...inner,
    async transact(writes) {
      left -= 1;
      if (left >= 0) await inner.transact(writes);
      if (left < 0 || (left === 0 && late)) {
        left = -1;
        throw new Error('cut off by the bench');
      }
    },
  };
}

/** Each is in its state, by exactly one entry of its history, and its report was asked for where it ended. */
async function wrongWith({ table }: City, numbers: readonly number[], state: 'ENDED' | 'RUNNING'): Promise<string[]> {
  const wrong: string[] = [];
  await inFlight(16, numbers, async (number) => {
    const id = postingOf(number);
    const [head, { entries }, message] = await Promise.all([
      loadPosting(table, id),
      history(table, { kind: 'POSTING', id }, { limit: 10 }),
      readMessage(table, messageId(['report', id])),
    ]);
    const ends = entries.filter(({ action }) => action === 'end').length;
    const isRight =
      head?.state === state &&
      head.trail === entries.at(-1)?.hash &&
      firstBreak(entries) === null &&
      ends === (state === 'ENDED' ? 1 : 0) &&
      (message !== null) === (state === 'ENDED');
    if (!isRight) wrong.push(`posting ${number} is ${head?.state ?? 'gone'}, ended ${ends} times`);
  });
  return wrong;
}
