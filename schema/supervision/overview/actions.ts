/** All that somebody may see of what lies before the desks of supervision, page by page: for figures and for files (V7). */
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { committeeOfficeOf } from '../../announcement/cities.ts';
import { oversees } from '../../announcement/sight.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { organisationIn } from '../../identity/store.ts';
import { listCases } from '../cases/store.ts';
import type { Case } from '../cases/model.ts';
import { readsAll } from '../cases/rules.ts';
import { DESKS } from '../desks.ts';
import type { Handling } from '../handling/model.ts';
import { listHandling } from '../handling/store.ts';
import type { Inspection } from '../inspections/model.ts';
import { listInspections } from '../inspections/store.ts';
import type { Measure } from '../measures/model.ts';
import { isPublished } from '../measures/rules.ts';
import { listMeasures } from '../measures/store.ts';
import { seesMeasure, seesSignal } from '../sight.ts';
import type { Signal } from '../signals/model.ts';
import { listSignals } from '../signals/store.ts';

const PAGE = 100;

/** The cases of both desks, by desk and state; none that is not shown yet, or against whoever asks. */
export async function* casesIn(context: Context, { city }: { city: string }): AsyncGenerator<Case> {
  for (const desk of DESKS)
    for await (const { rows } of pages((after) => listCases(context.table, { city, desk }, { limit: PAGE, after })))
      yield* rows.filter((one) => readsAll(context, one));
}

export async function* measuresIn({ table, actor, now }: Context, { city }: { city: string }): AsyncGenerator<Measure> {
  for await (const { rows } of pages((after) => listMeasures(table, { city }, { limit: PAGE, after })))
    yield* rows.filter((one) => seesMeasure(actor, { ...one, isPublic: isPublished(one, now) }));
}

export async function* signalsIn({ table, actor }: Context, { cycle }: { cycle: string }): AsyncGenerator<Signal> {
  for await (const { rows } of pages((after) => listSignals(table, { cycle }, { limit: PAGE, after })))
    yield* rows.filter((one) => seesSignal(actor, one));
}

/** How each desk handles what comes to it, as counted last; the sum of each step first. */
export async function* handlingIn({ table }: Context, { cycle }: { cycle: string }): AsyncGenerator<Handling> {
  for await (const { rows } of pages((after) => listHandling(table, { cycle }, { limit: PAGE, after })))
    yield* rows.filter(({ came }) => came > 0);
}

/** What a desk is called: an organisation by its name; a committee whose office has no account here yet by that of the notice. */
export async function deskNames(context: Context, cycle: string): Promise<(id: string) => Promise<string>> {
  const { announcement } = await loadCalendar(context, cycle);
  const committees = new Map(announcement.committees.map(({ id, name }) => [committeeOfficeOf(announcement.city, id), name]));
  return async (id) => (await organisationIn(context, id))?.name ?? committees.get(id) ?? id;
}

export async function* inspectionsIn({ table, actor }: Context, of: { city: string; cycle: string }): AsyncGenerator<Inspection> {
  for await (const { rows } of pages((after) => listInspections(table, of, { limit: PAGE, after })))
    yield* rows.filter((one) => oversees(actor, one));
}
