/**
 * The windows of a table of applications: of one series and level, of whatever committee, recognised directly or not. Each is as wide as for
 * anybody who may stand in it: who is approved in time has to come in, and it is sent with all of them (D3). Pure.
 */
import type { Announcement } from '../announcement/model.ts';
import { calendarFor, widened, type About } from './exceptions.ts';
import type { Calendar } from './model.ts';
import { phaseAt } from './rules.ts';

/** The calendar of a table; what a notice sets otherwise for all of its series and level is its only window. */
export function calendarOfTable(calendar: Calendar, { series, level }: Pick<About, 'series' | 'level'>): Calendar {
  if (calendar.announcement.phases.every(({ exceptions }) => exceptions.length === 0)) return calendar;
  const name = JSON.stringify([series, level]);
  const known = workedOut.get(calendar) ?? new Map<string, Calendar>();
  workedOut.set(calendar, known);
  const made = known.get(name) ?? ofAllIn(calendar, { series, level });
  known.set(name, made);
  return made;
}

const workedOut = new WeakMap<Calendar, Map<string, Calendar>>();

function ofAllIn(calendar: Calendar, about: Pick<About, 'series' | 'level'>): Calendar {
  const own = [null, ...committeesOf(calendar.announcement, about)].flatMap((committee) =>
    [false, true].map((recognised) => calendarFor(calendar, { ...about, committee, recognised })),
  );
  return widened(calendar, (phase, at) => own.map((one) => phaseAt(one, phase, at)));
}

/** The committees to which anybody of it may go: those of its series, and those of a specialty, whatever series that is of. */
function committeesOf({ committees }: Announcement, { series, level }: Pick<About, 'series' | 'level'>): string[] {
  const fit = committees.filter((one) => level !== null && one.levels.includes(level) && (one.series === series || one.specialty !== null));
  return fit.map(({ id }) => id);
}
