/**
 * All duties in one list, and what follows from it: which of them an application meets, whom a deadline waits for, whom it leaves behind,
 * whom an amendment concerns, whose last safe days are whose. Pure; a slice adds its duties here, and in waiting.ts how their holders are found.
 */
import type { Bilingual } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';
import type { Instant } from '../core/time.ts';
import type { PhaseName } from '../announcement/model.ts';
import { calendarFor, closesFor, type About } from '../calendar/exceptions.ts';
import type { Calendar } from '../calendar/model.ts';
import { calendarOfTable } from '../calendar/of-tables.ts';
import type { Step } from '../calendar/plan.ts';
import { phaseAt } from '../calendar/rules.ts';
import { APPLICATION_DUTIES, REVIEWED, type Duty as DutyOf, type OfApplications, type Party } from '../application/duties.ts';
import type { Application } from '../application/model.ts';
import { STATE_NAMES, type State } from '../application/moves.ts';
import type { IsUnder } from '../application/waiting.ts';
import { POSTING_DUTIES, type OfObjections } from '../posting/duties.ts';
import type { Posting } from '../posting/model.ts';
import { asSeen } from '../posting/rules/unseen.ts';
import { NOT_SENT_AGAIN, TABLE_DUTIES, type OfTables } from '../summary/duties.ts';
import type { SummaryTable, TableState } from '../summary/model.ts';
import { REVIEW_DUTIES } from '../review/duties.ts';

export type Duty = DutyOf<OfApplications | OfObjections | OfTables>;

/** Every duty there is; the first that an application meets is the one it waits for. */
export const DUTIES: readonly Duty[] = [...APPLICATION_DUTIES, ...POSTING_DUTIES, ...TABLE_DUTIES, ...REVIEW_DUTIES];

/** What lies beside an application and decides whose turn it is: the state of its summary table, and its posting; null while there is none. */
export type Beside = { table: TableState | null; posting: Posting | null };

/** The duty that an application waits for; null where nothing is left to do. */
export function dutyOn(head: Pick<Application, 'state' | 'returned'>, beside: Beside, now: Instant): Duty | null {
  return DUTIES.find((duty) => isMet(duty, head, beside, now)) ?? null;
}

function isMet(
  duty: Duty,
  { state, returned }: Pick<Application, 'state' | 'returned'>,
  { table, posting }: Beside,
  now: Instant,
): boolean {
  switch (duty.of) {
    case 'APPLICATIONS':
      if (duty.isTakenUp && table !== 'RECEIVED') return false;
      return duty.state === state && (duty.returnedBy === undefined || duty.returnedBy === returned?.reviewer);
    case 'TABLES':
      return state === 'APPROVED' && duty.state === (table ?? 'OPEN');
    case 'OBJECTIONS':
      return (state === 'ACCEPTED' || state === 'POSTED') && posting !== null && asSeen(posting, now).objections.open > 0;
    default:
      return false; // a duty of another thing: what makes an application meet one stands above
  }
}

/** Whether something can still become of an application: it waits for something, and the window of that has not closed over it (C6, U5, D3). */
export function isUnderWay(head: Application, beside: Beside, calendar: Calendar, now: Instant): boolean {
  const duty = dutyOn(head, beside, now);
  return duty !== null && now < phaseAt(calendarOn(duty)(calendar, head), duty.phase, now).closesAt;
}

/** The windows of what a duty is about: a table has its own, whoever stands in it (D3). */
function calendarOn({ of }: Duty): (calendar: Calendar, about: About) => Calendar {
  return of === 'TABLES' ? calendarOfTable : calendarFor;
}

/** Whether a phase closes at this very instant for what a duty is about. */
export function closesOn(calendar: Calendar, phase: PhaseName, closesAt: Instant, at: Instant): (duty: Duty) => IsUnder {
  return (duty) => closesFor(calendar, phase, closesAt, at, calendarOn(duty));
}

/** A duty, one of the parties that are reminded of it, and in which words. */
export type Reminded = { duty: Duty; party: Party; asks: Bilingual };

/** Of what is reminded before a window closes, and whom (C13). */
export function remindedBefore(phase: PhaseName): Reminded[] {
  return DUTIES.filter((duty) => duty.phase === phase).flatMap((duty) =>
    duty.parties.flatMap((party) => (duty.asks?.[party] ? [{ duty, party, asks: duty.asks[party] }] : [])),
  );
}

/** The states in which an application may be left behind when a window closes. */
export function statesUnder(phase: PhaseName): State[] {
  return [...new Set(DUTIES.filter((duty) => duty.phase === phase).flatMap((duty) => stateUnder(duty) ?? []))];
}

/** By which rule the close of its window ends an application that met a duty, and what the application then was. */
export function endOf(duty: Duty, state: State, reopened: SummaryTable['reopened']): { rule: RuleId; missed: Bilingual } {
  const again = duty.of === 'TABLES' && duty.state === 'OPEN' && reopened !== null ? NOT_SENT_AGAIN[reopened] : null;
  return { rule: duty.rule, missed: again ?? duty.missed ?? STATE_NAMES[state] };
}

/** In which state an application is that a duty is about. */
function stateUnder(duty: Duty): State | null {
  if (duty.of === 'APPLICATIONS') return duty.state;
  return duty.of === 'TABLES' ? 'APPROVED' : null;
}

/** The states in which an applicant hears of an amendment of a window (C8). */
export function statesAmended(phase: PhaseName): State[] {
  const concerned = DUTIES.filter(({ phase: own, amended = [own] }) => amended.includes(phase));
  return [...new Set(concerned.flatMap((duty) => (duty.of === 'APPLICATIONS' ? [duty.state] : [])))];
}

/** Whether an application in such a state is one of them: what was returned, only under the window of whoever returned it (C6). */
export function isUnder(phase: PhaseName, { state, returned }: Pick<Application, 'state' | 'returned'>): boolean {
  return state !== 'RETURNED' || (returned !== null && REVIEWED[returned.reviewer].phase === phase);
}

/** The states in which an application waits for a step. */
export function statesBefore(step: Step): State[] {
  return DUTIES.flatMap((duty) => (duty.of === 'APPLICATIONS' && duty.steps?.includes(step) ? [duty.state] : []));
}

/** The steps whose last safe days concern a party; the bureau does the department's work as well, for series without one. */
export function stepsOf(party: Party): Step[] {
  if (party === 'BUREAU') return [...stepsOf('DEPARTMENT'), 'RESULT_POSTING'];
  return [...new Set(DUTIES.flatMap(({ parties, steps = [] }) => (parties.includes(party) ? steps : [])))];
}
