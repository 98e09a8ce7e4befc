/**
 * A table against the seals upon its history: copies of the files under `seals/`, in a folder, with checkpoints beside them that somebody has
 * kept (`.jws`, one a line). Held in memory is a statement an hour, and a fingerprint an entry.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../../schema/core/hash.ts';
import type { Notary } from '../../schema/core/ports.ts';
import { HOUR, type Instant } from '../../schema/core/time.ts';
import type { Witnessed } from '../../schema/core/witness.ts';
import type { Hour, SealedEntry } from '../../schema/history/model.ts';
import { shouldBeSealed, whatIsWrong, type Wrong } from '../../schema/history/rules/comparing.ts';
import { leafOfHour, nameOfEntry, rootOfHour, sealedFrom } from '../../schema/history/rules/sealing.ts';
import { grow } from '../../schema/history/rules/tree.ts';
import { readHour, readSigned, type Signed } from '../../schema/history/store.ts';
import { keyText, type Item, type Key, type Table } from '../../schema/table/port.ts';
import { wrong, type Finding, type Marked } from './checks/finding.ts';
import type { Progress } from './progress.ts';
import type { Lost } from './witness.ts';

const TOGETHER = 100;

export type Seals = {
  checkpoints: number;
  entries: number;
  /** How much is wrong already. */
  told: number;
  /** Why this entry of the table has no seal; null when it has one, may get one still, or is wrong already. */
  whyUnsealed: (entry: Pick<Marked, 'of' | 'hash' | 'at' | 'isUntraced'>) => string | null;
  /** The same of a line of the witness. */
  whyLineUnsealed: (line: Witnessed) => string | null;
};

type Sealing = {
  folder: string;
  lost: readonly Lost[];
  table: Pick<Table, 'getMany'>;
  notary: Pick<Notary, 'verify'>;
  now: Instant;
  tell: (finding: Finding) => void;
  progress: Progress;
};

/** Looks through the chain of checkpoints, and compares each entry that they seal with the table. */
export async function compareSeals({ folder, lost, table, notary, now, tell, progress }: Sealing): Promise<Seals> {
  let told = 0;
  const places = new Set<string>();
  const say = (of: Key, what: string): void => {
    told += 1;
    places.add(keyText(of));
    tell(wrong(of, what));
  };
  const { checkpoints, hours } = await filesIn(folder, say);
  await chain(checkpoints, { notary, say });
  for (const number of checkpoints.keys()) if (!hours.has(number)) say(placeOf(number), 'seals: its hour is missing');
  const sealed = new Set<string>();
  const hashes = new Set<string>();
  let entries = 0;
  for (const [number, { hour, bytes }] of hours) {
    const [statement] = checkpoints.get(number) ?? [];
    if (statement) for (const what of whyNotAsStated(hour, bytes, statement)) say(placeOf(number), what);
    entries += hour.entries.length;
    progress.add(hour.entries.length);
    for (const entry of hour.entries) {
      sealed.add(fingerprint(nameOfEntry(entry)));
      hashes.add(fingerprint(entry.hash ?? ''));
    }
    for (let start = 0; start < hour.entries.length; start += TOGETHER)
      await compare(
        hour.entries.slice(start, start + TOGETHER).filter((entry) => !isLost(entry, lost)),
        table,
        say,
      );
  }
  return {
    checkpoints: checkpoints.size,
    entries,
    get told() {
      return told;
    },
    whyUnsealed: ({ of, hash, at, isUntraced }) => {
      const isDue = shouldBeSealed({ at, ...(isUntraced && { isUntraced }) }, now);
      return isDue && !hashes.has(fingerprint(hash)) && !places.has(keyText(of)) ? UNSEALED : null;
    },
    whyLineUnsealed: (line) => {
      const entry = sealedFrom(line);
      return entry && shouldBeSealed({ at: line.at }, now) && !sealed.has(fingerprint(nameOfEntry(entry))) ? UNSEALED : null;
    },
  };
}

const UNSEALED = 'nobody has sealed it';

/** What the files of a folder hold: the statements of each number, and the hours. */
async function filesIn(folder: string, say: (of: Key, what: string) => void) {
  const checkpoints = new Map<number, Signed[]>();
  const hours = new Map<number, { hour: Hour; bytes: Uint8Array }>();
  const keep = (signed: Signed): void => {
    const known = checkpoints.get(signed.stated.number) ?? [];
    if (!known.some((one) => one.signed === signed.signed)) checkpoints.set(signed.stated.number, [...known, signed]);
  };
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:json|jws)$/u.test(name)).toSorted();
  if (names.length === 0) throw new Error(`there is nothing sealed in ${folder}`);
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    const text = bytes.toString('utf8');
    try {
      if (name.endsWith('.jws')) for (const line of text.split(/\s+/u).filter(Boolean)) keep(readSigned(line));
      else if (/"signed":/u.test(text)) keep(readSigned((JSON.parse(text) as { signed: string }).signed));
      else {
        const hour = readHour(text);
        hours.set(hour.number, { hour, bytes });
      }
    } catch {
      say({ pk: name, sk: 'file' }, 'seals: it is nothing that seals');
    }
  }
  return { checkpoints: new Map([...checkpoints].toSorted(([a], [b]) => a - b)), hours };
}

/** Whether the checkpoints are one chain, each signed by us, each tree the beginning of the next. */
async function chain(
  checkpoints: ReadonlyMap<number, readonly Signed[]>,
  { notary, say }: { notary: Pick<Notary, 'verify'>; say: (of: Key, what: string) => void },
): Promise<void> {
  const tree = { size: 0, parts: [] };
  const last = Math.max(0, ...checkpoints.keys());
  let before: readonly Signed[] = [];
  for (let number = 1; number <= last; number += 1) {
    const all = checkpoints.get(number) ?? [];
    const [first] = all;
    if (!first) {
      say(placeOf(number), 'seals: it is missing');
      return; // nothing of what follows can be told to go on from it
    }
    const same = all.every(({ stated }) => sha256Of(JSON.stringify(stated)) === sha256Of(JSON.stringify(first.stated)));
    if (!same) say(placeOf(number), 'seals: there are two contents of this number');
    const root = grow(tree, leafOfHour({ root: first.stated.hour }));
    for (const { signed, stated } of all) {
      if (!(await notary.verify(signed))) say(placeOf(number), 'seals: it is not signed by us');
      const follows = number === 1 ? stated.before === null : before.some((one) => sha256Of(one.signed) === stated.before);
      if (!follows) say(placeOf(number), 'seals: it does not go on from the one before: the chain forks here');
      if (same && (stated.root !== root || stated.size !== number)) say(placeOf(number), 'seals: its root is not that of all hours so far');
    }
    before = all;
  }
}

function whyNotAsStated(hour: Hour, bytes: Uint8Array, { stated }: Signed): string[] {
  return [
    ...(sha256Of(bytes) === stated.file ? [] : ['seals: its hour is another file than was sealed']),
    ...(rootOfHour(hour) === stated.hour && hour.entries.length === stated.entries
      ? []
      : ['seals: its hour has other entries than were sealed']),
  ];
}

async function compare(
  entries: readonly SealedEntry[],
  table: Pick<Table, 'getMany'>,
  say: (of: Key, what: string) => void,
): Promise<void> {
  const asked = [...new Map(entries.map(({ pk, sk }) => [keyText({ pk, sk }), { pk, sk }])).values()];
  const items = new Map<string, Item>((asked.length > 0 ? await table.getMany(asked) : []).map((item) => [keyText(item), item]));
  for (const entry of entries) {
    const what = whatIsWrong(entry, items.get(keyText(entry)) ?? null, NOWHERE);
    if (what) say(entry, SAID[what]);
  }
}
const NOWHERE = { elsewhere: () => false, others: () => false };

const OTHER = 'it is not what was sealed';
const SAID: Record<Wrong, string> = {
  MISSING: 'it was sealed and is not there',
  ALTERED: OTHER,
  REORDERED: OTHER,
  BACKDATED: 'it is dated well before the hour in which it was first seen',
  BROKEN: OTHER,
  FORGED: OTHER,
  UNSEALED,
  SEAL_DAMAGED: OTHER,
};

function isLost({ seen }: SealedEntry, lost: readonly Lost[]): boolean {
  return lost.some(({ from, to }) => (seen + 1) * HOUR > from && seen * HOUR <= to);
}

function placeOf(number: number): Key {
  return { pk: 'SEALS', sk: `checkpoint ${number}` };
}

/** As much of a hash as nobody can hit. */
function fingerprint(text: string): string {
  return sha256Of(text).slice(0, 24);
}
