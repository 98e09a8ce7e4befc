/** How measures are kept: each by itself, in the list of whomever it is against and in that of the city. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import type { RowPage } from '../../core/page.ts';
import { instantKey } from '../../calendar/store.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Range, Table, Write } from '../../table/port.ts';
import type { MeasureKind } from './kinds.ts';
import { measureShape, type Measure, type Subject } from './model.ts';

type Paging = { limit: number; after: string | null };

export async function loadMeasure(table: Table, id: string): Promise<Measure | null> {
  const item = keys.isKeyPart(id) ? await table.get(keys.measure.key({ measure: id })) : null;
  return item && fromItem(measureShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function measureIn(context: Context, id: string): Promise<Measure | null> {
  const item = keys.isKeyPart(id) ? await getTogether(context, keys.measure.key({ measure: id })) : null;
  return item && fromItem(measureShape, item);
}

export function putMeasure(one: Measure, before: Versioned | null): Write {
  const { id, city, kind, subject } = one;
  const at = instantKey(one.imposed.at);
  const inLists = [
    keys.subjectMeasures.entry({ of: subject.of, subject: subject.id, at, measure: id }),
    keys.cityMeasures.entry({ city, kind, at, measure: id }),
  ];
  return { put: toItem(keys.measure.key({ measure: id }), one, ...inLists), when: unchanged(before), as: 'measure' };
}

async function readPage(table: Table, range: Range, paging: Paging): Promise<RowPage<Measure>> {
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(measureShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The measures against somebody, newest first. */
export function listAgainst(table: Table, { of, id }: Pick<Subject, 'of' | 'id'>, paging: Paging): Promise<RowPage<Measure>> {
  return readPage(table, keys.subjectMeasures.under({ of, subject: id }), paging);
}

/** The measures of a city, of one kind or all; of a kind, newest first. */
export function listMeasures(table: Table, of: { city: string; kind?: MeasureKind }, paging: Paging): Promise<RowPage<Measure>> {
  return readPage(table, keys.cityMeasures.under(of), paging);
}
