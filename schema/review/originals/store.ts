/** How the record of the originals is kept: one item beside the application. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { originalsShape, type Originals } from './model.ts';

export async function loadOriginals(table: Table, application: string): Promise<Originals | null> {
  const item = await table.get(keys.originals.key({ application }));
  return item && fromItem(originalsShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function originalsIn(context: Context, application: string): Promise<Originals | null> {
  const item = await getTogether(context, keys.originals.key({ application }));
  return item && fromItem(originalsShape, item);
}

export function putOriginals(one: Originals, before: Versioned | null): Write {
  return { put: toItem(keys.originals.key({ application: one.application }), one), when: unchanged(before), as: 'originals' };
}

/** Holds on to what was read: nobody has called them in or inspected them since. */
export function sameOriginals(one: Originals): Write {
  return { check: keys.originals.key({ application: one.application }), when: unchanged(one), as: 'originals' };
}
