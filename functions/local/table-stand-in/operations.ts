/** What can be asked, by the names of the API. */
import { definitionIn, mustBeName } from './definition.ts';
import { Fault, unknownOperation } from './faults.ts';
import { mustBeKnown } from './known.ts';
import { batchGetItem, getItem, query, scan } from './reading.ts';
import type { Store } from './store.ts';
import { readIterator, type IteratorRequest } from './stream.ts';
import type { Table } from './table.ts';
import { batchWriteItem, deleteItem, putItem, transactWriteItems, updateItem } from './writing.ts';

type Operation = (store: Store, request: never) => object;

const OPERATIONS: Record<string, Operation> = {
  GetItem: getItem,
  BatchGetItem: batchGetItem,
  Query: query,
  Scan: scan,
  PutItem: putItem,
  DeleteItem: deleteItem,
  UpdateItem: updateItem,
  BatchWriteItem: batchWriteItem,
  TransactWriteItems: once(transactWriteItems),
  CreateTable: (store, request: Record<string, unknown>) => ({ TableDescription: described(store.create(definitionIn(request))) }),
  DescribeTable: (store, { TableName }: { TableName: string }) => ({ Table: described(store.table(mustBeName(TableName), true)) }),
  DeleteTable: (store, { TableName }: { TableName: string }) => ({
    TableDescription: { ...described(store.drop(mustBeName(TableName))), TableStatus: 'DELETING' },
  }),
  UpdateTable: (store, { TableName, StreamSpecification }: { TableName: string; StreamSpecification: { StreamEnabled: boolean } }) => ({
    TableDescription: described(store.streams(TableName, StreamSpecification.StreamEnabled)),
  }),
  DescribeStream: (store, { StreamArn }: { StreamArn: string }) => {
    const { stream, isEnabled } = store.stream(StreamArn);
    return { StreamDescription: stream.description(isEnabled) };
  },
  GetShardIterator: (store, request: IteratorRequest) => ({ ShardIterator: store.stream(request.StreamArn).stream.iterator(request) }),
  GetRecords: (store, { ShardIterator, Limit }: { ShardIterator: string; Limit?: number }) => {
    const [arn, from] = readIterator(ShardIterator);
    return store.stream(arn).stream.records(from, Limit);
  },
};

export function carryOut(store: Store, name: string, request: Record<string, unknown>): object {
  const operation = OPERATIONS[name];
  if (!operation) throw unknownOperation();
  mustBeKnown(name, request);
  return operation(store, request as never);
}

function described(table: Table): object {
  const { definition, arn, made, stream } = table;
  const { GlobalSecondaryIndexes = [], BillingMode = 'PROVISIONED', ...more } = definition;
  return {
    ...more,
    TableId: made.id,
    TableArn: arn,
    TableStatus: 'ACTIVE',
    CreationDateTime: made.at / 1000,
    ItemCount: table.count,
    BillingModeSummary: { BillingMode },
    ...(GlobalSecondaryIndexes.length > 0 && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
        ...index,
        IndexStatus: 'ACTIVE',
        IndexArn: `${arn}/index/${index.IndexName}`,
      })),
    }),
    ...(stream && { LatestStreamArn: stream.arn, LatestStreamLabel: stream.state.label }),
  };
}

/** How long a token stands for its request. */
const REMEMBERED = 10 * 60 * 1000;

/** A request that is sent again under its token, for its answer was lost, is answered as before and not done again. */
function once<Request extends { ClientRequestToken?: string }>(does: (store: Store, request: Request) => object) {
  const done = new WeakMap<Store, Map<string, { text: string; answer: object; at: number }>>();
  return (store: Store, request: Request): object => {
    const { ClientRequestToken: token } = request;
    if (token === undefined) return does(store, request);
    const tokens = done.get(store) ?? new Map<string, { text: string; answer: object; at: number }>();
    done.set(store, tokens);
    for (const [old, { at }] of tokens) {
      if (at > Date.now() - REMEMBERED) break;
      tokens.delete(old);
    }
    const text = JSON.stringify(request);
    const before = tokens.get(token);
    if (before && before.text !== text)
      throw new Fault('com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException', 'The request is not the one of its token');
    if (before) return before.answer;
    const answer = does(store, request);
    tokens.set(token, { text, answer, at: Date.now() });
    return answer;
  };
}
