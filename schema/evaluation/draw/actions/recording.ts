/** How an attempt changes: one item with its entry of the history, what is told of it, and what lies beside it, in one transaction. */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Outcome } from '../../../core/once.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import type { Write } from '../../../table/port.ts';
import { knownCycle, whyNotHere } from '../../../announcement/cycles.ts';
import { loadCycles } from '../../../announcement/store.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { loadFiling } from '../../../committee/filing/store.ts';
import { committeeRefusals } from '../../../committee/refusals.ts';
import { refuseIf } from '../../../core/refusal.ts';
import type { Draw } from '../attempt/model.ts';
import { loadDraw, putDraw } from '../attempt/store.ts';
import type { Party } from '../model.ts';
import { drawRefusals } from '../refusals.ts';

export type Drawing = Outcome<{ draw: string }, Draw>;

/** What is done to an attempt, why, and what else is known of it. */
type Done = { action: ActionName; reason?: string; detail?: Record<string, unknown> };

/** The attempt as it is afterwards, with the writes of it. Of one in which nothing has happened the version is 0. */
export function changed({ actor: by, now: at }: Context, before: Draw, news: Partial<Draw>, done: Done): { after: Draw; writes: Write[] } {
  const stood = before.version === 0 ? null : before;
  const { after, entry } = change({ kind: 'DRAW', id: before.id }, stood, { ...before, ...news }, { by, at, ...done });
  return { after, writes: [putDraw(after, stood), entry] };
}

/** What every notice of an attempt has. */
export function telling({ now: at }: Context, { id, city, version }: Draw) {
  return { about: { type: 'CommitteeDraw', id }, city, cause: [id, String(version)], at };
}

export const toOffice = ({ committee }: Draw) => ({ organisation: committee, role: 'COMMITTEE_OFFICE' as const });
/** Those who speak for a party. */
export const toParty = ({ city }: Draw, party: Party) => ({
  organisation: bureauOf(city),
  role: party === 'bureau' ? ('BUREAU_OFFICER' as const) : ('SUPERVISOR' as const),
});

/** A draw that there is. */
export async function known({ table }: Context, id: string): Promise<Draw> {
  const draw = await loadDraw(table, id);
  if (!draw) throw drawRefusals.DRAW_UNKNOWN();
  return draw;
}

/** A committee on file, and the cycle of its city that is asked for, or is under way. */
export async function ofCommittee(context: Context, committee: string, asked: string | null): Promise<{ filing: Filing; cycle: string }> {
  const filing = await loadFiling(context.table, committee);
  if (!filing) throw committeeRefusals.COMMITTEE_UNKNOWN();
  const cycle = await knownCycle(context, asked, { city: filing.city });
  const head = (await loadCycles(context)).find((one) => one.cycle === cycle);
  refuseIf(head ? whyNotHere(head, filing) : null);
  return { filing, cycle };
}
