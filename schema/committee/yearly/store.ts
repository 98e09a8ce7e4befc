/** How yearly notices are kept: one item for each committee and cycle. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { yearlyShape, type Yearly } from './model.ts';

type Place = Pick<Yearly, 'committee' | 'cycle'>;

export async function loadYearly(table: Table, { committee, cycle }: Place): Promise<Yearly | null> {
  if (!keys.isKeyPart(committee) || !keys.isKeyPart(cycle)) return null;
  const item = await table.get(keys.yearlyNotice.key({ committee, cycle }));
  return item && fromItem(yearlyShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function yearlyIn(context: Context, { committee, cycle }: Place): Promise<Yearly | null> {
  if (!keys.isKeyPart(committee) || !keys.isKeyPart(cycle)) return null;
  const item = await getTogether(context, keys.yearlyNotice.key({ committee, cycle }));
  return item && fromItem(yearlyShape, item);
}

export function putYearly(one: Yearly, before: Versioned | null): Write {
  const { committee, cycle } = one;
  const entry = keys.cycleYearlies.entry({ cycle, committee });
  return { put: toItem(keys.yearlyNotice.key({ committee, cycle }), one, entry), when: unchanged(before), as: 'yearly' };
}

/** The yearly notices of a cycle. */
export async function listYearlies(table: Table, cycle: string, paging: { limit: number; after: string | null }) {
  const range = keys.cycleYearlies.under({ cycle });
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(yearlyShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
