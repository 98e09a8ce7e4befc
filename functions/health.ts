/** Fires when a load balancer, a monitor or a person asks how the system is. Reads only. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { openAt } from '../schema/calendar/rules.ts';
import { loadCalendar } from '../schema/calendar/store.ts';
import { toIso } from '../schema/core/time.ts';
import { loadCycles } from '../schema/announcement/store.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';

const contextOf = contextMaker({ table: tableOf(readEnv(FUNCTIONS.health)) });

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const context = contextOf(event.requestContext.timeEpoch || Date.now());
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  try {
    const cycles = await loadCycles(context);
    // Of the city whose cycle has begun last: one number for a monitor, where clients ask for their own.
    const newest = cycles.filter(({ opensAt }) => opensAt <= context.now).toSorted((a, b) => b.opensAt - a.opensAt)[0] ?? cycles[0];
    const calendar = newest && (await loadCalendar(context, newest.cycle, true));
    const phases = calendar ? openAt(calendar, context.now).map(({ name }) => name) : [];
    const body = { status: 'ok', now: toIso(context.now), phase: phases[0] ?? null, phases };
    return { statusCode: 200, headers, body: JSON.stringify(body) };
  } catch (error) {
    log.error('unhealthy', error);
    return { statusCode: 503, headers, body: JSON.stringify({ status: 'unavailable', now: toIso(context.now), phase: null }) };
  }
}
