/** An application as it is judged twice, and a notice as it judges: the same person, the same form, the same acts under both. Pure. */
import { committeesFor, routeOf, type Destination } from '../../../announcement/routing.ts';
import type { Announcement, Committee } from '../../../announcement/model.ts';
import { calendarFor } from '../../../calendar/exceptions.ts';
import type { Calendar, Holidays } from '../../../calendar/model.ts';
import type { Facts } from '../../../application/eligibility/facts.ts';
import { standsOnRecognition } from '../../../application/eligibility/title.ts';
import type { SectionContent } from '../../../application/form/sections.ts';
import type { Application, Return, Submission } from '../../../application/model.ts';
import type { Posting } from '../../../posting/model.ts';
import { sameDate } from '../../shift.ts';

/** What was applied for, what is known of it, and what was done with it when. */
export type Case = {
  head: Application;
  wish: SectionContent<'appliedTitle'>;
  /** As its last submission was judged: on its own calendar, at its own instant. */
  facts: Facts;
  submissions: readonly Pick<Submission, 'number' | 'at'>[];
  returns: readonly Return[];
  /** The posting that showed all of it, what that went on with, and the supplementary one after it. */
  posting: Posting | null;
  suspended: Posting | null;
  supplement: Posting | null;
};

/** A draft as an announcement: its windows as they would be, and its conditions as they would have been in a year. */
export type Drafted = { windows: Calendar; conditions: Calendar };

/**
 * No amendment of the cycle holds for a draft. Its conditions are taken back to the year of the applications: their appraisals, their
 * education and their years are then those of the years that count, and what differs is what the notice says, not that a year has passed.
 */
export function draftedFor(draft: Announcement, { year }: Pick<Announcement, 'year'>, holidays: Holidays): Drafted {
  const windows = { announcement: draft, amendments: [], holidays };
  const policy = { ...draft.policy, seniorityAsOf: sameDate(draft.policy.seniorityAsOf, year - draft.year) };
  return { windows, conditions: { ...windows, announcement: { ...draft, year, policy } } };
}

/** Who reviews it and who decides on it, by a notice. */
export type Way = { department: string; isOwn: boolean; committee: Committee | null };

/** How a notice judges a case: its facts on that notice's conditions, its way, its own windows. */
export type Side = { facts: Facts; way: Way; windows: Calendar };

/** By the notice under which it was submitted; `facts.calendar` has its own windows already. */
export function ownSide(one: Case): Side {
  const { facts } = one;
  return { facts, way: wayOf(one, facts.calendar.announcement), windows: facts.calendar };
}

export function draftSide(one: Case, { windows, conditions }: Drafted): Side {
  const facts = { ...one.facts, calendar: conditions };
  const way = wayOf(one, windows.announcement);
  const { series, level } = one.wish;
  const about = { series, level, committee: way.committee?.id ?? null, recognised: standsOnRecognition(facts, one.wish) };
  return { facts, way, windows: calendarFor(windows, about) };
}

function wayOf({ head, wish: { series, specialty, level, scope }, facts: { unit } }: Case, announcement: Announcement): Way {
  const to: Destination = { series, specialty, level, scope, unitName: unit?.name ?? head.unitName, unit };
  const { department, ownReview, committee } = routeOf(announcement, to);
  // Where the department has sent it elsewhere, it goes there as long as that committee may still decide on it.
  const chosen = head.rerouted ? (committeesFor(announcement, to).find(({ id }) => id === head.committee) ?? null) : committee;
  return { department, isOwn: ownReview !== null, committee: chosen };
}
