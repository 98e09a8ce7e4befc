/** What a look at a table may say. Nothing of it is personal: keys are made of ids and hashes, and no value is ever told. */
import type * as z from 'zod';
import type { AuditEntry } from '../../../schema/core/audit.ts';
import { fromItem } from '../../../schema/table/item.ts';
import type { Item, Key } from '../../../schema/table/port.ts';

/** What is wrong, and with which item. */
export type Finding = Key & { wrong: string };

/** What other partitions have to be asked before something can be judged. */
export type Question = { asks: readonly Key[]; judge: (found: (key: Key) => Item | null) => readonly Finding[] };

/** Something signed, with what it has to state; whoever has the keys verifies it. */
export type Signed = { of: Key; signed: string; states: Record<string, unknown> };

/** An entry of the history with the mark it carries; whoever has the keys says whether it is ours. */
export type Marked = {
  of: Key;
  hash: string;
  mark: string | null;
  imported: AuditEntry['imported'] | null;
  at: number;
  isUntraced: boolean;
};

export type Said = Finding | Question | Signed | Marked;

/** Says what there is to say of one partition, all its items together, in the order of their sort keys. */
export type Check = (partition: readonly Item[]) => Iterable<Said>;

/** What is wrong with an entry of the history that nobody with the keys has written. */
export const UNMARKED = 'it has no mark: nobody who keeps the history wrote it';
export const NOT_BROUGHT_IN = 'it is said to have come by an archive, and nobody with the key has said so';
export const FORGED = 'its mark is not ours: it was written anew by somebody without the key';

/** A finding about an item. */
export function wrong({ pk, sk }: Key, what: string): Finding {
  return { pk, sk, wrong: what };
}

/** The data of an item; null when it is damaged, which the check of shapes has told already. */
export function read<S extends z.ZodType>(shape: S, item: Item | null | undefined): z.output<S> | null {
  try {
    return item ? fromItem(shape, item) : null;
  } catch {
    return null;
  }
}
