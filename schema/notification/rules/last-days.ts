/** A posting has to begin days before its window closes: whose last day for it is near (C11, U3). Pure. */
import { addDays, dayOf, endOfDay, inChinese, inEnglish, startOfDay, inWords, type Instant } from '../../core/time.ts';
import type { Calendar } from '../../calendar/model.ts';
import { safeDay, type SafeDay } from '../../calendar/plan.ts';
import type { Line } from '../model.ts';

/** The last days for beginning a posting of which the one before has come: then their units are told, and have two days; in the morning, when somebody reads it (C14). */
export function lastDaysNear(calendar: Calendar, now: Instant): SafeDay[] {
  const { remindAt } = calendar.announcement.policy;
  if (now < startOfDay(dayOf(now)) + remindAt) return [];
  return (['SPECIAL_POSTING', 'POSTING'] as const)
    .map((step) => safeDay(step, calendar, now))
    .filter(({ day }) => startOfDay(addDays(day, -1)) <= now && now < endOfDay(day));
}

/** What the officers of a unit are told that has something to post. */
export function lastDayLine(cycle: string, { step, day, closesAt }: SafeDay, account: string, about: Line['about'], as: Line['as']): Line {
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
      title: `${special ? '破格晋升、基层有效、艰苦单位的' : ''}公示最迟于${until.zh}前开始`,
      text:
        `${cycle}年度职称评审：贵单位尚有${special ? '破格晋升、基层有效或艰苦单位的' : ''}申报待公示。公示满规定的工作日后才能推荐，` +
        `单位推荐于${inChinese(closesAt, true)}截止，公示最迟须于${until.zh}（北京时间）前开始，距此还有{left}。此后开始的公示，本年度来不及推荐。`,
    },
    en: {
      title: `${special ? 'Special types have' : 'Postings have'} to begin by ${until.en}`,
      text:
        `${cycle} title review: your unit has applications${special ? ' of a special type' : ''} still to be posted. They can be recommended only after ` +
        `their working days, and recommending closes at ${inEnglish(closesAt, true)}: the posting has to begin by ${until.en} (Beijing time), {left} from now. ` +
        'What is posted later cannot be recommended this year.',
    },
  };
}
