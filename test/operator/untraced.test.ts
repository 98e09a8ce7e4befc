/** U4, V1, G21: what leaves no trace is witnessed as everything is, and the witness knows no more of its instant than the hour. */
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, it, onTestFinished } from 'vitest';
import { compareWitness } from '../../functions/operator/witness.ts';
import { witnessing } from '../../functions/runtime/witnessing.ts';
import { auditEntry, outbox } from '../../schema/table/keys.ts';
import { DAY, HOUR, MINUTE } from '../../schema/core/time.ts';
import { readWitnessed } from '../../schema/core/witness.ts';
import type { Item } from '../../schema/table/port.ts';
import { dump } from '../support/invariants.ts';
import { lodged } from '../support/objecting.ts';
import { posting } from '../support/postings.ts';
import { shelf } from '../support/shelf.ts';
import { sdkClient } from '../support/table-client.ts';
import { copied, shown } from '../support/witness.ts';
import { city, instant, type World } from '../support/world.ts';

const HALF_PAST = instant('2024-09-12T14:31:07.123+08:00');
const NEXT_HOUR = instant('2024-09-12T15:00:00+08:00');

const isEntry = ({ pk }: Item): boolean => pk.startsWith('AUDIT#');

/** 嘉峪关, in which somebody has objected at half past two without a name; the entries of that, and a store for its witness. */
async function objected() {
  const world = await city();
  const { id } = await posting(world, 'PUBLIC');
  await world.deliver();
  const before = new Set((await dump(world)).map(({ pk, sk }) => `${pk}\n${sk}`));
  const { number } = await lodged(world, null, { posting: id, text: '论文系他人代写' }, { arrivesAt: HALF_PAST });
  const made = (await dump(world)).filter(({ pk, sk }) => !before.has(`${pk}\n${sk}`));
  const entries = made.filter(isEntry);
  const message = made.find(({ content }) => (content as { kind?: string } | undefined)?.kind === 'witness') ?? expect.fail('no message');
  const store = shelf(() => world.now);
  const keep = (records: DynamoDBRecord[]) => witnessing(store.files)({ Records: records });
  const lines = () => [...store.stored.values()].flatMap((bytes) => readWitnessed(bytes.toString(), (line) => expect.fail(`line ${line}`)));
  return { world, number, entries, message, store, keep, lines };
}

/** A message as the stream shows it once something has become of it. */
async function changed(world: World, { pk, sk }: Item): Promise<DynamoDBRecord> {
  const { Item: image } = await sdkClient().send(new GetItemCommand({ TableName: world.tableName, Key: { pk: { S: pk }, sk: { S: sk } } }));
  const [record = expect.fail('no record')] = shown([{ item: { pk, sk }, event: 'MODIFY', at: world.now }], 500);
  return { ...record, dynamodb: { ...record.dynamodb, NewImage: image as never } };
}

it('an anonymous objection is passed over as it is written, and witnessed with the next full hour', async () => {
  const { world, number, entries, message, keep, lines } = await objected();
  expect(new Set(entries.map(({ pk }) => pk.split('#')[1]))).toEqual(new Set(['OBJECTION', 'POSTING']));
  expect(entries.map(({ isUntraced }) => isUntraced)).toEqual([true, true]);
  await keep(shown(entries.map((item) => ({ item, at: HALF_PAST }))));
  world.at(NEXT_HOUR - 1);
  await world.deliver();
  await world.sweep();
  await keep([await changed(world, message)]);
  expect(lines()).toEqual([]);
  world.at(NEXT_HOUR);
  await world.sweep();
  await keep([await changed(world, message)]);
  expect(lines().map(({ pk, sk, hash, at }) => ({ pk, sk, hash, at }))).toEqual(
    expect.arrayContaining(entries.map(({ pk, sk, hash }) => ({ pk, sk, hash, at: NEXT_HOUR }))),
  );
  expect(lines()).toHaveLength(2);
  expect(lines().some(({ pk }) => pk === auditEntry.under({ kind: 'OBJECTION', id: number }).pk)).toBe(true);
  expect(message.pk).toMatch(new RegExp(`^${outbox.pk.split('{')[0]}`, 'u'));
});

it('its entry altered or removed within the hour is evidence at once', async () => {
  const { entries, keep, lines } = await objected();
  const [one = expect.fail('no entry'), two = expect.fail('no entry')] = entries;
  await keep(
    shown([
      { item: one, event: 'MODIFY' },
      { item: two, event: 'REMOVE' },
    ]),
  );
  expect(lines().map(({ event, pk }) => `${event} ${pk}`)).toEqual([`MODIFY ${one.pk}`, `REMOVE ${two.pk}`]);
});

it('is expected of the witness from two hours after its day, and missed when it is gone', async () => {
  const { world, entries, message, store, keep } = await objected();
  const others = (await dump(world)).filter((item) => isEntry(item) && item['isUntraced'] === undefined);
  await keep(shown(others.map((item) => ({ item, at: HALF_PAST }))));
  const compare = async (now: number, gone: readonly Item[] = []) => {
    const { folder, remove } = copied(store.stored);
    onTestFinished(remove);
    const wrong: string[] = [];
    const witness = await compareWitness({
      folder,
      lost: [],
      table: {
        getMany: async (keys) =>
          (await world.table.getMany(keys)).filter(({ pk, sk }) => !gone.some((one) => one.pk === pk && one.sk === sk)),
      },
      now,
      tell: (finding) => void wrong.push(finding.pk),
      note: () => undefined,
      progress: { add: () => undefined },
    });
    const unseen = entries.filter(({ pk, sk, hash, at }) =>
      witness.whyUnseen({ of: { pk, sk }, hash: String(hash), at: Number(at), isUntraced: true }),
    );
    return { wrong, unseen: unseen.length };
  };
  const startOfDay = instant('2024-09-12T00:00:00+08:00');
  expect(await compare(HALF_PAST + MINUTE)).toEqual({ wrong: [], unseen: 0 });
  expect(await compare(startOfDay + DAY + 2 * HOUR - 1)).toEqual({ wrong: [], unseen: 0 });
  expect(await compare(startOfDay + DAY + 2 * HOUR)).toEqual({ wrong: [], unseen: 2 });
  world.at(NEXT_HOUR);
  await world.sweep();
  await keep([await changed(world, message)]);
  expect(await compare(startOfDay + 2 * DAY)).toEqual({ wrong: [], unseen: 0 });
  expect((await compare(startOfDay + 2 * DAY, entries)).wrong.toSorted()).toEqual(entries.map(({ pk }) => pk).toSorted());
});
