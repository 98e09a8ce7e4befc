/**
 * What somebody does who must not be found (U4, G21). Kept are the day and nothing of who; and what others keep of it, the witness of the
 * history and whoever is told, is left to the next full hour, so that it comes with all else of that hour.
 */
import type { Write } from '../table/port.ts';
import { PUBLIC } from './actor.ts';
import type { Fact } from './audit.ts';
import { post } from './outbox.ts';
import { dayOf, HOUR, startOfDay, type Instant } from './time.ts';

/** Who and when, of a change that nobody is to be found by. The witness passes over its entry as it is written. */
export function untraced(now: Instant): Pick<Fact, 'by' | 'at' | 'isUntraced'> {
  return { by: PUBLIC, at: startOfDay(dayOf(now)), isUntraced: true };
}

/** When what came in an hour is told: all of it together. */
export function nextHour(now: Instant): Instant {
  return (Math.floor(now / HOUR) + 1) * HOUR;
}

/** Lets the entries of such a change be witnessed, at the next full hour: the message shows what they are as it is delivered. */
export function witnessLater(cause: readonly string[], entries: readonly Write[], now: Instant): Write {
  const seen = entries.flatMap((entry) =>
    'put' in entry ? [{ pk: entry.put.pk, sk: entry.put.sk, hash: String(entry.put['hash']) }] : [],
  );
  return post(['witness', ...cause], { kind: 'witness', entries: seen }, nextHour(now), { isHeld: true });
}
