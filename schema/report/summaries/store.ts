/** How work summaries are kept: one item for each committee and cycle, and each edition beside it as it was filed. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { editionShape, workSummaryShape, type Edition, type WorkSummary } from './model.ts';

type Place = Pick<WorkSummary, 'committee' | 'cycle'>;
type Paging = { limit: number; after: string | null };
const isPlace = ({ committee, cycle }: Place) => keys.isKeyPart(committee) && keys.isKeyPart(cycle);

export async function loadSummary(table: Table, place: Place): Promise<WorkSummary | null> {
  const item = isPlace(place) ? await table.get(keys.workSummary.key({ committee: place.committee, cycle: place.cycle })) : null;
  return item && fromItem(workSummaryShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function summaryIn(context: Context, place: Place): Promise<WorkSummary | null> {
  const item = isPlace(place) ? await getTogether(context, keys.workSummary.key({ committee: place.committee, cycle: place.cycle })) : null;
  return item && fromItem(workSummaryShape, item);
}

export function putSummary(one: WorkSummary, before: Versioned | null): Write {
  const { committee, cycle } = one;
  return { put: toItem(keys.workSummary.key({ committee, cycle }), one), when: unchanged(before), as: 'summary' };
}

const editionKey = ({ committee, cycle, number }: Place & { number: number }) =>
  keys.workSummaryEdition.key({ committee, cycle, number: keys.padded(number) });

export async function editionIn(context: Context, of: Place & { number: number }): Promise<Edition | null> {
  const item = await getTogether(context, editionKey(of));
  return item && fromItem(editionShape, item);
}

export function putEdition(one: Edition): Write {
  return { put: toItem(editionKey(one), one), when: 'absent', as: 'edition' };
}

/** The editions of a summary, the newest first. */
export async function listEditions(table: Table, { committee, cycle }: Place, paging: Paging) {
  const range = keys.workSummaryEdition.under({ committee, cycle });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(editionShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
