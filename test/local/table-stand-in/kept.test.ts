/** What the stand-in keeps: whatever ended it, what it had answered is there again, its stream goes on, and what it does not know it says. */
import { appendFileSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mustHaveTable } from '../../../functions/local/data-directory.ts';
import { Journal } from '../../../functions/local/table-stand-in/journal.ts';
import { startStandIn } from '../../../functions/local/table-stand-in/index.ts';
import { tableDefinition } from '../../../functions/operator/table-definition.ts';
import { ownDirectory } from '../support.ts';
import { ask } from './ask.ts';

const TableName = 'kept';
const item = (pk: string, more: object = {}) => ({ pk: { S: pk }, sk: { S: '1' }, ...more });
const put = (pk: string, more: object = {}) => ['PutItem', { TableName, Item: item(pk, more) }] as const;
const get = (pk: string) => ['GetItem', { TableName, Key: item(pk), ConsistentRead: true }] as const;

/** Starts on a file, lets work be done, and ends: an end writes nothing, so it leaves what a kill would. */
async function on<Result>(file: string, work: (asks: (...asked: readonly [string, object]) => ReturnType<typeof ask>) => Promise<Result>) {
  const table = await startStandIn(file);
  try {
    return await work((operation, request) => ask(table.endpoint, operation, request));
  } finally {
    await table.stop();
  }
}

async function begun(): Promise<string> {
  const file = join(await ownDirectory(), 'data', 'table.journal');
  await on(file, async (asks) => {
    await asks('CreateTable', { TableName, ...tableDefinition() });
    await asks(...put('a', { ownerPk: { S: 'o' }, ownerSk: { S: '1' } }));
    await asks(...put('b'));
    await asks('DeleteItem', { TableName, Key: item('b') });
  });
  return file;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the journal', () => {
  it('brings everything back: items, indexes, the stream under the name it had, its records in their order', async () => {
    const file = await begun();
    const seen = () =>
      on(file, async (asks) => {
        const { LatestStreamArn: StreamArn } = (await asks('DescribeTable', { TableName })).body['Table'] as { LatestStreamArn: string };
        const stream = (await asks('DescribeStream', { StreamArn })).body['StreamDescription'] as { Shards: { ShardId: string }[] };
        const from = { StreamArn, ShardId: stream.Shards[0]?.ShardId, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: '1' };
        const { body: iterator } = await asks('GetShardIterator', from);
        const { body: page } = await asks('GetRecords', iterator);
        const index = { IndexName: 'byOwner', KeyConditionExpression: 'ownerPk = :pk', ExpressionAttributeValues: { ':pk': { S: 'o' } } };
        return [StreamArn, page['Records'], (await asks('Query', { TableName, ...index })).body, (await asks(...get('b'))).body];
      });
    const first = await seen();
    expect(await seen()).toEqual(first);
    expect(first[1]).toMatchObject([
      { eventName: 'INSERT', dynamodb: { SequenceNumber: '2' } },
      { eventName: 'REMOVE', dynamodb: { SequenceNumber: '3' } },
    ]);
    expect(first.slice(2)).toMatchObject([{ Count: 1 }, {}]);
    expect(first[3]).toEqual({});
    // What comes then is counted on.
    await on(file, (asks) => asks(...put('c')));
    expect((await seen())[1]).toMatchObject([{}, {}, { eventName: 'INSERT', dynamodb: { SequenceNumber: '4' } }]);
  });

  it('ends before a line that was cut off, which nobody was answered; nobody else on the machine may read it', async () => {
    const file = await begun();
    appendFileSync(file, '{"changes":[{"of":"kept","key":{"pk":{"S":"half');
    expect((await on(file, (asks) => asks(...get('a')))).body).toMatchObject({ Item: { pk: { S: 'a' } } });
    expect(readFileSync(file, 'utf8')).not.toContain('half');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it.each([
    ['is no JSON', '{"changes":[{"of":"kept","key'],
    ['is JSON and no line of it', '{"nothing":1}'],
    ['is JSON and no object', 'null'],
  ])(
    'a line in the middle that %s ends the start with the name of the file and the line, in both languages; nothing is changed',
    async (_, text) => {
      const file = await begun();
      const lines = readFileSync(file, 'utf8').split('\n');
      lines[1] = text;
      writeFileSync(file, lines.join('\n'));
      const damaged = readFileSync(file, 'utf8');
      const started = startStandIn(file).catch((error: unknown) => error);
      const { message } = (await started) as Error;
      expect(message).toContain(`日志 ${file} 第2行已损坏`);
      expect(message).toContain(`Line 2 of the journal of the embedded table, ${file}, is damaged`);
      expect(readFileSync(file, 'utf8')).toBe(damaged);
    },
  );

  it('is written anew at each start, with what is there and not how it came', async () => {
    const file = await begun();
    await on(file, async (asks) => {
      for (let at = 0; at < 50; at += 1) await asks(...put('a', { at: { N: String(at) } }));
    });
    expect(readFileSync(file, 'utf8').split('\n').length).toBeGreaterThan(50);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 60 * 60 * 1000 });
    expect((await on(file, (asks) => asks(...get('a')))).body).toMatchObject({ Item: { at: { N: '49' } } });
    // The table, its one item, and the end.
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
  });

  it('goes on in the file that there is, where there is no room to write it anew', async () => {
    const file = await begun();
    appendFileSync(file, '{"cut":');
    const journal = new Journal(file);
    const before = journal.read().length;
    journal.begin(
      (function* none(): Generator<never> {
        yield* [];
        throw new Error('ENOSPC: no space left on device, write');
      })(),
    );
    journal.add({ of: TableName, streams: false });
    journal.close();
    expect(new Journal(file).read()).toHaveLength(before + 1);
    await on(file, (asks) => asks(...put('unseen')));
    const state = await on(file, async (asks) => (await asks('DescribeTable', { TableName })).body['Table']);
    expect(state).toMatchObject({ ItemCount: 2, StreamSpecification: { StreamEnabled: false } });
  });

  it.runIf(process.platform === 'linux')(
    'takes nothing that it cannot keep: a full disk is answered as an error of the server, and nothing is changed',
    async () => {
      const file = await begun();
      const before = readFileSync(file, 'utf8');
      const full = new Journal('/dev/full');
      // The device itself is opened as a disk on which there is no room.
      Object.assign(full, { descriptor: openSync('/dev/full', 'r+') });
      expect(() => full.add({ dropped: TableName })).toThrow(/ENOSPC/u);
      full.close();
      expect(readFileSync(file, 'utf8')).toBe(before);
    },
  );
});

describe('the stand-in', () => {
  it('does a transaction once that comes again under its token, and refuses another under it', async () => {
    const table = await startStandIn();
    const asks = (operation: string, request: object) => ask(table.endpoint, operation, request);
    await asks('CreateTable', { TableName, ...tableDefinition() });
    const bump = {
      Update: { TableName, Key: item('a'), UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } },
    };
    const transaction = { TransactItems: [bump], ClientRequestToken: 'one' };
    for (let time = 0; time < 2; time += 1) expect((await asks('TransactWriteItems', transaction)).status).toBe(200);
    expect((await asks(...get('a'))).body).toMatchObject({ Item: { n: { N: '1' } } });
    const other = await asks('TransactWriteItems', { ...transaction, ReturnConsumedCapacity: 'TOTAL' });
    expect(other.body['__type']).toContain('IdempotentParameterMismatchException');
    await table.stop();
  });

  it('carries out transactions that come at once one after the other: of a hundred at the same version, one', async () => {
    const table = await startStandIn();
    await ask(table.endpoint, 'CreateTable', { TableName, ...tableDefinition() });
    await ask(table.endpoint, ...put('a', { version: { N: '1' } }));
    const Item = item('a', { version: { N: '2' } });
    const ConditionExpression = 'version = :v';
    const write = { Put: { TableName, Item, ConditionExpression, ExpressionAttributeValues: { ':v': { N: '1' } } } };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ask(table.endpoint, 'TransactWriteItems', { TransactItems: [write] })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 400)?.body['CancellationReasons']).toMatchObject([{ Code: 'ConditionalCheckFailed' }]);
    await table.stop();
  });

  it('says what it does not know, and passes nothing over', async () => {
    const table = await startStandIn();
    const refused = async (operation: string, request: object) => (await ask(table.endpoint, operation, request)).body['message'];
    expect(await refused('Query', { TableName, QueryFilter: {} })).toBe('the stand-in does not know QueryFilter of Query');
    expect(await refused('CreateTable', { TableName, ...tableDefinition(), LocalSecondaryIndexes: [] })).toContain('LocalSecondaryIndexes');
    const images = { StreamEnabled: true, StreamViewType: 'OLD_IMAGE' };
    expect(await refused('CreateTable', { TableName, ...tableDefinition(), StreamSpecification: images })).toContain('OLD_IMAGE');
    await ask(table.endpoint, 'CreateTable', { TableName, ...tableDefinition() });
    const Item = item('a');
    const known = { TableName, Item };
    const inTransaction = (...entries: object[]) => refused('TransactWriteItems', { TransactItems: entries });
    const inBatch = (...entries: object[]) => refused('BatchWriteItem', { RequestItems: { [TableName]: entries } });
    const putWith = (more: object) => refused('PutItem', { TableName, Item: { ...Item, ...more } });
    const told = {
      condition: await refused('PutItem', { ...known, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      metrics: await refused('PutItem', { ...known, ReturnItemCollectionMetrics: 'SIZE' }),
      metricsOfBatch: await refused('BatchWriteItem', { RequestItems: {}, ReturnItemCollectionMetrics: 'SIZE' }),
      returned: await refused('PutItem', { ...known, ReturnValues: 'EVERYTHING' }),
      inPut: await inTransaction({ Put: { ...known, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } }),
      kind: await inTransaction({ Get: { TableName, Key: Item } }),
      twoKinds: await inTransaction({ Put: known, Delete: { TableName, Key: Item } }),
      noKind: await inTransaction({}),
      inBatch: await inBatch({ PutRequest: { Item, ConditionExpression: 'x' } }),
      kindOfBatch: await inBatch({ UpdateRequest: { Key: Item } }),
      ofKeys: await refused('BatchGetItem', { RequestItems: { [TableName]: { Keys: [Item], AttributesToGet: ['pk'] } } }),
      noKey: await refused('GetItem', { TableName }),
      noItem: await refused('PutItem', { TableName }),
      noKeyInBatch: await inBatch({ DeleteRequest: {} }),
      noTransaction: await refused('TransactWriteItems', {}),
      noList: await refused('TransactWriteItems', { TransactItems: 'x' }),
      type: await putWith({ of: { Q: 1 } }),
      typeWithin: await putWith({ of: { M: { deep: { L: [{ S: 'x' }, { Q: 1 }] } } } }),
      noType: await putWith({ of: {} }),
      twoTypes: await putWith({ of: { S: 'x', N: '1' } }),
      noNumber: await putWith({ of: { N: 'x' } }),
      emptySet: await putWith({ of: { SS: [] } }),
      doubled: await putWith({ of: { NS: ['1', '1.0'] } }),
      placeholder: await refused('UpdateItem', {
        TableName,
        Key: Item,
        UpdateExpression: 'SET n = :n',
        ExpressionAttributeValues: { ':n': { NS: [] } },
      }),
    };
    expect(told).toEqual({
      condition: 'the stand-in does not know ReturnValuesOnConditionCheckFailure of PutItem',
      metrics: 'the stand-in does not know ReturnItemCollectionMetrics of PutItem',
      metricsOfBatch: 'the stand-in does not know ReturnItemCollectionMetrics of BatchWriteItem',
      returned: 'the stand-in does not know "EVERYTHING" as ReturnValues of PutItem',
      inPut: 'the stand-in does not know ReturnValuesOnConditionCheckFailure of Put of TransactItems',
      kind: 'the stand-in does not know Get of TransactItems',
      twoKinds: 'TransactItems can only contain one of Put, Delete, ConditionCheck, Update in an entry',
      noKind: 'TransactItems can only contain one of Put, Delete, ConditionCheck, Update in an entry',
      inBatch: 'the stand-in does not know ConditionExpression of PutRequest of RequestItems',
      kindOfBatch: 'the stand-in does not know UpdateRequest of RequestItems',
      ofKeys: 'the stand-in does not know AttributesToGet of RequestItems',
      noKey: '1 validation error detected: Key of GetItem must not be null',
      noItem: '1 validation error detected: Item of PutItem must not be null',
      noKeyInBatch: '1 validation error detected: Key of DeleteRequest of RequestItems must not be null',
      noTransaction: '1 validation error detected: TransactItems of TransactWriteItems must not be null',
      noList: 'TransactItems has to be a list',
      type: 'the stand-in does not know the type Q of Item.of',
      typeWithin: 'the stand-in does not know the type Q of Item.of.deep[1]',
      noType: 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
      twoTypes: 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      noNumber: 'A value provided cannot be converted into a number',
      emptySet: 'One or more parameter values were invalid: A set may not be empty',
      doubled: 'One or more parameter values were invalid: Input collection contains duplicates',
      placeholder: 'One or more parameter values were invalid: A set may not be empty',
    });
    const answer = await ask(table.endpoint, 'GetItem', { TableName });
    expect([answer.status, answer.body['__type']]).toEqual([400, 'com.amazon.coral.validate#ValidationException']);
    // Nothing of all that was stored.
    expect((await ask(table.endpoint, 'Scan', { TableName })).body).toMatchObject({ Count: 0 });
    await table.stop();
  });

  it('does not open what dynoxide has begun, nor the other way round, and says what to set', async () => {
    const directory = await ownDirectory();
    writeFileSync(join(directory, 'table.sqlite'), 'SQLite format 3');
    writeFileSync(join(directory, 'begun.json'), '{}');
    vi.stubEnv('EMBEDDED_TABLE', 'stand-in');
    expect(() => mustHaveTable(directory)).toThrow('EMBEDDED_TABLE=dynoxide');
    writeFileSync(join(directory, 'table.journal'), '{}');
    writeFileSync(join(directory, 'table.sqlite'), '');
    vi.stubEnv('EMBEDDED_TABLE', 'dynoxide');
    expect(() => mustHaveTable(directory)).toThrow('EMBEDDED_TABLE=stand-in');
    vi.stubEnv('EMBEDDED_TABLE', 'dynoxid');
    expect(() => mustHaveTable(directory)).toThrow('it must be dynoxide or stand-in');
    vi.unstubAllEnvs();
  });
});
