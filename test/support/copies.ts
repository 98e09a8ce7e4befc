/** Worlds by copying: what has been lived once need not be lived again for every test that begins there. */
import { randomUUID } from 'node:crypto';
import { BatchWriteCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { keyText, type Item, type Key } from '../../schema/table/port.ts';
import { itemsIn } from './attributes.ts';
import { askFile, hasFile } from './table-file.ts';

const PIECE = 25;

/** A table, and the client that reaches it. */
export type Place = { client: DynamoDBDocumentClient; tableName: string };

/** What a table held, all of it or some, however it goes on; laid into another it replaces what lies at the same keys. */
export type Kept = { lay: (place: Place) => Promise<void> };

/** Keeps all items of a table, or those at some keys. */
export async function keep(place: Place, keys?: readonly Key[]): Promise<Kept> {
  if (!hasFile()) {
    const items = await itemsOf(place.client, place.tableName);
    const among = keys && new Set(keys.map(keyText));
    const kept = among ? items.filter((item) => among.has(keyText(item))) : items;
    return { lay: ({ client, tableName }) => fill(client, tableName, kept) };
  }
  const as = `kept-${randomUUID()}`;
  await askFile({ does: 'keep', table: place.tableName, as, keys });
  return { lay: async ({ tableName }) => void (await askFile({ does: 'lay', kept: as, table: tableName })) };
}

/** All items of a table of records, in no order. */
export async function dumped({ client, tableName }: Place): Promise<Item[]> {
  return hasFile() ? itemsIn((await askFile({ does: 'dump', table: tableName })).toString()) : itemsOf(client, tableName);
}

/** All items of a table, as the API scans it. */
export async function itemsOf(client: DynamoDBDocumentClient, tableName: string): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ...(start && { ExclusiveStartKey: start }) }));
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

/** Writes items into a table as they are. */
export async function fill(client: DynamoDBDocumentClient, tableName: string, items: readonly Item[]): Promise<void> {
  const pieces = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, index) => items.slice(index * PIECE, (index + 1) * PIECE));
  await Promise.all(
    pieces.map(async (piece) => {
      const RequestItems = { [tableName]: piece.map((Item) => ({ PutRequest: { Item } })) };
      const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems }));
      if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the table has not taken all of it');
    }),
  );
}
