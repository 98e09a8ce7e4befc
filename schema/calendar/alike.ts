/** For whom a phase closes alike: days that are counted back from a close are counted of each close that there is (C11). Pure. */
import type { Instant } from '../core/time.ts';
import type { PhaseName, Selector } from '../announcement/model.ts';
import { closingsOf, variantsAt } from './exceptions.ts';
import type { Calendar } from './model.ts';

/** A calendar for those for whom a phase closes alike, and who they are; null: all that have no window of their own are among them. */
export type Alike = { calendar: Calendar; for: readonly Selector[] | null };

/** The calendars of everybody there is as far as one phase goes, the soonest closing first: what is counted back from it is counted of each. */
export function calendarsBy(calendar: Calendar, name: PhaseName, at: Instant): Alike[] {
  const variants = variantsAt(calendar, name, at);
  return closingsOf(calendar, name, at).map((closesAt) => {
    const alike = variants.filter((one) => one.closesAt === closesAt);
    const selectors = alike.flatMap((one) => one.for ?? []);
    return { calendar: closingAt(calendar, name, closesAt), for: selectors.length === alike.length ? selectors : null };
  });
}

/** The calendar in which a phase closes at this instant and is not amended any more. */
function closingAt(calendar: Calendar, name: PhaseName, closesAt: Instant): Calendar {
  const { announcement, amendments } = calendar;
  if (announcement.phases.every((phase) => phase.name !== name || phase.exceptions.length === 0)) return calendar;
  const phases = announcement.phases.map((phase) => (phase.name === name ? { ...phase, closesAt, exceptions: [] } : phase));
  return { ...calendar, announcement: { ...announcement, phases }, amendments: amendments.filter(({ phase }) => phase !== name) };
}
