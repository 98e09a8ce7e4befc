/** The windows of an application: of whoever sends it, and of each reviewer (C2, C5, C6, D7). Pure. */
import type { Instant } from '../../core/time.ts';
import type { Phase } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { phaseAt, windowOf, type NamedWindow } from '../../calendar/rules.ts';
import { REVIEWED } from '../duties.ts';
import type { Application } from '../model.ts';
import type { Reviewer, Standing } from '../moves.ts';

/** The window in which an application may be begun and submitted for the first time (C2). */
export function applicationWindow(calendar: Calendar, now: Instant): NamedWindow {
  return windowOf(phaseAt(calendar, 'APPLICATION', now));
}

/**
 * The window in which this application may be edited and sent: the personal phase for a draft; for a returned one from then
 * until the window of whoever returned it closes (C6).
 */
export function submissionWindow(
  calendar: Calendar,
  head: Pick<Application, 'state'> & { returned: { reviewer: Reviewer } | null },
  now: Instant,
): NamedWindow {
  const personal = applicationWindow(calendar, now);
  if (head.state !== 'RETURNED' || !head.returned) return personal;
  const { closesAt } = reviewPhase(calendar, head.returned.reviewer, now);
  return { opensAt: personal.opensAt, closesAt, title: { zh: '退回修改重报', en: 'sending again what was returned' }, rule: 'C6' };
}

/**
 * The window of a reviewer: for unit and department open from the day personal application opens (随报随审), until their own phase
 * closes (C5); the re-review is central and has its own days (D7).
 */
export function reviewWindow(calendar: Calendar, reviewer: Reviewer, now: Instant): NamedWindow {
  const phase = windowOf(reviewPhase(calendar, reviewer, now));
  const opensAt = reviewer === 'RE_REVIEW' ? phase.opensAt : applicationWindow(calendar, now).opensAt;
  return { ...phase, opensAt, rule: REVIEWED[reviewer].rule };
}

function reviewPhase(calendar: Calendar, reviewer: Reviewer, now: Instant): Phase {
  return phaseAt(calendar, REVIEWED[reviewer].phase, now);
}

/** Whether nothing is known yet of what it is for: a draft says so with its first submission, and may still be under any window there is. */
export function isUnsaid({ state, series }: Pick<Application, 'state' | 'series'>): boolean {
  return state === 'DRAFT' && series === null;
}

/** How an application is shown: a draft never submitted lapses when the personal phase closes, by the clock alone (C6). */
export function standingOf(head: Application, calendar: Calendar, now: Instant): Standing {
  return head.state === 'DRAFT' && now >= applicationWindow(calendar, now).closesAt ? 'LAPSED' : head.state;
}
