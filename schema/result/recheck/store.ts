/** How re-checks are kept: beside their roster, and in their committee's list. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { recheckShape, type Recheck } from './model.ts';

type Place = Pick<Recheck, 'roster' | 'application'>;
const isPlace = ({ roster, application }: Place) => keys.isKeyPart(roster) && keys.isKeyPart(application);

export async function loadRecheck(table: Table, place: Place): Promise<Recheck | null> {
  const item = isPlace(place) ? await table.get(keys.recheck.key(place)) : null;
  return item && fromItem(recheckShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function recheckIn(context: Context, place: Place): Promise<Recheck | null> {
  const item = isPlace(place) ? await getTogether(context, keys.recheck.key(place)) : null;
  return item && fromItem(recheckShape, item);
}

export function putRecheck(one: Recheck, before: Versioned | null): Write {
  const { roster, application, committee, cycle, answer } = one;
  const state = answer ? 'ANSWERED' : 'OPEN';
  const entry = keys.committeeRechecks.entry({ committee, cycle, state, dueAt: instantKey(one.dueAt), application });
  return { put: toItem(keys.recheck.key({ roster, application }), one, entry), when: unchanged(before), as: 'recheck' };
}

/** How many of them wait for an answer. */
export function countRechecks(table: Table, of: { committee: string; cycle: string }): Promise<number> {
  return table.count(keys.committeeRechecks.under({ ...of, state: 'OPEN' }));
}

/** A committee's re-checks of a cycle, those due first first. */
export async function listRechecks(
  table: Table,
  of: { committee: string; cycle: string; state?: 'OPEN' | 'ANSWERED' },
  paging: { limit: number; after: string | null },
) {
  const range = keys.committeeRechecks.under(of);
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(recheckShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
