import { join } from 'node:path';
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREDENTIALS, REGION } from '../../functions/local/account.ts';
import { createTable } from '../../functions/local/create-table.ts';
import { deadLetters } from '../../functions/local/dead-letters.ts';
import { startTable, type EmbeddedTable } from '../../functions/local/embedded-table.ts';
import { createStream, type Listener, type StreamOptions } from '../../functions/local/stream.ts';
import { ownDirectory, withoutLog } from './support.ts';

const NOW = Date.parse('2024-11-20T09:00:00.250+08:00');

type Handler = Listener['handler'];

let table: EmbeddedTable;
let database: DynamoDBClient;
let streams: DynamoDBStreamsClient;
let name: string;
let streamArn: string;
let tables = 0;

beforeAll(async () => {
  table = await startTable();
  const config = { endpoint: table.endpoint, region: REGION, credentials: CREDENTIALS };
  database = new DynamoDBClient(config);
  streams = new DynamoDBStreamsClient(config);
});

afterAll(async () => {
  await table.stop();
});

beforeEach(async () => {
  tables += 1;
  name = `stream-${process.pid}-${tables}`;
  ({ streamArn } = await createTable(database, name));
});

const put = (pk: string, more: object = {}) =>
  database.send(new PutItemCommand({ TableName: name, Item: { pk: { S: pk }, sk: { S: 'MESSAGE' }, ...more } }));

function streamOf(handler: Handler, more: Partial<StreamOptions> = {}) {
  return createStream({
    client: streams,
    streamArn,
    listeners: [{ name: 'notify', handler }],
    now: () => NOW,
    dead: deadLetters(),
    ...more,
  });
}

/** Messages of one partition: what any DynamoDB API gives in the order in which it was written, however many shards it has. */
const post = (sk: string) => put('OUTBOX#here', { sk: { S: sk } });
const ids = (records: DynamoDBRecord[]): string[] => records.map((record) => record.dynamodb?.Keys?.['sk']?.S ?? '');
const failure = (record: DynamoDBRecord) => ({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });

describe('the local stream', () => {
  test('gives each outbox record once and in order, also beyond one page', async () => {
    const seen: string[] = [];
    const stream = streamOf(async ({ Records }) => {
      seen.push(...ids(Records));
    });
    expect(await stream.drain()).toBe(0);
    const written = Array.from({ length: 130 }, (_, index) => `${index}`);
    for (const id of written) await post(id);
    expect(await stream.drain()).toBe(130);
    await post('last');
    expect(await stream.drain()).toBe(1);
    expect(await stream.drain()).toBe(0);
    expect(seen).toEqual([...written, 'last']);
  });

  test('passes only what was newly written to the outbox, as the deployed filter does', async () => {
    const seen: DynamoDBRecord[] = [];
    const stream = streamOf(async ({ Records }) => {
      seen.push(...Records);
    });
    await put('ACCOUNT#li');
    await put('OUTBOX#a', { seal: { B: Buffer.from([255, 0]) } });
    await put('OUTBOX#a', { changed: { BOOL: true } });
    await database.send(new DeleteItemCommand({ TableName: name, Key: { pk: { S: 'OUTBOX#a' }, sk: { S: 'MESSAGE' } } }));
    await stream.drain();
    expect(seen).toMatchObject([
      {
        eventName: 'INSERT',
        dynamodb: {
          Keys: { pk: { S: 'OUTBOX#a' }, sk: { S: 'MESSAGE' } },
          NewImage: { seal: { B: '/wA=' } },
          ApproximateCreationDateTime: NOW / 1000,
        },
      },
    ]);
  });

  test('gives the witness all that happens to the history, and each listener only what is its own, from one reading', async () => {
    const seen: string[] = [];
    const listener = (listens: Listener['name']): Listener => ({
      name: listens,
      handler: async ({ Records }) => {
        for (const { eventName, dynamodb } of Records)
          seen.push(`${listens} ${eventName} ${dynamodb?.Keys?.['pk']?.S} ${dynamodb?.NewImage ? 'shown' : 'gone'}`);
      },
    });
    const stream = createStream({
      client: streams,
      streamArn,
      listeners: [listener('audit-witness'), listener('notify')],
      now: () => NOW,
      dead: deadLetters(),
    });
    await put('ACCOUNT#li');
    await put('OUTBOX#a');
    const of = (kind: string) => ({ content: { M: { kind: { S: kind } } } });
    for (const message of ['witness', 'notice'])
      for (const at of ['1', '2']) await put(`OUTBOX#${message}`, { ...of(message), at: { N: at } });
    await put('AUDIT#ACCOUNT#li');
    await put('AUDIT#ACCOUNT#li', { hash: { S: 'x' } });
    await database.send(new DeleteItemCommand({ TableName: name, Key: { pk: { S: 'AUDIT#ACCOUNT#li' }, sk: { S: 'MESSAGE' } } }));
    expect(await stream.drain()).toBe(7);
    // Of different partitions in whatever order its shards are read.
    expect(seen.toSorted()).toEqual(
      [
        'audit-witness MODIFY OUTBOX#witness shown',
        'audit-witness INSERT AUDIT#ACCOUNT#li shown',
        'audit-witness MODIFY AUDIT#ACCOUNT#li shown',
        'audit-witness REMOVE AUDIT#ACCOUNT#li gone',
        'notify INSERT OUTBOX#a shown',
        'notify INSERT OUTBOX#witness shown',
        'notify INSERT OUTBOX#notice shown',
      ].toSorted(),
    );
  });

  test('goes on after a restart where it was', async () => {
    const file = join(await ownDirectory(), 'stream.json');
    await post('a');
    expect(await streamOf(async () => undefined, { file }).drain()).toBe(1);
    await post('b');
    const seen: string[] = [];
    const restarted = streamOf(
      async ({ Records }) => {
        seen.push(...ids(Records));
      },
      { file },
    );
    await restarted.drain();
    expect(seen).toEqual(['b']);
  });

  test('tries again from the record that failed', async () => {
    const calls: string[][] = [];
    const stream = streamOf(async ({ Records }) => {
      calls.push(ids(Records));
      const [bad] = Records.filter((_, index) => calls.length === 1 && index === 1);
      return { batchItemFailures: bad ? [failure(bad)] : [] };
    });
    for (const id of ['a', 'b', 'c']) await post(id);
    expect(await stream.drain()).toBe(3);
    expect(calls).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
  });

  test('gives one bad record up after five tries and delivers the others in order', async () => {
    withoutLog();
    const dead = deadLetters();
    const handled: string[] = [];
    let tries = 0;
    const stream = streamOf(
      async ({ Records }) => {
        for (const id of ids(Records)) {
          if (id === 'bad') {
            tries += 1;
            throw new Error('bad');
          }
        }
        handled.push(...ids(Records));
      },
      { dead },
    );
    for (const id of ['a', 'bad', 'c', 'd']) await post(id);
    expect(await stream.drain()).toBe(3);
    expect(handled).toEqual(['a', 'c', 'd']);
    expect(tries).toBe(1 + 5);
    expect(dead.list()).toMatchObject([{ from: 'stream', error: 'Error: bad' }]);
  });

  test('making the table twice changes nothing', async () => {
    await put('OUTBOX#a');
    expect(await createTable(database, name)).toEqual({ streamArn });
  });
});
