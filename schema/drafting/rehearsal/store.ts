/** How rehearsals are kept: the job, and beside it the draft as it was then. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { instantKey } from '../../calendar/store.ts';
import { rehearsalShape, rehearsedShape, type Rehearsal } from './model.ts';

export async function loadRehearsal(table: Table, id: string): Promise<Rehearsal | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.rehearsal.key({ rehearsal: id }));
  return item && fromItem(rehearsalShape, item);
}

/** The same for showing it, in one batch with all that a request asks for. */
export async function rehearsalIn(context: Context, id: string): Promise<Rehearsal | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.rehearsal.key({ rehearsal: id }));
  return item && fromItem(rehearsalShape, item);
}

export function putRehearsal(one: Rehearsal, before: Versioned | null): Write {
  const entry = keys.draftRehearsals.entry({ cycle: one.draft, at: instantKey(one.requestedAt), rehearsal: one.id });
  return { put: toItem(keys.rehearsal.key({ rehearsal: one.id }), one, entry), when: unchanged(before), as: 'rehearsal' };
}

/** What the draft said when it was rehearsed. */
export async function loadRehearsed(table: Table, id: string): Promise<string> {
  const item = await table.get(keys.rehearsedDraft.key({ rehearsal: id }));
  if (!item) throw new Error(`the draft of the rehearsal ${id} is missing`);
  return fromItem(rehearsedShape, item).text;
}

export function putRehearsed(id: string, text: string): Write {
  return { put: toItem(keys.rehearsedDraft.key({ rehearsal: id }), { text }), when: 'absent', as: 'rehearsed' };
}

/** The rehearsals of a draft, newest first, one page. */
export async function listRehearsals(table: Table, draft: string, paging: { limit: number; after: string | null }) {
  const range = keys.draftRehearsals.under({ cycle: draft });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rehearsals: page.items.map((item) => fromItem(rehearsalShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
