/** The stand-in beside `dynoxide`: asked the same, both answer the same, consume the same and leave the same in table, index and stream. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packaged } from '../../../functions/local/embedded.ts';
import { startTable } from '../../../functions/local/embedded-table.ts';
import { startStandIn } from '../../../functions/local/table-stand-in/index.ts';
import { tableDefinition } from '../../../functions/operator/table-definition.ts';
import { ask, type Answer } from './ask.ts';
import { PAGES, REFUSED, REQUESTS, TABLE } from './requests.ts';

type Running = { endpoint: string; stop: () => Promise<void> };

describe.runIf(packaged() !== null)('the stand-in and dynoxide', () => {
  let both: Running[];
  const asked = (operation: string, request: object): Promise<Answer[]> =>
    Promise.all(both.map(({ endpoint }) => ask(endpoint, operation, request)));

  beforeAll(async () => {
    vi.stubEnv('DYNAMODB_ENDPOINT', undefined);
    vi.stubEnv('EMBEDDED_TABLE', 'dynoxide');
    both = [await startTable(), await startStandIn()];
    vi.unstubAllEnvs();
    for (const { status } of await asked('CreateTable', { TableName: TABLE, ...tableDefinition() })) expect(status).toBe(200);
  });
  afterAll(async () => {
    await Promise.all(both.map((one) => one.stop()));
  });

  it('answer alike, whatever they are asked', async () => {
    for (const [operation, request] of REQUESTS) {
      const [theirs, ours] = await asked(operation, request);
      expect(ours, `${operation} ${JSON.stringify(request).slice(0, 400)}`).toEqual(theirs);
    }
  });

  it('fill a page with a megabyte, and go on from its last item', async () => {
    for (const [operation, request] of PAGES) {
      const [theirs, ours] = (await asked(operation, request)).map(({ body }): Record<string, unknown> => ({
        ...body,
        ScannedCount: undefined,
      }));
      expect(ours, `${operation} ${JSON.stringify(request).slice(0, 400)}`).toEqual(theirs);
      if (operation === 'Query') expect(ours?.['Count']).toBe('ExclusiveStartKey' in request ? 1 : 3);
    }
  });

  it('refuse alike, each in its own words', async () => {
    for (const [operation, request] of REFUSED) {
      const [theirs, ours] = await asked(operation, request);
      expect([ours?.status, ours?.body['__type']], `${operation} ${JSON.stringify(request).slice(0, 400)}`).toEqual([
        theirs?.status,
        theirs?.body['__type'],
      ]);
    }
  });

  it('refuse to make a table twice', async () => {
    const [theirs, ours] = await asked('CreateTable', { TableName: TABLE, ...tableDefinition() });
    expect(ours).toEqual(theirs);
  });

  it('hold the same in the end, and have told the same in their streams', async () => {
    const held = await Promise.all(both.map(({ endpoint }) => scanned(endpoint)));
    expect(held[1]).toEqual(held[0]);
    const told = await Promise.all(both.map(({ endpoint }) => streamed(endpoint)));
    expect(told[0]?.length).toBeGreaterThan(100);
    expect(told[1]).toEqual(told[0]);
  });
});

/** All items, whatever order they are scanned in, by way of many small pages and two segments. */
async function scanned(endpoint: string): Promise<unknown[]> {
  const items: unknown[] = [];
  for (const Segment of [0, 1]) {
    let ExclusiveStartKey: unknown;
    do {
      const paging = { Limit: 7, Segment, TotalSegments: 2, ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }) };
      const { body } = await ask(endpoint, 'Scan', { TableName: TABLE, ...paging });
      items.push(...(body['Items'] as { pk: { S: string }; sk: { S: string } }[]));
      ExclusiveStartKey = body['LastEvaluatedKey'];
    } while (ExclusiveStartKey !== undefined);
  }
  const name = (item: unknown): string => JSON.stringify((({ pk, sk }) => [pk, sk])(item as { pk: unknown; sk: unknown }));
  return items.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}

/**
 * Of each record what it tells: what happened to which item, and what it then was. DynamoDB tells nothing where an item was written again as it was, and
 * the stand-in likewise; dynoxide does.
 */
async function streamed(endpoint: string): Promise<unknown[]> {
  const last = new Map<string, unknown>();
  return (await records(endpoint)).filter(({ Keys, NewImage }) => {
    const key = JSON.stringify([Keys.pk, Keys.sk]);
    const isNews = !isDeepStrictEqual(last.get(key), NewImage) || NewImage === undefined;
    last.set(key, NewImage);
    return isNews;
  });
}

type Told = { eventName: string; Keys: { pk: object; sk: object }; NewImage?: object; StreamViewType: string };

async function records(endpoint: string): Promise<Told[]> {
  const { body } = await ask(endpoint, 'DescribeTable', { TableName: TABLE });
  const { LatestStreamArn: StreamArn } = body['Table'] as { LatestStreamArn: string };
  const { body: about } = await ask(endpoint, 'DescribeStream', { StreamArn });
  const { Shards } = about['StreamDescription'] as { Shards: { ShardId: string }[] };
  const from = { StreamArn, ShardId: Shards[0]?.ShardId, ShardIteratorType: 'TRIM_HORIZON' };
  let { ShardIterator } = (await ask(endpoint, 'GetShardIterator', from)).body;
  const told: Told[] = [];
  for (;;) {
    const { body: page } = await ask(endpoint, 'GetRecords', { ShardIterator, Limit: 50 });
    const found = page['Records'] as { eventName: string; dynamodb: Omit<Told, 'eventName'> }[];
    if (found.length === 0) return told;
    for (const { eventName, dynamodb } of found) {
      const { Keys, NewImage, StreamViewType } = dynamodb;
      told.push({ eventName, Keys, ...(NewImage && { NewImage }), StreamViewType });
    }
    ShardIterator = page['NextShardIterator'];
  }
}
