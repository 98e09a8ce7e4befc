/**
 * A table against what was witnessed of its history: copies of the files under `witness/`, in a folder. Whoever rewrites the table cannot
 * rewrite these, so what is another entry now, or gone, shows, and so does what nobody saw. Held in memory is a hash an entry.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY, HOUR, parseInstant, toIso, type Instant } from '../../schema/core/time.ts';
import { readWitnessed, type Witnessed } from '../../schema/core/witness.ts';
import type { Item, Table } from '../../schema/table/port.ts';
import { wrong, type Finding, type Marked } from './checks/finding.ts';
import type { Progress } from './progress.ts';

const ASKED_TOGETHER = 100;
/** The stream is minutes behind, and work that waited in a queue is dated from when it was asked for. */
const GRACE = HOUR;
/** What is to leave no trace is dated from the beginning of its day, and witnessed when the hour is over. */
const GRACE_UNTRACED = DAY + HOUR + GRACE;

/** Between the instant a table was restored to and the one it was switched to: what was witnessed then is lost, and known to be. */
export type Lost = { from: Instant; to: Instant };

export type Witness = {
  files: number;
  entries: number;
  /** Places that something is wrong with already. */
  told: number;
  /** Why nobody saw this entry of the table; null when it was seen, may be seen still, or is wrong already. */
  whyUnseen: (entry: Pick<Marked, 'of' | 'hash' | 'at' | 'isUntraced'>) => string | null;
};

type Witnessing = {
  folder: string;
  lost: readonly Lost[];
  table: Pick<Table, 'getMany'>;
  now: Instant;
  tell: (finding: Finding) => void;
  /** Why a line has no seal, where seals are at hand. */
  whyUnsealed?: ((line: Witnessed) => string | null) | undefined;
  /** Is told of what is no fault of the table as it is now. */
  note: (line: string) => void;
  progress: Progress;
};

/** Compares every line with the table; answers what else can be asked of the witness. */
export async function compareWitness({ folder, lost, table, now, tell, whyUnsealed, note, progress }: Witnessing): Promise<Witness> {
  const seen = new Set<string>();
  const told = new Set<string>();
  let [files, entries] = [0, 0];

  async function compare(lines: readonly Witnessed[]): Promise<void> {
    const places = new Map(lines.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }]));
    const items = new Map((await table.getMany([...places.values()])).map((item) => [`${item.pk}\n${item.sk}`, item]));
    for (const line of lines) {
      const name = `${line.pk}\n${line.sk}`;
      const what = told.has(name) ? null : (whyNotAsSeen(line, items.get(name)) ?? whyUnsealed?.(line) ?? null);
      if (what === null) continue;
      told.add(name);
      tell(wrong(line, what));
    }
  }

  for await (const { file, text } of filesIn(folder)) {
    files += 1;
    const lines = readWitnessed(text, (number) => {
      told.add(`${file} ${number}`);
      tell(wrong({ pk: file, sk: `line ${number}` }, 'it is not what a witness writes'));
    });
    const added = lines.filter(({ event }) => event === 'INSERT');
    entries += added.length;
    progress.add(added.length);
    for (const { hash } of added) if (hash !== null) seen.add(fingerprint(hash));
    for (const { event, pk, sk, at } of lines)
      if (event !== 'INSERT') note(`witness: ${pk} / ${sk} was ${event === 'MODIFY' ? 'altered' : 'removed'} at ${toIso(at)}`);
    const expected = added.filter(({ at }) => !lost.some(({ from, to }) => from < at && at <= to));
    for (let start = 0; start < expected.length; start += ASKED_TOGETHER) await compare(expected.slice(start, start + ASKED_TOGETHER));
  }

  return {
    files,
    entries,
    told: told.size,
    whyUnseen: ({ of, hash, at, isUntraced }) => {
      const isSeen = seen.has(fingerprint(hash)) || told.has(`${of.pk}\n${of.sk}`);
      return isSeen || Math.abs(now - at) < (isUntraced ? GRACE_UNTRACED : GRACE) ? null : 'nobody has witnessed it';
    },
  };
}

function whyNotAsSeen({ hash, mark }: Witnessed, item: Item | undefined): string | null {
  if (!item) return 'it was witnessed and is not there';
  return (item['hash'] ?? null) === hash && (mark === null || item['mark'] === mark) ? null : 'it is not what was witnessed';
}

/** As much of a hash as nobody can hit. */
function fingerprint(hash: string): string {
  return hash.slice(0, 32);
}

/** Files, in a folder and those inside it. */
async function* filesIn(folder: string): AsyncGenerator<{ file: string; text: string }> {
  const all = await readdir(folder, { recursive: true });
  const files = all.filter((name) => name.endsWith('.jsonl')).toSorted();
  if (files.length === 0) throw new Error(`there is nothing witnessed in ${folder}`);
  for (const file of files) {
    yield { file, text: await readFile(join(folder, file), 'utf8') };
  }
}

/** `<instant>/<instant>`, as ISO 8601 writes what lies between two; null when it is none. */
export function readLost(text: string): Lost | null {
  const [from = null, to = null] = text.split('/').map(parseInstant);
  return from !== null && to !== null && from < to ? { from, to } : null;
}
