/** When what a draft has published opens. */
import { calendarOfAll } from '../../calendar/exceptions.ts';
import { phasesAt } from '../../calendar/rules.ts';
import { readCalendar } from '../../calendar/store.ts';
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import { loadHead } from '../../announcement/store.ts';
import type { Draft } from '../model.ts';

/** The first instant at which anything of it opens for anybody, as its windows stand, amendments included; null where it is not in force (C8). */
export async function openingOf(context: Context, { cycle, state }: Pick<Draft, 'cycle' | 'state'>): Promise<Instant | null> {
  if (state !== 'PUBLISHED' || (await loadHead(context.table, cycle))?.state !== 'PUBLISHED') return null;
  const calendar = calendarOfAll(await readCalendar(context, cycle));
  return Math.min(...phasesAt(calendar, context.now).map(({ opensAt }) => opensAt));
}
