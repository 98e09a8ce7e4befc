/** Tells those whom the close of a window leaves behind, once each: an amendment that opens it again is told by itself (C6, C8, D3). */
import type { Context } from '../../core/context.ts';
import { ANNOUNCEMENTS } from '../../announcement/cycles.ts';
import type { PhaseName } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import { instantKey, LONGEST_REQUEST, loadCalendar } from '../../calendar/store.ts';
import type { Application } from '../../application/model.ts';
import { tableIdOf } from '../../summary/store.ts';
import { tableStates } from '../../summary/waiting.ts';
import { overApplications } from '../../desk/applications.ts';
import { dutyOn, statesUnder } from '../../desk/duties.ts';
import { missedNotice } from '../rules/missed.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { over } from './steps.ts';

export type Missed = { cycle: string; phase: PhaseName; sent: number };

/** Tells of every window that has closed and of which not everybody has been told, going on where a run before was cut off. */
export async function tellMissed(context: Context): Promise<Missed[]> {
  const runs: Missed[] = [];
  for (const { cycle } of ANNOUNCEMENTS) {
    const calendar = await loadCalendar(context, cycle, true);
    for (const phase of DEADLINES) {
      const { closesAt } = phaseAt(calendar, phase, context.now);
      // Until then a request that came in time may still be under way (C1).
      if (closesAt + LONGEST_REQUEST > context.now) continue;
      const sent = await runIfLeft(context, telling(context, calendar, phase));
      if (sent !== null) runs.push({ cycle, phase, sent });
    }
  }
  return runs;
}

function telling(context: Context, calendar: Calendar, phase: PhaseName): Mailing {
  const { cycle } = calendar.announcement;
  const { title, closesAt } = phaseAt(calendar, phase, context.now);
  const name = { kind: `missed-${cycle}-${phase}`, name: instantKey(closesAt) };
  const concerns = async (head: Application) => {
    const table = head.state === 'APPROVED' ? (await tableStates(context, cycle)).get(tableIdOf(head)) : null;
    return dutyOn(head, { table: table ?? null, posting: null }, context.now)?.phase === phase;
  };
  const steps = statesUnder(phase).map((state) =>
    over(context, overApplications(context, { cycle, state, party: 'APPLICANT', concerns }), (account, about) => ({
      name: 'MISSED',
      line: { ...missedNotice({ cycle, phase, title, closesAt }, state, about), account, closesAt: null },
    })),
  );
  return { name, steps, tell: inOneLetter(context, name) };
}
