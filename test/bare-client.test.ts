/** The client by which the tests reach the embedded table answers as the SDK's does, and what is copied beside the API is what the API shows. */
import { randomUUID } from 'node:crypto';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { tableDefinition } from '../functions/operator/table-definition.ts';
import { dynamoTable } from '../functions/runtime/dynamo-table.ts';
import type { Item } from '../schema/table/port.ts';
import { dumped, fill, itemsOf, keep, type Place } from './support/copies.ts';
import { makeTable, sdkClient, tableClient, type Watch } from './support/table-client.ts';

/** One of everything that an item may hold. */
const ITEM = {
  pk: 'ACCOUNT#刘 "洋"\\',
  sk: 'A#1',
  ownerPk: 'MEMBERS#school',
  ownerSk: 'A',
  text: '第一行\n第二行\u2028𠮷',
  empty: '',
  number: -0.5,
  large: 2 ** 53 - 1,
  yes: true,
  none: null,
  list: [1, 'two', [null], {}, []],
  map: { of: { maps: [{ deep: false }] }, S: 'no type', Item: { N: '1' }, missing: undefined },
  missing: undefined,
};
const others = Array.from({ length: 5 }, (_, at): Item => ({ pk: ITEM.pk, sk: `B#${at}`, ownerPk: ITEM.ownerPk, ownerSk: `B${at}`, at }));

/** The same questions in a table of its own; what is seen of each, and what is answered or refused. */
async function asked(clientOf: (watch: Watch) => DynamoDBDocumentClient) {
  const seen: unknown[] = [];
  const client = clientOf({
    asks: (operation) => void seen.push(operation),
    answers: (answer) => void seen.push((answer as { ConsumedCapacity?: object }).ConsumedCapacity),
  });
  const TableName = `client-${randomUUID()}`;
  await makeTable(client, { TableName, ...tableDefinition() });
  seen.length = 0;
  const table = dynamoTable(client, TableName);
  const told = async (work: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await work();
    } catch (error) {
      const { name, message, failed, CancellationReasons } = error as Error & { failed?: string[]; CancellationReasons?: unknown };
      return { name, message, failed, CancellationReasons };
    }
  };
  const Key = { pk: ITEM.pk, sk: ITEM.sk };
  const put = { put: ITEM, when: 'absent', as: 'it' } as const;
  const range = { index: 'byOwner', pk: ITEM.ownerPk } as const;
  const steps: (() => Promise<unknown>)[] = [
    () => table.get(Key),
    () => table.transact([put, ...others.map((one) => ({ put: one, when: 'always' as const }))]),
    () => table.transact([put, { check: { pk: 'none', sk: 'none' }, when: { version: 1 }, as: 'check' }]),
    () => table.transact([{ bump: { pk: 'none', sk: 'none' }, when: { open: true, edits: 2 }, as: 'bump' }]),
    () => table.transact([{ bump: Key, when: 'always' }]),
    () => table.get(Key),
    () => table.getMany([Key, { pk: 'none', sk: 'none' }, ...others.map(({ pk, sk }) => ({ pk, sk }))]),
    () => table.query({ pk: ITEM.pk, prefix: 'B#' }, { descending: true, only: ['at'] }),
    async () => {
      const first = await table.query(range, { limit: 2 });
      const next = await table.query(range, { limit: 2, after: first.next });
      // A cursor is a key, in whatever order its attributes come.
      return [first, next].map((page) => ({ ...page, next: JSON.parse(Buffer.from(page.next ?? '', 'base64url').toString()) as unknown }));
    },
    () => table.count(range),
    () => table.tally({ pk: ITEM.pk }),
    () => client.send(new GetCommand({ TableName: 'there-is-none', Key })),
    () => client.send(new PutCommand({ TableName, Item: { pk: '', sk: '' } })),
    () => client.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key: { pk: 1 } } }] })),
    () => client.send(new PutCommand({ TableName, Item: { ...ITEM, sk: 'C' }, ReturnConsumedCapacity: 'INDEXES' })),
    () =>
      client.send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression: 'SET #map = :map',
          ExpressionAttributeNames: { '#map': 'map' },
          ExpressionAttributeValues: { ':map': [{ a: 1 }] },
          ReturnValues: 'ALL_NEW',
        }),
      ),
    () => client.send(new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' })),
    () => client.send(new ScanCommand({ TableName, Limit: 2, Segment: 0, TotalSegments: 1 })),
  ];
  const answers: unknown[] = [];
  for (const step of steps) answers.push(await told(step));
  // What the SDK says of the request itself is not the table's.
  const plain = JSON.parse(JSON.stringify({ answers, seen }).replaceAll(TableName, 'table')) as { answers: Record<string, unknown>[] };
  for (const one of plain.answers) if (one) delete one['$metadata'];
  return plain;
}

describe('the client of the embedded table', () => {
  it('answers, refuses and counts as the SDK’s does', async () => {
    expect(await asked(tableClient)).toEqual(await asked(sdkClient));
  });

  it('says so where nobody answers', async () => {
    expect(inject('tableEndpoint')).toMatch(/^http/u);
    if (inject('isEmbedded'))
      await expect(tableClient().send(new ScanCommand({ TableName: 'there-is-none' }))).rejects.toThrow(/not found/iu);
  });
});

describe('what is copied beside the API', () => {
  const client = tableClient();
  const make = async (): Promise<Place> => {
    const tableName = `copies-${randomUUID()}`;
    await makeTable(client, { TableName: tableName, ...tableDefinition() });
    return { client, tableName };
  };
  const inOrder = (items: readonly Item[]): Item[] => items.toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
  const all = async ({ tableName }: Place) => {
    const table = dynamoTable(client, tableName);
    const indexed = await table.query({ index: 'byOwner', pk: ITEM.ownerPk });
    return {
      scanned: inOrder(await itemsOf(client, tableName)),
      indexed: indexed.items.map(({ sk }) => sk),
      count: await table.count({ pk: ITEM.pk }),
    };
  };
  let one: Place;
  beforeAll(async () => {
    one = await make();
    await fill(client, one.tableName, [ITEM, ...others]);
  });

  it('is all that the API scans', async () => {
    expect(inOrder(await dumped(one))).toEqual((await all(one)).scanned);
  });

  it('is the same table, with its indexes, as it was when it was kept', async () => {
    const [before, kept, other] = [await all(one), await keep(one), await make()];
    await dynamoTable(client, one.tableName).transact([{ put: { pk: ITEM.pk, sk: 'D' }, when: 'absent' }]);
    await kept.lay(other);
    expect(await all(other)).toEqual(before);
    await kept.lay(other);
    expect(await all(other)).toEqual(before);
  });

  it('takes the place of what lay at the same keys, in the indexes as well, and of nothing else', async () => {
    const [kept, other] = [
      await keep(one, [
        { pk: ITEM.pk, sk: 'B#1' },
        { pk: ITEM.pk, sk: 'none' },
      ]),
      await make(),
    ];
    await fill(client, other.tableName, [{ ...others[1], ownerSk: 'Z', at: 7 } as Item, { ...others[2], at: 8 } as Item]);
    await kept.lay(other);
    expect(await all(other)).toMatchObject({
      scanned: [
        { sk: 'B#1', at: 1 },
        { sk: 'B#2', at: 8 },
      ],
      indexed: ['B#1', 'B#2'],
      count: 2,
    });
    // It is written on by the API like any other.
    await dynamoTable(client, other.tableName).transact([{ bump: { pk: ITEM.pk, sk: 'B#1' }, when: 'always' }]);
    expect((await all(other)).scanned[0]).toMatchObject({ sk: 'B#1', edits: 1 });
  });
});
