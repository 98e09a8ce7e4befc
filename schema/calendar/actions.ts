/** What happens to the calendar: the clock opens and closes windows, the bureau amends them. */
import * as z from 'zod';
import { whyNotHolding, signature, type Actor } from '../core/actor.ts';
import { change } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { prose, text, valid } from '../core/input.ts';
import type { Outcome } from '../core/once.ts';
import { post } from '../core/outbox.ts';
import { citing, refuseIf, type Refusal } from '../core/refusal.ts';
import { inChinese, stamped, type Instant } from '../core/time.ts';
import { Conflict, type Write } from '../table/port.ts';
import { eachCalendar } from './each.ts';
import { calendarOf } from './exceptions.ts';
import type { CycleHead } from '../announcement/model.ts';
import type { Amendment, Calendar, Transition } from './model.ts';
import { calendarRefusals } from './refusals.ts';
import { AMENDMENT_NOTICE, phaseAt, transitionsUntil, whyNotAmend, type AmendmentProposal, type DueTransition } from './rules.ts';
import { schedulesOf } from './schedules.ts';
import { countAmendments, loadCalendar, loadTransitions, putAmendment, putTransition, type Under } from './store.ts';

/**
 * Judges by the calendar this process remembers; that a window is closed is believed only of a calendar just read. So a window that
 * was extended a second ago refuses nobody, at no cost to those who are in time or are refused for something else.
 */
export async function gate(context: Context, under: Under, whyNot: (calendar: Calendar) => Refusal | null): Promise<Calendar> {
  const remembered = await loadCalendar(context, under);
  const why = whyNot(remembered);
  if (!why) return remembered;
  if (!(why.code in WINDOWS)) throw citing(why, remembered.announcement);
  const fresh = await loadCalendar(context, under, true);
  refuseIf(citing(whyNot(fresh), fresh.announcement));
  return fresh;
}

/** What only the calendar says. */
const WINDOWS = { WINDOW_NOT_OPEN: true, WINDOW_CLOSED: true };

/**
 * Records every opening and closing that has come and is not recorded yet, each once however many run this at the same time
 * (C7). Answers what this run recorded, in order. Nothing waits for it: gates compare instants themselves.
 */
export async function tick(context: Context): Promise<(DueTransition & { cycle: string })[]> {
  const recorded: (DueTransition & { cycle: string })[] = [];
  await eachCalendar(context, async (calendar, cycle) => {
    const known = new Set((await loadTransitions(context, cycle)).map(nameOfTransition));
    for (const due of transitionsUntil(calendar, context.now)) {
      if (known.has(nameOfTransition(due))) continue;
      if (await record(context, cycle, due)) recorded.push({ ...due, cycle });
    }
  });
  return recorded;
}

async function record(context: Context, cycle: string, due: DueTransition): Promise<boolean> {
  const transition: Transition = { ...due, recordedAt: context.now };
  const { entry } = change({ kind: 'PHASE', id: `${cycle}.${nameOfTransition(due)}` }, null, transition, {
    by: SCHEDULE,
    at: context.now,
    action: due.kind === 'OPENED' ? 'open' : 'close',
    detail: { cycle, phase: due.phase, due: due.at },
  });
  try {
    await context.table.transact([putTransition(cycle, transition), entry]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false; // another run was first
    throw error;
  }
}

/** The bureau changes a window: a new version, published at once, with the schedules for its new instants (C8). */
export async function amend(context: Context, cycle: string, typed: AmendmentProposal): Promise<Outcome<{ cycle: string }, Calendar>> {
  // Counted before it is read: whatever is amended in between takes the number.
  const number = (await countAmendments(context, cycle)) + 1;
  const calendar = await loadCalendar(context, cycle, true);
  refuseIf(whyNotHolding(context.actor, { role: 'BUREAU_OFFICER', organisation: calendar.announcement.bureau.id }));
  const proposal = { ...typed, ...valid(amendmentInput, typed, 'C8') };
  const own = ofWindow(calendar, proposal);
  refuseIf(whyNotAmend(own, proposal, context.now));
  const before = phaseAt(own, proposal.phase, context.now);
  const amendment: Amendment = {
    number,
    phase: proposal.phase,
    exception: proposal.exception,
    opensAt: proposal.opensAt ?? before.opensAt,
    closesAt: proposal.closesAt ?? before.closesAt,
    document: proposal.document,
    reason: proposal.reason,
    at: context.now,
    by: signature(context.actor),
  };
  const { entry } = change({ kind: 'AMENDMENT', id: `${cycle}.${amendment.number}` }, null, amendment, {
    by: context.actor,
    at: context.now,
    action: 'amend',
    reason: amendment.reason,
    detail: { document: amendment.document, phase: amendment.phase, before: pick(before), after: pick(amendment) },
  });
  const answer = { cycle };
  try {
    await context.table.transact([putAmendment(cycle, amendment), entry, ...reschedule(calendar, amendment), ...context.also(answer)]);
  } catch (error) {
    if (error instanceof Conflict && error.failed.includes('amendment')) throw calendarRefusals.AMENDED_MEANWHILE();
    throw error;
  }
  context.memory.forget(`calendar ${cycle}`);
  return { answer, result: { ...calendar, amendments: [...calendar.amendments, amendment] } };
}

/** The calendar in which the window to be amended is that of its phase: of everybody, or of those for whom the notice sets another (C8). */
function ofWindow(calendar: Calendar, { phase: name, exception: index, closesAt }: AmendmentProposal): Calendar {
  if (index === null) return calendar;
  const exception = calendar.announcement.phases.find((phase) => phase.name === name)?.exceptions[index];
  if (!exception) throw calendarRefusals.EXCEPTION_UNKNOWN({ number: index + 1 });
  const isAmended = calendar.amendments.some((one) => one.phase === name && one.exception === index);
  if (exception.daysBeforeMeeting !== null && closesAt === null && !isAmended) throw calendarRefusals.EXCEPTION_CLOSES();
  return calendarOf(calendar, name, index);
}

/**
 * The outbox messages that set the schedules an amendment makes necessary, and two a minute later: one records what it opened or
 * closed at once, one tells everybody affected. Old schedules stay: they find nothing due.
 */
function reschedule(calendar: Calendar, amendment: Amendment): Write[] {
  const { cycle, city } = calendar.announcement;
  const amended = { ...calendar, amendments: [...calendar.amendments, amendment] };
  const asked = schedulesOf(amended, amendment.at).filter(({ at, phase }) => at > amendment.at && phase === amendment.phase);
  const soon = {
    name: `${cycle}-${amendment.phase}-amended-${amendment.number}`,
    at: amendment.at + AMENDMENT_NOTICE,
    target: 'calendar-tick' as const,
  };
  const set = [...asked, soon].map(({ name, at, target }) =>
    post(['schedule', cycle, String(amendment.number), name], { kind: 'schedule', name, at, target }, { city, at: amendment.at }),
  );
  return [...set, tellSoon({ cycle, city }, soon.name, amendment.at)];
}

/**
 * What has changed in a cycle is told a minute later by the function that tells very many people (C8, C13). Every process knows of it by then;
 * and were this schedule lost, the next hour's run would tell it.
 */
export function tellSoon({ cycle, city }: Pick<CycleHead, 'cycle' | 'city'>, what: string, now: Instant): Write {
  const name = `${what}-told`;
  return post(['schedule', cycle, name], { kind: 'schedule', name, at: now + AMENDMENT_NOTICE, target: 'reminders' }, { city, at: now });
}

const amendmentInput = z.object({ document: text(60), reason: prose(500) });

const SCHEDULE: Actor = { kind: 'system', name: 'calendar-tick' };

function nameOfTransition({ phase, kind, at }: Pick<Transition, 'phase' | 'kind' | 'at'>): string {
  return `${phase}.${kind}.${at}`;
}

function pick({ opensAt, closesAt }: { opensAt: number; closesAt: number }) {
  return {
    opens: inChinese(opensAt),
    closes: inChinese(closesAt, true),
    opensEnglish: stamped(opensAt),
    closesEnglish: stamped(closesAt, true),
  };
}
