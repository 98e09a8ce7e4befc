/** Between a slice's shapes and stored items: parsed on reading, so that damage is met where it lies. */
import type * as z from 'zod';
import { TABLE } from './keys.ts';
import type { Item, Key } from './port.ts';

const KEY_ATTRIBUTES = new Set<string>([TABLE.pk, TABLE.sk, ...Object.values(TABLE.indexes).flatMap(({ pk, sk }) => [pk, sk])]);

/** An item from a key, index entries and data. Undefined values are left out. */
export function toItem(key: Key, data: object, ...entries: readonly Record<string, string>[]): Item {
  const item: Record<string, unknown> = { pk: key.pk, sk: key.sk };
  // One by one, as below: making lists of pairs was a tenth of what a read or a write costs.
  for (const given of [...entries, data as Readonly<Record<string, unknown>>])
    for (const name of Object.keys(given)) if (given[name] !== undefined) item[name] = given[name];
  return item as Item;
}

/** The data of an item, checked against its shape. A damaged item is an error of ours, never of the user. */
export function fromItem<S extends z.ZodType>(shape: S, item: Item): z.output<S> {
  const data: Record<string, unknown> = {};
  for (const name of Object.keys(item)) if (!KEY_ATTRIBUTES.has(name)) data[name] = item[name];
  const parsed = shape.safeParse(data);
  if (!parsed.success) throw new Error(`damaged item ${item.pk} / ${item.sk}: ${parsed.error.message}`);
  return parsed.data;
}
