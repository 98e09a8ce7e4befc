/** How the system is, in one answer: that the table answers, what time it is, and what is open where. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { underWay } from '../../schema/announcement/cycles.ts';
import type { CycleHead } from '../../schema/announcement/model.ts';
import { loadCycles } from '../../schema/announcement/store.ts';
import { openAt } from '../../schema/calendar/rules.ts';
import { loadCalendar } from '../../schema/calendar/store.ts';
import type { Context } from '../../schema/core/context.ts';
import { toIso, type Instant } from '../../schema/core/time.ts';
import { log } from './log.ts';

/**
 * `cities`: each that has published a notice, with its cycles that are under way and what is open in them; none where its year is over. `phase`
 * and `phases`, one word for a monitor: what is open in the cycle that began last, in whichever city, of those in which something is.
 */
export async function healthOf(context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  const { now } = context;
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  try {
    const cycles = await loadCycles(context);
    const asked = await Promise.all(mayBeOpen(cycles, now).map(async (head) => ({ head, phases: await openIn(context, head) })));
    const running = asked.filter(({ head, phases }) => phases.length > 0 || (head.opensAt <= now && now < head.closesAt));
    const open = running.filter(({ phases }) => phases.length > 0).toSorted((a, b) => b.head.opensAt - a.head.opensAt);
    const phases = open[0]?.phases ?? [];
    const cities = [...new Map(cycles.map(({ city, cityName }) => [city, cityName]))].map(([city, cityName]) => {
      const own = running.filter(({ head }) => head.city === city);
      return { city, cityName, cycles: own.map((one) => ({ cycle: one.head.cycle, document: one.head.document, phases: one.phases })) };
    });
    const body = { status: 'ok', now: toIso(now), phase: phases[0] ?? null, phases, cities };
    return { statusCode: 200, headers, body: JSON.stringify(body) };
  } catch (error) {
    log.error('unhealthy', error);
    return { statusCode: 503, headers, body: JSON.stringify({ status: 'unavailable', now: toIso(now), phase: null }) };
  }
}

/** The cycles within whose announced windows we are, and of each city the one under way: its windows may have been amended. Past years are not read. */
function mayBeOpen(cycles: readonly CycleHead[], now: Instant): CycleHead[] {
  return cycles.filter((head) => (head.opensAt <= now && now < head.closesAt) || underWay(cycles, head.city, now) === head);
}

/** Read now, not remembered: that is how the table is asked whether it answers. */
async function openIn(context: Context, { cycle }: CycleHead): Promise<string[]> {
  return openAt(await loadCalendar(context, cycle, true), context.now).map(({ name }) => name);
}
