/** Fires when a load balancer, a monitor or a person asks how the system is. Reads only. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { healthOf } from './runtime/health.ts';

const contextOf = contextMaker({ table: tableOf(readEnv(FUNCTIONS.health)) });

export function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  return healthOf(contextOf(event.requestContext.timeEpoch || Date.now()));
}
