/** Counts what an operation asks of the table: requests by kind, and consumed units as the table reports them (goals S3, S4). */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type Reading = { requests: Record<string, number>; total: number; units: number };

type Consumed = { CapacityUnits?: number };

/** `seen` is told the name of each request as it is made. */
export function meter(client: DynamoDBDocumentClient, seen: (name: string) => void = () => undefined) {
  let requests: Record<string, number> = {};
  let units = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = (context.commandName ?? 'unknown').replace(/Command$/u, '');
      requests[name] = (requests[name] ?? 0) + 1;
      seen(name);
      const answer = await next(args);
      const consumed = (answer.output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity;
      for (const one of Array.isArray(consumed) ? consumed : [consumed]) units += one?.CapacityUnits ?? 0;
      return answer;
    },
    { step: 'initialize', name: 'meter', override: true },
  );
  return {
    /** Runs the work and says what it asked of the table. */
    async measure(work: () => Promise<unknown>): Promise<Reading> {
      requests = {};
      units = 0;
      await work();
      const reading = { requests, total: Object.values(requests).reduce((sum, count) => sum + count, 0), units };
      requests = {}; // what comes later is not of this reading
      return reading;
    },
  };
}
