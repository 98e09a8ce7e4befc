/** An archive is made in parts, each by a run of its own (R6): one that is cut off anywhere is made again, and the archive is the same. */
import { beforeAll, describe, expect, it } from 'vitest';
import { envelopes } from '../../functions/runtime/envelopes.ts';
import { buildArchive } from '../../schema/archive/actions/build.ts';
import type { Limits } from '../../schema/archive/actions/part.ts';
import { ARCHIVED, undecided } from '../../schema/archive/kind/belonging.ts';
import { publishedSchemas } from '../../schema/archive/kind/published.ts';
import { filesOf } from '../../schema/archive/kind/files.ts';
import { isArchived } from '../../schema/archive/kind/belonging.ts';
import { archiveIn } from '../../schema/archive/model.ts';
import { entriesOf } from '../../functions/operator/archive/read-zip.ts';
import { gathered } from '../../schema/core/pieces.ts';
import { RECORDS } from '../../schema/core/retention.ts';
import { placeOf } from '../../schema/table/places.ts';
import { certified } from '../support/certificates.ts';
import { ARCHIVES, archivedBy, archiveKept, bytesOf, inPieces, ownId, recipient, REQUEST_ARCHIVE, wrongIn } from '../support/archives.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city, copyOf, type World } from '../support/world.ts';

/** So little that the year of a test takes many parts. */
const SMALL: Limits = { bytes: 30_000, files: 40, subjects: 16, waiting: 5000 };

describe('what belongs to a year', () => {
  it('is decided for every kind of item there is', () => {
    expect(undecided()).toEqual([]);
  });

  it('has a JSON Schema for every kind, which anybody can ask for', async () => {
    const kinds = publishedSchemas().map(({ kind }) => kind);
    expect(kinds).toEqual([...ARCHIVED, 'audit', 'sealed']);
    const world = await city();
    const { archiveSchemas } = await world.does(null, '{ archiveSchemas { kind schema } }');
    expect(archiveSchemas.map(({ kind }: { kind: string }) => kind)).toEqual(kinds);
    expect(archiveSchemas[0].schema).toMatchObject({ type: 'object', required: ['pk', 'sk', 'lists', 'data', 'sum'] });
  });

  it('is everything of it that lies in the table and in the store: nothing that is archived by its kind is passed over', async () => {
    const world = await city();
    await certified(world);
    const archive = await archivedBy(world);
    const text = (await bytesOf(world, archive)).toString('utf8');
    const passedOver: string[] = [];
    for (const item of await dump(world)) {
      const place = placeOf(item);
      if (!place || !isArchived(place.name) || isOfAnotherCity(item)) continue;
      if (!text.includes(`"pk":"${item.pk}","sk":"${item.sk}"`)) passedOver.push(`${item.pk} / ${item.sk}`);
    }
    expect(passedOver).toEqual([]);
    const records = [...world.stored.keys()].filter((key) => Object.values(RECORDS).some((prefix) => key.startsWith(prefix)));
    const others = records.filter((key) => !/^(?:archives|tables|witness)\//u.test(key) && !text.includes(`files/${key}`));
    expect(others).toEqual([]);
    expect(filesOf('proof', { number: 1, sha256: 'a' }, { application: 'x' })).toEqual(['proofs/x/1-a']);
  }, 60_000);
});

/** Of the bureau elsewhere, and whoever works there; what this system has of the province is of every city of it. */
function isOfAnotherCity(item: Record<string, unknown>): boolean {
  return JSON.stringify(item).includes('500112') || item['account'] === 'yu';
}

describe('cut off', () => {
  let world: World;
  let whole: string;
  beforeAll(async () => {
    world = await city();
    await applicationIn(world, 'SUBMITTED');
    whole = await contentOf(await inParts(world));
  }, 60_000);

  async function contentOf({ world: own, id }: Made): Promise<string> {
    expect(await wrongIn(await bytesOf(own, id), own)).toEqual([]);
    const { manifest } = await archiveKept(own, id);
    return manifest?.content ?? expect.fail();
  }

  type Made = { world: World; id: string; parts: number };
  type How = { by?: 'store' | 'table'; limits?: Limits; recipientKey?: string };

  /** Makes the archive in small parts; the step `cutAt` fails once. */
  async function inParts(
    from: World,
    cutAt: number | null = null,
    { by = 'store', limits = SMALL, recipientKey }: How = {},
  ): Promise<Made> {
    const own = await copyOf(from);
    const { requestArchive } = await own.does('wang', REQUEST_ARCHIVE, { ...(recipientKey && { recipientKey }), key: freshKey() });
    let hasFailed = false;
    for (let step = 0; ; step += 1) {
      await own.deliver();
      const work = own.jobs.shift();
      if (work === undefined) return { world: own, id: requestArchive.id, parts: step };
      const asked = archiveIn(work) ?? expect.fail(work);
      expect(asked).toEqual({ id: ownId(requestArchive.id), step });
      if (cutAt === step && !hasFailed) {
        hasFailed = true;
        await expect(buildArchive(failing(own, by, step), asked, { envelopes, limits })).rejects.toThrow('cut off');
        // What fails at the store is noted; where the table fails, nothing can be.
        const { state, step: at, failedAt } = await archiveKept(own, requestArchive.id);
        expect([at, state === 'FAILED', failedAt]).toEqual([step, by === 'store', by === 'store' ? own.now : null]);
      }
      await buildArchive(own.context(), asked, { envelopes, limits });
      // Delivered twice, it changes nothing.
      const { version } = await archiveKept(own, requestArchive.id);
      await buildArchive(own.context(), asked, { envelopes, limits });
      expect((await archiveKept(own, requestArchive.id)).version).toBe(version);
    }
  }

  /** A run that is cut off: in the middle of a part, or when all of it lies there and is not noted yet. */
  function failing(own: World, how: 'store' | 'table', step: number): ReturnType<World['context']> {
    const context = own.context();
    const cut = () => Promise.reject(new Error('cut off'));
    if (how === 'table') {
      // That it has begun is noted still, and nothing from then on.
      let left = step === 0 ? 0 : 1;
      const transact: typeof context.table.transact = (writes) => (left-- > 0 ? context.table.transact(writes) : cut());
      return { ...context, table: { ...context.table, transact } };
    }
    const put: typeof context.files.put = async (key, body, about) => {
      async function* some() {
        for await (const piece of body) {
          yield piece.subarray(0, 1);
          break;
        }
      }
      await context.files.put(key, some(), about);
      return cut();
    };
    return { ...context, files: { ...context.files, put } };
  }

  it('takes several parts where one would be too much for a run', async () => {
    const one = await copyOf(world);
    const id = await archivedBy(one);
    const made = await inParts(world);
    expect(made.parts).toBeGreaterThan(3);
    expect((await archiveKept(one, id)).parts).toHaveLength(2);
    const { archives } = await made.world.does('he', ARCHIVES);
    expect(archives.edges[0].node).toMatchObject({ state: 'DONE', size: (await bytesOf(made.world, made.id)).length });
  });

  it('no part is larger than its limits by more than one file, and an application with more files than a part takes goes on in the next', async () => {
    const scans = await archivedFiles(world);
    expect(scans.length).toBeGreaterThan(3);
    const largest = Math.max(...scans.map((key) => world.stored.get(key)?.length ?? 0));
    const few = await inParts(world, null, { limits: { ...SMALL, bytes: 1_000_000, files: 2 } });
    expect(await contentOf(few)).toMatch(/^[\da-f]{64}$/u);
    const counts = (await filesByPart(few)).map((files) => files.length);
    expect(Math.max(...counts)).toBe(2);
    expect(counts.filter((count) => count === 2).length).toBeGreaterThan(1);
    // In the order of the archive, each once.
    const all = (await filesByPart(few)).flat();
    expect(all).toHaveLength(new Set(all).size);
    expect(all.toSorted()).toEqual((await filesByPart(await inParts(world))).flat().toSorted());
    // So few bytes that each file fills its part.
    const tight = await inParts(world, null, { limits: { ...SMALL, bytes: 1 } });
    const sizes = (await filesByPart(tight)).map((files) => files.reduce((sum, path) => sum + sizeOf(tight, path), 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(largest);
    expect((await filesByPart(tight)).flat().toSorted()).toEqual(all.toSorted());
    expect(await contentOf(tight)).toMatch(/^[\da-f]{64}$/u);
  }, 60_000);

  it('the parts of a year end at the same things whoever receives its numbers, and come to the same content', async () => {
    const { publicKey } = await recipient('RSA-OAEP-256');
    expect(await contentOf(await inParts(world, null, { recipientKey: JSON.stringify(publicKey) }))).toBe(whole);
  }, 60_000);

  /** The files of the store that the year names. */
  const archivedFiles = async (from: World) => (await filesByPart(await inParts(from))).flat().map((path) => path.replace('files/', ''));
  const sizeOf = ({ world: own }: Made, path: string): number => own.stored.get(path.replace('files/', ''))?.length ?? expect.fail(path);

  /** The names of the files in each part. */
  async function filesByPart({ world: own, id }: Made): Promise<string[][]> {
    const { parts } = await archiveKept(own, id);
    const files: string[][] = parts.map(() => []);
    const ends = parts.map((_, index) => parts.slice(0, index + 1).reduce((sum, { size }) => sum + size, 0));
    let at = 0;
    for await (const { path, bytes } of entriesOf(inPieces(await bytesOf(own, id)), (fault) => expect.fail(fault.wrong))) {
      if (path.startsWith('files/')) files[ends.findIndex((end) => at < end)]?.push(path);
      at += 30 + path.length + (await gathered(bytes)).length;
    }
    return files;
  }

  it.each(['store', 'table'] as const)(
    'at each step, by the %s, it goes on from there and comes to the same',
    async (how) => {
      const { parts } = await inParts(world);
      for (let step = 0; step < parts; step += 1) {
        const made = await inParts(world, step, { by: how });
        expect(await contentOf(made), `step ${step}`).toBe(whole);
        if (step === 0) expect(wrongWith(await dump(made.world))).toEqual([]);
      }
    },
    300_000,
  );
});
