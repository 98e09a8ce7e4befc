/** What an operation asks of the table: requests by kind, and units as the table reports them, those of indexes apart (S3, S4). */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type Reading = {
  requests: Record<string, number>;
  total: number;
  /** Units of the table itself, and of its indexes. */
  units: number;
  indexUnits: number;
};

type Share = { CapacityUnits?: number };
type Consumed = Share & { Table?: Share; GlobalSecondaryIndexes?: Record<string, Share> };

export function meter(client: DynamoDBDocumentClient) {
  let reading: Reading = blank();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = (context.commandName ?? 'unknown').replace(/Command$/u, '');
      reading.requests[name] = (reading.requests[name] ?? 0) + 1;
      reading.total += 1;
      const input = args.input as { ReturnConsumedCapacity?: string };
      const answer = await next(input.ReturnConsumedCapacity ? { ...args, input: { ...input, ReturnConsumedCapacity: 'INDEXES' } } : args);
      const consumed = (answer.output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity;
      for (const one of Array.isArray(consumed) ? consumed : [consumed]) {
        const indexes = Object.values(one?.GlobalSecondaryIndexes ?? {}).reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        reading.indexUnits += indexes;
        reading.units += (one?.CapacityUnits ?? 0) - indexes;
      }
      return answer;
    },
    { step: 'initialize', name: 'bench-meter', override: true },
  );
  /** Runs the work and says what it asked. */
  return async (work: () => Promise<unknown>): Promise<Reading> => {
    reading = blank();
    await work();
    return { ...reading, requests: { ...reading.requests } };
  };
}

function blank(): Reading {
  return { requests: {}, total: 0, units: 0, indexUnits: 0 };
}

/** How many of the requests were transactions. */
export function writesOf({ requests }: Reading): number {
  return requests['TransactWriteItems'] ?? 0;
}

/** `2 Query + 1 TransactWriteItems`. */
export function told({ requests }: Reading): string {
  return (
    Object.entries(requests)
      .map(([name, count]) => `${count} ${name}`)
      .join(' + ') || 'none'
  );
}

/** The size of an item as DynamoDB counts it: names and text in UTF-8, numbers by their digits, 3 + 1 each for lists and maps. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).replace('.', '').replace(/0+$/u, '').length / 2) + 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + sizeOf(one), 3);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + sizeOf(one), 3);
}

/** The same for a whole item: its attributes are no map. */
export function itemSize(item: object): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);
}
