/** Fires when a load balancer, a monitor or a person asks how the system is. Reads only. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { openAt } from '../schema/calendar/rules.ts';
import { loadCalendar } from '../schema/calendar/store.ts';
import { toIso } from '../schema/core/time.ts';
import { currentCycle } from '../schema/announcement/cycles.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';

const contextOf = contextMaker({ table: tableOf(readEnv(FUNCTIONS.health)) });

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const context = contextOf(event.requestContext.timeEpoch || Date.now());
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  try {
    const calendar = await loadCalendar(context, currentCycle(context.now), true);
    const phases = openAt(calendar, context.now).map(({ name }) => name);
    const body = { status: 'ok', now: toIso(context.now), phase: phases[0] ?? null, phases };
    return { statusCode: 200, headers, body: JSON.stringify(body) };
  } catch (error) {
    log.error('unhealthy', error);
    return { statusCode: 503, headers, body: JSON.stringify({ status: 'unavailable', now: toIso(context.now), phase: null }) };
  }
}
