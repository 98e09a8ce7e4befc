/** The numbers in force, as they fit each other and the order above them (U3, U4, P4, C13). */
import { found, pathOf, type Found, type Place } from './line.ts';
import type { Reading } from './read/index.ts';
import { placeNamed } from './words.ts';

/** Working days that unit and result postings last at least: 人社部令第40号 第十六条、第二十六条. */
const ORDERED_DAYS = 5;

export function policyLines({ policy }: Reading): Found[] {
  const { posting, effort, resultPosting, continuingEducation, reminders } = policy;
  const { days, specialDays, mostDays } = posting;
  const { hours, professionalHours } = continuingEducation;
  const { least, most } = effort;
  const over = (name: 'days' | 'specialDays', lasts: number | undefined): Found[] => {
    const at: Place = ['policy', 'posting', name];
    return isOver(lasts, mostDays) ? [found('POSTING_OVER_MOST', at, { ...placed(at), days: lasts, most: mostDays })] : [];
  };
  const under = (at: Place, lasts: number | undefined): Found[] =>
    isOver(ORDERED_DAYS, lasts) ? [found('POSTING_UNDER_ORDER', at, { ...placed(at), days: lasts, least: ORDERED_DAYS })] : [];
  return [
    ...over('days', days),
    ...over('specialDays', specialDays),
    ...under(['policy', 'posting', 'days'], days),
    ...under(['policy', 'resultPosting', 'workingDays'], resultPosting.workingDays),
    ...(isOver(days, specialDays)
      ? [found('SPECIAL_POSTING_SHORTER', ['policy', 'posting', 'specialDays'], { special: specialDays, days })]
      : []),
    ...(isOver(least, most) ? [found('EFFORT_INVERTED', ['policy', 'posting', 'effort', 'least'], { least, most })] : []),
    ...(isOver(professionalHours, hours)
      ? [
          found('PROFESSIONAL_HOURS_OVER', ['policy', 'continuingEducation', 'professionalHours'], {
            professional: professionalHours,
            hours,
          }),
        ]
      : []),
    ...reminders.flatMap(({ index, value }, at) =>
      reminders.slice(0, at).some((one) => one.value === value)
        ? [found('REMINDER_DOUBLED', ['policy', 'reminderHours', index], { hours: value })]
        : [],
    ),
  ];
}

const placed = (at: Place) => ({ place: placeNamed(at), path: pathOf(at) });

function isOver(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one > other;
}
