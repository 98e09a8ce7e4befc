/** How opinions are kept: under their candidate, in the list of what lies before their reader. */
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { assignmentShape, opinionShape, type Assignment, type Opinion } from './model.ts';

type Place = Pick<Opinion, 'application' | 'account'>;
type Paging = { limit: number; after: string | null };

export async function loadOpinion(table: Table, { application, account }: Place): Promise<Opinion | null> {
  if (!keys.isKeyPart(application) || !keys.isKeyPart(account)) return null;
  const item = await table.get(keys.opinion.key({ application, account }));
  return item && fromItem(opinionShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function opinionIn(context: Context, { application, account }: Place): Promise<Opinion | null> {
  if (!keys.isKeyPart(application) || !keys.isKeyPart(account)) return null;
  const item = await getTogether(context, keys.opinion.key({ application, account }));
  return item && fromItem(opinionShape, item);
}

/** All opinions on a candidate, drafts among them. */
export async function loadOpinions(table: Table, application: string): Promise<Opinion[]> {
  const { items } = await table.query(keys.opinion.under({ application }));
  return items.map((item) => fromItem(opinionShape, item));
}

export function putOpinion(one: Opinion, before: Pick<Opinion, 'version'> | null): Write {
  const { application, account, cycle } = one;
  const entry = keys.readerTasks.entry({ account, cycle, application });
  const put = toItem(keys.opinion.key({ application, account }), one, ...(one.endedAt === null ? [entry] : []));
  return { put, when: before ? { version: before.version } : 'absent', as: 'opinion' };
}

/** What lies before an expert in a cycle. */
export async function listTasks(table: Table, { account, cycle }: { account: string; cycle: string }, paging: Paging) {
  const range = keys.readerTasks.under({ account, cycle });
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(opinionShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** Whether a committee waits for an opinion of theirs in a cycle. */
export async function hasToRead(
  table: Table,
  { committee, account, cycle }: { committee: string; account: string; cycle: string },
): Promise<boolean> {
  let after: string | null = null;
  do {
    const { rows, next } = await listTasks(table, { account, cycle }, { limit: 100, after });
    if (rows.some((row) => row.committee === committee && row.submittedAt === null)) return true;
    after = next;
  } while (after !== null);
  return false;
}

const numberKey = (number: number): string => keys.padded(number, 4);

export function putAssignment(one: Assignment): Write {
  const { committee, cycle, number } = one;
  return { put: toItem(keys.assignment.key({ committee, cycle, number: numberKey(number) }), one), when: 'absent', as: 'assignment' };
}

/** How readers were assigned, the newest first. */
export async function listAssignments(table: Table, of: { committee: string; cycle: string }, paging: Paging) {
  const range = keys.assignment.under(of);
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(assignmentShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
