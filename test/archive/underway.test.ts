/** An archive that does not come to its end (R6): what fails is noted and told, what is stuck blocks nothing, and two runs of a step harm nothing. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { envelopes } from '../../functions/runtime/envelopes.ts';
import { runExportJob } from '../../functions/runtime/export-jobs.ts';
import { requestArchive } from '../../schema/archive/actions/ask.ts';
import { buildArchive } from '../../schema/archive/actions/build.ts';
import { partKeyOf } from '../../schema/archive/model.ts';
import { DAY } from '../../schema/core/time.ts';
import {
  archivedBy,
  archiveKept,
  ARCHIVE_SEEN,
  bytesOf,
  CONFIRM,
  made,
  ownId,
  PROPOSE,
  REQUEST_ARCHIVE,
  seenOf,
  wrongIn,
  YEARS_LATER,
} from '../support/archives.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { city, copyOf, CYCLE, type World } from '../support/world.ts';

let founded: World;
beforeAll(async () => {
  founded = await city();
});

const told = async (world: World, who: string, topic: string) =>
  (await inbox(world, who, { first: 20 })).notices.find((one: { topic: string }) => one.topic === topic)?.text.zh as string | undefined;

/** The archive that 王建国 asks for, not begun yet. */
async function asked(): Promise<{ world: World; id: string }> {
  const world = await copyOf(founded);
  const { requestArchive: one } = await world.does('wang', REQUEST_ARCHIVE, { key: freshKey() });
  await world.deliver();
  return { world, id: one.id };
}

/** Does a step of it; the store refuses what is put where it is told to. */
function step(world: World, id: string, number: number, isRefused = false) {
  const context = world.context();
  const files = { ...context.files, put: () => Promise.reject(new Error('no space left')) };
  return buildArchive(isRefused ? { ...context, files } : context, { id: ownId(id), step: number }, { envelopes });
}

describe('an archive that fails', () => {
  it('says so, the bureau is told once of the step, and it goes on when it is tried again', async () => {
    const { world, id } = await asked();
    await step(world, id, 0);
    for (let turn = 0; turn < 2; turn += 1) await expect(step(world, id, 1, true)).rejects.toThrow('no space left');
    expect((await world.does('he', ARCHIVE_SEEN, { id })).node.state).toBe('FAILED');
    await world.deliver();
    expect(await told(world, 'wang', 'ARCHIVE_FAILED')).toContain('第2步失败');
    expect(await told(world, 'li', 'ARCHIVE_FAILED')).toContain('满3天无进展后另行归档');
    await step(world, id, 1);
    expect(await archiveKept(world, id)).toMatchObject({ state: 'RUNNING', step: 2, failedAt: null });
    await step(world, id, 2);
    expect(await archiveKept(world, id)).toMatchObject({ state: 'DONE' });
    expect(await wrongIn(await bytesOf(world, id), world)).toEqual([]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('keeps 王建国 from asking anew for three days, and not a millisecond longer; what there is of it goes then', async () => {
    const { world, id } = await asked();
    await step(world, id, 0);
    await step(world, id, 1);
    await expect(step(world, id, 2, true)).rejects.toThrow('no space left');
    const { movedAt, parts } = await archiveKept(world, id);
    world.at(movedAt + 3 * DAY - 1);
    expect(await world.refusal('wang', REQUEST_ARCHIVE, { key: freshKey() })).toBe('ARCHIVE_UNDERWAY');
    world.at(movedAt + 3 * DAY);
    const next = await archivedBy(world);
    expect(await archiveKept(world, id)).toMatchObject({ state: 'ABANDONED', destroyedAt: world.now });
    const [key] = parts.map((part) => partKeyOf({ id: ownId(id) }, part));
    expect(world.stored.has(key ?? expect.fail())).toBe(false);
    expect((await world.does('wang', ARCHIVE_SEEN, { id })).node.parts.edges[0].node.download).toBeNull();
    expect(await archiveKept(world, next)).toMatchObject({ state: 'DONE' });
    expect(await wrongIn(await bytesOf(world, next), world)).toEqual([]);
    // Sent again, it is not made after all.
    expect(await step(world, id, 2)).toMatchObject({ state: 'ABANDONED', step: 2 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('two at once', () => {
  it('of 王建国 and 李秀梅, who ask for the archive of one year at the same moment, one is told that it is being made', async () => {
    const world = await copyOf(founded);
    const contexts = await Promise.all(['wang', 'li'].map((who) => world.as(who)));
    const asking = contexts.map((context) => requestArchive(context, { cycle: CYCLE, recipientKey: null }));
    const codes = (await Promise.allSettled(asking)).map((one) =>
      one.status === 'fulfilled' ? 'taken' : (one.reason as { code: string }).code,
    );
    expect(codes.toSorted()).toEqual(['ARCHIVE_UNDERWAY', 'taken']);
    expect((await dump(world)).filter(({ pk }) => pk.startsWith('ARCHIVE#'))).toHaveLength(1);
  });

  it('runs of a step write beside each other: the part that is noted is the one that lies there, whichever ends last', async () => {
    const { world, id } = await asked();
    await step(world, id, 0);
    const name = `archive.${ownId(id)}.1`;
    // The first run is held up in the middle of its part until the second has come as far; it ends last.
    const context = world.context();
    let second: Promise<{ done: boolean }> | undefined;
    const put: typeof context.files.put = async (key, body, about) => {
      second ??= runExportJob(world.context(), name);
      await second;
      return context.files.put(key, body, about);
    };
    const first = await runExportJob({ ...context, files: { ...context.files, put } }, name);
    expect([first.done, (await second)?.done]).toEqual([true, true]);
    await made(world);
    const archive = await archiveKept(world, id);
    expect(archive.state).toBe('DONE');
    for (const part of archive.parts) {
      const bytes = world.stored.get(partKeyOf(archive, part)) ?? expect.fail();
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(part.sha256);
    }
    expect(await wrongIn(await bytesOf(world, id), world)).toEqual([]);
    // What the first run has left is noted, and goes with the archive.
    const parts = () => [...world.stored.keys()].filter((key) => key.startsWith('archives/'));
    expect(parts().length).toBe(archive.parts.length + 1);
    world.at(YEARS_LATER);
    await world.does('wang', PROPOSE, { archive: id, key: freshKey() });
    await world.does('li', CONFIRM, await seenOf(world, id));
    await made(world);
    expect(parts()).toEqual([]);
  });

  it('a run that another has overtaken leaves the work to it, and does not say that it is done', async () => {
    const { world, id } = await asked();
    await step(world, id, 0);
    const name = `archive.${ownId(id)}.1`;
    const context = world.context();
    // The second begins, and is killed: nothing is noted of it but that it has begun.
    const put: typeof context.files.put = async (key, body, about) => {
      const other = world.context();
      const never = () => Promise.reject(new Error('killed'));
      let left = 1;
      const transact: typeof other.table.transact = (writes) => (left-- > 0 ? other.table.transact(writes) : never());
      await expect(
        runExportJob({ ...other, files: { ...other.files, put: never }, table: { ...other.table, transact } }, name),
      ).rejects.toThrow('killed');
      return context.files.put(key, body, about);
    };
    expect(await runExportJob({ ...context, files: { ...context.files, put } }, name)).toMatchObject({ done: false, state: 'RUNNING' });
    expect((await runExportJob(world.context(), name)).done).toBe(true);
  });
});
