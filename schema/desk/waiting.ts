/**
 * Who has something to do: of each kind of duty, the way on which its holders are found, and how many things wait. A new slice exports
 * its own, and has a line here.
 */
import type { Context } from '../core/context.ts';
import type { Party } from '../application/duties.ts';
import type { IsUnder, Kind, Walk } from '../application/waiting.ts';
import { OBJECTIONS } from '../posting/waiting.ts';
import { TABLES } from '../summary/waiting.ts';
import { APPLICATIONS } from './applications.ts';
import type { Duty } from './duties.ts';

const KINDS: { [Of in Duty['of']]: Kind<Extract<Duty, { of: Of }>> } = { APPLICATIONS, OBJECTIONS, TABLES };

/** Everybody of a party for whom a duty waits in a cycle. */
export function waitingFor(context: Context, of: { cycle: string; duty: Duty; party: Party; isUnder: IsUnder }): Walk {
  return (KINDS[of.duty.of] as Kind<Duty>).walk(context, of);
}

/** How many things of a cycle wait at present for a duty. */
export function howManyWait(context: Context, cycle: string, duty: Duty): Promise<number> {
  return (KINDS[duty.of] as Kind<Duty>).count(context, { cycle, duty });
}
