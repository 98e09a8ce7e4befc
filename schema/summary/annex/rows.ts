/** The rows of a summary table as the system has them, a batch at a time: each form as it was submitted (D4). */
import type { Context } from '../../core/context.ts';
import type { Value } from '../../core/workbook/writing/line.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { openIdentity } from '../../identity/privacy.ts';
import { loadAccounts, loadOrganisationsOf } from '../../identity/store.ts';
import { loadFrozen, loadHeads } from '../../application/frozen/store.ts';
import type { TableRow } from '../model.ts';
import { loadRows } from '../store.ts';
import { rowOf, SECTIONS_NEEDED } from './columns.ts';

/** How many applications are read at a time: 9 sections of each make one batch of less than 100 keys. */
const BATCH = 11;

/** Who stands in a table, by unit and name as a reader of Chinese would look them up. */
export async function peopleIn(context: Pick<Context, 'table'>, table: string): Promise<TableRow[]> {
  const byPinyin = new Intl.Collator('zh-u-co-pinyin');
  return (await loadRows(context.table, table)).toSorted(
    (a, b) =>
      byPinyin.compare(a.unitName, b.unitName) ||
      byPinyin.compare(a.applicantName, b.applicantName) ||
      (a.application < b.application ? -1 : 1),
  );
}

/** Their rows, numbered from 1; what is counted in them is counted by the notice that judges each (C8, D4). */
export async function* rowsOf(context: Context, people: readonly TableRow[]): AsyncGenerator<Value[]> {
  for (let start = 0; start < people.length; start += BATCH) {
    const batch = people.slice(start, start + BATCH);
    const [heads, accounts] = await Promise.all([
      loadHeads(
        context.table,
        batch.map(({ application }) => application),
      ),
      loadAccounts(
        context.table,
        batch.map(({ applicant }) => applicant),
      ),
    ]);
    const units = await loadOrganisationsOf(
      context.table,
      [...heads.values()].map(({ unit }) => unit),
    );
    const sections = await loadFrozen(context.table, [...heads.values()], SECTIONS_NEEDED);
    for (const [index, { application, applicant }] of batch.entries()) {
      const head = heads.get(application);
      const account = accounts.get(applicant);
      if (!head || !account) throw new Error(`application ${application} is not whole`);
      // As they are called now: what follows a renaming may still be on its way to the application (P11, D10).
      const named = { ...head, applicantName: account.name, unitName: units.get(head.unit)?.name ?? head.unitName };
      const { policy } = (await loadCalendar(context, head)).announcement;
      yield rowOf(start + index + 1, named, await openIdentity(context, account), sections.get(application) ?? {}, policy);
    }
  }
}
