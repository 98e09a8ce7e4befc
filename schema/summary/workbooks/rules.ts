/** Who may export a summary table. Pure. */
import { holds, whyNotHolding, type Actor } from '../../core/actor.ts';
import { declareRefusals, type Refusal } from '../../core/refusal.ts';
import { departmentOf, reviewersOf } from '../../announcement/routing.ts';
import { seriesOf, type Level } from '../../announcement/data/series.ts';
import type { Announcement } from '../../announcement/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import type { TableCheck } from '../check/model.ts';
import { checkRefusals } from '../check/refusals.ts';

export const exportRefusals = declareRefusals({
  EXPORT_UNKNOWN: { rule: 'P10', zh: '没有该导出任务，或您无权查看。', en: 'There is no such export, or you may not see it.' },
  TABLE_OF_NOBODY: { rule: 'D3', zh: '该部门不审核此系列。', en: 'This department does not review the series.' },
});

export type WantedTable = { series: string; level: Level; department: string | null };

/**
 * Whose table of a series is meant where several authorities may review it: the one named; else that for which the officer acts, and for
 * everybody else the bureau’s own, or that of the series.
 */
export function departmentMeant(actor: Actor, { series, department }: WantedTable, announcement: Announcement): string {
  const all = reviewersOf(announcement, series);
  return department ?? all.find((one) => holds(actor, 'DEPARTMENT_OFFICER', one)) ?? departmentOf(announcement, series, null);
}

/** A department exports the tables that are its own to send, the bureau any of them (D3, D4). */
export function whyNotExport(actor: Actor, wanted: WantedTable, announcement: Announcement): Refusal | null {
  if (seriesOf(wanted.series)?.titles[wanted.level] === undefined) return applicationRefusals.SERIES_UNKNOWN();
  const department = departmentMeant(actor, wanted, announcement);
  if (!reviewersOf(announcement, wanted.series).includes(department)) return exportRefusals.TABLE_OF_NOBODY();
  return whyNotHolding(
    actor,
    { role: 'BUREAU_OFFICER', organisation: announcement.bureau.id },
    { role: 'DEPARTMENT_OFFICER', organisation: department },
  );
}

/** Why this officer does not have an uploaded table checked: only their department's or the bureau's do, and once (D5). */
export function whyNotAskCheck(
  actor: Actor,
  { department, state }: Pick<TableCheck, 'department' | 'state'>,
  bureau: string,
): Refusal | null {
  const may = holds(actor, 'DEPARTMENT_OFFICER', department) || holds(actor, 'BUREAU_OFFICER', bureau);
  if (!may) return checkRefusals.CHECK_UNKNOWN();
  return state === 'WAITING' ? null : checkRefusals.CHECK_BEGUN();
}
