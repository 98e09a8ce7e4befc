/** Somebody asks for a list as a file: the job and what starts it, in one transaction (V7). */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { askFor } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { cycleFor } from '../../identity/actions/known.ts';
import { aboutOf, type Wanted } from '../kinds.ts';
import { listOf } from '../lists/index.ts';
import { listWork, type ListExport, type ListFormat } from '../model.ts';
import { whyNotReader } from '../rules.ts';
import { putListExport } from '../store.ts';

type Asked = { city: string; cycle: string; wanted: Wanted; format: ListFormat };
type Named = { city: string | null | undefined; cycle: string | null | undefined };

/**
 * Of which city and cycle a list is: of those that are named; else of what it lies under; else of the cycle under way where the organisation is
 * that it is of, or where those are who may ask for it.
 */
export async function placeOf(context: Context, wanted: Wanted, { city, cycle }: Named): Promise<{ city: string; cycle: string }> {
  const list = listOf(wanted);
  refuseIf(whyNotReader(context.actor, list));
  const { organisation } = aboutOf(wanted);
  const named = cycle ?? (await list.cycleOf(context));
  const known =
    organisation === null || city
      ? await knownCycle(context, named, { city, ...(!list.anywhere && { as: list.readers }) })
      : await cycleFor(context, named, organisation);
  const { announcement } = await loadCalendar(context, known);
  return { city: announcement.city, cycle: known };
}

export async function askList(context: Context, { city, cycle, wanted, format }: Asked): Promise<Outcome<{ export: string }, ListExport>> {
  const { now: at, actor: by } = context;
  await listOf(wanted).open(context, { city, cycle }); // refuses as the graph does; nothing is read of it yet
  const id = context.newId();
  const job = {
    id,
    city,
    cycle,
    wanted,
    format,
    state: 'QUEUED' as const,
    rows: 0,
    size: null,
    requestedBy: personOf(by).account,
    requestedAt: at,
    finishedAt: null,
  };
  const detail = { cycle, list: wanted.list, ...aboutOf(wanted).kept };
  const { after, entry } = change({ kind: 'LIST_EXPORT', id }, null, job, { by, at, action: 'request', detail });
  const answer = { export: id };
  await context.table.transact([putListExport(after, null), entry, askFor('export', listWork(id), { city, at }), ...context.also(answer)]);
  return { answer, result: after };
}
