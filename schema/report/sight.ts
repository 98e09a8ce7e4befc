/** Who sees work summaries, statistics and what is not finished (R5, V7, P10). Pure. */
import type { Actor } from '../core/actor.ts';
import { oversees } from '../announcement/sight.ts';
import { isOfOffice } from '../committee/sight.ts';
import type { YearReport } from './statistics/model.ts';
import type { WorkSummary } from './summaries/model.ts';

/** A work summary is for its office, the bureau and supervisors. */
export function seesSummary(actor: Actor, { committee, city }: Pick<WorkSummary, 'committee' | 'city'>): boolean {
  return isOfOffice(actor, committee, { city });
}

/** Whole statistics are for the bureau and supervisors: what everybody sees of them leaves small numbers out. */
export function seesReport(actor: Actor, { city }: Pick<YearReport, 'city'>): boolean {
  return oversees(actor, { city });
}
