/** The witness of the history: what it keeps of the stream, and what of a table it contradicts (V1). */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { run } from '../../functions/operator/main.ts';
import { METRICS } from '../../functions/runtime/metrics.ts';
import { witnessing } from '../../functions/runtime/witnessing.ts';
import { DAY, HOUR, toIso } from '../../schema/core/time.ts';
import { readWitnessed } from '../../schema/core/witness.ts';
import type { Item } from '../../schema/table/port.ts';
import { applicationIn, RETURN } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { linesOf, metricIn } from '../support/log.ts';
import { headOf, plant, rewritten } from '../support/rewriting.ts';
import { shelf } from '../support/shelf.ts';
import { copied, shown } from '../support/witness.ts';
import { city, type World } from '../support/world.ts';

let world: World;
let items: Item[];
/** The history of the whole city, and of 刘洋’s application, which 陈静 returned. */
let history: Item[];
let trail: Item[];
let head: Item;
let store: ReturnType<typeof shelf>;

beforeAll(async () => {
  world = await city();
  const { id, version } = await applicationIn(world, 'ACCEPTED');
  await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
  world.at(world.now + DAY);
  const application = Buffer.from(id, 'base64').toString().slice('Application:'.length);
  items = await dump(world);
  history = items.filter(({ pk }) => pk.startsWith('AUDIT#'));
  trail = history.filter(({ pk }) => pk === `AUDIT#APPLICATION#${application}`);
  head = items.find(({ pk, sk }) => pk === `APPLICATION#${application}` && sk === 'A#HEAD') ?? expect.fail('no head');
});

beforeEach(() => {
  store = shelf(() => world.now);
});

const keep = (records: ReturnType<typeof shown>) => witnessing(store.files)({ Records: records });
const all = () => shown(history.map((item) => ({ item, at: world.now - DAY })));
const lines = () => [...store.stored.values()].flatMap((bytes) => readWitnessed(bytes.toString(), (line) => expect.fail(`line ${line}`)));
const placeOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} / ${sk}`;

/** What verifying says that is wrong, and all that it says. */
async function verify(...options: string[]): Promise<{ code: number; wrong: string[]; out: string[] }> {
  const { folder, remove } = copied(store.stored);
  onTestFinished(remove);
  const out: string[] = [];
  const code = await run(['verify', world.tableName, '--witness', folder, ...options], {
    env: { DYNAMODB_ENDPOINT: inject('tableEndpoint') },
    now: () => world.now,
    out: (line) => void out.push(line),
    err: () => undefined,
    master: world.master,
  });
  return { code, wrong: out.filter((line) => /^[A-Z]+#/u.test(line)), out };
}

/** Afterwards the table is as it was. */
function mended(): void {
  onTestFinished(() => plant(world, [...trail, head]));
}

describe('the witness', () => {
  it('keeps each entry with its hash and its mark, a file a batch, named by where it lies in the stream', async () => {
    await keep(all());
    const number = (value: number) => String(value).padStart(21, '0');
    expect([...store.stored.keys()]).toEqual([
      `witness/${toIso(world.now - DAY).slice(0, 13)}/zhicheng/stream/2024-09-01T00-00-00.000/${number(1)}-${number(history.length)}.jsonl`,
    ]);
    expect(lines()).toEqual(
      history.map(({ pk, sk, hash, mark, at }) => ({ event: 'INSERT', pk, sk, hash, mark, at: world.now - DAY, dated: at })),
    );
  });

  it('is changed by no batch that comes twice, in pieces, or in another order', async () => {
    const records = all();
    await keep(records);
    const before = new Map(store.stored);
    await keep(records);
    expect(store.stored).toEqual(before);
    await keep(records.slice(20));
    await keep(records.slice(0, 20));
    expect(await verify()).toMatchObject({ code: 0, wrong: [] });
  });

  it('keeps nothing of what is no history, and a damaged entry as it is', async () => {
    await keep(shown(items.filter(({ pk }) => !pk.startsWith('AUDIT#')).map((item) => ({ item }))));
    expect(store.stored.size).toBe(0);
    await keep([{ eventName: 'INSERT', dynamodb: { Keys: { pk: { S: 'AUDIT#X#1' } }, NewImage: { hash: { N: '1' } } } }]);
    expect(lines()).toEqual([{ event: 'INSERT', pk: 'AUDIT#X#1', sk: '', hash: null, mark: null, at: 0, dated: null }]);
  });

  it('raises Rewritten where an entry is altered or removed, and says which; not where one is added', async () => {
    const [one, two] = trail;
    if (!one || !two) return expect.fail('no trail');
    const records = shown([{ item: one }, { item: one, event: 'MODIFY' }, { item: two, event: 'REMOVE' }]);
    const told = await linesOf(() => keep(records));
    expect(metricIn(told, 'Rewritten')).toEqual([2]);
    expect(told.filter(({ event }) => event === 'history rewritten')).toMatchObject([
      { how: 'MODIFY', entry: placeOf(one), level: 'error' },
      { how: 'REMOVE', entry: placeOf(two), level: 'error' },
    ]);
    expect(metricIn(await linesOf(() => keep(records.slice(0, 1))), 'Rewritten')).toEqual([0]);
    expect(METRICS.Rewritten).toBe('Count');
  });

  it('that cannot keep a batch fails, so that it is given the batch again', async () => {
    const full = { put: () => Promise.reject(new Error('no space')) };
    await expect(witnessing(full)({ Records: all() })).rejects.toThrow('no space');
  });
});

describe('verifying against the witness', () => {
  it('finds nothing wrong with a history that was seen as it is', async () => {
    await keep(all());
    const { code, wrong, out } = await verify();
    expect([code, wrong]).toEqual([0, []]);
    expect(out).toContain(`${history.length} entries of the history were witnessed in 1 files`);
  });

  it('finds the last entry cut off with the head put back, which everything else takes for a whole history', async () => {
    mended();
    await keep(all());
    const last = trail.at(-1) ?? expect.fail('no trail');
    await world.client.send(new DeleteCommand({ TableName: world.tableName, Key: { pk: last.pk, sk: last.sk } }));
    await plant(world, [headOf(head, trail.slice(0, -1))]);
    expect(wrongWith(await dump(world)).filter((line) => line.startsWith('AUDIT#'))).toEqual([]);
    expect((await verify()).wrong).toContain(`${placeOf(last)}: it was witnessed and is not there`);
  });

  it('finds a rewritten entry even where the key was known, and what the stream showed of it', async () => {
    mended();
    await keep(all());
    const forged = await Promise.all(
      rewritten(trail, 2, { by: 'person:lin' }).map(async (item) => ({ ...item, mark: await world.scribe.mark(String(item['hash'])) })),
    );
    await plant(world, [...forged, headOf(head, forged)]);
    await keep(
      shown(
        forged.slice(1).map((item) => ({ item, event: 'MODIFY', at: world.now })),
        1000,
      ),
    );
    expect(wrongWith(await dump(world))).toEqual([]);
    const { code, wrong, out } = await verify();
    expect(code).toBe(1);
    expect(wrong).toEqual(trail.slice(1).map((item) => `${placeOf(item)}: it is not what was witnessed`));
    expect(out).toContain(`witness: ${placeOf(trail[1] ?? head)} was altered at ${toIso(world.now)}`);
  });

  it('finds an entry that nobody has seen, once it should have been', async () => {
    const last = trail.at(-1) ?? expect.fail('no trail');
    await keep(all().filter(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S !== last.pk || dynamodb.Keys['sk']?.S !== last.sk));
    expect((await verify()).wrong).toEqual([`${placeOf(last)}: nobody has witnessed it`]);
    const later = world.now;
    onTestFinished(() => world.at(later));
    world.at(Number(last['at']) + HOUR / 2);
    expect(await verify()).toMatchObject({ code: 0, wrong: [] });
  });

  it('does not expect what a restored table has lost, where it is told what that is', async () => {
    const at = world.now - HOUR;
    const gone = { pk: 'AUDIT#APPLICATION#gone', sk: '000001', hash: 'x', mark: 'y' };
    await keep([...all(), ...shown([{ item: gone, at }], 1000)]);
    expect((await verify()).wrong).toEqual([`${placeOf(gone)}: it was witnessed and is not there`]);
    const lost = (from: number, to: number) => ['--lost', `${toIso(from)}/${toIso(to)}`];
    expect(await verify(...lost(at - HOUR, at))).toMatchObject({ code: 0, wrong: [] });
    expect(await verify(...lost(at - 2 * HOUR, at - HOUR))).toMatchObject({ code: 1 });
    expect(await verify(...lost(at, at - HOUR))).toMatchObject({ code: 2 });
  });

  it('refuses a folder that holds nothing witnessed', async () => {
    await expect(verify()).rejects.toThrow('there is nothing witnessed in');
  });

  it('tells of a line that is none, and reads the others: nobody makes the witness unreadable by what he writes into the table', async () => {
    const bogus = {
      at: { S: 'soon' },
      deliveredAt: { N: '1' },
      content: { M: { entries: { L: [{ M: {} }, { M: { pk: { S: 'AUDIT#X#1' }, sk: { S: '000001' } } }] } } },
    };
    await keep([{ eventName: 'MODIFY', dynamodb: { Keys: { pk: { S: 'OUTBOX#x' } }, NewImage: bogus } }]);
    expect(lines()).toEqual([{ event: 'INSERT', pk: 'AUDIT#X#1', sk: '000001', hash: null, mark: null, at: 0, dated: -8 * HOUR }]);
    store.stored.clear();
    await keep(all());
    const [[name = '', whole] = []] = store.stored;
    store.stored.set(name, Buffer.concat([Buffer.from('{"pk":1}\nno line\n'), whole ?? Buffer.of()]));
    const { code, wrong, out } = await verify();
    expect([code, wrong]).toEqual([1, []]);
    expect(out.filter((line) => line.endsWith('it is not what a witness writes')).map((line) => line.replace(/^.* \/ /u, ''))).toEqual([
      'line 1: it is not what a witness writes',
      'line 2: it is not what a witness writes',
    ]);
    expect(out).toContain(`${history.length} entries of the history were witnessed in 1 files`);
  });
});
