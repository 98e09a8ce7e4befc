/**
 * The digest: what need not be told at once is collected, and goes out as one mail a person and day (C13). Digests are numbered.
 * Each run closes the one that collects, unless that has been done since the last hour of the policy, and sends it; from the closing
 * on the next one collects. So nothing falls between two, and a day on which nothing ran is made up for with the next.
 */
import type { Context } from '../../core/context.ts';
import { post } from '../../core/outbox.ts';
import { Conflict } from '../../table/port.ts';
import { collecting, DIGEST, policyAt } from '../letters.ts';
import type { MailingName, Run } from '../model.ts';
import { digestOf, lastDigest, timingOf } from '../rules/mail.ts';
import { closeDigest, loadLastRun, putRun } from '../store.ts';
import { beginning, run, type Mailing } from './mailing.ts';

export type Digested = { digest: string; sent: number };

/** Sends the digest that is due, and before it one that was cut off. */
export async function digest(context: Context): Promise<Digested[]> {
  const due = lastDigest(policyAt(context.now), context.now);
  const last = await loadLastRun(context.table, DIGEST);
  const sent: Digested[] = [];
  const send = async (mailing: Mailing, begun: Run): Promise<void> =>
    void sent.push({ digest: mailing.name.name, sent: await run(context, mailing, begun) });
  if (last && last.stage !== 'DONE') await send(digesting({ kind: DIGEST, name: last.name }, context), last);
  if (last && last.at >= due) return sent;
  const name = await collecting(context.table);
  const begun = beginning(context.now, 'SEND');
  try {
    await context.table.transact([...closeDigest(name, context.now), putRun(name, begun, null)]);
  } catch (error) {
    if (error instanceof Conflict) return sent; // another run has just closed it, and sends it
    throw error;
  }
  await send(digesting(name, context), begun);
  return sent;
}

function digesting(name: MailingName, { now }: Context): Mailing {
  const policy = policyAt(now);
  return {
    name,
    steps: [],
    tell: (person, lines, { at }) => {
      // Whoever has turned a class off meanwhile has it in the inbox only.
      const wanted = lines.filter((line) => timingOf(person, line.class, policy) !== 'OFF');
      if (wanted.length === 0) return null;
      return { write: post(['digest', name.name, person.account.account], digestOf(person, wanted, at), now) };
    },
  };
}
