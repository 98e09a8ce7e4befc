/** How pools are kept: each expert under the committee, found by their account as well. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Item, Range, Table, Write } from '../../table/port.ts';
import { expertShape, type Expert } from './model.ts';

type Paging = { limit: number; after: string | null };
type Place = Pick<Expert, 'committee' | 'account'>;

export async function loadExpert(table: Table, { committee, account }: Place): Promise<Expert | null> {
  if (!keys.isKeyPart(committee) || !keys.isKeyPart(account)) return null;
  const item = await table.get(keys.expert.key({ committee, account }));
  return item && fromItem(expertShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function expertIn(context: Context, { committee, account }: Place): Promise<Expert | null> {
  if (!keys.isKeyPart(committee) || !keys.isKeyPart(account)) return null;
  const item = await getTogether(context, keys.expert.key({ committee, account }));
  return item && fromItem(expertShape, item);
}

export function putExpert(one: Expert, before: Versioned | null): Write {
  const { committee, account, removed } = one;
  const entries = removed ? [] : [keys.expertOf.entry({ account, committee })];
  return { put: toItem(keys.expert.key({ committee, account }), one, ...entries), when: unchanged(before), as: 'expert' };
}

/** Holds only while an expert is as they were read. */
export function sameExpert({ committee, account, version }: Expert): Write {
  return { check: keys.expert.key({ committee, account }), when: { version }, as: 'expert' };
}

/** A page of a committee's pool, those who were removed among them. */
export function listPool(table: Table, committee: string, paging: Paging) {
  return pageOfExperts(table, keys.expert.under({ committee }), paging);
}

/** The whole pool: of a few hundred at most. */
export async function loadPool(table: Table, committee: string): Promise<Expert[]> {
  const all: Expert[] = [];
  for await (const { rows } of pages((after) => listPool(table, committee, { limit: 100, after }))) all.push(...rows);
  return all;
}

/** The pools that a person is an expert of. */
export function listExpertise(table: Table, account: string, paging: Paging) {
  return pageOfExperts(table, keys.expertOf.under({ account }), paging);
}

async function pageOfExperts(table: Table, range: Range, paging: Paging) {
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item: Item) => fromItem(expertShape, item)),
    cursors: page.items.map((item: Item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
