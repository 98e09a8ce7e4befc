/** The seals upon the history: nothing that was witnessed is missed or taken twice, and no number is ever sealed over two contents (V1). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../schema/core/ports.ts';
import { DAY, HOUR, MINUTE, toIso } from '../../schema/core/time.ts';
import { SealRefused } from '../../schema/history/actions/seal.ts';
import { checkpointFile, hourFile, TILE } from '../../schema/history/model.ts';
import { leafOfEntry, leafOfHour } from '../../schema/history/rules/sealing.ts';
import { rootOf } from '../../schema/history/rules/tree.ts';
import { newestCheckpoint } from '../../schema/history/store.ts';
import { sha256Of } from '../../schema/core/hash.ts';
import { BEGIN, entry, notaryOf, sealing } from '../support/seals.ts';

const placeOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`;
const batch = (thing: string, count: number, at: number) =>
  Array.from({ length: count }, (_, index) => ({ item: entry(thing, index + 1, at + index), at: at + index }));

describe('an hour', () => {
  it('is sealed with what was witnessed, by the hashes, and names the hour before', async () => {
    const { clock, witness, run, all, hourLater } = sealing();
    await witness(batch('A#1', 5, clock.now));
    expect(await run()).toEqual({ checkpoints: 1, entries: 5, number: 1 });
    hourLater();
    await witness(batch('A#2', 2, clock.now));
    expect(await run()).toEqual({ checkpoints: 1, entries: 2, number: 2 });
    const [first, second] = await all();
    if (!first || !second) return expect.fail('not sealed');
    const hashes = first.hour.entries.map(({ hash }) => String(hash));
    expect(hashes).toEqual(hashes.toSorted());
    expect(first.checkpoint.stated).toMatchObject({
      number: 1,
      entries: 5,
      size: 1,
      before: null,
      at: toIso(BEGIN),
      hour: rootOf(first.hour.entries.map(leafOfEntry)),
    });
    expect(second.checkpoint.stated).toMatchObject({ number: 2, entries: 2, size: 2, before: sha256Of(first.checkpoint.signed) });
    expect(second.checkpoint.stated.root).toBe(
      rootOf([first, second].map(({ checkpoint: { stated } }) => leafOfHour({ root: stated.hour }))),
    );
  });

  it('in which nothing is new has no checkpoint, but a day has one', async () => {
    const { clock, run, all, hourLater } = sealing();
    expect((await run()).checkpoints).toBe(1);
    hourLater();
    expect((await run()).checkpoints).toBe(0);
    clock.now = BEGIN + DAY;
    expect((await run()).checkpoints).toBe(1);
    expect((await all()).map(({ checkpoint: { stated } }) => [stated.number, stated.entries])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it('of a rush is sealed by several checkpoints, one after the other', async () => {
    const { clock, witness, run, places } = sealing();
    const count = 14_000;
    for (let begun = 0; begun < count; begun += 1000) {
      await witness(batch(`A#${begun}`, 1000, clock.now));
      clock.now += MINUTE;
    }
    const { checkpoints, entries } = await run();
    expect([checkpoints > 1, entries]).toEqual([true, count]);
    const sealed = await places();
    expect(new Set(sealed.flat()).size).toBe(count);
    for (const hour of sealed) expect(hour.length).toBeLessThanOrEqual(11_000);
  });
});

describe('what the stream shows late, twice, in pieces or across', () => {
  it('is sealed once, by the hour in which it comes', async () => {
    const { clock, witness, run, places, hourLater } = sealing();
    const [early, late] = [batch('A#1', 6, BEGIN), batch('A#2', 3, BEGIN + 1000)];
    const first = await witness(early);
    await run();
    for (let hour = 0; hour < 20; hour += 1) {
      hourLater();
      await witness(batch(`A#each-${hour}`, 1, clock.now));
      await run();
    }
    // A shard that was held up for twenty hours; and the first batch again: whole, in pieces, with what follows.
    await witness(late);
    await witness(early, first);
    await witness(early.slice(0, 3), first);
    await witness(early.slice(3), first + 3);
    await run();
    await witness([...early.slice(4), ...late], 500);
    hourLater();
    await run();
    const sealed = await places();
    expect(sealed.at(-1)).toEqual(late.map(({ item }) => placeOf(item)).toSorted());
    const all = sealed.flat();
    expect([all.length, new Set(all).size]).toEqual([29, 29]);
  });

  it('however it comes: whatever was witnessed is sealed once, and nothing else', async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('new' as const), count: fc.integer({ min: 1, max: 6 }), old: fc.integer({ min: 0, max: 23 }) }),
      fc.record({ does: fc.constant('again' as const), which: fc.nat(), from: fc.nat(3) }),
      fc.record({ does: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ does: fc.constant('seal' as const), back: fc.constantFrom(0, 0, 0, 5 * HOUR) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const one = sealing();
        const batches: { all: ReturnType<typeof batch>; first: number }[] = [];
        for (const [index, each] of steps.entries()) {
          if (each.does === 'new') {
            const all = batch(`A#${index}`, each.count, one.clock.now - each.old * HOUR);
            batches.push({ all, first: await one.witness(all) });
          } else if (each.does === 'again') {
            const found = batches[each.which % Math.max(1, batches.length)];
            const rest = found?.all.slice(each.from) ?? [];
            if (found && rest.length > 0) await one.witness(rest, found.first + each.from);
          } else if (each.does === 'wait') one.clock.now += each.minutes * MINUTE;
          else await one.run({ now: one.clock.now - each.back });
        }
        await one.run();
        const sealed = (await one.places()).flat();
        expect(sealed.toSorted()).toEqual(batches.flatMap(({ all }) => all.map(({ item }) => placeOf(item))).toSorted());
        const stated = (await one.all()).map(({ checkpoint }) => checkpoint.stated);
        expect(stated.map(({ number }) => number)).toEqual(stated.map((_, index) => index + 1));
        expect(stated.map(({ at }) => at)).toEqual(stated.map(({ at }) => at).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('an entry that was put in the place of another is sealed beside it', async () => {
    const { clock, witness, run, all } = sealing();
    await witness([{ item: entry('A#1', 1, BEGIN), at: BEGIN }]);
    await run();
    clock.now += HOUR;
    await witness([
      { item: entry('A#1', 1, BEGIN), event: 'REMOVE', at: clock.now },
      { item: entry('A#1', 1, BEGIN + 1), at: clock.now },
    ]);
    await run();
    expect((await all()).map(({ hour }) => hour.entries.length)).toEqual([1, 1]);
  });
});

describe('two seals at once', () => {
  it('make one chain: each number is sealed once, and both go on from it', async () => {
    const one = sealing();
    for (let hour = 0; hour < 6; hour += 1) {
      await one.witness(batch(`A#${hour}`, 3, one.clock.now));
      const late = { ...one.store.files, putNew: slow(one.store.files) };
      const [a, b] = await Promise.all([
        one.run({ files: late }),
        one.run({ files: late }),
        one.witness(batch(`B#${hour}`, 2, one.clock.now)),
      ]);
      expect(a.checkpoints + b.checkpoints).toBeGreaterThan(0);
      one.hourLater();
    }
    await one.run();
    const all = await one.all();
    expect(all.flatMap(({ hour }) => hour.entries)).toHaveLength(30);
    for (const [index, { checkpoint }] of all.entries())
      expect(checkpoint.stated.before).toBe(index === 0 ? null : sha256Of(all[index - 1]?.checkpoint.signed ?? ''));
  });
});

describe('a run that was cut', () => {
  it('at any call is gone on with by the next one: nothing is lost, doubled or sealed twice', async () => {
    const clean = sealing();
    let calls = 0;
    const scene = async (one: ReturnType<typeof sealing>, run: (hour: number) => Promise<unknown>) => {
      for (let hour = 0; hour < 3; hour += 1) {
        await one.witness(batch(`A#${hour}`, 3, one.clock.now));
        await run(hour);
        one.hourLater();
      }
    };
    await scene(clean, () => clean.run({ files: counting(clean.store.files, () => void (calls += 1)) }));
    expect(calls).toBeGreaterThan(12);
    for (let cut = 1; cut <= calls; cut += 1) {
      for (const side of ['before', 'after'] as const) {
        const one = sealing();
        let made = 0;
        const files = cutting(one.store.files, side, () => (made += 1) === cut);
        await scene(one, async () => {
          await one.run({ files }).catch((error: unknown) => expect(String(error)).toContain('cut'));
          await one.run({ files: one.store.files });
        });
        expect((await one.places()).flat().toSorted()).toEqual((await clean.places()).flat().toSorted());
        const stated = (await one.all()).map(({ checkpoint }) => checkpoint.stated.root);
        expect(stated).toEqual((await clean.all()).map(({ checkpoint }) => checkpoint.stated.root));
      }
    }
  });
});

describe('a clock that was set back', () => {
  it('makes no second chain: what follows has the next number, and no earlier instant', async () => {
    const one = sealing();
    await one.witness(batch('A#1', 2, BEGIN));
    await one.run();
    await one.witness(batch('A#2', 2, BEGIN));
    expect(await one.run({ now: BEGIN - 400 * DAY })).toMatchObject({ checkpoints: 1, number: 2 });
    expect((await one.all()).map(({ checkpoint }) => checkpoint.stated.at)).toEqual([toIso(BEGIN), toIso(BEGIN)]);
    expect(await one.run({ now: BEGIN - DAY })).toMatchObject({ checkpoints: 0 });
  });
});

describe('what lies under the next number and is not what follows', () => {
  /** Why a run is refused; it is an error of another kind that is thrown on. */
  const refused = async (work: Promise<unknown>): Promise<string> => {
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    if (!(error instanceof SealRefused)) throw error;
    return error.message;
  };

  it('an hour with an entry that nobody witnessed is refused, and stays as it is', async () => {
    const [one, other] = [sealing(), sealing()];
    await one.witness(batch('A#1', 2, BEGIN));
    await other.witness(batch('A#forged', 2, BEGIN));
    await other.run();
    one.store.stored.set(hourFile(1), other.store.stored.get(hourFile(1)) ?? Buffer.of());
    const before = new Map(one.store.stored);
    expect(await refused(one.run())).toContain('hour 1');
    expect(one.store.stored).toEqual(before);
  });

  it('a checkpoint with another content, or by another hand, is refused; one that states the same under another key is taken', async () => {
    const one = sealing();
    await one.witness(batch('A#1', 2, BEGIN));
    const root = new Map(one.store.stored);
    await one.run();
    const [mine] = await one.all();
    if (!mine) return expect.fail('not sealed');
    const { hours, tiles, stated } = mine.checkpoint;
    const replaced = async (signed: Promise<string>) => {
      const checkpoint = { signed: await signed, hours, tiles };
      return { ...one.store.files, putNew: planting(one.store, checkpointFile(1), JSON.stringify(checkpoint)) };
    };
    const restart = () => {
      one.store.stored.clear();
      for (const [key, bytes] of root) one.store.stored.set(key, bytes);
    };
    restart();
    expect(await refused(one.run({ files: await replaced(one.notary.sign({ ...stated, entries: 3 })) }))).toContain('checkpoint 1');
    expect((await newestCheckpoint(one.store.files))?.stated.entries).toBe(3);
    restart();
    expect(await one.run({ files: await replaced(notaryOf('a newer key of ours').sign(stated)) })).toMatchObject({ number: 1 });
    // And by the next run the signature is looked at.
    one.hourLater();
    expect(await refused(one.run())).toContain('is not signed by us');
  });

  it('a checkpoint whose hour is gone is not gone on from', async () => {
    const one = sealing();
    await one.run();
    one.store.stored.delete(hourFile(1));
    expect(await refused(one.run())).toContain('the hour of checkpoint 1 is gone');
  });
});

describe('tiles', () => {
  it('past a tile the checkpoint holds its root, and an entry of it that comes again is found', async () => {
    const one = sealing();
    const first = batch('A#first', 2, BEGIN);
    const place = await one.witness(first);
    for (let hour = 0; hour < TILE + 3; hour += 1) {
      if (hour > 0) await one.witness(batch(`A#${hour}`, 1, one.clock.now));
      await one.run();
      one.hourLater();
    }
    await one.witness(first.slice(1), place + 1);
    await one.run();
    const newest = await newestCheckpoint(one.store.files);
    expect([newest?.stated.number, newest?.tiles.length, newest?.hours.length]).toEqual([TILE + 3, 1, 3]);
    const leaves = (await one.all()).map(({ checkpoint: { stated } }) => leafOfHour({ root: stated.hour }));
    expect(newest?.stated.root).toBe(rootOf(leaves));
  });
});

/** As long as something is put, others come in between. */
function slow(files: Files): Files['putNew'] {
  return async (...given) => {
    await Promise.resolve();
    return files.putNew(...given);
  };
}

/** Puts something else there first. */
function planting({ stored, files }: ReturnType<typeof sealing>['store'], key: string, text: string): Files['putNew'] {
  return (asked, ...rest) => {
    if (asked === key && !stored.has(key)) stored.set(key, Buffer.from(text));
    return files.putNew(asked, ...rest);
  };
}

function counting(files: Files, count: () => void): Files {
  return cutting(files, 'before', () => (count(), false));
}

/** A store in front of which, or behind which, the process ends at one call. */
function cutting(files: Files, side: 'before' | 'after', isNow: () => boolean): Files {
  const around =
    <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const cut = isNow();
      if (cut && side === 'before') throw new Error('cut');
      const answer = await call(...given);
      if (cut) throw new Error('cut');
      return answer;
    };
  return {
    ...files,
    list: around((...given: Parameters<Files['list']>) => files.list(...given)),
    read: around((...given: Parameters<Files['read']>) => files.read(...given)),
    putNew: around((...given: Parameters<Files['putNew']>) => files.putNew(...given)),
  };
}
