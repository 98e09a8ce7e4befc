/**
 * A table as a whole, for an operator: read from end to end, and written anew. The only place where anything is scanned; no
 * function carries it, and no role of one would allow it.
 */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  ScanCommand,
  waitUntilTableExists,
  type AttributeValue,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, ScanCommand as ReadCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../schema/table/port.ts';
import { SECOND } from '../../schema/core/time.ts';
import { pause } from '../runtime/pause.ts';
import { tableDefinition } from './table-definition.ts';

/** An item as DynamoDB writes it, each value with its type: what is exported loses nothing. */
export type TypedItem = Record<string, AttributeValue>;

/** The most that DynamoDB takes in one write. */
export const BATCH = 25;
const TRIES = 12;
const PAUSE = { shortest: 50, longest: 5 * SECOND };

export type WholeTable = ReturnType<typeof wholeTable>;

/** One of `of` equal parts of a table. The items of a partition lie in one part, together and in order. */
type Segment = { segment: number; of: number };

export function wholeTable(client: DynamoDBDocumentClient, name: string) {
  const scan = ({ segment, of }: Segment, start: TypedItem | undefined) => ({
    TableName: name,
    ConsistentRead: true,
    Segment: segment,
    TotalSegments: of,
    ...(start && { ExclusiveStartKey: start }),
  });

  /** Whether it is there. */
  async function exists(): Promise<boolean> {
    try {
      await client.send(new DescribeTableCommand({ TableName: name }));
      return true;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  }

  return {
    name,
    exists,

    /** A part of it, page by page, as it is stored. */
    async *typedPages(part: Segment): AsyncGenerator<TypedItem[]> {
      let start: TypedItem | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand(scan(part, start)));
        yield Items;
        start = LastEvaluatedKey;
      } while (start);
    },

    /** The same as the system reads it. */
    async *pages(part: Segment): AsyncGenerator<Item[]> {
      let start: TypedItem | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(new ReadCommand(scan(part, start)));
        yield Items as Item[];
        start = LastEvaluatedKey;
      } while (start);
    },

    async isEmpty(): Promise<boolean> {
      const { Count = 0 } = await client.send(new ScanCommand({ TableName: name, Limit: 1, ConsistentRead: true }));
      return Count === 0;
    },

    /** Makes it where there is none, under a key of our own where one is named. Answers when it can be written. */
    async create({ keyArn }: { keyArn?: string | undefined } = {}): Promise<void> {
      if (await exists()) return;
      const encryption = keyArn && { SSESpecification: { Enabled: true, SSEType: 'KMS' as const, KMSMasterKeyId: keyArn } };
      await client.send(new CreateTableCommand({ TableName: name, ...tableDefinition(), ...encryption }));
      await waitUntilTableExists({ client, maxWaitTime: 600, minDelay: 1, maxDelay: 5 }, { TableName: name });
    },

    /** The same of items as the system has them. */
    async put(items: readonly Item[]): Promise<void> {
      let left: Record<string, unknown>[] = items.map((Item) => ({ PutRequest: { Item } }));
      for (let attempt = 1; left.length > 0; attempt += 1) {
        const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [name]: left } }));
        left = UnprocessedItems?.[name] ?? [];
        if (left.length > 0 && attempt === TRIES) throw new Error(`${name} did not take ${left.length} items in ${TRIES} tries`);
        if (left.length > 0) await pause(attempt, PAUSE);
      }
    },

    /** Writes up to 25 items. What the table had no time for is sent again, a little later each time. */
    async write(items: readonly TypedItem[]): Promise<void> {
      let left: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
      for (let attempt = 1; left.length > 0; attempt += 1) {
        const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: left } }));
        left = UnprocessedItems?.[name] ?? [];
        if (left.length > 0 && attempt === TRIES) throw new Error(`${name} did not take ${left.length} items in ${TRIES} tries`);
        if (left.length > 0) await pause(attempt, PAUSE);
      }
    },
  };
}
