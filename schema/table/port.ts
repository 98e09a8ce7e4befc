/**
 * What the system asks of its storage: six verbs, all bounded. The DynamoDB adapter and nothing else implements it
 * (functions/runtime/dynamo-table.ts); there is no scan.
 */

/** The place of one item. */
export type Key = { pk: string; sk: string };

/** A key as a text, by which items are found again in memory. */
export function keyText({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

/** An item as stored: its key, the index attributes it wants to be found by, and its data. */
export type Item = Key & Record<string, unknown>;

export type IndexName = 'byOwner' | 'byDesk' | 'byShard';

/** One partition, optionally narrowed to the sort keys that begin with `prefix`, of the table or of an index. */
export type Range = { index?: IndexName; pk: string; prefix?: string };

/** `next` is where the following page begins; null at the end of the range. */
export type Page = { items: Item[]; next: string | null };

/** When a write may happen: the item is absent; its version is n; it is open (see `bump`); always. */
export type Condition = 'absent' | 'always' | { version: number } | { open: true; edits?: number };

/**
 * One write of a transaction; `as` names it in a `Conflict`. A bump adds one to `edits`, and touches nothing else; a check writes
 * nothing, and makes the others wait upon its condition.
 */
export type Write =
  | { put: Item; when: Condition; as?: string }
  | { bump: Key; when: Condition; as?: string }
  | { check: Key; when: Condition; as?: string };

/** The place a write is about. */
export function keyOf(write: Write): Key {
  return 'put' in write ? write.put : 'bump' in write ? write.bump : write.check;
}

export interface Table {
  /** One item, read consistently. */
  get(key: Key): Promise<Item | null>;
  /** Up to 100 items; those that do not exist are left out, the order is that of the keys. */
  getMany(keys: readonly Key[]): Promise<Item[]>;
  /**
   * One page of a range, in the order of its sort key. Consistent on the table, eventually so on an index. With `only`, of each item its
   * key and these attributes: for lists that are looked through.
   */
  query(range: Range, options?: { limit?: number; after?: string | null; descending?: boolean; only?: readonly string[] }): Promise<Page>;
  /** How many items lie in a range. It reads them all, in the table, and answers their number only. */
  count(range: Range): Promise<number>;
  /** The same by the first part of the sort key, up to its `#`: what a list counts by, in one reading. */
  tally(range: Range): Promise<Map<string, number>>;
  /** The cursor of a row of a range: with it as `after`, a page begins behind that row. Opaque, and good for that range only. */
  cursorOf(item: Item, range: Range): string;
  /**
   * All writes or none. Throws `Conflict` with the names of the writes whose condition did not hold;
   * mere collisions with another transaction are tried again inside.
   */
  transact(writes: readonly Write[]): Promise<void>;
}

/** Thrown by `transact` when a condition did not hold: somebody else was first, or it had been done before. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  constructor(readonly failed: readonly string[]) {
    super(`conditions not met: ${failed.join(', ')}`);
  }
}
