/** Worlds by copying: what has been lived once need not be lived again for every test that begins there. */
import { BatchWriteCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../schema/table/port.ts';
import { keepText } from './attributes.ts';

const PIECE = 25;

/** All items of a table. */
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

/** Writes them into an empty table as they are. */
export async function fill(client: DynamoDBDocumentClient, tableName: string, items: readonly Item[]): Promise<void> {
  keepText(items);
  const pieces = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, index) => items.slice(index * PIECE, (index + 1) * PIECE));
  await Promise.all(
    pieces.map(async (piece) => {
      const RequestItems = { [tableName]: piece.map((Item) => ({ PutRequest: { Item } })) };
      const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems }));
      if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the table has not taken all of it');
    }),
  );
}
