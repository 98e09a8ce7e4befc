/** Asking for a workbook: to be looked at, or to be the next version of a summary table. The job and what starts it, in one transaction. */
import { inTurn } from '../../../core/in-turn.ts';
import { personOf, type Actor } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { askFor } from '../../../core/outbox.ts';
import type { Instant } from '../../../core/time.ts';
import { gate } from '../../../calendar/actions.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { preparing } from '../../actions/moves.ts';
import { tableId, type SummaryTable, type TableOf } from '../../model.ts';
import { summaryRefusals } from '../../refusals.ts';
import { whyNotMoveTable } from '../../rules.ts';
import { loadTable } from '../../store.ts';
import type { ExportJob } from '../model.ts';
import { departmentMeant, whyNotExport, type WantedTable } from '../rules.ts';
import { putExport } from '../store.ts';

type Wanted = WantedTable & { cycle: string };

/** Asks for an export. */
export async function requestExport(context: Context, wanted: Wanted): Promise<Outcome<{ job: string }, ExportJob>> {
  const { announcement } = await loadCalendar(context, wanted.cycle);
  refuseIf(whyNotExport(context.actor, wanted, announcement));
  const department = departmentMeant(context.actor, wanted, announcement);
  const { job, writes } = queued({ ...asked(context), table: null }, { ...wanted, department, city: announcement.city });
  const answer = { job: job.id };
  await context.table.transact([...writes, ...context.also(answer)]);
  return { answer, result: job };
}

/** Asks for the next version of a summary table; one that is being built for it already is then not taken (D3, D4). */
export async function prepareTable(context: Context, wanted: Wanted): Promise<Outcome<{ table: string }, SummaryTable>> {
  const { announcement } = await loadCalendar(context, wanted.cycle);
  refuseIf(whyNotExport(context.actor, wanted, announcement));
  const department = departmentMeant(context.actor, wanted, announcement);
  const id = tableId({ ...wanted, department });
  return inTurn(context, async () => {
    const before = (await loadTable(context.table, id))?.table;
    if (!before) throw summaryRefusals.TABLE_EMPTY();
    await gate(context, wanted.cycle, (calendar) => whyNotMoveTable('prepare', context.actor, before, calendar, context.now));
    const { job, writes } = queued({ ...asked(context), table: id }, { ...wanted, department, city: announcement.city });
    const begun = preparing(context, before, job.id, job.requestedBy);
    const answer = { table: id };
    await context.table.transact([...writes, ...begun.writes, ...context.also(answer)]);
    return { answer, result: begun.after };
  });
}

/** What an officer asks for. */
function asked({ actor, now, newId }: Context): Omit<Asking, 'table'> {
  return { id: newId(), actor, requestedBy: personOf(actor).account, at: now };
}

/** Whoever asks for a workbook, for themselves or for a table; `requestedBy` is named in it as the one who fills it in. */
type Asking = { id: string; actor: Actor; requestedBy: string; at: Instant; table: string | null };

/** A job and what starts it. */
export function queued({ id, actor, requestedBy, at, table }: Asking, { cycle, city, department, series, level }: TableOf) {
  const job = {
    id,
    cycle,
    city,
    department,
    series,
    level,
    table,
    requestedBy,
    state: 'QUEUED' as const,
    done: 0,
    total: null,
    size: null,
    file: null,
    requestedAt: at,
    finishedAt: null,
  };
  const { after, entry } = change({ kind: 'EXPORT', id }, null, job, { by: actor, at, action: 'export', detail: { series, level } });
  return { job: after, writes: [putExport(after, null), entry, askFor('export', id, { city, at })] };
}
