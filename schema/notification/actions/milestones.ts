/** Reminds offices of committees of what is not finished before the days of the notice, once for each day and offset (C3, R3, R5, C13). */
import type { Context } from '../../core/context.ts';
import type { Calendar } from '../../calendar/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { instantKey } from '../../calendar/store.ts';
import { papersAsked, summaryOf } from '../../report/unfinished/actions/office.ts';
import { MILESTONE_OF, UNTIL, type Unfinished } from '../../report/unfinished/model.ts';
import { milestoneLine, reminderOfMilestone, type BeforeMilestone } from '../rules/milestones.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overOrganisations } from './steps.ts';

export type MilestoneReminded = { cycle: string; milestone: string; at: number; sent: number };

/** Sends what is due, going on where a run before was cut off. */
export async function remindOfMilestones(context: Context): Promise<MilestoneReminded[]> {
  const reminded: MilestoneReminded[] = [];
  await eachCalendar(context, async (calendar, cycle) => {
    for (const until of UNTIL) {
      const due = reminderOfMilestone(until, calendar, context.now);
      const sent = due && (await runIfLeft(context, reminding(context, calendar, due)));
      if (due && sent !== null) reminded.push({ cycle, milestone: MILESTONE_OF[until], at: due.at, sent });
    }
  });
  return reminded;
}

function reminding(context: Context, calendar: Calendar, due: BeforeMilestone): Mailing {
  const { announcement } = calendar;
  const { cycle, city } = announcement;
  const name = { kind: `milestone-${cycle}-${MILESTONE_OF[due.until]}`, name: instantKey(due.at) };
  const open = (committee: string) => openOf(context, { committee, cycle }, calendar, due);
  // Whoever works in two offices hears of each.
  const step = overOrganisations(context, { city, kind: 'COMMITTEE' }, open, (found, account, about, as) => ({
    name: `MILESTONE ${about.id}`,
    line: milestoneLine(announcement, due, found, { account, about, as }),
  }));
  return { name, steps: [step], tell: inOneLetter(context, announcement, name) };
}

/** What an office has open for the day; null where there is nothing. */
async function openOf(
  { table, now }: Context,
  of: { committee: string; cycle: string },
  calendar: Calendar,
  { until }: BeforeMilestone,
): Promise<Unfinished[] | null> {
  const open = until === 'CERTIFICATES' ? await papersAsked(table, of) : await summaryOf(table, of, calendar, now);
  return open.length > 0 ? open : null;
}
