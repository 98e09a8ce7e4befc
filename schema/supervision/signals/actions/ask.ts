/** Has the risk signals of a cycle looked for: asked for by somebody, or by the schedule once a night (V6). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { nameOf } from '../../../core/hash.ts';
import type { Outcome } from '../../../core/once.ts';
import { askFor } from '../../../core/outbox.ts';
import { refuseIf } from '../../../core/refusal.ts';
import type { Day } from '../../../core/time.ts';
import { Conflict, type Write } from '../../../table/port.ts';
import { announcementRefusals } from '../../../announcement/cycles.ts';
import type { CycleHead } from '../../../announcement/model.ts';
import { loadCycles } from '../../../announcement/store.ts';
import { APPLICATION_SHARDS } from '../../../application/store.ts';
import { signalWork, type SignalRun } from '../model.ts';
import { whyNotCompute } from '../rules/handling.ts';
import { loadSignalRun, putSignalRun } from '../store.ts';

type Of = Pick<CycleHead, 'cycle' | 'city'>;

/** The job and what starts it, in one transaction. */
function asking(
  { now: at, actor: by }: Pick<Context, 'now' | 'actor'>,
  { cycle, city }: Of,
  id: string,
): { after: SignalRun; writes: Write[] } {
  const job = {
    id,
    cycle,
    city,
    state: 'QUEUED' as const,
    done: 0,
    total: APPLICATION_SHARDS,
    applications: 0,
    found: 0,
    raised: 0,
    requestedBy: by.kind === 'person' ? by.account : null,
    requestedAt: at,
    finishedAt: null,
  };
  const { after, entry } = change({ kind: 'SIGNAL_RUN', id }, null, job, { by, at, action: 'compute', detail: { cycle } });
  return { after, writes: [putSignalRun(after, null), entry, askFor('statistics', signalWork(id), { city, at })] };
}

/** The bureau, or supervisors, have them looked for now. */
export async function computeSignals(context: Context, { cycle }: { cycle: string }): Promise<Outcome<{ run: string }, SignalRun>> {
  personOf(context.actor);
  const head = (await loadCycles(context)).find((one) => one.cycle === cycle);
  if (!head) throw announcementRefusals.CYCLE_UNKNOWN({ cycle });
  refuseIf(whyNotCompute(context.actor, head.city));
  const id = context.newId();
  const { after, writes } = asking(context, head, id);
  const answer = { run: id };
  await context.table.transact([...writes, ...context.also(answer)]);
  return { answer, result: after };
}

/** Asks for the search of a night, once: the job is named after its cycle and its day. Answers whether it was asked for now. */
export async function askNightly(context: Context, of: Of, day: Day): Promise<boolean> {
  const id = nameOf('signals', of.cycle, day);
  if (await loadSignalRun(context.table, id)) return false;
  try {
    await context.table.transact(asking(context, of, id).writes);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false; // another run has asked for it just now
    throw error;
  }
}
