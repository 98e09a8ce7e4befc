/**
 * Whether a table is whole, read once from end to end. A partition is looked at as soon as its items are together; what it asks of other
 * partitions is asked in batches. So memory holds a page, a partition and a batch, whatever the size of the table. A partition that seems
 * wrong is looked at again by itself: somebody may have written while it was read, and a scan may bring a large one in pieces.
 */
import { broughtIn } from '../../schema/core/audit.ts';
import type { Notary, Scribe } from '../../schema/core/ports.ts';
import { keyText, type Item, type Key, type Table } from '../../schema/table/port.ts';
import { pages } from '../../schema/core/page.ts';
import { checks } from './checks/index.ts';
import { FORGED, NOT_BROUGHT_IN, UNMARKED, wrong, type Finding, type Marked, type Question, type Signed } from './checks/finding.ts';
import { placeOf } from './checks/places.ts';
import type { Progress } from './progress.ts';
import type { Witness } from './witness.ts';

/** As many keys as the table answers in one request. */
const ASKED_TOGETHER = 100;

/** What was seen: how many items of each kind, how many receipts, how much is wrong. */
export type Seen = { items: number; kinds: Record<string, number>; receipts: number; wrong: number };

type Questioned = Pick<Table, 'getMany' | 'query'>;

export type Verifying = {
  /** The parts of the table: in each, the items of a partition lie together and in order. */
  parts: readonly AsyncIterable<readonly Item[]>[];
  /** The same table, for questions. */
  table: Questioned;
  notary: Pick<Notary, 'verify'>;
  /** Knows our marks; null where nobody has the keys. */
  scribe: Pick<Scribe, 'isOurs'> | null;
  /** Knows which entries of the history were seen as they were written; null where none is at hand. */
  witness: Pick<Witness, 'whyUnseen'> | null;
  /** Is told what is wrong. */
  tell: (finding: Finding) => void;
  progress: Progress;
};

export async function verifyTable({ parts, table, tell, progress, ...known }: Verifying): Promise<Seen> {
  const seen: Seen = { items: 0, kinds: {}, receipts: 0, wrong: 0 };
  const suspects = new Set<string>();

  async function verifyPart(part: AsyncIterable<readonly Item[]>): Promise<void> {
    const asking = questions(table, ({ pk }) => void suspects.add(pk));
    for await (const partition of partitionsOf(part, progress)) {
      count(partition);
      await judge(partition, { ...known, asking, found: ({ pk }) => void suspects.add(pk) });
    }
    await asking.end();
  }

  function count(partition: readonly Item[]): void {
    for (const item of partition) {
      const kind = placeOf(item)?.name ?? 'unknown';
      seen.kinds[kind] = (seen.kinds[kind] ?? 0) + 1;
      seen.items += 1;
      if (kind === 'submission') seen.receipts += 1;
    }
  }

  await Promise.all(parts.map(verifyPart));
  for (const pk of suspects) {
    const found = (finding: Finding): void => {
      seen.wrong += 1;
      tell(finding);
    };
    const asking = questions(table, found);
    await judge(await partitionAt(table, pk), { ...known, asking, found });
    await asking.end();
  }
  return seen;
}

/** The partitions of a part, each with all its items. */
async function* partitionsOf(part: AsyncIterable<readonly Item[]>, progress: Progress): AsyncGenerator<Item[]> {
  let partition: Item[] = [];
  for await (const page of part) {
    for (const item of page) {
      if (partition.length > 0 && partition[0]?.pk !== item.pk) {
        yield partition;
        partition = [];
      }
      partition.push(item);
    }
    progress.add(page.length);
  }
  if (partition.length > 0) yield partition;
}

/** A partition as it is now. */
async function partitionAt(table: Questioned, pk: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages((after) => table.query({ pk }, { after }))) items.push(...page.items);
  return items;
}

type Judging = Pick<Verifying, 'notary' | 'scribe' | 'witness'> & {
  asking: ReturnType<typeof questions>;
  found: (finding: Finding) => void;
};

async function judge(partition: readonly Item[], { asking, notary, scribe, witness, found }: Judging): Promise<void> {
  for (const said of checks(partition)) {
    if ('wrong' in said) found(said);
    else if ('asks' in said) await asking.add(said);
    else {
      const why = 'signed' in said ? await whyNotSigned(said, notary) : scribe && (await whyNotMarked(said, scribe));
      if (why !== null) found(wrong(said.of, why));
      const unseen = 'signed' in said ? null : (witness?.whyUnseen(said) ?? null);
      if (unseen !== null) found(wrong(said.of, unseen));
    }
  }
}

/** Collects questions, and puts them to the table a hundred keys at a time. */
function questions(table: Questioned, found: (finding: Finding) => void) {
  let waiting: Question[] = [];
  let keys = new Map<string, Key>();
  async function end(): Promise<void> {
    const items = new Map((await table.getMany([...keys.values()])).map((item) => [keyText(item), item]));
    for (const { judge: judged } of waiting) for (const finding of judged((key) => items.get(keyText(key)) ?? null)) found(finding);
    [waiting, keys] = [[], new Map()];
  }
  return {
    async add(question: Question): Promise<void> {
      waiting.push(question);
      for (const key of question.asks) keys.set(keyText(key), key);
      // What asks nobody waits for nobody.
      if (keys.size >= ASKED_TOGETHER || waiting.length >= ASKED_TOGETHER) await end();
    },
    end,
  };
}

async function whyNotSigned({ signed, states }: Signed, notary: Pick<Notary, 'verify'>): Promise<string | null> {
  try {
    const stated = await notary.verify(signed);
    if (!stated) return 'its receipt was not signed by the keyring of this table';
    return Object.entries(states).every(([name, value]) => same(stated[name], value))
      ? null
      : 'its receipt states something else than it does';
  } catch (error) {
    // Without any key to sign with, for one: wrong as well, and no reason to stop.
    return `its receipt cannot be verified: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function whyNotMarked({ hash, mark, imported }: Marked, scribe: Pick<Scribe, 'isOurs'>): Promise<string | null> {
  // The mark is that of the system in which it was written, which nobody can verify here; ours says by which archive it came (R6).
  if (imported) {
    const told = broughtIn({ hash, ...(mark !== null && { mark }) }, imported.archive);
    return (await scribe.isOurs(told, imported.mark)) ? null : NOT_BROUGHT_IN;
  }
  if (mark === null) return UNMARKED;
  try {
    return (await scribe.isOurs(hash, mark)) ? null : FORGED;
  } catch (error) {
    return `its mark cannot be verified: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A receipt writes its instant out, as people read it. */
function same(stated: unknown, value: unknown): boolean {
  return stated === value || (typeof stated === 'string' && typeof value === 'number' && Date.parse(stated) === value);
}
