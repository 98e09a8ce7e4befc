/** Reminds those who still have something to do before a deadline, once for each person, deadline and offset (C13). */
import type { Context } from '../../core/context.ts';
import type { Calendar } from '../../calendar/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { closingsOf } from '../../calendar/exceptions.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import { instantKey } from '../../calendar/store.ts';
import { closesOn, remindedBefore } from '../../desk/duties.ts';
import type { IsUnder } from '../../application/waiting.ts';
import { waitingFor } from '../../desk/waiting.ts';
import { toldMending } from '../../posting/rules/mending.ts';
import type { Reminder } from '../model.ts';
import { dutyLine, remindersDue, lineName } from '../rules/reminders.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overReturned } from './returned.ts';
import { over } from './steps.ts';

export type ReminderRun = { cycle: string; at: number; sent: number };

/**
 * Runs every reminder that is due and not done, going on where a run before was cut off. Those due at one instant are one run: a
 * person with several things to do gets one message about all of them.
 */
export async function remind(context: Context): Promise<ReminderRun[]> {
  const reminded: ReminderRun[] = [];
  await eachCalendar(context, async (calendar, cycle) => {
    const due = remindersDue(calendar, context.now);
    for (const at of new Set(due.map((one) => one.at))) {
      const reminders = due.filter((one) => one.at === at);
      const sent = await runIfLeft(context, reminding(context, calendar, at, reminders));
      if (sent !== null) reminded.push({ cycle, at, sent });
    }
  });
  return reminded;
}

function reminding(context: Context, calendar: Calendar, at: number, reminders: readonly Reminder[]): Mailing {
  const { cycle } = calendar.announcement;
  const name = { kind: `reminders-${cycle}`, name: instantKey(at) };
  // Every deadline has its steps, due or not: a run that goes on later finds its place among the same.
  const closings = DEADLINES.flatMap((phase) => closingsOf(calendar, phase, context.now).map((closesAt) => ({ phase, closesAt })));
  const steps = closings.flatMap(({ phase, closesAt }) =>
    remindedBefore(phase).map((reminded) => {
      const reminder = reminders.find((due) => due.phase === phase && due.closesAt === closesAt);
      if (!reminder) return { shards: 0, page: () => Promise.resolve({ lines: [], next: null }) };
      const { duty } = reminded;
      const closes = closesOn(calendar, phase, closesAt, context.now)(duty);
      // Whoever has not said yet what it is for is reminded of each close that may be theirs.
      const isUnder: IsUnder = (about) => about.series === null || closes(about);
      // With the day by which sending it again makes sense: their window closes later than that.
      if (duty.of === 'APPLICATIONS' && duty.state === 'RETURNED')
        return overReturned(context, calendar, { by: duty.returnedBy ?? null, isUnder }, (account, about, mending) => ({
          name: lineName(reminded, reminder),
          line: dutyLine(reminder, reminded, account, about, null, toldMending(mending, context.now)),
        }));
      return over(context, waitingFor(context, { cycle, duty, party: reminded.party, isUnder }), (account, about, as) => ({
        name: lineName(reminded, reminder),
        line: dutyLine(reminder, reminded, account, about, as),
      }));
    }),
  );
  return { name, steps, tell: inOneLetter(context, calendar.announcement, name) };
}
