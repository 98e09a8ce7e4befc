/** A title with the person whose it is, as the one who acts may know them. */
import type { Context } from '../../../core/context.ts';
import { commit } from '../../actions/accounts.ts';
import { knows } from '../../actions/known.ts';
import type { PersonFile } from '../../model.ts';
import { forgetPerson, loadKept, loadPerson } from '../../store.ts';
import type { Table, Write } from '../../../table/port.ts';
import { partsOfTitle, type Title } from '../model.ts';
import { titleRefusals } from '../refusals.ts';

/** Whose the titles of an account are: an account that was merged into another one is that person's (P11). Null where it is nobody's. */
export async function holderOf(table: Table, account: string): Promise<PersonFile | null> {
  const own = await loadKept(table, account);
  if (!own?.account.closed) return own;
  return own.account.closed.into === null ? null : loadPerson(table, own.account.closed.into);
}

/** The title and its holder, read now; to everybody who does not know the person there is none (P10). */
export async function knownTitle(context: Context, place: string): Promise<{ title: Title; holder: PersonFile }> {
  const { account, title: id } = partsOfTitle(place);
  const holder = await holderOf(context.table, account);
  const title = holder?.titles.find((one) => one.account === account && one.id === id);
  if (!holder || !title || !(await knows(context, holder))) throw titleRefusals.TITLE_UNKNOWN();
  return { title, holder };
}

/** Commits a change of the record, and lets this process forget what it remembers of the person. */
export async function committed(context: Context, { account }: Pick<PersonFile, 'account'>, writes: readonly Write[]): Promise<void> {
  try {
    await commit(context, writes);
  } finally {
    forgetPerson(context, account.account);
  }
}
