/** How the calendar is kept: the notice in force, how its windows were amended, and what the clock recorded. */
import type { Actor } from '../core/actor.ts';
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { MINUTE, SECOND, type Instant } from '../core/time.ts';
import { amendment, cycleFile, holidays, isKeyPart, padded, transition } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Write } from '../table/port.ts';
import { announcementRefusals, cityAsked, knownCycle, type Asked } from '../announcement/cycles.ts';
import { PHASES, type CycleHead } from '../announcement/model.ts';
import { headOf, loadAnnouncement, loadCycles, loadJudging, type Reader } from '../announcement/store.ts';
import { calendarFor, type About } from './exceptions.ts';
import { NATIONAL } from './data/national-holidays.ts';
import {
  amendmentShape,
  holidaysShape,
  transitionShape,
  type Amendment,
  type Calendar,
  type Holidays,
  type RegionHolidays,
  type Transition,
} from './model.ts';
import { overlaid } from './working-days.ts';

/** The region of what holds in the whole country. */
export const NATION = 'CN';

/**
 * How long a process may trust the calendar it has read. Exactness does not suffer: a request is refused only on a fresh
 * calendar (`gate` in actions.ts), and a window is never cut shorter than AMENDMENT_NOTICE from now, which is longer than this
 * and the longest run of a handler together.
 */
export const CALENDAR_MEMORY = 10 * SECOND;
export const LONGEST_REQUEST = MINUTE / 2;

/** A cycle; or something in it: judged by the version of the notice under which it was first submitted, in its own windows (C8). */
export type Under = string | ({ cycle: string; judgedBy: number | null } & About);

/** The calendar of a cycle, as this process remembers it or freshly read. */
export async function loadCalendar(context: Reader & Partial<Pick<Context, 'looked'>>, under: Under, fresh = false): Promise<Calendar> {
  const { cycle, judgedBy } = typeof under === 'string' ? { cycle: under, judgedBy: null } : under;
  const name = `calendar ${cycle}`;
  if (fresh) context.memory.forget(name);
  const { calendar, head } = await context.memory.recall(name, {
    now: context.now,
    forAtMost: CALENDAR_MEMORY,
    load: () => readWithHead(context, cycle),
  });
  const versioned =
    judgedBy === null || judgedBy === head.versions ? calendar : { ...calendar, announcement: await loadJudging(context, head, judgedBy) };
  const judging = typeof under === 'string' ? versioned : calendarFor(versioned, under);
  if (context.looked) context.looked.at = judging.announcement;
  return judging;
}

/** The calendar of the cycle that somebody asks for: by its id, or the one under way in the city. */
export async function calendarAsked(context: Reader & { actor: Actor }, cycle?: string | null, asked?: Asked): Promise<Calendar> {
  return loadCalendar(context, await knownCycle(context, cycle, asked));
}

/** The calendars of all cycles of the city that somebody asks for, the newest first: years and rounds run at once (C7). */
export async function calendarsAsked(context: Reader & { actor: Actor }, asked: Asked = {}): Promise<Calendar[]> {
  const calendars = await calendarsIn(context, [await cityAsked(context, asked)]);
  if (calendars.length === 0) throw announcementRefusals.CYCLE_NONE();
  return calendars;
}

/** The calendars of all cycles of these cities, the newest first; a city without a notice has none. */
export async function calendarsIn(context: Reader, cities: readonly string[]): Promise<Calendar[]> {
  const heads = (await loadCycles(context)).filter(({ city }) => cities.includes(city));
  return Promise.all(heads.toSorted((a, b) => b.opensAt - a.opensAt).map(({ cycle }) => loadCalendar(context, cycle)));
}

/** The calendar of a cycle as it is kept; refuses a cycle that was never published. */
export async function readCalendar(context: Reader, cycle: string): Promise<Calendar> {
  return (await readWithHead(context, cycle)).calendar;
}

async function readWithHead(context: Reader, cycle: string): Promise<{ calendar: Calendar; head: CycleHead }> {
  const items = isKeyPart(cycle) ? (await context.table.query(cycleFile.under({ cycle }))).items : [];
  const head = headOf(items);
  if (!head || head.state !== 'PUBLISHED') throw announcementRefusals.CYCLE_UNKNOWN({ cycle });
  const calendar = {
    announcement: await loadAnnouncement(context, cycle, head.versions),
    holidays: await loadHolidays(context, head.city),
    amendments: amendmentsIn(items, cycle).filter(({ at }) => at >= head.publishedAt),
  };
  return { calendar, head };
}

/** Of the items of a cycle, how its windows were amended: of every notice it ever had, in order. */
function amendmentsIn(items: readonly Item[], cycle: string): Amendment[] {
  const { prefix = '' } = amendment.under({ cycle });
  return items.filter(({ sk }) => sk.startsWith(prefix)).map((item) => fromItem(amendmentShape, item));
}

/** How many amendments of windows a cycle has had: the next is one more, also where its notice was taken back and published anew. */
export async function countAmendments({ table }: Reader, cycle: string): Promise<number> {
  return amendmentsIn((await table.query(cycleFile.under({ cycle }))).items, cycle).length;
}

/** The days that are worked in a city: as the State Council announces them, with the city's own over them (C9). */
export async function loadHolidays(context: Reader, city: string): Promise<Holidays> {
  const all = await loadAllHolidays(context);
  const of = (wanted: string): Holidays => Object.fromEntries(all.filter(({ region }) => region === wanted).map((one) => [one.year, one]));
  return overlaid({ ...NATIONAL, ...of(NATION) }, of(city));
}

/** Everything that was recorded, by region and year: a few items for each year. */
export async function loadAllHolidays({ table, memory, now }: Reader): Promise<readonly RegionHolidays[]> {
  const load = async () => (await table.query(holidays.under({}))).items.map((item) => fromItem(holidaysShape, item));
  return memory.recall('holidays', { now, forAtMost: CALENDAR_MEMORY, load });
}

/** Those of one region and year, read now; null where nothing was recorded. */
export async function loadRegionHolidays(table: Reader['table'], region: string, year: number): Promise<RegionHolidays | null> {
  const item = await table.get(holidays.key({ region, year: padded(year) }));
  return item && fromItem(holidaysShape, item);
}

export function putHolidays(one: RegionHolidays, before: Versioned | null): Write {
  const { region, year } = one;
  return { put: toItem(holidays.key({ region, year: padded(year) }), one), when: unchanged(before), as: 'holidays' };
}

/** The openings and closings recorded so far, in order of their instant. */
export async function loadTransitions(context: Pick<Context, 'table'>, cycle: string): Promise<Transition[]> {
  const page = await context.table.query(transition.under({ cycle }));
  const recorded = page.items.map((item) => fromItem(transitionShape, item));
  return recorded.toSorted((a, b) => a.at - b.at || PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}

export function putAmendment(cycle: string, one: Amendment): Write {
  return { put: toItem(amendment.key({ cycle, number: padded(one.number) }), one), when: 'absent', as: 'amendment' };
}

export function putTransition(cycle: string, one: Transition): Write {
  return { put: toItem(transition.key({ cycle, at: instantKey(one.at), phase: one.phase }), one), when: 'absent', as: 'transition' };
}

/** An instant as a part of a sort key. */
export function instantKey(at: Instant): string {
  return padded(at, 15);
}
