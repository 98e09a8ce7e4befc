/** Seals upon a history that is made up: a store with a clock of its own, a witness that keeps what it is shown, and whoever seals it. */
import { createHash } from 'node:crypto';
import { witnessing } from '../../functions/runtime/witnessing.ts';
import type { Files, Notary } from '../../schema/core/ports.ts';
import { HOUR, parseInstant, type Instant } from '../../schema/core/time.ts';
import { seal, type Sealed } from '../../schema/history/actions/seal.ts';
import type { Checkpoint, Hour } from '../../schema/history/model.ts';
import { checkpointAt, hourAt } from '../../schema/history/store.ts';
import type { Item } from '../../schema/table/port.ts';
import { dump } from './invariants.ts';
import { shelf } from './shelf.ts';
import './log.ts';
import { shown, type Shown } from './witness.ts';
import type { World } from './world.ts';

export const BEGIN = parseInstant('2024-09-11T09:00:00+08:00') ?? 0;

/** Signs by a hash: enough to tell one statement from another. */
export function notaryOf(secret: string): Pick<Notary, 'sign' | 'verify'> {
  const ofHead = (head: string, body: string) => createHash('sha256').update(`${secret}.${head}.${body}`).digest('base64url');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    sign: (statement, typ = 'JWS') => {
      const [head, body] = [part({ alg: 'none', typ }), part(statement)];
      return Promise.resolve(`${head}.${body}.${ofHead(head, body)}`);
    },
    verify: (signed) => {
      const [head = '', body = '', tail] = signed.split('.');
      return Promise.resolve(
        tail === ofHead(head, body) ? (JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>) : null,
      );
    },
  };
}

/** An entry of some thing, as the table has it. */
export function entry(thing: string, version: number, at: Instant, more: object = {}): Item {
  const hash = createHash('sha256').update(`${thing} ${version} ${at}`).digest('hex');
  return { pk: `AUDIT#${thing}`, sk: String(version).padStart(6, '0'), hash, mark: `1.${hash.slice(0, 8)}`, at, ...more };
}

export function sealing(secret = 'ours') {
  const clock = { now: BEGIN };
  const store = shelf(() => clock.now);
  let next = 1;
  const notary = notaryOf(secret);

  /** Gives the witness a batch, as it lies in the stream from a number on; answers that number. */
  async function witness(records: readonly Shown[], first = next): Promise<number> {
    next = Math.max(next, first + records.length);
    await witnessing(store.files)({ Records: shown(records, first) });
    return first;
  }

  const run = (about: { now?: Instant; files?: Files; by?: typeof notary } = {}): Promise<Sealed> =>
    seal({
      files: about.files ?? store.files,
      notary: about.by ?? notary,
      now: about.now ?? clock.now,
      hasTime: () => true,
      damaged: () => undefined,
    });

  /** All checkpoints, and the hours that they seal. */
  async function all(): Promise<{ checkpoint: Checkpoint; hour: Hour }[]> {
    const found: { checkpoint: Checkpoint; hour: Hour }[] = [];
    for (let number = 1; ; number += 1) {
      const [checkpoint, hour] = [await checkpointAt(store.files, number), await hourAt(store.files, number)];
      if (!checkpoint || !hour) return found;
      found.push({ checkpoint, hour });
    }
  }

  /** The places of what is sealed, hour by hour. */
  const places = async () => (await all()).map(({ hour }) => hour.entries.map(({ pk, sk }) => `${pk} ${sk}`).toSorted());

  /** An hour passes. */
  const hourLater = (hours = 1): void => void (clock.now += hours * HOUR);

  return { clock, store, notary, witness, run, all, places, hourLater };
}

/** What has happened in a city is witnessed as it lies in its table, each entry in its own hour, and sealed; `seen` is when the table wrote it. */
export async function sealWorld(world: World, { items, seen }: { items?: readonly Item[]; seen?: Instant } = {}): Promise<Sealed> {
  const entries = (items ?? (await dump(world))).filter(({ pk }) => pk.startsWith('AUDIT#'));
  const records = entries.map((item) => ({ item: { ...item, isUntraced: false }, at: seen ?? Number(item['at']) }));
  // A batch is of one hour: there is no other, for it lies in the folder of its last record.
  await witnessing(world.files)({ Records: shown(records.toSorted((a, b) => a.at - b.at)) });
  const { notary } = world.contextOf(world.now);
  return seal({ files: world.files, notary, now: world.now, hasTime: () => true, damaged: () => undefined });
}
