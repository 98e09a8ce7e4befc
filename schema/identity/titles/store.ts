/** How the titles of people are kept: each beside the account, and those that wait in the list of their unit. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import { fromItem, toItem } from '../../table/item.ts';
import * as keys from '../../table/keys.ts';
import type { Item, Table, Write } from '../../table/port.ts';
import { partsOfTitle, titleShape, type Title } from './model.ts';

const PREFIX = keys.title.sk.slice(0, keys.title.sk.indexOf('{'));

/** The titles of a person: those among what lies with the account, and those of the accounts that were closed into it (P11); the first obtained first. */
export async function titlesOf(table: Table, own: readonly Item[], merged: readonly { account: string }[]): Promise<Title[]> {
  const pages = await Promise.all(merged.map(({ account }) => table.query(keys.title.under({ account }))));
  return [...own, ...pages.flatMap(({ items }) => items)]
    .filter(({ sk }) => sk.startsWith(PREFIX))
    .map((item) => fromItem(titleShape, item))
    .toSorted((one, other) => (one.obtainedOn < other.obtainedOn ? -1 : 1));
}

/** A title by its place, read now. */
export async function loadTitle(table: Table, place: string): Promise<Title | null> {
  const at = placeOf(place);
  const item = at && (await table.get(keys.title.key(at)));
  return item ? fromItem(titleShape, item) : null;
}

/** The same for showing it, in one batch with all that a request asks for. */
export async function titleIn(context: Context, place: string): Promise<Title | null> {
  const at = placeOf(place);
  const item = at && (await getTogether(context, keys.title.key(at)));
  return item ? fromItem(titleShape, item) : null;
}

function placeOf(place: string): { account: string; title: string } | null {
  const at = partsOfTitle(place);
  return keys.isKeyPart(at.account) && keys.isKeyPart(at.title) ? at : null;
}

/** A title as it is; while it waits, it stands in the list of the unit. */
export function putTitle(one: Title, before: Versioned | null): Write {
  const { account, id: title, unit, recorded } = one;
  const waits =
    one.state === 'PENDING' && unit !== null ? [keys.titlesToCheck.entry({ unit, at: keys.padded(recorded.at, 15), account, title })] : [];
  return { put: toItem(keys.title.key({ account, title }), one, ...waits), when: unchanged(before), as: 'title' };
}

/** The titles that wait for a unit’s check, one page, longest first. */
export async function loadTitlesToCheck(table: Table, unit: string, paging: { limit: number; after: string | null }) {
  const range = keys.titlesToCheck.under({ unit });
  const page = await table.query(range, paging);
  return {
    titles: page.items.map((item) => fromItem(titleShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** How many they are. */
export function countTitlesToCheck(table: Table, unit: string): Promise<number> {
  return table.count(keys.titlesToCheck.under({ unit }));
}
