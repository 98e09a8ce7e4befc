/** What somebody could do who may write the table and has no key: write a history anew, consistently to the end. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { auditShape, type AuditEntry } from '../../schema/core/audit.ts';
import { hashOf } from '../../schema/core/hash.ts';
import { fromItem } from '../../schema/table/item.ts';
import type { Item, Key } from '../../schema/table/port.ts';
import type { World } from './world.ts';

/** How the marks come about: `kept` as they stood beside each entry, or made up. */
export type Marks = 'kept' | 'made up';

/** A trail with the entry of one version altered, and all hashes from there on computed anew. */
export function rewritten(trail: readonly Item[], version: number, alter: Partial<AuditEntry>, marks: Marks = 'made up'): Item[] {
  let previous: string | null = null;
  return trail.map((item) => {
    const { hash: _, mark = '', ...content } = fromItem(auditShape, item);
    if (content.version < version) return item;
    const altered: Omit<AuditEntry, 'hash' | 'mark'> = {
      ...content,
      ...(content.version === version && alter),
      ...(previous !== null && { previous }),
    };
    previous = hashOf(altered);
    return { ...item, ...altered, hash: previous, mark: marks === 'kept' ? mark : `1.${previous.slice(0, 43)}` };
  });
}

/** The head of a trail that was written anew, so that it leads there. */
export function headOf(head: Item, trail: readonly Item[]): Item {
  const last = trail.at(-1);
  return { ...head, trail: last?.['hash'], version: last?.['version'] };
}

/** Puts items as a role with `PutItem` would: past the system. */
export async function plant({ client, tableName }: Pick<World, 'client' | 'tableName'>, items: readonly Item[]): Promise<void> {
  for (const Item of items) await client.send(new PutCommand({ TableName: tableName, Item }));
}

/** A copy of the table in which some items are others, by their keys. */
export function withItems(items: readonly Item[], others: readonly Item[]): Item[] {
  const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;
  const by = new Map(others.map((item) => [nameOf(item), item]));
  return items.map((item) => by.get(nameOf(item)) ?? item);
}
