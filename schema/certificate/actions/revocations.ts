/** The signed list of a city's certificates that count no more: fetched whole, it is checked without asking (R4). */
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { MINUTE, type Instant } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { loadOrganisation } from '../../identity/store.ts';
import { certificateRefusals } from '../refusals.ts';
import { revocationsOf } from '../statement.ts';
import { listRevoked } from '../store.ts';

export type Revocations = { signed: string; count: number; at: Instant };

/** As it is now, or was a minute ago. */
export function revocationsIn(context: Context, city: string): Promise<Revocations> {
  const load = async (): Promise<Revocations> => {
    // An empty list of a city that is none would say of every certificate that it counts.
    if (!(await loadOrganisation(context.table, bureauOf(city)))) throw certificateRefusals.REVOCATIONS_UNKNOWN({ city });
    const ended: Parameters<typeof revocationsOf>[2][number][] = [];
    for await (const { rows } of pages((after) => listRevoked(context.table, city, { limit: 200, after }))) ended.push(...rows);
    return { signed: await context.notary.sign(revocationsOf(city, context.now, ended)), count: ended.length, at: context.now };
  };
  return context.memory.recall(`revocations ${city}`, { now: context.now, forAtMost: MINUTE, load });
}
