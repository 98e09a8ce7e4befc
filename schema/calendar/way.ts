/**
 * The way of the year: what feeds what, said once, and what of it the windows in force do not allow (C11). Whoever amends a window is told
 * everything that cannot follow any more, not only the next. Pure.
 */
import { say, type Bilingual } from '../core/refusal.ts';
import { dayInChinese, dayOf, endOfDay, inWords, type Instant } from '../core/time.ts';
import { PHASE_ENGLISH, type PhaseName } from '../announcement/model.ts';
import { cutOffWarnings } from './cut-off.ts';
import type { Calendar } from './model.ts';
import { dueBy, safeDay, type Step } from './plan.ts';
import { milestonesAt, phaseAt } from './rules.ts';

/** A window, the last day for beginning something, or something due on a day. */
type Kind = { phase: PhaseName } | { step: Step; title: Bilingual } | { milestone: string; english: string };

/**
 * A place on the way. `yields`: what comes of it and goes on to all that stand after it; nothing does of what is only an end. `waits`: it
 * does not begin before the place before it is over; the others work as things arrive (C5).
 */
type Place = Kind & { yields?: Bilingual; waits?: true };

/** All of them, in the order of the year: each feeds every one that stands after it. */
export const WAY: readonly Place[] = [
  { phase: 'PREPARATION', yields: say('才准备就绪的', 'what is prepared') },
  { phase: 'APPLICATION', waits: true, yields: say('提交的', 'what is submitted') },
  {
    step: 'SPECIAL_POSTING',
    title: say('破格晋升、基层有效、艰苦单位公示最迟开始时间', 'the last day for beginning a posting of a special type'),
  },
  { step: 'POSTING', title: say('单位公示最迟开始时间', 'the last day for beginning a posting') },
  { phase: 'UNIT_REVIEW', yields: say('推荐的', 'what is recommended') },
  { phase: 'DEPARTMENT_REVIEW', yields: say('审核通过的', 'what is approved') },
  { phase: 'RE_REVIEW', waits: true, yields: say('复审通过的', 'what is passed') },
  { phase: 'EVALUATION', waits: true, yields: say('评审通过的', 'what is evaluated') },
  { step: 'RESULT_POSTING', title: say('评审结果公示最迟开始时间', 'the last day for beginning to post results') },
  { milestone: 'committees-done', english: 'the work of all committees', yields: say('评审通过的', 'what is evaluated') },
  { phase: 'PROVINCIAL_REVIEW', yields: say('办结的', 'what is finished') },
  { milestone: 'certificates', english: 'the issuing of documents and certificates' },
  { milestone: 'work-summary', english: 'the filing of summaries and rosters' },
];

/** What the meeting and the committees do lies within the provincial review, and cannot begin before it. */
const WITHIN = { outer: 'PROVINCIAL_REVIEW', inner: ['RE_REVIEW', 'EVALUATION'] } as const;

/** A place as the calendar has it at an instant. */
type Placed = { place: Place; title: Bilingual; end: Bilingual; opensAt: Instant | null; closesAt: Instant };

/** What in the windows as they stand cannot be met, or leaves somebody no day: told whenever the plan is looked at, and when it is amended. */
export function planWarnings(calendar: Calendar, now: Instant): Bilingual[] {
  const has = (name: PhaseName) => calendar.announcement.phases.some((phase) => phase.name === name);
  const due = (milestone: string) => calendar.announcement.milestones.some(({ id }) => id === milestone);
  // What a notice does not have cannot be run past.
  const present = WAY.filter((place) => ('phase' in place ? has(place.phase) : 'milestone' in place ? due(place.milestone) : true));
  const placed = present.map((place) => placedIn(calendar, place, now));
  return [
    ...placed.flatMap((one, index) => overrun(one, placed.slice(index + 1))),
    ...tooShort(calendar, now),
    ...WITHIN.inner
      .filter((inner) => has(inner) && has(WITHIN.outer))
      .flatMap((inner) => beforeItsTime(phaseAt(calendar, inner, now), phaseAt(calendar, WITHIN.outer, now))),
    ...(has('RE_REVIEW') ? cutOffWarnings(calendar, phaseAt(calendar, 'RE_REVIEW', now), phaseAt(calendar, 'DEPARTMENT_REVIEW', now)) : []),
  ];
}

/** What a place runs past: the ends of all that it feeds and that are over before it; or, of the next, the beginning. */
function overrun({ place, title, closesAt }: Placed, after: readonly Placed[]): Bilingual[] {
  if (!place.yields) return [];
  const { zh, en } = inWords(closesAt, true);
  const past = after.filter((one) => one.closesAt < closesAt);
  const [next] = after;
  const warnings: Bilingual[] = [];
  if (past.length > 0) {
    const ends = past.map((one) => ({ ...one.end, at: inWords(one.closesAt, true) }));
    warnings.push({
      zh: `${title.zh}于${zh}截止，晚于${ends.map((one) => `${one.zh}（${one.at.zh}）`).join('、')}：此后${place.yields.zh}，本年度来不及办理。`,
      en: `${capital(title.en)} closes at ${en}, later than ${ends.map((one) => `${one.en} (${one.at.en})`).join(', ')}; ${place.yields.en} after that is too late for this year.`,
    });
  }
  if (next?.place.waits && next.opensAt !== null && next.opensAt < closesAt && !past.includes(next)) {
    const opens = inWords(next.opensAt);
    warnings.push({
      zh: `${title.zh}于${zh}截止，晚于${next.title.zh}开始（${opens.zh}）。`,
      en: `${capital(title.en)} closes at ${en}, after ${next.title.en} has opened (${opens.en}).`,
    });
  }
  return warnings;
}

/** A review from whose first day on nothing that is returned can be reviewed again in time. */
function tooShort(calendar: Calendar, now: Instant): Bilingual[] {
  return (['DEPARTMENT_RETURN', 'RE_REVIEW_RETURN'] as const).flatMap((step) => {
    const { opensAt } = phaseAt(calendar, step === 'DEPARTMENT_RETURN' ? 'APPLICATION' : 'RE_REVIEW', now);
    const { day } = safeDay(step, calendar, now);
    if (day >= dayOf(opensAt)) return [];
    const opens = inWords(opensAt);
    return [
      {
        zh: `${step === 'DEPARTMENT_RETURN' ? '部门审核' : '集中复审'}为期过短：退回修改后来不及再审（须在${dayInChinese(day)}退回，而${opens.zh}才开始）。`,
        en: `The ${step === 'DEPARTMENT_RETURN' ? 'review by departments' : 're-review'} is too short: what is returned cannot be reviewed again (it had to be returned by ${day}; it opens at ${opens.en}).`,
      },
    ];
  });
}

type Phased = ReturnType<typeof phaseAt>;

function beforeItsTime(inner: Phased, outer: Phased): Bilingual[] {
  if (inner.opensAt >= outer.opensAt) return [];
  const [begins, may] = [inWords(inner.opensAt), inWords(outer.opensAt)];
  return [
    {
      zh: `${inner.title}于${begins.zh}开始，而${outer.title}${may.zh}才开始：此前不能提交评委会。`,
      en: `The ${PHASE_ENGLISH[inner.name]} opens at ${begins.en}, and the ${PHASE_ENGLISH[outer.name]} at ${may.en} only: nothing goes to a committee before.`,
    },
  ];
}

function placedIn(calendar: Calendar, place: Place, now: Instant): Placed {
  if ('phase' in place) {
    const { title, opensAt, closesAt } = phaseAt(calendar, place.phase, now);
    const english = `the ${PHASE_ENGLISH[place.phase]}`;
    const end = say(`${title}截止`, `the end of ${english}`);
    return { place, title: say(title, english), end, opensAt, closesAt };
  }
  if ('step' in place) {
    const { title } = place;
    return { place, title, end: title, opensAt: null, closesAt: endOfDay(safeDay(place.step, calendar, now).day) };
  }
  const title = milestonesAt(calendar, now).find(({ id }) => id === place.milestone)?.title ?? '';
  const end = say(`“${title}”期限`, `the end of ${place.english}`);
  return { place, title: say(`“${title}”`, place.english), end, opensAt: null, closesAt: dueBy(calendar, place.milestone, now) };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
