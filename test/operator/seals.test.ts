/** An operator verifies a table against copies of the seals: what of it they contradict, and what is wrong with themselves (V1). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { run } from '../../functions/operator/main.ts';
import { DAY, HOUR, toIso } from '../../schema/core/time.ts';
import { checkpointFile, hourFile } from '../../schema/history/model.ts';
import { checkpointAt, hourAt, putCheckpoint } from '../../schema/history/store.ts';
import { checkpointOf } from '../../schema/history/rules/sealing.ts';
import type { Item } from '../../schema/table/port.ts';
import { applicationIn, RETURN } from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { headOf, plant, rewritten } from '../support/rewriting.ts';
import { sealWorld } from '../support/seals.ts';
import { shelf } from '../support/shelf.ts';
import { copied } from '../support/witness.ts';
import { city, type World } from '../support/world.ts';

let world: World;
let trail: Item[];
let head: Item;
let entries: number;

beforeAll(async () => {
  world = await city();
  const { id, version } = await applicationIn(world, 'ACCEPTED');
  await sealWorld(world);
  await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
  world.at(world.now + HOUR);
  await sealWorld(world);
  world.at(world.now + 3 * DAY);
  await sealWorld(world);
  const items = await dump(world);
  const application = Buffer.from(id, 'base64').toString().slice('Application:'.length);
  trail = items.filter(({ pk }) => pk === `AUDIT#APPLICATION#${application}`);
  head = items.find(({ pk, sk }) => pk === `APPLICATION#${application}` && sk === 'A#HEAD') ?? expect.fail('no head');
  entries = items.filter(({ pk }) => pk.startsWith('AUDIT#')).length;
});

/** Afterwards the table is as it was. */
const mended = () => onTestFinished(() => plant(world, [...trail, head]));
const placeOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} / ${sk}`;

/** What verifying says with these files; `kept` are checkpoints that somebody else has kept. */
async function verify(
  stored: ReadonlyMap<string, Buffer> = world.stored,
  { kept = [], more = [] }: { kept?: string[]; more?: string[] } = {},
) {
  const [seals, witness] = ['seals/', 'witness/'].map((prefix) => copied(stored, prefix));
  if (!seals || !witness) return expect.fail('no folder');
  onTestFinished(() => (seals.remove(), witness.remove()));
  writeFileSync(join(seals.folder, 'kept.jws'), kept.join('\n'));
  const out: string[] = [];
  const code = await run(['verify', world.tableName, '--witness', witness.folder, '--seals', seals.folder, ...more], {
    env: { DYNAMODB_ENDPOINT: inject('tableEndpoint') },
    now: () => world.now,
    out: (line) => void out.push(line),
    err: () => undefined,
    master: world.master,
  });
  return { code, wrong: out.filter((line) => line.includes(' / ')), out };
}

describe('verifying against the seals', () => {
  it('finds nothing wrong with what was sealed as it is', async () => {
    const { code, wrong, out } = await verify();
    expect([code, wrong]).toEqual([0, []]);
    expect(out).toContain(`${entries} entries of the history are sealed by 3 checkpoints`);
  });

  it('finds what was rewritten with the key, and what was cut off, beside what the witness says of it', async () => {
    mended();
    const marked = await Promise.all(
      rewritten(trail, 2, { by: 'lin' }).map(async (item) => ({ ...item, mark: await world.scribe.mark(String(item['hash'])) })),
    );
    const last = trail.at(-1) ?? expect.fail('no trail');
    await plant(world, marked.slice(0, -1));
    await world.client.send(new DeleteCommand({ TableName: world.tableName, Key: { pk: last.pk, sk: last.sk } }));
    await plant(world, [headOf(head, marked.slice(0, -1))]);
    const { code, wrong } = await verify();
    expect(code).toBe(1);
    expect(wrong.filter((line) => line.includes('seal')).toSorted()).toEqual(
      trail
        .slice(1)
        .map((item) => `${placeOf(item)}: ${item === last ? 'it was sealed and is not there' : 'it is not what was sealed'}`)
        .toSorted(),
    );
  });

  it('does not expect what a restored table has lost', async () => {
    mended();
    const last = trail.at(-1) ?? expect.fail('no trail');
    await world.client.send(new DeleteCommand({ TableName: world.tableName, Key: { pk: last.pk, sk: last.sk } }));
    await plant(world, [headOf(head, trail.slice(0, -1))]);
    const at = Number(last['at']);
    expect((await verify()).wrong).toContain(`${placeOf(last)}: it was sealed and is not there`);
    const more = ['--lost', `${toIso(at - HOUR)}/${toIso(at + HOUR)}`];
    const found = (await verify(world.stored, { more })).wrong;
    expect(found.filter((line) => line.startsWith('AUDIT#APPLICATION'))).toEqual([]);
  });

  it('finds what was witnessed and never sealed, and entries that no seal has', async () => {
    const stored = new Map(world.stored);
    for (const [key] of stored) if (key.startsWith('seals/') && key !== checkpointFile(1) && key !== hourFile(1)) stored.delete(key);
    const { wrong } = await verify(stored);
    expect(wrong).toContain(`${placeOf(trail.at(-1) ?? head)}: nobody has sealed it`);
  });
});

describe('verifying the seals themselves', () => {
  /** Another chain that seals other entries under the same numbers, from one on. */
  async function forked(from: number): Promise<Map<string, Buffer>> {
    const { notary } = world.contextOf(world.now);
    const other = shelf(() => world.now);
    for (const [key, bytes] of world.stored) other.stored.set(key, bytes);
    for (let number = from; number <= 3; number += 1) {
      const checkpoint = number > 1 ? await checkpointAt(other.files, number - 1) : null;
      const [hour, past] = [await hourAt(other.files, number), await hourAt(other.files, number - 1)];
      if (!hour) return expect.fail('no hour');
      const before = checkpoint && past && { checkpoint, hour: past };
      const made = checkpointOf(before, { ...hour, entries: hour.entries.slice(1) });
      other.stored.delete(checkpointFile(number));
      await putCheckpoint(other.files, { ...made, signed: await notary.sign(made.stated) });
    }
    return new Map(other.stored);
  }
  const seals = async (...given: Parameters<typeof verify>) => (await verify(...given)).wrong.filter((line) => line.includes('seals: '));

  it('finds a number that has two contents, where somebody has kept the other one', async () => {
    const other = await forked(2);
    const kept = await Promise.all([1, 2, 3].map(async (number) => (await checkpointAt(world.files, number))?.signed ?? ''));
    const found = await seals(other, { kept });
    expect(found).toContain('SEALS / checkpoint 2: seals: there are two contents of this number');
    expect(found.filter((line) => line.startsWith('SEALS / checkpoint 1'))).toEqual([]);
  });

  it('finds where a chain forks, an hour with other entries than were sealed, one that is missing, and what is not signed by us', async () => {
    const stored = new Map(world.stored);
    stored.set(checkpointFile(2), (await forked(2)).get(checkpointFile(2)) ?? Buffer.of());
    const found = await seals(stored);
    expect(found).toContain('SEALS / checkpoint 3: seals: it does not go on from the one before: the chain forks here');
    expect(found).toContain('SEALS / checkpoint 2: seals: its hour has other entries than were sealed');

    const gap = new Map(world.stored);
    gap.delete(checkpointFile(2));
    expect(await seals(gap)).toEqual(['SEALS / checkpoint 2: seals: it is missing']);

    const forged = new Map(world.stored);
    const text = String(forged.get(checkpointFile(3)));
    forged.set(
      checkpointFile(3),
      Buffer.from(text.replace(/\.([\w-])([\w-]+)"/u, (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}"`)),
    );
    expect(await seals(forged)).toEqual(['SEALS / checkpoint 3: seals: it is not signed by us']);

    const hourless = new Map(world.stored);
    hourless.delete(hourFile(2));
    expect(await seals(hourless)).toEqual(['SEALS / checkpoint 2: seals: its hour is missing']);

    const damaged = new Map(world.stored).set(hourFile(1), Buffer.from('{}'));
    expect((await seals(damaged))[0]).toMatch(/hours\/00000001\.json \/ file: seals: it is nothing that seals$/u);
  });

  it('refuses a folder in which nothing is', async () => {
    const { folder, remove } = copied(new Map());
    onTestFinished(remove);
    const outside = {
      env: { DYNAMODB_ENDPOINT: inject('tableEndpoint') },
      now: () => world.now,
      out: () => undefined,
      err: () => undefined,
    };
    await expect(run(['verify', world.tableName, '--seals', folder], { ...outside, master: world.master })).rejects.toThrow(
      'there is nothing sealed in',
    );
  });
});
