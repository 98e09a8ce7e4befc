/**
 * What is lived again and again is lived once: a step that a world takes from where another has taken it is copied from there, in a few
 * writes in place of many requests. Where a world stands is told by the steps it has come by, each with its arguments and its hour; a world
 * that has done anything else since then stands where no other does, and lives on by itself.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../schema/core/time.ts';
import { keyOf, keyText, type Item, type Key, type Write } from '../../schema/table/port.ts';
import type { Kept } from './copies.ts';

/** What of a world is kept outside its table: lists that only grow or are emptied, and what lies in its object store. */
export type Memory = { lists: Record<string, unknown[]>; maps: Record<string, Map<string, unknown>> };

/** A world, as far as steps are copied. */
type Place = {
  memory: Memory;
  /** How much else there is of it. */
  others: () => readonly number[];
  /** What lies in another table. */
  beside: { dump: () => Promise<readonly Item[]>; put: (items: readonly Item[]) => Promise<void> };
  now: () => Instant;
  at: (now: Instant) => void;
  /** Keeps what lies at some keys, and puts what was kept there. */
  keep: (keys: readonly Key[]) => Promise<Kept>;
  lay: (kept: Kept) => Promise<void>;
};

/** What a step has come to: what it has written, what there is beside the table, the hour, and what it answered. */
type Lived = { keys: readonly Key[]; kept: Kept; beside: readonly Item[]; memory: Memory; now: Instant; answer: unknown };

export type Life = {
  /** Takes a step, or copies it from where it was taken; the steps that it consists of are taken in the life that it is given. */
  lives: <T>(name: string, work: (within: Life) => Promise<T>) => Promise<T>;
  /** Of what was committed. */
  notes: (writes: readonly Write[]) => void;
  /** Something was written past the table's port: nobody knows where this world stands. */
  goesItsOwnWay: () => void;
};

/** The life of a world that begins as all do that come from the same origin; of null, as none other does. */
export function beginning(origin: string | null, place: Place): Life {
  const touched: Key[] = [];
  let writes = 0;
  /** The steps it has come by; null once it has gone a way of its own. */
  let past = origin;
  let isAlone = false;
  let known = standing();
  let depth = 0;

  /** What shows that something has happened since the last step: what was written, and how much there is beside the table. */
  function standing(): readonly number[] {
    const { lists, maps } = place.memory;
    return [writes, ...place.others(), ...Object.values(lists).map(({ length }) => length), ...Object.values(maps).map(({ size }) => size)];
  }

  async function lives<T>(isWithin: boolean, name: string, work: () => Promise<T>): Promise<T> {
    if (depth > 0 && !isWithin) isAlone = true; // two steps at the same time: neither is like any other
    if (!isDeepStrictEqual(standing(), known)) past = null;
    if (past === null || isAlone) return work();
    const from = `${past}\n${place.now()} ${name}`;
    const lived = await ONCE.get(from)?.catch(() => null);
    if (lived === null) return work();
    let answer: unknown;
    if (lived) {
      await copies(lived);
      ({ answer } = lived);
    } else {
      const living = records(work);
      ONCE.set(
        from,
        living.then((one) => (isAlone ? null : one)),
      );
      try {
        ({ answer } = await living);
      } catch (error) {
        ONCE.delete(from);
        throw error;
      }
    }
    past = isAlone ? null : from;
    known = standing();
    return structuredClone(answer) as T;
  }

  /** Lives the step, and keeps what has become of it. */
  async function records(work: () => Promise<unknown>): Promise<Lived> {
    const from = touched.length;
    depth += 1;
    try {
      const answer = await work();
      const keys = [...new Map(touched.slice(from).map((key) => [keyText(key), key])).values()];
      const kept = await place.keep(keys);
      return {
        keys,
        kept,
        beside: await place.beside.dump(),
        memory: copyOf(place.memory),
        now: place.now(),
        answer: structuredClone(answer),
      };
    } finally {
      depth -= 1;
    }
  }

  async function copies({ keys, kept, beside, memory, now }: Lived): Promise<void> {
    await place.lay(kept);
    notes(keys);
    await place.beside.put(beside);
    for (const [name, list] of Object.entries(place.memory.lists)) list.splice(0, list.length, ...(memory.lists[name] ?? []));
    for (const [name, map] of Object.entries(place.memory.maps)) {
      for (const [key, value] of memory.maps[name] ?? []) if (!map.has(key)) map.set(key, value);
    }
    place.at(now);
  }

  function notes(keys: readonly Key[]): void {
    writes += 1;
    touched.push(...keys.map(({ pk, sk }) => ({ pk, sk })));
  }

  const told = {
    notes: (all: readonly Write[]): void => notes(all.filter((write) => !('check' in write)).map(keyOf)),
    goesItsOwnWay: (): void => void (isAlone = true),
  };
  // Said by hand which steps belong to another: an AsyncLocalStorage would know by itself, and make every promise of the run dearer.
  const within: Life = { ...told, lives: (name, work) => lives(true, name, () => work(within)) };
  return { ...told, lives: (name, work) => lives(false, name, () => work(within)) };
}

function copyOf({ lists, maps }: Memory): Memory {
  return {
    lists: Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]])),
    maps: Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, new Map(map)])),
  };
}

/** Every step that was ever taken, by where it began. */
const ONCE = new Map<string, Promise<Lived | null>>();

/** A function of a world as a step of its life. Its arguments and its answer are plain data. */
export function step<W extends { life: Life }, A extends unknown[], R>(
  name: string,
  work: (world: W, ...args: A) => Promise<R>,
): (world: W, ...args: A) => Promise<R> {
  return (world, ...args) =>
    world.life.lives(`${name} ${JSON.stringify(args)}`, (life) => work(Object.create(world, { life: { value: life } }) as W, ...args));
}
