/** Between a slice's shapes and stored items: parsed on reading, so that damage is met where it lies. */
import type * as z from 'zod';
import { TABLE } from './keys.ts';
import type { Item, Key } from './port.ts';

const KEY_ATTRIBUTES = new Set<string>([TABLE.pk, TABLE.sk, ...Object.values(TABLE.indexes).flatMap(({ pk, sk }) => [pk, sk])]);

/** An item from a key, index entries and data. Undefined values are left out. */
export function toItem(key: Key, data: object, ...entries: readonly Record<string, string>[]): Item {
  const present = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return Object.assign({ ...key }, ...entries, present) as Item;
}

/** The data of an item, checked against its shape. A damaged item is an error of ours, never of the user. */
export function fromItem<S extends z.ZodType>(shape: S, item: Item): z.output<S> {
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(item).filter(([name]) => !KEY_ATTRIBUTES.has(name))));
  if (!parsed.success) throw new Error(`damaged item ${item.pk} / ${item.sk}: ${parsed.error.message}`);
  return parsed.data;
}
