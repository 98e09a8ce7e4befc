/** Reminds those who still have something to do before a deadline, once for each person, deadline and offset (C13). */
import type { Context } from '../../core/context.ts';
import { ANNOUNCEMENTS } from '../../announcement/cycles.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import { instantKey, loadCalendar } from '../../calendar/store.ts';
import type { Application } from '../../application/model.ts';
import { listTables, tableIdOf } from '../../summary/store.ts';
import type { Line, Reminder } from '../model.ts';
import { dutyLine, dutyOf, remindersDue, WAITING } from '../rules/reminders.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overApplications, overObjected, overTables } from './steps.ts';

export type Reminded = { cycle: string; at: number; sent: number };

/**
 * Runs every reminder that is due and not done, going on where a run before was cut off. Those due at one instant are one run: a
 * person with several things to do gets one message about all of them.
 */
export async function remind(context: Context): Promise<Reminded[]> {
  const reminded: Reminded[] = [];
  for (const { cycle } of ANNOUNCEMENTS) {
    const calendar = await loadCalendar(context, cycle, true);
    const due = remindersDue(calendar, context.now);
    for (const at of new Set(due.map(({ closesAt, offset }) => closesAt - offset))) {
      const reminders = due.filter(({ closesAt, offset }) => closesAt - offset === at);
      const sent = await runIfLeft(context, reminding(context, cycle, at, reminders));
      if (sent !== null) reminded.push({ cycle, at, sent });
    }
  }
  return reminded;
}

function reminding(context: Context, cycle: string, at: number, reminders: readonly Reminder[]): Mailing {
  const name = { kind: `reminders-${cycle}`, name: instantKey(at) };
  // What is in a table that was not received cannot be taken up: the table’s own line says so (D7).
  let tables: Promise<Set<string>> | undefined;
  const received = () => (tables ??= receivedTables(context, cycle));
  // Every deadline has its steps, due or not: a run that goes on later finds its place among the same.
  const steps = DEADLINES.flatMap((phase) =>
    WAITING[phase].map((waiting) => {
      const reminder = reminders.find((one) => one.phase === phase);
      if (!reminder) return { shards: 0, page: () => Promise.resolve({ lines: [], next: null }) };
      const make = (account: string, about: Line['about']) => ({
        name: dutyOf(phase, waiting),
        line: dutyLine(reminder, waiting, account, about),
      });
      if (waiting.of === 'TABLES') return overTables(context, { cycle, state: waiting.state, party: waiting.for }, make);
      if (waiting.of === 'OBJECTIONS') return overObjected(context, cycle, make);
      const { state, for: party, returnedBy } = waiting;
      const concerns = async (head: Application) => {
        if (state === 'APPROVED') return (await received()).has(tableIdOf(head));
        return !returnedBy || head.returned?.reviewer === returnedBy;
      };
      return overApplications(context, { cycle, state, party, concerns }, make);
    }),
  );
  return {
    name,
    steps,
    tell: inOneLetter(context, name),
  };
}

async function receivedTables({ table }: Context, cycle: string): Promise<Set<string>> {
  return new Set((await listTables(table, { cycle })).filter(({ state }) => state === 'RECEIVED').map(({ id }) => id));
}
