/** A committee that meets before the re-review is over: by when its applications have to be through (C12). Pure. */
import type { Bilingual } from '../core/refusal.ts';
import { inChinese, stamped, startOfDay, type Day, type Instant } from '../core/time.ts';
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

/**
 * What of the earlier cut-offs the windows in force do not allow (C11, C12): the re-review opens no sooner than a committee has to have
 * all, or departments may still approve, or the re-review pass, after that.
 */
export function cutOffWarnings({ announcement }: Calendar, reReview: Window, department: Window): Bilingual[] {
  const early = announcement.committees.flatMap((one) => {
    const cutOff = earlierCutOff(one.meets, reReview);
    return cutOff === null ? [] : [{ name: one.name, cutOff }];
  });
  const told = (those: typeof early, zh: (cutOff: string) => string, en: (cutOff: string) => string): Bilingual[] => {
    const [first] = those.toSorted((a, b) => a.cutOff - b.cutOff);
    if (!first) return [];
    return [
      {
        zh: `${those.length}个评委会（${first.name}等）在集中复审结束前开会，${zh(inChinese(first.cutOff, true))}`,
        en: `Committees that meet before the re-review is over: ${those.length}; ${en(stamped(first.cutOff, true))}`,
      },
    ];
  };
  return [
    ...told(
      early.filter(({ cutOff }) => cutOff <= reReview.opensAt),
      (cutOff) => `须于${cutOff}前完成复审准备，而集中复审${inChinese(reReview.opensAt)}才开始：须提前复审，或商请评委会延期。`,
      (cutOff) => `everything has to be ready by ${cutOff}, and the re-review opens at ${stamped(reReview.opensAt)} only.`,
    ),
    ...told(
      early.filter(({ cutOff }) => cutOff < department.closesAt),
      (cutOff) => `须于${cutOff}前完成复审准备，而部门审核${inChinese(department.closesAt, true)}才截止：此后审核通过的赶不上。`,
      (cutOff) => `everything has to be ready by ${cutOff}, and departments may approve until ${stamped(department.closesAt, true)}.`,
    ),
    ...told(
      early.filter(({ cutOff }) => cutOff > reReview.opensAt),
      (cutOff) => `须于${cutOff}前完成复审准备，而集中复审${inChinese(reReview.closesAt, true)}才截止：此后复审通过的赶不上。`,
      (cutOff) => `everything has to be ready by ${cutOff}, and the re-review may pass until ${stamped(reReview.closesAt, true)}.`,
    ),
  ];
}

/** The earlier cut-off as an officer is told of it (C12). */
export function toldCutOff(cutOff: Instant): Bilingual {
  return {
    zh: `评委会在集中复审结束前开会，须于${inChinese(cutOff, true)}前完成复审准备。`,
    en: `The committee meets early: everything has to be ready by ${stamped(cutOff, true)}.`,
  };
}
