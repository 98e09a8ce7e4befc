/** How inspections are kept: a head, the frozen list and the sample in parts, and an outcome for each thing that was looked at. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { pages, type RowPage } from '../../core/page.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Item, Range, Table, Write } from '../../table/port.ts';
import { ENTRIES_A_PART, inspectionShape, listPartShape, outcomeShape, type Inspection, type ListEntry, type Outcome } from './model.ts';

type Paging = { limit: number; after: string | null };
/** The frozen list, or what was drawn from it. */
export type ListName = 'POPULATION' | 'SAMPLE';

export async function loadInspection(table: Table, id: string): Promise<Inspection | null> {
  const item = keys.isKeyPart(id) ? await table.get(keys.inspection.key({ inspection: id })) : null;
  return item && fromItem(inspectionShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function inspectionIn(context: Context, id: string): Promise<Inspection | null> {
  const item = keys.isKeyPart(id) ? await getTogether(context, keys.inspection.key({ inspection: id })) : null;
  return item && fromItem(inspectionShape, item);
}

export function putInspection(one: Inspection, before: Versioned | null): Write {
  const { id, city, cycle, planned } = one;
  const entry = keys.cycleInspections.entry({ city, cycle, at: instantKey(planned.at), inspection: id });
  return { put: toItem(keys.inspection.key({ inspection: id }), one, entry), when: unchanged(before), as: 'inspection' };
}

async function page<T>(
  table: Table,
  range: Range,
  paging: Paging & { descending?: boolean },
  read: (item: Item) => T,
): Promise<RowPage<T>> {
  const found = await table.query(range, paging);
  return { rows: found.items.map(read), cursors: found.items.map((item) => table.cursorOf(item, range)), next: found.next };
}

/** The inspections of a cycle, the newest first. */
export function listInspections(table: Table, of: { city: string; cycle: string }, paging: Paging): Promise<RowPage<Inspection>> {
  return page(table, keys.cycleInspections.under(of), { ...paging, descending: true }, (item) => fromItem(inspectionShape, item));
}

/** A list in its parts: written once. */
export function putList(inspection: string, list: ListName, entries: readonly ListEntry[]): Write[] {
  return Array.from({ length: Math.ceil(entries.length / ENTRIES_A_PART) }, (_, index) => {
    const own = entries.slice(index * ENTRIES_A_PART, (index + 1) * ENTRIES_A_PART);
    const place = keys.inspectionList.key({ inspection, list, number: keys.padded(index + 1, 3) });
    return { put: toItem(place, { inspection, number: index + 1, entries: own }), when: 'absent', as: 'list' };
  });
}

export async function loadList(table: Table, inspection: string, list: ListName): Promise<ListEntry[]> {
  const all: ListEntry[] = [];
  for await (const { items } of pages((after) => table.query(keys.inspectionList.under({ inspection, list }), { limit: 10, after })))
    all.push(...items.flatMap((item) => fromItem(listPartShape, item).entries));
  return all;
}

export async function loadOutcome(table: Table, of: Pick<Outcome, 'inspection' | 'subject'>): Promise<Outcome | null> {
  const item = keys.isKeyPart(of.subject) ? await table.get(keys.inspectionOutcome.key(of)) : null;
  return item && fromItem(outcomeShape, item);
}

export function putOutcome(one: Outcome, before: Outcome | null): Write {
  const { inspection, subject } = one;
  return { put: toItem(keys.inspectionOutcome.key({ inspection, subject }), one), when: before ? 'always' : 'absent', as: 'outcome' };
}

/** What was found, in the order of what was looked at. */
export function listOutcomes(table: Table, inspection: string, paging: Paging): Promise<RowPage<Outcome>> {
  return page(table, keys.inspectionOutcome.under({ inspection }), paging, (item) => fromItem(outcomeShape, item));
}
