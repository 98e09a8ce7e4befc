/**
 * What somebody does who must not be found (U4). Kept are the day and nothing of who; and what others keep of it, the witness of the
 * history and whoever is told, is left to the next full hour, so that it comes with all else of that hour.
 */
import { Conflict, type Write } from '../table/port.ts';
import { PUBLIC } from './actor.ts';
import type { Fact } from './audit.ts';
import type { Context } from './context.ts';
import { hashOf, nameOf } from './hash.ts';
import { inTurn } from './in-turn.ts';
import { onceRefusals } from './once.ts';
import { post } from './outbox.ts';
import { dayOf, HOUR, startOfDay, type Instant } from './time.ts';

/** Who and when, of a change that nobody is to be found by. The witness passes over its entry as it is written. */
export function untraced(now: Instant): Pick<Fact, 'by' | 'at' | 'isUntraced'> {
  return { by: PUBLIC, at: startOfDay(dayOf(now)), isUntraced: true };
}

/**
 * `once` for what must leave no trace of who sent it. That one keeps a hash of what was sent under the account: of a yes, a no or an
 * abstention anybody could find out which. Here the sender brings a secret that was given out, and that is kept nowhere: under the vault's
 * key it names the thing, and marks what was sent. So a repetition finds what it made, another content under the same secret is refused,
 * and whoever has the whole table can tell neither which secret a thing came from nor what was sent with it.
 */
export async function onceUntraced<Made extends { body: string }>(
  context: Pick<Context, 'vault' | 'pause'>,
  { what, secret, content, tries }: { what: string; secret: string; content: unknown; tries: number },
  kept: { find: (id: string) => Promise<Made | null>; make: (marks: { id: string; body: string }) => Promise<Made> },
): Promise<Made> {
  const id = nameOf(what, await context.vault.mark(`${what} case ${secret}`)).slice(-12);
  const body = await context.vault.mark(`${what} body ${secret} ${hashOf(content)}`);
  const known = await kept.find(id);
  if (known && known.body !== body) throw onceRefusals.KEY_REUSED();
  if (known) return known;
  const attempt = async () => {
    try {
      return await kept.make({ id, body });
    } catch (error) {
      // The same secret a second time, at the same moment.
      const meanwhile = error instanceof Conflict ? await kept.find(id) : null;
      if (meanwhile?.body === body) return meanwhile;
      throw error;
    }
  };
  return inTurn(context, attempt, tries);
}

/** When what came in an hour is told: all of it together. */
export function nextHour(now: Instant): Instant {
  return (Math.floor(now / HOUR) + 1) * HOUR;
}

/** Lets the entries of such a change be witnessed, at the next full hour: the message shows what they are as it is delivered. */
export function witnessLater(cause: readonly string[], entries: readonly Write[], { city, now }: { city: string; now: Instant }): Write {
  const seen = entries.flatMap((entry) =>
    'put' in entry ? [{ pk: entry.put.pk, sk: entry.put.sk, hash: String(entry.put['hash']) }] : [],
  );
  return post(['witness', ...cause], { kind: 'witness', entries: seen }, { city, at: nextHour(now), isHeld: true });
}
