/** The bureau has a year counted, and publishes what was counted (R5). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import type { Outcome } from '../../../core/once.ts';
import { askFor } from '../../../core/outbox.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import { announcementRefusals } from '../../../announcement/cycles.ts';
import type { CycleHead } from '../../../announcement/model.ts';
import { loadCycles } from '../../../announcement/store.ts';
import { APPLICATION_SHARDS } from '../../../application/store.ts';
import { reportRefusals } from '../../refusals.ts';
import type { YearReport } from '../model.ts';
import { whyNotBuild, whyNotPublish } from '../rules.ts';
import { loadPublished, loadReport, putPublished, putReport } from '../store.ts';

export type Reported = Outcome<{ report: string }, YearReport>;

/** Asks for the statistics of a cycle: the job and what starts it, in one transaction. Those that were counted before are kept. */
export async function askYearReport(context: Context, { cycle }: { cycle: string }): Promise<Reported> {
  const heads = await loadCycles(context);
  const head = heads.find((one) => one.cycle === cycle);
  if (!head) throw announcementRefusals.CYCLE_UNKNOWN({ cycle });
  refuseIf(whyNotBuild(context.actor, head.city));
  const last = beforeOf(head, heads);
  const id = context.newId();
  const { now: at, actor: by } = context;
  const job = {
    id,
    cycle,
    year: head.year,
    city: head.city,
    cityName: head.cityName,
    last: last && { cycle: last.cycle, year: last.year },
    state: 'QUEUED' as const,
    done: 0,
    total: APPLICATION_SHARDS * (last ? 2 : 1),
    applications: 0,
    files: null,
    requestedBy: personOf(by).account,
    requestedAt: at,
    countedAt: null,
    finishedAt: null,
    published: null,
  };
  const { after, entry } = change({ kind: 'YEAR_REPORT', id }, null, job, { by, at, action: 'build', detail: { cycle } });
  const answer = { report: id };
  await context.table.transact([putReport(after, null), entry, askFor('statistics', id, { city: head.city, at }), ...context.also(answer)]);
  return { answer, result: after };
}

/** The city's cycle of the year before: of the same round, where there are several. */
function beforeOf({ city, year, round }: CycleHead, heads: readonly CycleHead[]): CycleHead | null {
  const before = heads.filter((one) => one.city === city && one.year === year - 1).toSorted((a, b) => a.round - b.round);
  return before.find((one) => one.round === round) ?? before.at(-1) ?? null;
}

/** Publishes what was counted: from then on everybody sees it, without small numbers. What was published before is kept, and shown no more. */
export function publishYearReport(context: Context, { report: id, version }: { report: string; version: number }): Promise<Reported> {
  return inTurn(context, async () => {
    const before = await loadReport(context.table, id);
    if (!before) throw reportRefusals.YEAR_REPORT_UNKNOWN();
    refuseIf(whyNotBuild(context.actor, before.city));
    const published = await loadPublished(context.table, before.cycle);
    refuseIf(whyNotPublish(context.actor, before, published) ?? whyNotSeen(before, version));
    const { now: at, actor: by } = context;
    const news = { ...before, published: { at, by: personOf(by).account } };
    const { after, entry } = change({ kind: 'YEAR_REPORT', id }, before, news, { by, at, action: 'publish' });
    const shown = { report: id, requestedAt: before.requestedAt, version: (published?.version ?? 0) + 1 };
    const answer = { report: id };
    await context.table.transact([putReport(after, before), entry, putPublished(before.cycle, shown, published), ...context.also(answer)]);
    return { answer, result: after };
  });
}
