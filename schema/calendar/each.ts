/** Work of the scheduled functions on every cycle there is: the trouble of one city is not that of the others (C7). */
import type { Context } from '../core/context.ts';
import { inParallel } from '../core/parallel.ts';
import { forgetCycles, loadCycles } from '../announcement/store.ts';
import type { CycleHead } from '../announcement/model.ts';
import type { Calendar } from './model.ts';
import { loadCalendar } from './store.ts';

/**
 * Does it for each of these cycles, one after the other. One that fails keeps none of the others from being done; when all are, the first
 * failure is thrown with the name of its cycle, so that the run counts as failed and somebody looks.
 */
export function eachCycle(heads: readonly CycleHead[], work: (head: CycleHead) => Promise<void>): Promise<void> {
  return inParallel(heads, 1, async (head) => {
    try {
      await work(head);
    } catch (error) {
      throw new Error(`${head.cycle}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
}

/** The same for every published cycle, with its calendar as it is kept now: what was withdrawn a moment ago is none of them any more. */
export async function eachCalendar(context: Context, work: (calendar: Calendar, cycle: string) => Promise<void>): Promise<void> {
  forgetCycles(context);
  await eachCycle(await loadCycles(context), async ({ cycle }) => work(await loadCalendar(context, cycle, true), cycle));
}
