/** How cases are kept: a head with its places, and beside it whom it is against, what was stated, what was done, and its files. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { RowPage } from '../../core/page.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import { attachmentShape, type Attachment } from '../../posting/model.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Range, Table, Write } from '../../table/port.ts';
import type { Desk } from '../desks.ts';
import { caseShape, doneShape, floodShape, heardShape, type Case, type CaseState, type Done, type Flood, type Heard } from './model.ts';

type Paging = { limit: number; after: string | null };

export async function loadCase(table: Table, id: string): Promise<Case | null> {
  const item = keys.isKeyPart(id) ? await table.get(keys.caseFile.key({ case: id })) : null;
  return item && fromItem(caseShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function caseOf(context: Context, id: string): Promise<Case | null> {
  const item = keys.isKeyPart(id) ? await getTogether(context, keys.caseFile.key({ case: id })) : null;
  return item && fromItem(caseShape, item);
}

export function putCase(one: Case, before: Versioned | null): Write {
  const { id, city, desk, state, assignee } = one;
  const dueAt = instantKey(one.dueAt);
  const inLists = [
    keys.deskCases.entry({ city, desk, state, dueAt, case: id }),
    ...(assignee === null ? [] : [keys.assignedCases.entry({ account: assignee, state, dueAt, case: id })]),
  ];
  return { put: toItem(keys.caseFile.key({ case: id }), one, ...inLists), when: unchanged(before), as: 'case' };
}

async function readCases(table: Table, range: Range, paging: Paging): Promise<RowPage<Case>> {
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(caseShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The cases of a desk, of one state or all. */
export function listCases(table: Table, of: { city: string; desk: Desk; state?: CaseState }, paging: Paging): Promise<RowPage<Case>> {
  return readCases(table, keys.deskCases.under(of), paging);
}

/** The cases that somebody sees to. */
export function listAssigned(table: Table, of: { account: string; state?: CaseState }, paging: Paging): Promise<RowPage<Case>> {
  return readCases(table, keys.assignedCases.under(of), paging);
}

/** What was stated about the present proposal of a case. */
export async function loadHeard(table: Table, { id, proposal }: Pick<Case, 'id' | 'proposal'>): Promise<Heard[]> {
  if (!proposal) return [];
  const { items } = await table.query(keys.caseHeard.under({ case: id, proposed: instantKey(proposal.at) }), { limit: 100 });
  return items.map((item) => fromItem(heardShape, item));
}

export function putHeard(one: Heard): Write {
  const { case: id, account } = one;
  return { put: toItem(keys.caseHeard.key({ case: id, proposed: instantKey(one.proposed), account }), one), when: 'absent', as: 'heard' };
}

const effectKey = (one: Pick<Done, 'case' | 'effect'>) => keys.caseDone.key({ case: one.case, effect: keys.padded(one.effect, 2) });

export async function loadDone(table: Table, place: Pick<Done, 'case' | 'effect'>): Promise<Done | null> {
  const item = await table.get(effectKey(place));
  return item && fromItem(doneShape, item);
}

/** An effect is carried out once, or not at all where it was taken back before. */
export function putDone(one: Done, before: Done | null): Write {
  return { put: toItem(effectKey(one), one), when: before ? 'always' : 'absent', as: 'done' };
}

export async function loadCaseFiles(table: Table, id: string): Promise<Attachment[]> {
  const { items } = await table.query(keys.caseAttachment.under({ case: id }), { limit: 100 });
  return items.map((item) => fromItem(attachmentShape, item));
}

export function putCaseFile(id: string, one: Attachment): Write {
  return { put: toItem(keys.caseAttachment.key({ case: id, number: keys.padded(one.number, 3) }), one), when: 'absent', as: 'attachment' };
}

export async function loadFlood(table: Table, city: string): Promise<Flood | null> {
  const item = keys.isKeyPart(city) ? await table.get(keys.reportFlood.key({ city })) : null;
  return item && fromItem(floodShape, item);
}

/** One more that waits, or one less. */
export function putFlood(city: string, before: Flood | null, by: 1 | -1): Write {
  const byTicket = Math.max(0, (before?.byTicket ?? 0) + by);
  const version = (before?.version ?? 0) + 1;
  return {
    put: toItem(keys.reportFlood.key({ city }), { city, byTicket, version }),
    when: before ? { version: before.version } : 'absent',
    as: 'flood',
  };
}
