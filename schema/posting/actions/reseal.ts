/**
 * Seals anew the telephone numbers of those who objected by name, as accounts are (identity/actions/reseal.ts): unit by unit over the
 * objections of every cycle. What the newest key has sealed is passed over, so a run cut off goes on where it was.
 */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { UNKEPT } from '../../core/sealed.ts';
import { Conflict } from '../../table/port.ts';
import { loadCycles } from '../../announcement/store.ts';
import { citiesIn, organisationsOf } from '../../identity/actions/reseal.ts';
import type { Objection } from '../model.ts';
import { listUnitObjections, putObjection } from '../store.ts';
import { telephonePlace } from './object.ts';

const PAGE = 100;
/** Units answer objections to their postings, committees those to their rosters. */
const ANSWERING = ['UNIT', 'COMMITTEE'] as const;

/** Answers how many telephones were looked at and how many were sealed anew. */
export async function resealObjections(context: Context): Promise<{ seen: number; resealed: number }> {
  let [seen, resealed] = [0, 0];
  for await (const objections of allPages(context)) {
    for (const one of objections.filter(({ objector }) => objector !== null)) {
      seen += 1;
      if (await reseal(context, one)) resealed += 1;
    }
  }
  return { seen, resealed };
}

async function reseal(context: Context, one: Objection): Promise<boolean> {
  const { objector, id } = one;
  if (!objector || objector.telephone.sealed === UNKEPT || (await context.vault.isCurrent(objector.telephone.sealed))) return false;
  const place = telephonePlace(id);
  const sealed = await context.vault.seal(await context.vault.open(objector.telephone.sealed, place), place);
  const fact = { by: context.actor, at: context.now, action: 'reseal' as const };
  const news = { ...one, objector: { ...objector, telephone: { ...objector.telephone, sealed } } };
  const { after, entry } = change({ kind: 'OBJECTION', id }, one, news, fact);
  try {
    await context.table.transact([putObjection(after, one), entry]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return false; // changed meanwhile: the next run meets it again
  }
  return true;
}

async function* allPages(context: Context): AsyncGenerator<Objection[]> {
  const { table } = context;
  const cycles = await loadCycles(context);
  for await (const city of citiesIn(table)) {
    for (const kind of ANSWERING) {
      for await (const { id: unit } of organisationsOf(table, { city, kind })) {
        for (const { cycle } of cycles.filter((one) => one.city === city)) {
          const load = (after: string | null) => listUnitObjections(table, { unit, cycle }, { limit: PAGE, after });
          for await (const { rows } of pages(load)) yield rows;
        }
      }
    }
  }
}
