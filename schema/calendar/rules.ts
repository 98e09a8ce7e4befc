/** What was open when, and what an amendment may do. Pure: the instant comes in (C1, C7, C8). */
import { DAY, dayOf, MINUTE, toTheMillisecond, inWords, type Instant } from '../core/time.ts';
import { say, type Bilingual, type Refusal } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';
import { PHASE_ENGLISH, PHASE_TITLES, PHASES, type Milestone, type Phase, type PhaseName, type Window } from '../announcement/model.ts';
import type { Amendment, Calendar } from './model.ts';
import { calendarRefusals } from './refusals.ts';

/** New instants lie at least this far ahead, so that no process can still hold the old calendar when they come (see store.ts). */
export const AMENDMENT_NOTICE = MINUTE;

/** The phase as it stood at an instant: as announced, or as the last amendment in force by then left it (C8). */
export function phaseAt(calendar: Calendar, name: PhaseName, at: Instant): Phase {
  const announced = calendar.announcement.phases.find((phase) => phase.name === name) ?? betweenOthers(calendar, name, at);
  const last = calendar.amendments.findLast(
    (amendment) => amendment.phase === name && amendment.at <= at && isGeneral(calendar, amendment),
  );
  return last ? { ...announced, opensAt: last.opensAt, closesAt: last.closesAt, statedDays: null, source: last.document } : announced;
}

/** Of a calendar with exceptions, an amendment of one of them is not the window of the others; of one made for an application all are its own. */
function isGeneral({ announcement }: Calendar, { phase: name, exception }: Amendment): boolean {
  return (exception ?? null) === null || announcement.phases.some((phase) => phase.name === name && phase.exceptions.length === 0);
}

/**
 * A phase that the notice does not have. What would belong to it has no window of its own: it may be done from the opening of the phase
 * before it that there is, until the one after it closes; at the end of the year, until everything is over.
 */
function betweenOthers(calendar: Calendar, name: PhaseName, at: Instant): Phase {
  const place = PHASES.indexOf(name);
  const present = calendar.announcement.phases.toSorted((a, b) => PHASES.indexOf(a.name) - PHASES.indexOf(b.name));
  const before = present.findLast((one) => PHASES.indexOf(one.name) < place) ?? present[0];
  const after = present.find((one) => PHASES.indexOf(one.name) > place);
  if (!before) throw new Error(`the announcement of ${calendar.announcement.cycle} has no phases`);
  const { opensAt, source } = phaseAt(calendar, before.name, at);
  const ends = after ? [phaseAt(calendar, after.name, at).closesAt] : present.map((one) => phaseAt(calendar, one.name, at).closesAt);
  return { name, title: PHASE_TITLES[name], opensAt, closesAt: Math.max(...ends), statedDays: null, source, exceptions: [] };
}

/** All phases as they stood at an instant, in the order of the announcement. */
export function phasesAt(calendar: Calendar, at: Instant): Phase[] {
  return calendar.announcement.phases.map(({ name }) => phaseAt(calendar, name, at));
}

/** The milestones as they stand: those of a phase on its days, by the document that has amended it (C3, C8). */
export function milestonesAt(calendar: Calendar, at: Instant): Milestone[] {
  return calendar.announcement.milestones.map((one) => {
    const amends = (change: Amendment) => change.phase === one.phase && change.at <= at && isGeneral(calendar, change);
    const isAmended = one.phase !== undefined && calendar.amendments.some(amends);
    if (!isAmended || one.phase === undefined) return one;
    const { opensAt, closesAt, source } = phaseAt(calendar, one.phase, at);
    return { ...one, from: one.from && dayOf(opensAt), due: dayOf(closesAt - 1), source };
  });
}

/** The whole of the window rule: 23:59:59.999 is inside, 00:00:00.000 of the next day is not (C1). */
export function isOpen(window: Window, at: Instant): boolean {
  return window.opensAt <= at && at < window.closesAt;
}

/** The phases open at an instant. Several may be: they bind actions, they are no global state (C5). */
export function openAt(calendar: Calendar, at: Instant): Phase[] {
  return phasesAt(calendar, at).filter((phase) => isOpen(phase, at));
}

/** A window as the user is told of it: what opens or closes, and the rule that says so (C1 where no nearer one does). */
export type NamedWindow = Window & { title: Bilingual; rule?: RuleId };

/** A phase as a window of its own name. */
export function windowOf({ name, title, opensAt, closesAt }: Phase): NamedWindow {
  return { opensAt, closesAt, title: { zh: title, en: PHASE_ENGLISH[name] } };
}

/** Why nothing may be done now under this window; null inside it. */
export function whyNotNow(window: NamedWindow, now: Instant): Refusal | null {
  if (now < window.opensAt) {
    return calendarRefusals.WINDOW_NOT_OPEN({ phase: window.title, opensAt: inWords(window.opensAt) }, window.rule);
  }
  if (now >= window.closesAt) {
    return calendarRefusals.WINDOW_CLOSED(
      { phase: window.title, closesAt: inWords(window.closesAt, true), arrivedAt: toTheMillisecond(now) },
      window.rule,
    );
  }
  return null;
}

/** An opening or closing that has come: what the scheduled function has to record. */
export type DueTransition = { phase: PhaseName; kind: 'OPENED' | 'CLOSED'; at: Instant };

/**
 * Every opening and closing up to an instant, in order. They are where "is it open?" changes its answer, asked of the calendar
 * in force at that moment: so a window extended after it had closed opens again when the amendment is made, and not before.
 */
export function transitionsUntil(calendar: Calendar, until: Instant): DueTransition[] {
  return PHASES.flatMap((phase) => {
    const changes = [...boundariesOf(calendar, phase)].filter((at) => at <= until).toSorted((a, b) => a - b);
    let open = false;
    return changes.flatMap((at): DueTransition[] => {
      const now = isOpen(phaseAt(calendar, phase, at), at);
      if (now === open) return [];
      open = now;
      return [{ phase, kind: open ? 'OPENED' : 'CLOSED', at }];
    });
  }).toSorted((a, b) => a.at - b.at || PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}

/** The instants at which a phase may open or close, past and future: for schedules. */
function boundariesOf(calendar: Calendar, name: PhaseName): Set<Instant> {
  const announced = calendar.announcement.phases.filter((phase) => phase.name === name);
  const amended = calendar.amendments.filter((amendment) => amendment.phase === name);
  return new Set([...announced, ...amended].flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]).concat(amended.map(({ at }) => at)));
}

/** What is asked of an amendment. Absent instants stay as they are. */
export type AmendmentProposal = {
  phase: PhaseName;
  /** Which of the windows that the notice sets for some, from 0; null: that of everybody else. */
  exception: number | null;
  opensAt: Instant | null;
  closesAt: Instant | null;
  document: string;
  reason: string;
};

/** Why a window may not be amended so; null when it may (C8). */
export function whyNotAmend(calendar: Calendar, proposal: AmendmentProposal, now: Instant): Refusal | null {
  const current = phaseAt(calendar, proposal.phase, now);
  const opensAt = proposal.opensAt ?? current.opensAt;
  const closesAt = proposal.closesAt ?? current.closesAt;
  const moved = (from: Instant, to: Instant) => from !== to && to < now + AMENDMENT_NOTICE;
  if (calendar.announcement.phases.every(({ name }) => name !== proposal.phase))
    return calendarRefusals.PHASE_ABSENT({ phase: say(PHASE_TITLES[proposal.phase], PHASE_ENGLISH[proposal.phase]) });
  if (opensAt === current.opensAt && closesAt === current.closesAt) return calendarRefusals.AMENDMENT_EMPTY();
  if (closesAt <= opensAt) return calendarRefusals.AMENDMENT_BACKWARDS();
  const alreadyOpened = current.opensAt <= now && opensAt !== current.opensAt;
  if (alreadyOpened || moved(current.opensAt, opensAt) || moved(current.closesAt, closesAt)) {
    return calendarRefusals.AMENDMENT_OF_THE_PAST({ seconds: AMENDMENT_NOTICE / 1000 });
  }
  // What is counted in working days up to it could not be counted any more, for anybody (C9).
  const uncounted = [opensAt, closesAt - 1].map((at) => dayOf(at).slice(0, 4)).find((year) => !calendar.holidays[Number(year)]);
  return uncounted === undefined ? null : calendarRefusals.YEAR_WITHOUT_HOLIDAYS({ year: uncounted });
}

type Stated = Pick<Phase, 'name' | 'title' | 'opensAt' | 'closesAt' | 'statedDays'>;

/** The loader's warnings: what the announcement says of itself that does not add up (C4). */
export function warningsOf({ phases }: { phases: readonly Stated[] }): Bilingual[] {
  return phases.flatMap((phase) => {
    const days = Math.round((phase.closesAt - phase.opensAt) / DAY);
    if (phase.statedDays === null || phase.statedDays === days) return [];
    return [
      {
        zh: `“${phase.title}”通知称为期共${phase.statedDays}天，起止时刻实为${days}天；以起止时刻为准。`,
        en: `The notice states ${phase.statedDays} days for the ${PHASE_ENGLISH[phase.name]}; its instants make ${days}. The instants hold.`,
      },
    ];
  });
}
