/** Reads: one item, many, a page of a partition, a page of a table. */
import { none, readUnits, told, within, type Asks, type Units } from './capacity.ts';
import { conditionOf, type Question } from './expressions/condition.ts';
import { keysAsked } from './expressions/keys.ts';
import { pathsOf, placeholders, type Given, type Placeholders } from './expressions/reader.ts';
import { invalid } from './faults.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';
import { sizeOf, type Item } from './values.ts';

const PAGE = 1024 * 1024;
const MOST_KEYS = 100;
const LARGEST_BATCH = 16 * 1024 * 1024;

type Projection = Placeholders & { ProjectionExpression?: string };
type Get = Projection & Asks & { TableName: string; Key: Item; ConsistentRead?: boolean };

export function getItem(store: Store, request: Get) {
  const { TableName, Key, ConsistentRead = false } = request;
  const given = placeholders(request);
  const shown = projectionOf(request, given);
  given.mustBeUsed();
  const table = store.table(TableName);
  table.mustBeKey(Key);
  const item = table.get(Key);
  const units = { ...none(), table: readUnits(item ? sizeOf(item) : 0, ConsistentRead) };
  return { ...(item && { Item: shown(item) }), ...consumed(TableName, units, request) };
}

type Keys = Projection & { Keys: Item[]; ConsistentRead?: boolean };

export function batchGetItem(store: Store, { RequestItems, ...asks }: Asks & { RequestItems: Record<string, Keys> }) {
  const count = Object.values(RequestItems).reduce((sum, { Keys: keys }) => sum + keys.length, 0);
  if (count > MOST_KEYS) throw invalid('Too many items requested for the BatchGetItem call');
  const Responses: Record<string, Item[]> = {};
  const UnprocessedKeys: Record<string, Keys> = {};
  const ConsumedCapacity: object[] = [];
  let size = 0;
  for (const [name, request] of Object.entries(RequestItems)) {
    const { Keys: keys, ConsistentRead = false } = request;
    const given = placeholders(request);
    const shown = projectionOf(request, given);
    given.mustBeUsed();
    const table = store.table(name);
    if (new Set(keys.map((key) => table.keyOf(key))).size < keys.length) throw invalid('Provided list of item keys contains duplicates');
    for (const key of keys) table.mustBeKey(key);
    const units = none();
    const found: Item[] = [];
    const left: Item[] = [];
    for (const key of keys) {
      const item = table.get(key);
      const bytes = item ? sizeOf(item) : 0;
      if (size + bytes > LARGEST_BATCH) {
        left.push(key);
        continue;
      }
      size += bytes;
      units.table += readUnits(bytes, ConsistentRead);
      if (item) found.push(shown(item));
    }
    Responses[name] = found;
    if (left.length > 0) UnprocessedKeys[name] = { ...request, Keys: left };
    ConsumedCapacity.push(told(name, units, asks) ?? {});
  }
  return { Responses, UnprocessedKeys, ...(isAsked(asks) && { ConsumedCapacity }) };
}

type Paged = Projection &
  Asks & {
    TableName: string;
    IndexName?: string;
    ConsistentRead?: boolean;
    FilterExpression?: string;
    Limit?: number;
    Select?: string;
    ExclusiveStartKey?: Item;
  };
type Query = Paged & { KeyConditionExpression?: string; ScanIndexForward?: boolean };
type Scan = Paged & { Segment?: number; TotalSegments?: number };

export function query(store: Store, request: Query) {
  const { KeyConditionExpression, ScanIndexForward = true, ExclusiveStartKey } = request;
  const page = paging(store, request);
  const { partition, isAsked: isMeant } = keysAsked(KeyConditionExpression ?? '', page.given, page.ordered.names);
  page.given.mustBeUsed();
  return page.of(page.ordered.within(partition, ExclusiveStartKey, ScanIndexForward), isMeant);
}

export function scan(store: Store, request: Scan) {
  const { Segment: segment = 0, TotalSegments: of = 1, ExclusiveStartKey } = request;
  if (segment >= of) throw invalid('The Segment parameter is zero-based and must be less than parameter TotalSegments');
  const page = paging(store, request);
  page.given.mustBeUsed();
  return page.of(page.ordered.all({ segment, of }, ExclusiveStartKey), () => true);
}

/** What a query and a scan have in common: where they read, what they show, and when a page is full. */
function paging(store: Store, request: Paged) {
  const { TableName, IndexName, ConsistentRead = false, FilterExpression, Limit = Infinity, Select, ExclusiveStartKey } = request;
  const table = store.table(TableName);
  const index = IndexName === undefined ? undefined : table.indexes.get(IndexName);
  if (IndexName !== undefined && !index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (index && ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes');
  if (Limit < 1) throw invalid('Limit must be greater than or equal to 1');
  const { ordered, shown: shownByIndex } = index ?? { ordered: table.items, shown: null };
  const keys = [...new Set([...table.primary, ...Object.values(ordered.names)])];
  if (ExclusiveStartKey) mustBeStart(table, ExclusiveStartKey, keys);
  const given = placeholders(request);
  const shown = projectionOf(request, given);
  const filter: Question = FilterExpression === undefined ? () => true : conditionOf(FilterExpression, given);
  const isCount = Select === 'COUNT';

  const of = (items: Iterable<Item>, isMeant: Question) => {
    const Items: Item[] = [];
    let [size, ScannedCount, Count] = [0, 0, 0];
    let last: Item | undefined;
    let isCut = false;
    for (const item of items) {
      if (!isMeant(item)) continue;
      const seen = within(item, shownByIndex);
      const bytes = sizeOf(seen);
      if (last && size + bytes > PAGE) {
        isCut = true;
        break;
      }
      size += bytes;
      ScannedCount += 1;
      last = item;
      if (filter(seen)) {
        Count += 1;
        if (!isCount) Items.push(shown(seen));
      }
      if (ScannedCount >= Limit) {
        isCut = true;
        break;
      }
    }
    const units = none();
    const consumedUnits = readUnits(size, ConsistentRead);
    if (IndexName === undefined) units.table = consumedUnits;
    else units.indexes.set(IndexName, consumedUnits);
    return {
      ...(!isCount && { Items }),
      Count,
      ScannedCount,
      ...(isCut && last && { LastEvaluatedKey: Object.fromEntries(keys.map((name) => [name, last?.[name] ?? {}])) }),
      ...consumed(TableName, units, request),
    };
  };
  return { given, ordered, of };
}

function mustBeStart(table: Table, start: Item, keys: readonly string[]): void {
  if (Object.keys(start).length !== keys.length || keys.some((name) => start[name] === undefined))
    throw invalid('The provided starting key is invalid');
  table.mustBeKey(table.keyIn(start));
}

/** Whole attributes; what lies within one is not shown apart. */
function projectionOf({ ProjectionExpression }: Projection, given: Given): (item: Item) => Item {
  if (ProjectionExpression === undefined) return (item) => item;
  const paths = pathsOf(ProjectionExpression, given);
  if (paths.some(({ length }) => length > 1)) throw invalid('the stand-in shows whole attributes only');
  const names = new Set(paths.map(([name]) => String(name)));
  return (item) => Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

const isAsked = ({ ReturnConsumedCapacity = 'NONE' }: Asks): boolean => ReturnConsumedCapacity !== 'NONE';

export function consumed(name: string, units: Units, asks: Asks) {
  const ConsumedCapacity = told(name, units, asks);
  return ConsumedCapacity ? { ConsumedCapacity } : {};
}
