/** How long somebody who was slower than another waits before looking again (schema/core/in-turn.ts). */
import { setTimeout } from 'node:timers/promises';
import { SECOND } from '../../schema/core/time.ts';

/** Doubled with each try, up to the longest: thirty tries end before the gateway gives up. */
const SHORTEST = 4;
const LONGEST = 1.5 * SECOND;

/** Waits for a part of that, drawn anew each time, so that those who collided do not collide again. */
export function pause(tried: number): Promise<void> {
  return setTimeout(Math.random() * Math.min(SHORTEST * 2 ** tried, LONGEST));
}
