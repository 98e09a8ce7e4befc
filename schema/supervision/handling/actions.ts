/** Keeps how a cycle is handled, as it was counted last (V7). It is made anew of what is kept, and has no history of its own. */
import type { Context } from '../../core/context.ts';
import { inParallel } from '../../core/parallel.ts';
import { pages } from '../../core/page.ts';
import { reviewWindow } from '../../application/rules/windows.ts';
import type { Calendar } from '../../calendar/model.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { figuresOf } from './rules/figures.ts';
import { PHASE_OF, type Handling, type Stay, type Step } from './model.ts';
import { listHandling, putHandling } from './store.ts';

const PAGE = 100;
const AT_ONCE = 4;

export async function keepFigures(
  context: Context,
  { id: run, cycle, city }: { id: string; cycle: string; city: string },
  stays: readonly Stay[],
): Promise<void> {
  const { table, now } = context;
  const calendar = await loadCalendar(context, cycle);
  const figures = figuresOf(stays, windowsOf(calendar, now), { cycle, city, run, asOf: now });
  const counted = new Set(figures.map(nameOf));
  const gone: Handling[] = [];
  for await (const { rows } of pages((after) => listHandling(table, { cycle }, { limit: PAGE, after })))
    gone.push(...rows.filter((one) => !counted.has(nameOf(one))));
  await inParallel([...figures, ...gone.map((one) => ({ ...one, ...NOTHING, run, asOf: now }))], AT_ONCE, (one) =>
    table.transact([putHandling(one)]),
  );
}

/** Of a desk to which nothing came in the end: what had come has gone to another unit, or another department. */
const NOTHING = {
  came: 0,
  applications: 0,
  waiting: 0,
  since: null,
  onward: 0,
  refused: 0,
  returned: 0,
  returnedTimes: [0, 0, 0],
  times: null,
  lastDay: 0,
  late: 0,
} satisfies Partial<Handling>;

const nameOf = ({ step, organisation }: Pick<Handling, 'step' | 'organisation'>) => `${step} ${organisation ?? ''}`;

/** The windows of all; those of some alone differ (C12), and are not looked at here. */
function windowsOf(calendar: Calendar, now: number): Record<Step, { opensAt: number; closesAt: number }> {
  const phase = (step: Step) => phaseAt(calendar, PHASE_OF[step], now);
  return {
    UNIT: reviewWindow(calendar, 'UNIT', now),
    DEPARTMENT: reviewWindow(calendar, 'DEPARTMENT', now),
    RE_REVIEW: reviewWindow(calendar, 'RE_REVIEW', now),
    MEETING: phase('MEETING'),
    COMMITTEE: phase('COMMITTEE'),
  };
}
