/**
 * The desks of a city on which something lies, one after the other: the bureau's, the departments', those of the offices of committees, the
 * units'. A page looks at so many organisations and no more, however many there are; those with nothing left are not on it.
 */
import type { Context } from '../../../core/context.ts';
import { inParallel } from '../../../core/parallel.ts';
import { pageRefusals } from '../../../core/page.ts';
import type { Calendar } from '../../../calendar/model.ts';
import type { Organisation, OrganisationKind } from '../../../identity/model.ts';
import { loadOrganisations } from '../../../identity/store.ts';
import type { Unfinished, UnfinishedDesk, Until } from '../model.ts';
import { openOfOffice, papersOf, summaryOf } from './office.ts';
import { openOfBureau, openOfDepartment, openOfUnit } from './reviewers.ts';

const STAGES: Record<Until, readonly OrganisationKind[]> = {
  CERTIFICATES: ['BUREAU', 'DEPARTMENT', 'COMMITTEE', 'UNIT'],
  // By the last day of the year committees file what they have; nobody else does.
  WORK_SUMMARY: ['COMMITTEE'],
};
/** As many desks are looked at at the same time. */
const AT_ONCE = 8;

type Page = { rows: UnfinishedDesk[]; cursors: string[]; next: string | null };

export async function unfinishedDesks(
  context: Context,
  { calendar, until }: { calendar: Calendar; until: Until },
  { limit, after }: { limit: number; after: string | null },
): Promise<Page> {
  const { city } = calendar.announcement;
  const stages = STAGES[until];
  let place = placeIn(after, stages.length);
  const page: Page = { rows: [], cursors: [], next: null };
  for (let left = limit; left > 0 && place.stage < stages.length;) {
    const kind = stages[place.stage] ?? 'UNIT';
    const { organisations, cursors, next } = await loadOrganisations(context.table, { city, kind }, { limit: left, after: place.after });
    const items = new Map<string, Unfinished[]>();
    await inParallel(organisations, AT_ONCE, async (one) => void items.set(one.id, await openOf(context, one, calendar, until)));
    for (const [index, { id }] of organisations.entries()) {
      const open = items.get(id) ?? [];
      if (open.length === 0) continue;
      page.rows.push({ organisation: id, items: open });
      page.cursors.push(`${place.stage}.${cursors[index] ?? ''}`);
    }
    left -= organisations.length;
    place = next === null ? { stage: place.stage + 1, after: null } : { stage: place.stage, after: next };
  }
  return { ...page, next: place.stage < stages.length ? `${place.stage}.${place.after ?? ''}` : null };
}

function placeIn(cursor: string | null, stages: number): { stage: number; after: string | null } {
  if (cursor === null) return { stage: 0, after: null };
  const [, stage, after = ''] = /^(\d)\.(.*)$/su.exec(cursor) ?? [];
  if (stage === undefined || Number(stage) >= stages) throw pageRefusals.CURSOR_INVALID();
  return { stage: Number(stage), after: after === '' ? null : after };
}

function openOf({ table, now }: Context, { id, kind }: Organisation, calendar: Calendar, until: Until): Promise<Unfinished[]> {
  const { cycle, departments } = calendar.announcement;
  if (kind === 'COMMITTEE') {
    const of = { committee: id, cycle };
    if (until === 'CERTIFICATES') return openOfOffice(table, of, now);
    return Promise.all([papersOf(table, of), summaryOf(table, of, calendar, now)]).then((found) => found.flat());
  }
  if (kind === 'BUREAU') return openOfBureau(table, { bureau: id, departments: departments.map((one) => one.id), cycle });
  return kind === 'DEPARTMENT' ? openOfDepartment(table, { department: id, cycle }) : openOfUnit(table, { unit: id, cycle }, now);
}
