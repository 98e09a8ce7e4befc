/** Reviewers' lists, as they are asked for and made into files: applications with a unit or at a desk, vacancies, meetings (U6, D1, D7). */
import { organisationsOf, type Role } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import type { Listed } from '../core/listed.ts';
import { refuseIf } from '../core/refusal.ts';
import { knownCycle } from '../announcement/cycles.ts';
import type { Level } from '../announcement/data/series.ts';
import type { Announcement } from '../announcement/model.ts';
import { oversees } from '../announcement/sight.ts';
import { calendarAsked } from '../calendar/store.ts';
import { cycleFor, isInsideOf } from '../identity/actions/known.ts';
import { identityRefusals } from '../identity/refusals.ts';
import { seesWorkOf } from '../identity/sight.ts';
import { organisationIn } from '../identity/store.ts';
import type { Application } from '../application/model.ts';
import type { State } from '../application/moves.ts';
import { listOfDesk, listOfUnit } from '../application/store.ts';
import { joined, LARGEST_WHOLE, listing, type Listing, type Narrowing, type Order } from './lists.ts';
import type { ReviewMeeting } from './meetings/model.ts';
import { listMeetings } from './meetings/store.ts';
import { whyNotFilter } from './rules.ts';
import type { VacancyCount } from './vacancies/model.ts';
import { loadVacancies } from './vacancies/store.ts';

/** What a list of applications is narrowed by. */
export type Asked = {
  cycle?: string | null | undefined;
  state?: State | 'LAPSED' | null | undefined;
  series?: string | null | undefined;
  level?: Level | null | undefined;
  promotionType?: string | null | undefined;
  name?: string | null | undefined;
  unitName?: string | null | undefined;
  order?: Order | null | undefined;
};
type OfUnit = { unit: string };
type OfDesk = { department?: string | null | undefined };

const OF_UNITS: Role[] = ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'];
const OF_DESKS: Role[] = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'];

/** A unit’s applications; `most` rows of them at once, where the whole list has to be read for its order. */
export async function applicationsOfUnit(context: Context, { unit, ...asked }: Asked & OfUnit, most = LARGEST_WHOLE): Promise<Listing> {
  refuseIf((await isInsideOf(context, 'UNIT_OFFICER', unit)) ? null : identityRefusals.ORGANISATION_UNKNOWN());
  refuseIf(whyNotFilter(asked.series ?? null));
  const cycle = await cycleFor(context, asked.cycle, unit);
  return listing(listOfUnit(context.table, unit, cycle, stored(asked.state)), leftOfUnit(asked), most);
}

/** Those at a department’s desk, or at all desks of a city. */
export async function applicationsAtDesks(
  context: Context,
  { department, ...asked }: Asked & OfDesk,
  most = LARGEST_WHOLE,
): Promise<Listing> {
  const named = department ? await cycleFor(context, asked.cycle, department) : asked.cycle;
  const { announcement } = await calendarAsked(context, named, { as: OF_DESKS });
  const { cycle } = announcement;
  const desks = await desksOf(context, announcement, department ?? null);
  refuseIf(whyNotFilter(asked.series ?? null));
  const { series, level } = asked;
  const state = stored(asked.state);
  // The index narrows from the left: state, then series, then level. What it cannot is narrowed here.
  const narrowed = state ? { state, ...(series && { series, ...(level && { level }) }) } : {};
  const source = joined(desks.map((desk) => listOfDesk(context.table, { department: desk, cycle, ...narrowed })));
  return listing(source, leftOfDesk(asked), most);
}

/** A file has every row: so many are read whole for it, of which a line each is kept in memory. */
const LARGEST_IN_FILE = 50_000;
const opened =
  (list: Listing) =>
  async (paging: { limit: number; after: string | null }): Promise<{ rows: Application[]; cursors: string[]; next: string | null }> => {
    const { applications, ...page } = await list.page(paging);
    return { rows: applications, ...page };
  };

export const UNIT_APPLICATIONS: Listed<Asked & OfUnit, Application> = {
  readers: OF_UNITS,
  open: async (context, asked) => opened(await applicationsOfUnit(context, asked, LARGEST_IN_FILE)),
};
export const DESK_APPLICATIONS: Listed<Asked & OfDesk, Application> = {
  readers: OF_DESKS,
  open: async (context, asked) => opened(await applicationsAtDesks(context, asked, LARGEST_IN_FILE)),
};

export const VACANCIES: Listed<OfUnit & { cycle?: string | null | undefined }, VacancyCount> = {
  readers: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'],
  async open(context, { unit: id, cycle }) {
    const unit = await organisationIn(context, id);
    if (!unit || !seesWorkOf(context.actor, unit)) throw identityRefusals.ORGANISATION_UNKNOWN();
    const known = await cycleFor(context, cycle, id);
    return async () => ({ rows: await loadVacancies(context.table, id, known), cursors: [], next: null });
  },
};

export const MEETINGS: Listed<{ cycle?: string | null | undefined }, ReviewMeeting> = {
  readers: OF_DESKS,
  async open(context, { cycle }) {
    const known = await knownCycle(context, cycle, { as: OF_DESKS });
    return (paging) => listMeetings(context.table, known, paging);
  },
};

/** What a unit's list is narrowed by beside its index, which knows states. */
export function leftOfUnit({ series, level, promotionType, name, unitName, order }: Asked): Narrowing {
  const sought = { promotionType: promotionType ?? null, name: worded(name), unit: worded(unitName) };
  return { state: null, series: series ?? null, level: level ?? null, ...sought, order: order ?? 'WAITING' };
}

/** What is looked for, if anything is. Prices are reckoned before what was sent is known to be text. */
function worded(part: unknown): string | null {
  return (typeof part === 'string' && part.trim()) || null;
}

/** The same of a department's, whose index narrows from the left: state, then series, then level. */
export function leftOfDesk(asked: Asked): Narrowing {
  const left = leftOfUnit(asked);
  return asked.state ? { ...left, series: null, level: left.series ? null : left.level } : left;
}

/** Whose desks somebody asks for: one department's; or, where they name none, their own, and the whole city's for bureau and supervisors. */
async function desksOf(context: Context, announcement: Announcement, department: string | null): Promise<string[]> {
  const { actor } = context;
  if (department !== null) {
    refuseIf((await isInsideOf(context, 'DEPARTMENT_OFFICER', department)) ? null : identityRefusals.ORGANISATION_UNKNOWN());
    return [department];
  }
  if (!oversees(actor, announcement)) return organisationsOf(actor, 'DEPARTMENT_OFFICER');
  return [...announcement.departments.map(({ id }) => id), announcement.bureau.id];
}

/** LAPSED is how a draft is shown; a draft is in no list. */
function stored(state: Asked['state']): State | null {
  return state === 'LAPSED' ? 'DRAFT' : (state ?? null);
}
