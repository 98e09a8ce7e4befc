/** What both tables are asked: each operation that the system uses, each expression, each limit, in this order. */
import type { Item } from '../../../functions/local/table-stand-in/values.ts';

export const TABLE = 'conformity';
const S = (text: string) => ({ S: text });
const N = (number: string) => ({ N: number });
const key = (pk: string, sk: string) => ({ pk: S(pk), sk: S(sk) });
const inIndex = (owner: string, at: string) => ({ ownerPk: S(owner), ownerSk: S(at) });
const TOTAL = { ReturnConsumedCapacity: 'TOTAL' };
const INDEXES = { ReturnConsumedCapacity: 'INDEXES' };
const kilobytes = (count: number) => ({ text: S('长'.repeat(Math.ceil((count * 1024) / 3))) });

export type Asked = [operation: string, request: object];

const put = (item: Item, more: object = {}): Asked => ['PutItem', { TableName: TABLE, Item: item, ...INDEXES, ...more }];
const update = (of: Item, expression: string, values: Item, more: object = {}): Asked => [
  'UpdateItem',
  {
    TableName: TABLE,
    Key: of,
    UpdateExpression: expression,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ReturnValues: 'ALL_NEW',
    ...TOTAL,
    ...more,
  },
];
const query = (more: object): Asked => ['Query', { TableName: TABLE, ...TOTAL, ...more }];
const transact = (...items: object[]): Asked => ['TransactWriteItems', { TransactItems: items, ...TOTAL }];
const within = (name: 'Put' | 'Update' | 'Delete' | 'ConditionCheck', request: object) => ({ [name]: { TableName: TABLE, ...request } });
const ABSENT = { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } };
const version = (number: string) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': N(number) },
});
const BUMP = { UpdateExpression: 'ADD edits :one', ExpressionAttributeValues: { ':one': N('1') } };

const WRITES: Asked[] = [
  put({ ...key('a', '1'), version: N('1') }),
  put({ ...key('a', '2'), ...inIndex('o', '2'), version: N('1') }),
  put({ ...key('a', '2'), ...inIndex('o', '3'), version: N('2') }, { ReturnValues: 'ALL_OLD' }),
  put({ ...key('a', '2'), ...inIndex('o', '3'), version: N('2') }),
  put({ ...key('a', '2'), ...inIndex('o', '3'), version: N('3') }),
  put({ ...key('a', '2'), version: N('3') }),
  put({ ...key('a', '3'), ownerPk: S('o') }),
  put({ ...key('a', '4'), ...inIndex('o', '4'), ...kilobytes(5) }),
  put({ ...key('a', '5'), ...inIndex('o', '4'), scores: { L: [N('1.50'), { M: { deep: { BOOL: false } } }] }, gap: { NULL: true } }),
  put({ ...key('a', '1'), version: N('9') }, ABSENT),
  put({ ...key('a', '1'), version: N('2') }, version('1')),
  put({ ...key('a', '1'), version: N('2') }, version('1')),
  put({ ...key('a', 'number'), n: N('-0012.3400e2') }),
  update(key('a', '1'), 'ADD edits :one', { ':one': N('1') }),
  update(key('a', '1'), 'ADD edits :one', { ':one': N('-3') }),
  update(key('a', 'new'), 'ADD edits :one', { ':one': N('1') }, { ReturnValues: 'UPDATED_NEW' }),
  update(
    key('a', 'new'),
    'SET #map = :map, edits = edits + :one REMOVE nothing',
    { ':map': { M: { x: N('1') } }, ':one': N('1') },
    {
      ExpressionAttributeNames: { '#map': 'map' },
    },
  ),
  update(key('a', 'new'), 'SET #map.y = if_not_exists(#map.z, :v)', { ':v': S('y') }, { ExpressionAttributeNames: { '#map': 'map' } }),
  update(key('a', 'new'), 'SET pk = :v', { ':v': S('y') }),
  update(key('a', 'new'), 'SET a = nothing', {}),
  update(key('a', '1'), 'SET edits = :one', { ':one': N('1'), ':no': N('5') }, { ConditionExpression: 'edits = :no' }),
  ['DeleteItem', { TableName: TABLE, Key: key('a', 'new'), ReturnValues: 'ALL_OLD', ...INDEXES }],
  ['DeleteItem', { TableName: TABLE, Key: key('a', 'none'), ...INDEXES }],
  put(key('', 'x')),
  put(key('x', '')),
  put({ pk: N('1'), sk: S('a') }),
  put({ pk: S('a') }),
  put({ ...key('a', 'q'), ownerPk: N('1') }),
  put({ ...key('a', 'q'), ...inIndex('', '1') }),
  put({ ...key('a', 'huge'), text: S('x'.repeat(409_600)) }),
  put({ ...key('a', 'whole'), text: S('x'.repeat(409_600 - 13)) }),
  ['DeleteItem', { TableName: TABLE, Key: key('a', 'whole'), ...TOTAL }],
  [
    'BatchWriteItem',
    { RequestItems: { [TABLE]: [{ PutRequest: { Item: key('b', '1') } }, { DeleteRequest: { Key: key('b', '2') } }] }, ...TOTAL },
  ],
  ['BatchWriteItem', { RequestItems: { [TABLE]: [{ PutRequest: { Item: key('b', '1') } }, { DeleteRequest: { Key: key('b', '1') } }] } }],
];

const TRANSACTIONS: Asked[] = [
  transact(
    within('Put', { Item: { ...key('t', '1'), ...inIndex('o', 't'), version: N('1') }, ...ABSENT }),
    within('Put', { Item: { ...key('t', '2'), ...kilobytes(2) } }),
    within('Update', { Key: key('a', '1'), ...BUMP }),
    within('ConditionCheck', { Key: key('a', '2'), ...version('3') }),
  ),
  transact(
    within('Put', { Item: { ...key('t', '1'), version: N('2') }, ...ABSENT }),
    within('Put', { Item: key('t', 'never') }),
    within('ConditionCheck', { Key: key('none', '1'), ...version('1') }),
  ),
  transact(within('Put', { Item: key('t', '3') }), within('ConditionCheck', { Key: key('t', '3'), ...ABSENT })),
  transact(within('Delete', { Key: { pk: N('1') } }), within('Put', { Item: key('t', 'never') })),
  transact(within('Delete', { Key: key('t', '2'), ...version('1') }), within('Delete', { Key: key('t', '1'), ...version('1') })),
  transact(within('Delete', { Key: key('t', '2') }), within('Delete', { Key: key('t', 'none') })),
  transact(...Array.from({ length: 100 }, (_, at) => within('Put', { Item: key('many', String(at).padStart(3, '0')) }))),
];

const INDEX = { IndexName: 'byOwner', KeyConditionExpression: 'ownerPk = :pk', ExpressionAttributeValues: { ':pk': S('o') } };
const MANY = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': S('many') }, ConsistentRead: true };
const OF_A = { KeyConditionExpression: 'pk = :pk', ConsistentRead: true };
const a = (more: Item = {}) => ({ ExpressionAttributeValues: { ':pk': S('a'), ...more } });

const READS: Asked[] = [
  ['GetItem', { TableName: TABLE, Key: key('a', '5'), ConsistentRead: true, ...TOTAL }],
  ['GetItem', { TableName: TABLE, Key: key('a', '3'), ...TOTAL, ProjectionExpression: 'ownerPk, nothing' }],
  ['GetItem', { TableName: TABLE, Key: key('a', 'none'), ConsistentRead: true, ...TOTAL }],
  ['GetItem', { TableName: TABLE, Key: key('a', 'number') }],
  ['GetItem', { TableName: TABLE, Key: { pk: S('a') } }],
  ['GetItem', { TableName: 'there-is-none', Key: key('a', '1') }],
  [
    'BatchGetItem',
    { RequestItems: { [TABLE]: { Keys: [key('a', '1'), key('a', 'none'), key('a', '4')], ConsistentRead: true } }, ...TOTAL },
  ],
  ['BatchGetItem', { RequestItems: { [TABLE]: { Keys: [key('a', '1'), key('a', '1')] } } }],
  query({ ...OF_A, ...a() }),
  query({ ...MANY, Select: 'COUNT' }),
  query({ ...MANY, Limit: 3 }),
  query({ ...MANY, Limit: 3, ExclusiveStartKey: key('many', '002') }),
  query({ ...MANY, Limit: 3, ScanIndexForward: false }),
  query({ ...MANY, Limit: 3, ScanIndexForward: false, ExclusiveStartKey: key('many', '002') }),
  query({ ...MANY, Limit: 100, Select: 'COUNT' }),
  query({ ...MANY, Limit: 101, Select: 'COUNT' }),
  query({ ...MANY, ExclusiveStartKey: key('many', '0105'), Select: 'COUNT' }),
  query({
    ...MANY,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': S('many'), ':sk': S('09') },
  }),
  query({ ...MANY, KeyConditionExpression: 'pk = :pk AND sk > :sk', ExpressionAttributeValues: { ':pk': S('many'), ':sk': S('097') } }),
  query({
    ...MANY,
    KeyConditionExpression: 'sk BETWEEN :low AND :high AND pk = :pk',
    ExpressionAttributeValues: { ':pk': S('many'), ':low': S('010'), ':high': S('012') },
  }),
  query(INDEX),
  query({ ...INDEX, ...INDEXES, Limit: 1 }),
  query({ ...INDEX, Limit: 1, ExclusiveStartKey: { ...key('a', '4'), ...inIndex('o', '4') } }),
  query({ ...INDEX, Select: 'COUNT', ...INDEXES }),
  query({ ...INDEX, ConsistentRead: true }),
  query({ ...INDEX, IndexName: 'none' }),
  query({ ...OF_A, ...a({ ':n': N('2') }), FilterExpression: 'attribute_exists(version) AND NOT (version < :n OR version > :n)' }),
  query({ ...OF_A, ...a({ ':n': N('2'), ':m': N('3.0') }), FilterExpression: 'version IN (:n, :m) OR size(ownerPk) = :n' }),
  query({ ...OF_A, ...a({ ':of': S('o') }), FilterExpression: 'begins_with(ownerPk, :of) AND contains(ownerPk, :of)' }),
  query({ ...OF_A, ...a({ ':low': N('1'), ':high': N('2') }), FilterExpression: 'scores[0] BETWEEN :low AND :high' }),
  query({
    ...OF_A,
    ...a({ ':type': S('NULL'), ':no': { BOOL: false } }),
    FilterExpression: 'attribute_type(gap, :type) AND scores[1].deep = :no',
  }),
  query({ ...OF_A, ...a(), FilterExpression: 'version <> ownerPk', Select: 'COUNT' }),
];

/** Four items of 300 KB: a page holds three of them. Whether the fourth counts as looked at, the two see differently. */
export const PAGES: Asked[] = [
  ...Array.from({ length: 4 }, (_, at) => put({ ...key('large', String(at)), ...kilobytes(300) }, TOTAL)),
  query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': S('large') },
    ProjectionExpression: 'sk',
    ConsistentRead: true,
  }),
  query({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': S('large') }, Select: 'COUNT' }),
  query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': S('large') },
    Select: 'COUNT',
    ExclusiveStartKey: key('large', '2'),
  }),
];

export const REQUESTS: Asked[] = [...WRITES, ...TRANSACTIONS, ...READS];

/** Refused by both, each in words of its own. */
export const REFUSED: Asked[] = [
  transact(...Array.from({ length: 101 }, (_, at) => within('Put', { Item: key('never', String(at)) }))),
  transact(),
  [
    'BatchWriteItem',
    { RequestItems: { [TABLE]: Array.from({ length: 26 }, (_, at) => ({ PutRequest: { Item: key('never', String(at)) } })) } },
  ],
  ['BatchGetItem', { RequestItems: { [TABLE]: { Keys: Array.from({ length: 101 }, (_, at) => key('never', String(at))) } } }],
  query({ KeyConditionExpression: 'sk = :sk', ExpressionAttributeValues: { ':sk': S('1') } }),
  query({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': S('1'), ':idle': S('1') } }),
  query({ KeyConditionExpression: 'pk = :pk AND', ExpressionAttributeValues: { ':pk': S('1') } }),
  query({ KeyConditionExpression: 'pk = :gone' }),
  put(key('never', '1'), { ConditionExpression: 'attribute_not_exists(pk' }),
  update(key('never', '1'), 'SET a = :v, a.b = :v', { ':v': N('1') }),
  update(key('never', '1'), 'ADD a :v', { ':v': S('1') }),
  put({ ...key('never', '1'), of: { SS: [] } }),
  put({ ...key('never', '1'), of: {} }),
  put({ ...key('never', '1'), of: N('none') }),
  ['GetItem', { TableName: TABLE }],
  ['PutItem', { TableName: TABLE }],
  ['DeleteItem', { TableName: TABLE }],
  ['DescribeTable', { TableName: 'there-is-none' }],
  ['DeleteTable', { TableName: 'there-is-none' }],
  ['There is none', {}],
];
