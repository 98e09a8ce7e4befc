/** The table port on DynamoDB: the only file that imports its SDK. No scan, every page bounded, collisions tried again. */
import { DynamoDBClient, TransactionCanceledException, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../../schema/table/keys.ts';
import { Conflict, keyText, type Condition, type Item, type Key, type Range, type Table, type Write } from '../../schema/table/port.ts';
import { pageRefusals } from '../../schema/core/page.ts';
import { SECOND } from '../../schema/core/time.ts';
import { busyRefusals } from '../../schema/core/in-turn.ts';
import { pause } from './pause.ts';

/** Rows of a page where the caller names no limit: enough for what is bounded by nature (sections, grants, amendments). */
const PAGE = 500;
const BATCH = 100;
const TRIES = 8;
const PAUSE = { shortest: 20, longest: SECOND };

/**
 * What the SDK does for nobody here: for a log that is not kept it walks whatever goes in and comes out, value by value, and it works out anew
 * for each request which program it is. Together they are a third of what a page of a hundred rows costs.
 */
const IDLE = ['loggerMiddleware', 'getUserAgentMiddleware'];

/** The SDK’s client without that. */
export function leanClient(config: DynamoDBClientConfig): DynamoDBClient {
  const client = new DynamoDBClient(config);
  for (const name of IDLE) client.middlewareStack.remove(name);
  return client;
}

export function dynamoClient(config: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  const client = leanClient({ maxAttempts: 6, ...config });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

export function dynamoTable(client: DynamoDBDocumentClient, name: string): Table {
  return {
    async get(key) {
      const { Item } = await client.send(
        new GetCommand({ TableName: name, Key: key, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }),
      );
      return (Item as Item | undefined) ?? null;
    },

    async getMany(keys) {
      const found = new Map<string, Item>();
      for (let start = 0; start < keys.length; start += BATCH) {
        let wanted: Key[] | undefined = keys.slice(start, start + BATCH);
        for (let attempt = 1; wanted?.length; attempt += 1) {
          const answer: BatchAnswer = await client.send(
            new BatchGetCommand({
              RequestItems: { [name]: { Keys: wanted, ConsistentRead: true } },
              ReturnConsumedCapacity: 'TOTAL',
            }),
          );
          for (const item of (answer.Responses?.[name] ?? []) as Item[]) found.set(keyText(item), item);
          wanted = answer.UnprocessedKeys?.[name]?.Keys as Key[] | undefined;
          if (wanted?.length && attempt === TRIES) throw busyRefusals.BUSY();
          if (wanted?.length) await pause(attempt, PAUSE);
        }
      }
      return keys.flatMap((key) => found.get(keyText(key)) ?? []);
    },

    async query(range, { limit = PAGE, after = null, descending = false, only } = {}) {
      const asked = within(range);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...asked,
          ...(only && projected(asked.ExpressionAttributeNames, [...attributesOf(range), ...only])),
          Limit: limit,
          ScanIndexForward: !descending,
          ...(after !== null && { ExclusiveStartKey: readCursor(after, range) }),
          ReturnConsumedCapacity: 'TOTAL',
        }),
      );
      return { items: Items as Item[], next: LastEvaluatedKey ? writeCursor(LastEvaluatedKey) : null };
    },

    async count(range) {
      let total = 0;
      for await (const { Count = 0 } of pagesOf({ ...within(range), Select: 'COUNT' })) total += Count;
      return total;
    },

    async tally(range) {
      const sk = range.index ? TABLE.indexes[range.index].sk : TABLE.sk;
      const asked = within(range);
      const named = { ...asked.ExpressionAttributeNames, '#part': sk };
      const told = new Map<string, number>();
      for await (const { Items = [] } of pagesOf({ ...asked, ProjectionExpression: '#part', ExpressionAttributeNames: named })) {
        for (const item of Items) {
          const part = String(item[sk]).split('#', 1)[0] ?? '';
          told.set(part, (told.get(part) ?? 0) + 1);
        }
      }
      return told;
    },

    cursorOf,

    async transact(writes) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: writes.map(command), ReturnConsumedCapacity: 'TOTAL' }));
          return;
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
          const reasons = error.CancellationReasons ?? [];
          const failed = writes.filter((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed').map((write) => write.as ?? 'write');
          if (failed.length > 0) throw new Conflict(failed);
          const collided = reasons.some(({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError');
          if (!collided) throw error;
          if (attempt === TRIES) throw busyRefusals.BUSY();
          await pause(attempt, PAUSE);
        }
      }
    },
  };

  /** All pages of a question, as large as the table makes them. */
  async function* pagesOf(asked: QueryCommandInput): AsyncGenerator<QueryCommandOutput> {
    let start: Record<string, unknown> | undefined;
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({ ...asked, ReturnConsumedCapacity: 'TOTAL', ...(start && { ExclusiveStartKey: start }) }),
      );
      yield page;
      start = page.LastEvaluatedKey;
    } while (start);
  }

  /** One partition, or the part of it that a prefix names; the table itself is read consistently. */
  function within(range: Range) {
    const { pk, sk } = range.index ? TABLE.indexes[range.index] : TABLE;
    return {
      TableName: name,
      ...(range.index && { IndexName: range.index }),
      KeyConditionExpression: range.prefix ? '#pk = :pk AND begins_with(#sk, :sk)' : '#pk = :pk',
      ExpressionAttributeNames: range.prefix ? { '#pk': pk, '#sk': sk } : { '#pk': pk },
      ExpressionAttributeValues: range.prefix ? { ':pk': range.pk, ':sk': range.prefix } : { ':pk': range.pk },
      ...(!range.index && { ConsistentRead: true }),
    };
  }

  function command(write: Write) {
    if ('put' in write) return { Put: { TableName: name, Item: write.put, ...conditionOf(write.when) } };
    const condition = conditionOf(write.when);
    if ('check' in write) {
      if (!condition) throw new Error('a check without a condition checks nothing');
      return { ConditionCheck: { TableName: name, Key: write.check, ...condition } };
    }
    return {
      Update: {
        TableName: name,
        Key: write.bump,
        UpdateExpression: 'ADD #edits :one',
        ...condition,
        ExpressionAttributeNames: { ...condition?.ExpressionAttributeNames, '#edits': 'edits' },
        ExpressionAttributeValues: { ...condition?.ExpressionAttributeValues, ':one': 1 },
      },
    };
  }
}

function cursorOf(item: Item, range: Range): string {
  return writeCursor(Object.fromEntries(attributesOf(range).map((attribute) => [attribute, item[attribute]])));
}

/** The attributes that make the key of an item in a range. */
function attributesOf({ index }: Range): string[] {
  return [TABLE.pk, TABLE.sk, ...(index ? Object.values(TABLE.indexes[index]) : [])];
}

/** Some attributes and no more; names stand for them, since some are words of the table's own. */
function projected(named: Record<string, string>, attributes: readonly string[]) {
  const names = Object.fromEntries(attributes.map((attribute, index) => [`#only${index}`, attribute]));
  return { ProjectionExpression: Object.keys(names).join(', '), ExpressionAttributeNames: { ...named, ...names } };
}

type BatchAnswer = {
  Responses?: Record<string, Record<string, unknown>[]> | undefined;
  UnprocessedKeys?: Record<string, { Keys?: Record<string, unknown>[] | undefined }> | undefined;
};

type Expression = {
  ConditionExpression: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};

function conditionOf(when: Condition): Expression | undefined {
  if (when === 'always') return undefined;
  if (when === 'absent') return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': TABLE.pk } };
  if ('version' in when) {
    return {
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': when.version },
    };
  }
  const edits = when.edits === undefined ? null : when.edits;
  return {
    ConditionExpression: edits === null ? '#open = :open' : '#open = :open AND #edits = :edits',
    ExpressionAttributeNames: { '#open': 'open', ...(edits !== null && { '#edits': 'edits' }) },
    ExpressionAttributeValues: { ':open': true, ...(edits !== null && { ':edits': edits }) },
  };
}

function writeCursor(key: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** A cursor names a row of the very range it was given for: one of another list, or made up, is refused. */
function readCursor(cursor: string, range: Range): Record<string, string> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const { pk, sk } = range.index ? TABLE.indexes[range.index] : TABLE;
    const wanted = new Set<string>([TABLE.pk, TABLE.sk, pk, sk]);
    const entries = Object.entries(key as Record<string, unknown>);
    const fits =
      entries.length === wanted.size &&
      entries.every(([name, value]) => wanted.has(name) && typeof value === 'string' && value.isWellFormed()) &&
      (key as Record<string, string>)[pk] === range.pk &&
      (key as Record<string, string>)[sk]?.startsWith(range.prefix ?? '');
    if (fits) return key as Record<string, string>;
  } catch {
    // falls through to the refusal
  }
  throw pageRefusals.CURSOR_INVALID();
}
