/** Writes: each is judged whole before anything is changed; those of a transaction together. */
import { add, none, told, unitsOfWrite, type Asks } from './capacity.ts';
import { conditionOf } from './expressions/condition.ts';
import { placeholders, type Placeholders } from './expressions/reader.ts';
import { updateOf } from './expressions/update.ts';
import { cancelled, conditionFailed, Fault, invalid, type Reason } from './faults.ts';
import { consumed } from './reading.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';
import { normal, normalItem, sizeOf, type Item } from './values.ts';

const MOST_IN_BATCH = 25;
const MOST_IN_TRANSACTION = 100;
const LARGEST_TRANSACTION = 4 * 1024 * 1024;

type Conditional = Placeholders & { TableName: string; ConditionExpression?: string };
type Returns = Asks & { ReturnValues?: string };
export type Put = Conditional & { Item: Item };
export type Delete = Conditional & { Key: Item };
export type Update = Conditional & { Key: Item; UpdateExpression?: string };

/** What a write would do: `names`, the attributes an update names; `isCheck`, it writes nothing. */
type Intent = { table: Table; key: Item; before: Item | undefined; after: Item | undefined; names: string[]; isCheck?: true };

const INTENTS = {
  Put: (store: Store, request: Put): Intent => {
    const table = store.table(request.TableName);
    const given = placeholders(request);
    const condition = readCondition(request, given);
    given.mustBeUsed();
    table.mustBeItem(request.Item);
    const after = normalItem(request.Item);
    const before = table.get(after);
    condition(before);
    return { table, key: table.keyIn(after), before, after, names: [] };
  },
  Delete: (store: Store, request: Delete): Intent => {
    const { table, before } = checked(store, request);
    return { table, key: request.Key, before, after: undefined, names: [] };
  },
  ConditionCheck: (store: Store, request: Delete): Intent => {
    const { table, before } = checked(store, request);
    return { table, key: request.Key, before, after: before, names: [], isCheck: true };
  },
  Update: (store: Store, request: Update): Intent => {
    const table = store.table(request.TableName);
    table.mustBeKey(request.Key);
    const given = placeholders(request);
    const update =
      request.UpdateExpression === undefined ? { of: (item: Item) => item, names: [] } : updateOf(request.UpdateExpression, given);
    const condition = readCondition(request, given);
    given.mustBeUsed();
    const keyed = update.names.find((name) => table.primary.includes(name));
    if (keyed !== undefined)
      throw invalid(`One or more parameter values were invalid: Cannot update attribute ${keyed}. This attribute is part of the key`);
    const before = table.get(request.Key);
    condition(before);
    const after = normalItem(update.of(before ?? request.Key));
    table.mustBeItem(after);
    return { table, key: request.Key, before, after, names: update.names };
  },
};
type Kind = keyof typeof INTENTS;

/** What a request of a kind has, its kind reads. */
function intentOf(kind: Kind, store: Store, request: Conditional): Intent {
  return (INTENTS[kind] as unknown as (of: Store, asked: Conditional) => Intent)(store, request);
}

function checked(store: Store, request: Delete) {
  const table = store.table(request.TableName);
  table.mustBeKey(request.Key);
  const given = placeholders(request);
  const condition = readCondition(request, given);
  given.mustBeUsed();
  const before = table.get(request.Key);
  condition(before);
  return { table, before };
}

/** Parsed at once; asked when all of the request has been read. */
function readCondition({ ConditionExpression }: Conditional, given: ReturnType<typeof placeholders>): (item: Item | undefined) => void {
  if (ConditionExpression === undefined) return () => undefined;
  const question = conditionOf(ConditionExpression, given);
  return (item) => {
    if (!question(item ?? {})) throw conditionFailed();
  };
}

function single(kind: Kind) {
  return (store: Store, request: Conditional & Returns) => {
    const intent = intentOf(kind, store, request);
    const { table, key, before, after } = intent;
    store.change([{ of: table, key, item: after }]);
    const Attributes = returned(request.ReturnValues ?? 'NONE', intent);
    const units = unitsOfWrite(table, before, after);
    return { ...(Attributes && { Attributes }), ...consumed(request.TableName, units, request) };
  };
}
export const putItem = single('Put');
export const deleteItem = single('Delete');
export const updateItem = single('Update');

function returned(asked: string, { before, after, names }: Intent): Item | undefined {
  const only = (item: Item | undefined): Item =>
    Object.fromEntries(names.flatMap((name) => (item?.[name] === undefined ? [] : [[name, normal(item[name])]])));
  if (asked === 'ALL_OLD') return before;
  if (asked === 'ALL_NEW') return after;
  if (asked === 'UPDATED_OLD') return only(before);
  return asked === 'UPDATED_NEW' ? only(after) : undefined;
}

type Requests = Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>;

export function batchWriteItem(store: Store, { RequestItems, ...asks }: Asks & { RequestItems: Requests }) {
  const all = Object.entries(RequestItems).flatMap(([TableName, requests]) =>
    requests.map(({ PutRequest, DeleteRequest }) =>
      PutRequest
        ? INTENTS.Put(store, { TableName, Item: PutRequest.Item })
        : INTENTS.Delete(store, { TableName, Key: DeleteRequest?.Key ?? {} }),
    ),
  );
  if (all.length > MOST_IN_BATCH) throw invalid('Too many items requested for the BatchWriteItem call');
  mustDiffer(all, 'Provided list of item keys contains duplicates');
  store.change(all.map(({ table, key, after }) => ({ of: table, key, item: after })));
  const ConsumedCapacity = sums(all, 1).map(([name, units]) => told(name, units, asks) ?? {});
  return { UnprocessedItems: {}, ...((asks.ReturnConsumedCapacity ?? 'NONE') !== 'NONE' && { ConsumedCapacity }) };
}

type TransactItem = { Put?: Put; Delete?: Delete; Update?: Update; ConditionCheck?: Delete };
type Transaction = Asks & { TransactItems: TransactItem[]; ClientRequestToken?: string };

export function transactWriteItems(store: Store, { TransactItems, ...asks }: Transaction) {
  if (TransactItems.length === 0 || TransactItems.length > MOST_IN_TRANSACTION)
    throw invalid(
      `1 validation error detected: 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${MOST_IN_TRANSACTION}`,
    );
  const asked = TransactItems.map((one) => {
    const [kind, request] = Object.entries(one)[0] as [Kind, Put & Delete];
    const table = store.table(request.TableName);
    return { kind, request, table, key: table.keyIn(request.Item ?? request.Key) };
  });
  mustDiffer(asked, 'Transaction request cannot include multiple operations on one item');
  const intents: Intent[] = [];
  const reasons = asked.map(({ kind, request }): Reason => {
    try {
      intents.push(intentOf(kind, store, request));
      return { Code: 'None' };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return {
        Code: error.type.endsWith('ConditionalCheckFailedException') ? 'ConditionalCheckFailed' : 'ValidationError',
        Message: error.message,
      };
    }
  });
  if (intents.length < asked.length) throw cancelled(reasons);
  const size = intents.reduce((sum, { after, isCheck }) => sum + (after && !isCheck ? sizeOf(after) : 0), 0);
  if (size > LARGEST_TRANSACTION) throw invalid('Transaction request size exceeded the maximum allowed size');
  store.change(intents.filter(({ isCheck }) => !isCheck).map(({ table, key, after }) => ({ of: table, key, item: after })));
  const ConsumedCapacity = sums(intents, 2).map(([name, units]) => {
    const capacity = told(name, units, asks);
    return { ...capacity, WriteCapacityUnits: capacity?.CapacityUnits };
  });
  return (asks.ReturnConsumedCapacity ?? 'NONE') === 'NONE' ? {} : { ConsumedCapacity };
}

/** What the writes consume, table by table; `times`: how often each is written. */
function sums(all: readonly Intent[], times: number) {
  const units = new Map<string, ReturnType<typeof none>>();
  for (const { table, before, after } of all) {
    const name = table.definition.TableName;
    units.set(name, add(units.get(name) ?? none(), unitsOfWrite(table, before, after, times)));
  }
  return [...units];
}

function mustDiffer(all: readonly { table: Table; key: Item }[], message: string): void {
  const keys = all.map(({ table, key }) => `${table.definition.TableName} ${table.keyOf(key)}`);
  if (new Set(keys).size < keys.length) throw invalid(message);
}
