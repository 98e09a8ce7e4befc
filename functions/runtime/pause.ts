/** How long somebody who was slower than another, or whom the table had no time for, waits before trying again (schema/core/in-turn.ts). */
import { setTimeout } from 'node:timers/promises';
import { SECOND } from '../../schema/core/time.ts';

/** Doubled with each try, up to the longest: thirty tries end before the gateway gives up. In milliseconds. */
const USUAL = { shortest: 4, longest: 1.5 * SECOND };

/** Waits for a part of that, drawn anew each time, so that those who collided do not collide again. */
export function pause(tried: number, { shortest, longest } = USUAL): Promise<void> {
  return setTimeout(Math.random() * Math.min(shortest * 2 ** tried, longest));
}
