/** The parameters of each operation that this stand-in knows, and of what lies within them: others are refused by name, not passed over. */
import { invalid } from './faults.ts';
import { isMap, mustBeTyped } from './typed.ts';

/** Each by its name, with `!` where it has to be there. */
type Takes = { names: readonly string[]; needed: readonly string[] };

function takes(text: string): Takes {
  const words = text.split(' ');
  return {
    names: words.map((word) => word.replace('!', '')),
    needed: words.filter((word) => word.endsWith('!')).map((word) => word.slice(0, -1)),
  };
}

const PLACEHOLDERS = 'ExpressionAttributeNames ExpressionAttributeValues';
const CAPACITY = 'ReturnConsumedCapacity';
const READ = `TableName! ConsistentRead ProjectionExpression ${CAPACITY} ${PLACEHOLDERS}`;
const PAGED = `${READ} IndexName FilterExpression Limit Select ExclusiveStartKey`;
const CONDITIONAL = `TableName! ConditionExpression ${PLACEHOLDERS}`;
const WRITE = `${CONDITIONAL} ReturnValues ${CAPACITY}`;

const OPERATIONS: Record<string, Takes> = {
  GetItem: takes(`${READ} Key!`),
  BatchGetItem: takes(`RequestItems! ${CAPACITY}`),
  Query: takes(`${PAGED} KeyConditionExpression ScanIndexForward`),
  Scan: takes(`${PAGED} Segment TotalSegments`),
  PutItem: takes(`${WRITE} Item!`),
  DeleteItem: takes(`${WRITE} Key!`),
  UpdateItem: takes(`${WRITE} Key! UpdateExpression`),
  BatchWriteItem: takes(`RequestItems! ${CAPACITY}`),
  TransactWriteItems: takes(`TransactItems! ClientRequestToken ${CAPACITY}`),
  DescribeTable: takes('TableName!'),
  DeleteTable: takes('TableName!'),
  UpdateTable: takes('TableName! StreamSpecification!'),
  DescribeStream: takes('StreamArn! Limit ExclusiveStartShardId'),
  GetShardIterator: takes('StreamArn! ShardId! ShardIteratorType! SequenceNumber'),
  GetRecords: takes('ShardIterator! Limit'),
};

/** What a transaction is made of. */
const IN_TRANSACTION: Record<string, Takes> = {
  Put: takes(`${CONDITIONAL} Item!`),
  Delete: takes(`${CONDITIONAL} Key!`),
  ConditionCheck: takes(`${CONDITIONAL} Key!`),
  Update: takes(`${CONDITIONAL} Key! UpdateExpression!`),
};
const IN_BATCH: Record<string, Takes> = { PutRequest: takes('Item!'), DeleteRequest: takes('Key!') };
const KEYS_OF_TABLE = takes('Keys! ConsistentRead ProjectionExpression ExpressionAttributeNames');

/** What is chosen from a few words. */
const CHOICES: Record<string, readonly string[]> = {
  ReturnValues: ['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'],
  ReturnConsumedCapacity: ['NONE', 'TOTAL', 'INDEXES'],
  Select: ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'],
};

/** What holds values. */
const TYPED = ['Item', 'Key', 'ExclusiveStartKey', 'ExpressionAttributeValues'];

/** Refuses a request that has something the stand-in does not know, or lacks what the operation cannot do without. */
export function mustBeKnown(operation: string, request: Record<string, unknown>): void {
  const known = OPERATIONS[operation];
  if (!known) return; // CreateTable says itself what it knows of a table
  mustTake(operation, known, request);
  if (operation === 'TransactWriteItems') {
    for (const one of listIn(request['TransactItems'], 'TransactItems')) mustBeOneOf('TransactItems', IN_TRANSACTION, one);
  } else if (operation === 'BatchWriteItem') {
    for (const requests of Object.values(mapIn(request['RequestItems'], 'RequestItems')))
      for (const one of listIn(requests, 'RequestItems')) mustBeOneOf('RequestItems', IN_BATCH, one);
  } else if (operation === 'BatchGetItem') {
    for (const one of Object.values(mapIn(request['RequestItems'], 'RequestItems'))) {
      mustTake('RequestItems', KEYS_OF_TABLE, mapIn(one, 'RequestItems'));
      for (const key of listIn((one as Record<string, unknown>)['Keys'], 'Keys')) mustBeTyped(key, 'Keys');
    }
  }
}

function mustTake(what: string, { names, needed }: Takes, given: Record<string, unknown>): void {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw invalid(`the stand-in does not know ${unknown} of ${what}`);
  const missing = needed.find((name) => given[name] === undefined || given[name] === null);
  if (missing !== undefined) throw invalid(`1 validation error detected: ${missing} of ${what} must not be null`);
  for (const [name, words] of Object.entries(CHOICES)) {
    const chosen = given[name];
    if (chosen !== undefined && !words.some((word) => word === chosen))
      throw invalid(`the stand-in does not know ${JSON.stringify(chosen)} as ${name} of ${what}`);
  }
  for (const name of TYPED) if (given[name] !== undefined) mustBeTyped(given[name], name);
}

/** An entry that is of one kind, and names nothing beside it. */
function mustBeOneOf(what: string, kinds: Record<string, Takes>, given: unknown): void {
  const entry = mapIn(given, what);
  const unknown = Object.keys(entry).find((name) => !Object.hasOwn(kinds, name));
  if (unknown !== undefined) throw invalid(`the stand-in does not know ${unknown} of ${what}`);
  const [name, second] = Object.keys(entry);
  const known = kinds[name ?? ''];
  if (name === undefined || !known || second !== undefined)
    throw invalid(`${what} can only contain one of ${Object.keys(kinds).join(', ')} in an entry`);
  mustTake(`${name} of ${what}`, known, mapIn(entry[name], name));
}

function listIn(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(`${what} has to be a list`);
}

function mapIn(value: unknown, what: string): Record<string, unknown> {
  if (isMap(value)) return value;
  throw invalid(`${what} has to be a map`);
}
