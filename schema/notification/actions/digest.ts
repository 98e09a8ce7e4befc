/**
 * The digest: what need not be told at once is collected, and goes out as one mail a person and day (C13). Digests are numbered.
 * The first run after each hour of the policy closes the one that collects and sends it; from the closing on the next one collects.
 * So nothing falls between two, and a day on which nothing ran is made up for with the next.
 */
import type { Context } from '../../core/context.ts';
import { post } from '../../core/outbox.ts';
import { HOUR } from '../../core/time.ts';
import { instantKey } from '../../calendar/store.ts';
import { Conflict } from '../../table/port.ts';
import { collecting, DIGEST } from '../letters.ts';
import type { MailingName, Run } from '../model.ts';
import { digestOf, lastDigest, timingOf } from '../rules/mail.ts';
import { stillMeant } from './still.ts';
import { closeDigest, isEmpty, loadLastRun, putRun } from '../store.ts';
import { beginning, run, type Mailing } from './mailing.ts';

export type Digested = { digest: string; sent: number };

/** The hours of the policy that have been seen to: one at which nothing had been collected leaves the digest as it is. */
const HOURS = 'digest-hours';

/** Sends the digest that is due, and before it one that was cut off. */
export async function digest(context: Context): Promise<Digested[]> {
  const { table, now } = context;
  const sent: Digested[] = [];
  const send = async (name: MailingName, begun: Run): Promise<void> =>
    void sent.push({ digest: name.name, sent: await run(context, digesting(name, context), begun) });
  const last = await loadLastRun(table, DIGEST);
  if (last && last.stage !== 'DONE') await send({ kind: DIGEST, name: last.name }, last);
  const due = lastDigest(now);
  const hour = { kind: HOURS, name: instantKey(due) };
  const seen = await loadLastRun(table, HOURS);
  if (seen && seen.name >= hour.name) return sent;
  const name = await collecting(table);
  const begun = beginning(now, 'SEND');
  // The first run of all, at another time of the day, has missed no hour: what there is waits for the next.
  const isFirst = seen === null && now - due >= HOUR;
  const closed = isFirst || (await isEmpty(table, name)) ? [] : [...closeDigest(name, now), putRun(name, begun, null)];
  try {
    await table.transact([putRun(hour, beginning(now, 'DONE'), null), ...closed]);
  } catch (error) {
    if (error instanceof Conflict) return sent; // another run has just seen to it
    throw error;
  }
  if (closed.length > 0) await send(name, begun);
  return sent;
}

function digesting(name: MailingName, { table, now }: Context): Mailing {
  return {
    name,
    steps: [],
    sift: (lines) => stillMeant(table, lines, now),
    tell: (person, lines, { at }) => {
      // Whoever has turned a class off meanwhile has it in the inbox only.
      const wanted = lines.filter((line) => timingOf(person, line.class) !== 'OFF');
      if (wanted.length === 0) return null;
      const { account, city } = person.account;
      return { write: post(['digest', name.name, account], digestOf(person, wanted, at), { city, at: now }) };
    },
  };
}
