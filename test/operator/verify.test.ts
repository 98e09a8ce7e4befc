/** Verifying a table of any size, while others write to it; and writing one that is slow to take it. */
import { BatchWriteItemCommand, CreateTableCommand, DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { verifyTable } from '../../functions/operator/verify-table.ts';
import { wholeTable } from '../../functions/operator/whole-table.ts';
import { creditCode, organisation } from '../../schema/table/keys.ts';
import type { Item, Key, Table } from '../../schema/table/port.ts';
import { dump } from '../support/invariants.ts';
import { city, BUREAU, CITY } from '../support/world.ts';

const progress = { add: () => undefined };

async function* inPages(...pages: readonly Item[][]): AsyncGenerator<Item[]> {
  yield* pages;
}

describe('verifying', () => {
  it('tells nothing of what was being written while it was read', async () => {
    const world = await city();
    const items = await dump(world);
    const old = items.map((item) => (item.pk === 'ACCOUNT#liu' && item.sk === 'PROFILE' ? { ...item, version: 9, email: 0 } : item));
    const tell = () => expect.fail('nothing is wrong by now');
    const seen = await verifyTable({
      parts: [inPages(old)],
      table: world.table,
      notary: world.context().notary,
      scribe: world.scribe,
      witness: null,
      tell,
      progress,
    });
    expect(seen).toMatchObject({ items: items.length, wrong: 0 });
  });

  it('sees a partition as one, wherever its pages are cut', async () => {
    const world = await city();
    const items = await dump(world);
    const parts = [inPages(...items.map((item) => [item]))];
    const table = { ...world.table, query: () => expect.fail('nothing is looked at twice') };
    const tell = () => expect.fail('nothing is wrong');
    const seen = await verifyTable({ parts, table, notary: world.context().notary, scribe: world.scribe, witness: null, tell, progress });
    expect(seen).toMatchObject({ items: items.length, wrong: 0, kinds: { account: 21, organisation: 10 } });
  });

  it('holds no more at a time however many there are: it asks of what it has read before it reads on', async () => {
    const COUNT = 20_000;
    const asked: number[] = [];
    let [read, answered, held] = [0, 0, 0];
    // Marks of units, each of which asks whether there is such a unit; all answers are right.
    const marks = async function* () {
      for (; read < COUNT; read += 50) {
        held = Math.max(held, read - answered);
        yield Array.from({ length: 50 }, (_, index) => {
          return { ...creditCode.key({ code: `C${read + index}` }), organisation: `unit-${read + index}` };
        });
      }
    };
    const unit = ({ pk, sk }: Key): Item => ({ ...UNIT, id: pk.split('#')[1], creditCode: `C${/\d+$/u.exec(pk)?.[0]}`, pk, sk });
    const table: Pick<Table, 'getMany' | 'query'> = {
      getMany: (keys) => {
        asked.push(keys.length);
        answered += keys.length;
        return Promise.resolve(keys.map(unit));
      },
      query: () => expect.fail('nothing is looked at twice'),
    };
    const notary = { verify: () => expect.fail('nothing is signed') };
    const tell = () => expect.fail('nothing is wrong');
    expect(await verifyTable({ parts: [marks()], table, notary, scribe: null, witness: null, tell, progress })).toMatchObject({
      items: COUNT,
      wrong: 0,
    });
    expect(Math.max(...asked)).toBeLessThanOrEqual(100);
    expect(held).toBeLessThanOrEqual(150);
  });
});

const UNIT = {
  ...organisation.key({ organisation: 'x' }),
  kind: 'UNIT',
  unitKind: 'PUBLIC_INSTITUTION',
  central: null,
  name: '一所学校',
  contact: '王',
  telephone: '0937-6789790',
  city: CITY,
  authority: BUREAU,
  officers: 2,
  createdAt: 1,
  version: 1,
  trail: 'x',
};

/** A client that answers each command in turn, and keeps what it was asked. */
function client(...answers: (object | Error)[]) {
  const sent: { input: object }[] = [];
  const send = (command: { input: object }) => {
    sent.push(command);
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {});
  };
  return { sent, table: wholeTable({ send } as unknown as DynamoDBDocumentClient, 'new') };
}

describe('writing a table anew', () => {
  const items = [1, 2, 3].map((number) => ({ pk: { S: `ACCOUNT#${number}` }, sk: { S: 'PROFILE' } }));

  it('sends again what the table had no time for, and nothing else', async () => {
    const left = { UnprocessedItems: { new: [{ PutRequest: { Item: items[2] } }] } };
    const { sent, table } = client(left, left, {});
    await table.write(items);
    const written = sent.map((command) => (command instanceof BatchWriteItemCommand ? command.input.RequestItems?.['new']?.length : null));
    expect(written).toEqual([3, 1, 1]);
  });

  it('under the key that is named, and as one of its own where none is', async () => {
    const none = new ResourceNotFoundException({ message: 'none', $metadata: {} });
    const { sent, table } = client(none, {}, { Table: { TableStatus: 'ACTIVE' } });
    await table.create({ keyArn: 'key/1' });
    expect(sent[1]).toBeInstanceOf(CreateTableCommand);
    expect(sent[1]?.input).toMatchObject({
      TableName: 'new',
      SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: 'key/1' },
    });
    expect(sent[2]).toBeInstanceOf(DescribeTableCommand);

    const there = client({ Table: {} });
    await there.table.create();
    expect(there.sent).toHaveLength(1);
  });
});
