/** Has the risk signals of a cycle looked for: asked for by somebody, or by the schedule once a night (V6). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Outcome } from '../../../core/once.ts';
import { askFor } from '../../../core/outbox.ts';
import { refuseIf } from '../../../core/refusal.ts';
import type { Day } from '../../../core/time.ts';
import { Conflict, type Write } from '../../../table/port.ts';
import { announcementRefusals } from '../../../announcement/cycles.ts';
import type { CycleHead } from '../../../announcement/model.ts';
import { loadCycles } from '../../../announcement/store.ts';
import { APPLICATION_SHARDS } from '../../../application/store.ts';
import { nightlyRunOf, nightlyWork, signalWork, type Night, type SignalRun } from '../model.ts';
import { whyNotCompute } from '../rules/handling.ts';
import { loadSignalRun, putSignalRun } from '../store.ts';

type Of = Pick<CycleHead, 'cycle' | 'city'>;

/** A job as it begins. */
function jobOf(
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
  return { after, writes: [putSignalRun(after, null), entry] };
}

/** The bureau, or supervisors, have them looked for now. */
export async function computeSignals(context: Context, { cycle }: { cycle: string }): Promise<Outcome<{ run: string }, SignalRun>> {
  personOf(context.actor);
  const head = (await loadCycles(context)).find((one) => one.cycle === cycle);
  if (!head) throw announcementRefusals.CYCLE_UNKNOWN({ cycle });
  refuseIf(whyNotCompute(context.actor, head.city));
  const id = context.newId();
  const { after, writes } = jobOf(context, head, id);
  const answer = { run: id };
  const asked = askFor('statistics', signalWork(id), { city: head.city, at: context.now });
  await context.table.transact([...writes, asked, ...context.also(answer)]);
  return { answer, result: after };
}

/**
 * Asks for the search of a night, once: answers whether it was asked for now. The schedule keeps no history, so that the job is made by whoever
 * begins it (`nightlyRun`).
 */
export async function askNightly({ table, now: at }: Context, { cycle, city }: Of, night: Day): Promise<boolean> {
  const of = { cycle, night };
  if (await loadSignalRun(table, nightlyRunOf(of))) return false;
  try {
    await table.transact([askFor('statistics', nightlyWork(of), { city, at })]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false; // it was asked for, and has not begun yet
    throw error;
  }
}

/** The job of a night: as it is, or made now; null where the cycle was withdrawn meanwhile. */
export async function nightlyRun(context: Context, of: Night): Promise<SignalRun | null> {
  const id = nightlyRunOf(of);
  const there = await loadSignalRun(context.table, id);
  const head = (await loadCycles(context)).find(({ cycle }) => cycle === of.cycle);
  if (there || !head) return there;
  const { after, writes } = jobOf(context, head, id);
  try {
    await context.table.transact(writes);
    return after;
  } catch (error) {
    if (error instanceof Conflict) return loadSignalRun(context.table, id); // another delivery of the same message
    throw error;
  }
}
