/** Asking for a workbook: to be looked at, or to be the next version of a summary table. The job and what starts it, in one transaction. */
import { inTurn } from '../../../core/in-turn.ts';
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { askFor } from '../../../core/outbox.ts';
import type { Write } from '../../../table/port.ts';
import { departmentOf } from '../../../announcement/routing.ts';
import type { Level } from '../../../announcement/data/series.ts';
import type { Announcement } from '../../../announcement/model.ts';
import { gate } from '../../../calendar/actions.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { preparing } from '../../actions/moves.ts';
import { tableId, type SummaryTable } from '../../model.ts';
import { summaryRefusals } from '../../refusals.ts';
import { whyNotMoveTable } from '../../rules.ts';
import { loadTable } from '../../store.ts';
import type { ExportJob } from '../model.ts';
import { whyNotExport } from '../rules.ts';
import { putExport } from '../store.ts';

type Wanted = { cycle: string; series: string; level: Level };

/** Asks for an export. */
export async function requestExport(context: Context, wanted: Wanted): Promise<Outcome<{ job: string }, ExportJob>> {
  const { announcement } = await loadCalendar(context, wanted.cycle);
  refuseIf(whyNotExport(context.actor, wanted, announcement));
  const { job, writes } = queued(context, wanted, announcement, null);
  const answer = { job: job.id };
  await context.table.transact([...writes, ...context.also(answer)]);
  return { answer, result: job };
}

/** Asks for the next version of a summary table; one that is being built for it already is then not taken (D3, D4). */
export async function prepareTable(context: Context, wanted: Wanted): Promise<Outcome<{ table: string }, SummaryTable>> {
  const { announcement } = await loadCalendar(context, wanted.cycle);
  refuseIf(whyNotExport(context.actor, wanted, announcement));
  const id = tableId({ ...wanted, department: departmentOf(announcement, wanted.series) });
  return inTurn(context, async () => {
    const before = (await loadTable(context.table, id))?.table;
    if (!before) throw summaryRefusals.TABLE_EMPTY();
    await gate(context, wanted.cycle, (calendar) => whyNotMoveTable('prepare', context.actor, before, calendar, context.now));
    const { job, writes } = queued(context, wanted, announcement, id);
    const begun = preparing(context, before, job.id);
    const answer = { table: id };
    await context.table.transact([...writes, ...begun.writes, ...context.also(answer)]);
    return { answer, result: begun.after };
  });
}

function queued(
  context: Context,
  { cycle, series, level }: Wanted,
  announcement: Announcement,
  table: string | null,
): { job: ExportJob; writes: Write[] } {
  const id = context.newId();
  const job = {
    id,
    cycle,
    department: departmentOf(announcement, series),
    series,
    level,
    table,
    state: 'QUEUED' as const,
    done: 0,
    total: null,
    size: null,
    file: null,
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    finishedAt: null,
  };
  const detail = { series, level };
  const { after, entry } = change({ kind: 'EXPORT', id }, null, job, { by: context.actor, at: context.now, action: 'export', detail });
  return { job: after, writes: [putExport(after, null), entry, askFor('export', id, context.now)] };
}
