/**
 * The calendar thinks ahead (C11): the last day on which a step can be begun so that the next one is still in time. Pure; counted from
 * the windows in force, so an amendment moves all of it. What in a plan cannot be met stands in way.ts.
 */
import { counted } from '../core/counted.ts';
import { Refusal, type Bilingual } from '../core/refusal.ts';
import { addDays, dayOf, endOfDay, stamped, startOfDay, type Day, type Instant } from '../core/time.ts';
import type { Announcement, PhaseName } from '../announcement/model.ts';
import type { Calendar, Holidays } from './model.ts';
import { milestonesAt, phaseAt, phasesAt } from './rules.ts';
import { endOfPeriod } from './working-days.ts';

export const STEPS = [
  'SUBMISSION',
  'POSTING',
  'SPECIAL_POSTING',
  'RECOMMENDATION',
  'DEPARTMENT_RETURN',
  'DEPARTMENT_RESUBMISSION',
  'APPROVAL',
  'RE_REVIEW_RETURN',
  'RE_REVIEW_RESUBMISSION',
  'RE_REVIEW',
  'RESULT_POSTING',
] as const;
/** What has a last safe day. */
export type Step = (typeof STEPS)[number];

/** `day` is the last on which it can be begun; `closesAt` is when what depends on it closes. */
export type SafeDay = { step: Step; day: Day; closesAt: Instant; because: Bilingual };

/** As far as is looked back for a day on which something could still be begun. */
const LONGEST = 400;

/** The last safe day of each step, in the order of the year. */
export function safeDays(calendar: Calendar, now: Instant): SafeDay[] {
  return STEPS.map((step) => safeDay(step, calendar, now));
}

/** The last safe day of a step: the same for everybody at an instant, so it is worked out once for a page of them. */
export function safeDay(step: Step, calendar: Calendar, now: Instant): SafeDay {
  const { announcement, amendments, holidays } = calendar;
  let known = workedOut.get(amendments);
  if (known?.announcement !== announcement || known.holidays !== holidays || known.now !== now) {
    known = { announcement, holidays, now, days: new Map() };
    workedOut.set(amendments, known);
  }
  const day = known.days.get(step) ?? safeDayOf(step, calendar, now);
  known.days.set(step, day);
  return day;
}

const workedOut = new WeakMap<
  Calendar['amendments'],
  { announcement: Announcement; holidays: Holidays; now: Instant; days: Map<Step, SafeDay> }
>();

function safeDayOf(step: Step, calendar: Calendar, now: Instant): SafeDay {
  const { posting, mendingDays, resultPosting } = calendar.announcement.policy;
  const closing = (name: PhaseName) => phaseAt(calendar, name, now).closesAt;
  const within = (closesAt: Instant, because: Bilingual): SafeDay => ({ step, day: dayOf(closesAt - 1), closesAt, because });
  const before = (closesAt: Instant, ends: (from: Instant) => Instant, because: Bilingual): SafeDay => ({
    step,
    day: lastDay(closesAt, ends),
    closesAt,
    because,
  });
  const working = (days: number) => (from: Instant) => endOfPeriod(from, days, 'WORKING', calendar.holidays);
  const mending = {
    zh: `退回后留${mendingDays}个工作日修改，更正已公示内容的另须补充公示${posting.supplementDays}个工作日，并留时间再审。`,
    en: `It leaves ${counted(mendingDays, 'working day')} to mend it, ${posting.supplementDays} to show what was posted and is mended, and time to review it again.`,
  };
  const shownAgain = {
    zh: `更正已公示内容的，补充公示满${posting.supplementDays}个工作日后，须赶在审核截止前审核通过。`,
    en: `What was posted and is mended is shown for ${counted(posting.supplementDays, 'working day')}; after that it still has to be approved.`,
  };
  switch (step) {
    case 'SUBMISSION':
      return within(closing('APPLICATION'), { zh: '个人申报截止。', en: 'Personal application closes.' });
    case 'POSTING':
      return before(closing('UNIT_REVIEW'), working(posting.days), {
        zh: `公示满${posting.days}个工作日后，须赶在推荐截止前推荐。`,
        en: `After ${posting.days} working days it still has to be recommended.`,
      });
    case 'SPECIAL_POSTING':
      return before(closing('UNIT_REVIEW'), working(posting.specialDays), {
        zh: `破格晋升、基层有效、艰苦单位公示满${posting.specialDays}个工作日后，须赶在推荐截止前推荐。`,
        en: `Exceptional, grass-roots and hardship promotions: after ${posting.specialDays} working days it still has to be recommended.`,
      });
    case 'RECOMMENDATION':
      return within(closing('UNIT_REVIEW'), { zh: '单位推荐截止。', en: 'Recommending closes.' });
    case 'DEPARTMENT_RETURN':
      return before(closing('DEPARTMENT_REVIEW'), working(mendingDays + posting.supplementDays), mending);
    case 'DEPARTMENT_RESUBMISSION':
      return before(closing('DEPARTMENT_REVIEW'), working(posting.supplementDays), shownAgain);
    case 'APPROVAL':
      return within(closing('DEPARTMENT_REVIEW'), {
        zh: '部门审核、报送汇总表截止。',
        en: 'Department review and sending the tables close.',
      });
    case 'RE_REVIEW_RETURN':
      return before(closing('RE_REVIEW'), working(mendingDays + posting.supplementDays), mending);
    case 'RE_REVIEW_RESUBMISSION':
      return before(closing('RE_REVIEW'), working(posting.supplementDays), shownAgain);
    case 'RE_REVIEW':
      return within(closing('RE_REVIEW'), { zh: '集中复审截止。', en: 'The re-review closes.' });
    case 'RESULT_POSTING':
      return before(dueBy(calendar, 'certificates', now), (from) => endOfResults(from, resultPosting, calendar.holidays), {
        zh: `评审结果公示满${resultPosting.days}日且满${resultPosting.workingDays}个工作日后，须赶在发证截止前印发文件。`,
        en: `After ${resultPosting.days} days, and no less than ${resultPosting.workingDays} working days, certificates are still to be issued.`,
      });
    default:
      return step satisfies never;
  }
}

/** The last day on which a posting of so many working days can be begun so that it is over before recommending closes (U3). */
export function lastDayToPost(calendar: Calendar, days: number, now: Instant): Day {
  return lastDay(phaseAt(calendar, 'UNIT_REVIEW', now).closesAt, (from) => endOfPeriod(from, days, 'WORKING', calendar.holidays));
}

/** The last day from which a period ends while what follows is still possible. */
function lastDay(closesAt: Instant, ends: (from: Instant) => Instant): Day {
  const last = dayOf(closesAt - 1);
  for (let back = 0; back < LONGEST; back += 1) {
    const day = addDays(last, -back);
    if (endsBefore(closesAt, () => ends(startOfDay(day)))) return day;
  }
  throw new Error(`no day within ${LONGEST} is early enough for ${stamped(closesAt)}`);
}

/** What runs into a year of which nobody knows the holidays yet has run past a close of this one; of any other year that has to be known. */
function endsBefore(closesAt: Instant, ends: () => Instant): boolean {
  try {
    return ends() < closesAt;
  } catch (error) {
    const isLater = error instanceof Refusal && Number(error.details['year']) > Number(dayOf(closesAt - 1).slice(0, 4));
    if (isLater) return false;
    throw error;
  }
}

/** When results posted from an instant are over: the longer of so many days and so many working days (R1). */
export function endOfResults(from: Instant, { days, workingDays }: { days: number; workingDays: number }, holidays: Holidays): Instant {
  return Math.max(endOfPeriod(from, days, 'CALENDAR', holidays), endOfPeriod(from, workingDays, 'WORKING', holidays));
}

/** 24时 of the day on which something is due, as it stands (C3, C8); of what the notice does not name, when all its windows are over. */
export function dueBy(calendar: Calendar, milestone: string, now: Instant): Instant {
  const due = milestonesAt(calendar, now).find(({ id }) => id === milestone)?.due;
  return due ? endOfDay(due) : Math.max(...phasesAt(calendar, now).map(({ closesAt }) => closesAt));
}
