/**
 * Looking for the risk signals of a cycle, by the function that counts years: its applications are read once, how each desk handles them is
 * counted (V7), the rules are asked, and what they find is raised (V6). Done before, it changes nothing; cut off before, it begins again, and
 * raises what is not raised yet.
 */
import type { Actor } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { Ahead, Progress } from '../../../core/progress.ts';
import { loadInForce } from '../../../announcement/store.ts';
import { keepFigures } from '../../handling/actions.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { nightIn, type SignalRun } from '../model.ts';
import { signalsIn } from '../rules/index.ts';
import { loadSignalRun, putSignalRun } from '../store.ts';
import { nightlyRun } from './ask.ts';
import { gathered } from './gather.ts';
import { raiseAll } from './raise.ts';

const WATCHER: Actor = { kind: 'system', name: 'signals' };

const KEPT = {
  kind: 'SIGNAL_RUN',
  put: putSignalRun,
  detail: ({ state, found, raised }: Partial<SignalRun>) => (state === 'DONE' ? { found, raised } : undefined),
};

export async function runSignals(asked: Context, named: string): Promise<SignalRun> {
  const context = { ...asked, actor: WATCHER };
  const night = nightIn(named);
  const job = night ? await nightlyRun(context, night) : await loadSignalRun(context.table, named);
  if (!job) throw supervisionRefusals.SIGNAL_RUN_UNKNOWN();
  if (job.state === 'DONE') return job;
  const progress = new Progress(context, job, KEPT);
  try {
    await progress.note({ state: 'RUNNING', done: 0, applications: 0 });
    const walked = { done: 0, applications: 0 };
    const facts = await gathered(context, job, (shards, applications) => {
      walked.done += shards;
      walked.applications += applications;
      return progress.note({ ...walked });
    });
    await keepFigures(context, job, facts.stays);
    const { policy } = await loadInForce(context, job.cycle);
    const found = signalsIn(facts, policy.supervision.signals);
    const raised = await raiseAll(context, job, found);
    return await progress.note({ state: 'DONE', found: found.length, raised, finishedAt: context.now });
  } catch (error) {
    if (error instanceof Ahead) return (await loadSignalRun(context.table, job.id)) ?? job;
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}
