/** A posting has to begin, and what was returned to be sent again, days before their window closes: whose last day is near (C11, U3, U7). Pure. */
import { addDays, dayOf, endOfDay, inChinese, stamped, startOfDay, inWords, type Day, type Instant } from '../../core/time.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { PhaseName, Selector } from '../../announcement/model.ts';
import { calendarsBy } from '../../calendar/alike.ts';
import { calendarFor, type About } from '../../calendar/exceptions.ts';
import { forWhom } from '../../calendar/for-whom.ts';
import type { Calendar } from '../../calendar/model.ts';
import { lastDayToPost, safeDay, type SafeDay, type Step } from '../../calendar/plan.ts';
import { toldMending, type Mending } from '../../posting/rules/mending.ts';
import type { Line } from '../model.ts';

/** The last day of some, and of whom; null: of all that have no window of their own as well. */
export type LastDayOf = SafeDay & { for: readonly Selector[] | null };

/**
 * The last days for beginning a posting of which the one before has come: then their units are told, and have two days; in the morning, when
 * somebody reads it (C14). Windows of their own have days of their own; of those that share a day the soonest close is said.
 */
export function lastDaysNear(calendar: Calendar, now: Instant): LastDayOf[] {
  return (['SPECIAL_POSTING', 'POSTING'] as const).flatMap((step) => {
    const days = new Map<Day, LastDayOf>();
    for (const one of calendarsBy(calendar, 'UNIT_REVIEW', now)) {
      const safe = safeDay(step, one.calendar, now);
      const same = days.get(safe.day);
      days.set(safe.day, same ? { ...same, for: same.for && one.for && [...same.for, ...one.for] } : { ...safe, for: one.for });
    }
    return [...days.values()].filter(({ day }) => isNear(day, calendar, now));
  });
}

/** Whether it is the last day of what is to be posted, by its own windows. */
export function isLastDayOf({ step, day }: SafeDay, calendar: Calendar, about: About, now: Instant): boolean {
  return safeDay(step, calendarFor(calendar, about), now).day === day;
}

/**
 * Whether whoever has something to send again by a day may have to be told of it now: there are a few such days (C11). A unit that chose to
 * post for longer has its own, which the return and the reminders say. Some have windows of their own.
 */
export function isMendingNear(calendar: Calendar, now: Instant): boolean {
  const isFor = (phase: PhaseName, isNearIn: (one: Calendar) => boolean) =>
    calendarsBy(calendar, phase, now).some((one) => isNearIn(one.calendar));
  const isDay = (step: Step) => (one: Calendar) => isNear(safeDay(step, one, now).day, one, now);
  return (
    isFor('UNIT_REVIEW', (one) => isPostingNear(one, now)) ||
    isFor('DEPARTMENT_REVIEW', isDay('DEPARTMENT_RESUBMISSION')) ||
    isFor('RE_REVIEW', isDay('RE_REVIEW_RESUBMISSION'))
  );
}

/** From the morning before the last day for the longest posting to the last for what is left of one. */
function isPostingNear(calendar: Calendar, now: Instant): boolean {
  const { daysAfterMending, specialDays } = calendar.announcement.policy.posting;
  const first = lastDayToPost(calendar, specialDays, now);
  const last = lastDayToPost(calendar, daysAfterMending, now);
  const today = dayOf(now);
  return isMorning(calendar, now) && addDays(first, -1) <= today && today <= last;
}

/** On the morning before the day, and on the day itself. */
export function isNear(day: Day, calendar: Calendar, now: Instant): boolean {
  return isMorning(calendar, now) && startOfDay(addDays(day, -1)) <= now && now < endOfDay(day);
}

function isMorning({ announcement }: Calendar, now: Instant): boolean {
  return now >= startOfDay(dayOf(now)) + announcement.policy.remindAt;
}

/** What somebody is told whose application was returned. */
export function lastMendingLine(cycle: Bilingual, mending: Mending, now: Instant, account: string, about: Line['about']): Line {
  const { reviewer, day } = mending;
  const last = endOfDay(day);
  const until = inWords(last, true);
  const more = toldMending(mending, now);
  return {
    account,
    closesAt: last,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: reviewer === 'UNIT' ? 'U3' : 'U7',
    required: false,
    about,
    as: null,
    waits: null,
    zh: {
      title: `退回的申报宜于${until.zh}前重新提交`,
      text: `${cycle.zh}职称评审：您的申报已被退回，请按退回意见修改后重新提交。${more.zh}距此还有{left}。`,
    },
    en: {
      title: `What was returned is better sent again by ${until.en}`,
      text: `${cycle.en} title review: your application was returned; mend it as you were told and send it again. ${more.en} Time left until then: {left}.`,
    },
  };
}

/** Of whom it is, where it is of some only, as it stands in what is told. */
export function wordsOf({ for: selectors }: LastDayOf, { announcement }: Calendar): Bilingual {
  if (selectors === null) return say('', '');
  const each = selectors.map((one) => forWhom(one, announcement));
  return { zh: `（${each.map(({ zh }) => zh).join('；')}）`, en: ` (${each.map(({ en }) => en).join('; ')})` };
}

/** What the officers of a unit are told that has something to post. */
export function lastDayLine(
  { cycle, whom }: { cycle: Bilingual; whom: Bilingual },
  { step, day, closesAt }: SafeDay,
  account: string,
  about: Line['about'],
  as: Line['as'],
): Line {
  const last = endOfDay(day);
  const special = step === 'SPECIAL_POSTING';
  const until = inWords(last, true);
  return {
    account,
    closesAt: last,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'U3',
    required: false,
    about,
    as,
    waits: null,
    zh: {
      title: `${special ? '破格晋升、基层有效、艰苦单位的' : ''}公示须在${until.zh}前开始`,
      text:
        `${cycle.zh}职称评审：贵单位尚有${whom.zh}${special ? '破格晋升、基层有效或艰苦单位的' : ''}申报待公示。公示满规定的工作日后才能推荐，` +
        `单位推荐于${inChinese(closesAt, true)}截止，公示须在${until.zh}（北京时间）前开始，距此还有{left}。上述申报此后才开始公示的，本年度来不及推荐。`,
    },
    en: {
      title: `${special ? 'Special types have' : 'Postings have'} to begin by ${until.en}`,
      text:
        `${cycle.en} title review: your unit has applications${special ? ' of a special type' : ''}${whom.en} still to be posted. They can be recommended only after ` +
        `their working days, and recommending closes at ${stamped(closesAt, true)}: the posting has to begin by ${until.en} (Beijing time), {left} from now. ` +
        'Those of them that are posted later cannot be recommended this year.',
    },
  };
}
