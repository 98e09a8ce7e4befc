/** What the queue of statistics asks for: the statistics of a year, or a search of a cycle for risk signals (R5, V6). */
import type { Context } from '../../schema/core/context.ts';
import { buildYearReport } from '../../schema/report/statistics/actions/build.ts';
import { runSignals } from '../../schema/supervision/signals/actions/run.ts';
import { runNamedBy } from '../../schema/supervision/signals/model.ts';

type Means = Parameters<typeof buildYearReport>[1];

/** Does it, and says what is logged of it. */
export async function runCountJob(
  context: Context,
  means: Means,
  id: string,
): Promise<{ done: boolean; state: string; applications: number }> {
  const run = runNamedBy(id);
  const { state, applications } = run === null ? await buildYearReport(context, means, id) : await runSignals(context, run);
  return { done: state === 'DONE', state, applications };
}
