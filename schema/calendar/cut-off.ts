/** A committee that meets before the re-review is over: by when its applications have to be through (C12). Pure. */
import type { Bilingual } from '../core/refusal.ts';
import { inChinese, inEnglish, startOfDay, type Day, type Instant } from '../core/time.ts';
import type { Window } from '../announcement/model.ts';
import type { Calendar } from './model.ts';
import { phaseAt } from './rules.ts';

/**
 * The day by which applications for a committee must be through the re-review, where that is earlier than the re-review's own
 * end: the day before the committee's third begins, for those that overlap it (C12). Null where the ordinary end holds.
 */
export function earlierCutOff(meets: { from: Day } | null, reReview: Window): Instant | null {
  if (!meets) return null;
  const begins = startOfDay(meets.from);
  return begins < reReview.closesAt ? begins : null;
}

/** The instant by which it must be through the re-review for its committee, where that is before the re-review's own end (C12). */
export function cutOffOf(calendar: Calendar, committee: string | null, now: Instant): Instant | null {
  const meets = calendar.announcement.committees.find(({ id }) => id === committee)?.meets ?? null;
  return earlierCutOff(meets, phaseAt(calendar, 'RE_REVIEW', now));
}

/** The earlier cut-off as an officer is told of it (C12). */
export function toldCutOff(cutOff: Instant): Bilingual {
  return {
    zh: `评委会11月上旬开会，须于${inChinese(cutOff, true)}前完成复审准备。`,
    en: `The committee meets early: everything has to be ready by ${inEnglish(cutOff, true)}.`,
  };
}
