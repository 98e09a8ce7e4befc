/**
 * Whether a table is whole, read once from end to end. A partition is looked at as soon as its items are together; what it asks of other
 * partitions is asked in batches. So memory holds a page, a partition and a batch, whatever the size of the table.
 */
import type { Notary } from '../../schema/core/ports.ts';
import type { Item, Key, Table } from '../../schema/table/port.ts';
import { checks } from './checks/index.ts';
import { wrong, type Finding, type Question, type Signed } from './checks/finding.ts';
import { placeOf } from './checks/places.ts';
import type { Progress } from './progress.ts';

/** As many keys as the table answers in one request. */
const ASKED_TOGETHER = 100;

/** What was seen: how many items of each kind, how many receipts, how much is wrong. */
export type Seen = { items: number; kinds: Record<string, number>; receipts: number; wrong: number };

export type Verifying = {
  /** The parts of the table: in each, the items of a partition lie together and in order. */
  parts: readonly AsyncIterable<readonly Item[]>[];
  /** The same table, for questions. */
  table: Pick<Table, 'getMany'>;
  notary: Pick<Notary, 'verify'>;
  /** Is told each finding as it is made. */
  tell: (finding: Finding) => void;
  progress: Progress;
};

export async function verifyTable({ parts, table, notary, tell, progress }: Verifying): Promise<Seen> {
  const seen: Seen = { items: 0, kinds: {}, receipts: 0, wrong: 0 };
  const found = (finding: Finding): void => {
    seen.wrong += 1;
    tell(finding);
  };

  async function verifyPart(pages: AsyncIterable<readonly Item[]>): Promise<void> {
    const asking = questions(table, found);
    let partition: Item[] = [];
    const judge = async (): Promise<void> => {
      for (const said of checks(partition)) {
        if ('wrong' in said) found(said);
        else if ('asks' in said) await asking.add(said);
        else await verifySigned(said);
      }
      partition = [];
    };
    for await (const page of pages) {
      for (const item of page) {
        if (partition.length > 0 && partition[0]?.pk !== item.pk) await judge();
        partition.push(item);
        const kind = placeOf(item)?.name ?? 'unknown';
        seen.kinds[kind] = (seen.kinds[kind] ?? 0) + 1;
        seen.items += 1;
      }
      progress.add(page.length);
    }
    await judge();
    await asking.end();
  }

  async function verifySigned({ of, signed, states }: Signed): Promise<void> {
    seen.receipts += 1;
    const why = await notary.verify(signed).then(
      (stated) => whyNotStated(stated, states),
      // Without any key to sign with, for one: wrong as well, and no reason to stop.
      (error: unknown) => `its receipt cannot be verified: ${error instanceof Error ? error.message : String(error)}`,
    );
    if (why !== null) found(wrong(of, why));
  }

  await Promise.all(parts.map(verifyPart));
  return seen;
}

/** Collects questions, and puts them to the table a hundred keys at a time. */
function questions(table: Pick<Table, 'getMany'>, found: (finding: Finding) => void) {
  let waiting: Question[] = [];
  let keys = new Map<string, Key>();
  async function end(): Promise<void> {
    const items = new Map((await table.getMany([...keys.values()])).map((item) => [nameOf(item), item]));
    for (const { judge } of waiting) for (const finding of judge((key) => items.get(nameOf(key)) ?? null)) found(finding);
    [waiting, keys] = [[], new Map()];
  }
  return {
    async add(question: Question): Promise<void> {
      waiting.push(question);
      for (const key of question.asks) keys.set(nameOf(key), key);
      if (keys.size >= ASKED_TOGETHER) await end();
    },
    end,
  };
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

function whyNotStated(stated: Record<string, unknown> | null, wanted: Record<string, unknown>): string | null {
  if (!stated) return 'its receipt was not signed by the keyring of this table';
  return Object.entries(wanted).every(([name, value]) => same(stated[name], value))
    ? null
    : 'its receipt states something else than it does';
}

/** A receipt writes its instant out, as people read it. */
function same(stated: unknown, value: unknown): boolean {
  return stated === value || (typeof stated === 'string' && typeof value === 'number' && Date.parse(stated) === value);
}
