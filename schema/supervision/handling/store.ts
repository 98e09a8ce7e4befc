/** How the figures of handling are kept: an item a desk and step, as it was counted last. */
import type { RowPage } from '../../core/page.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { handlingShape, type Handling, type Step } from './model.ts';

type Paging = { limit: number; after: string | null };

/** In the place of an organisation, of all the desks of a step: no organisation is called so, and it comes before all of them. */
const ALL = '-';

export function putHandling(one: Handling): Write {
  const { cycle, step, organisation } = one;
  return { put: toItem(keys.handling.key({ cycle, step, organisation: organisation ?? ALL }), one), when: 'always', as: 'handling' };
}

/** Of one step, or of all: the whole step first, then its desks. */
export async function listHandling(table: Table, of: { cycle: string; step?: Step }, paging: Paging): Promise<RowPage<Handling>> {
  const range = keys.handling.under(of);
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(handlingShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
