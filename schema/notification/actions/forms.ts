/** Tells units, once a week, of the review forms that they have not downloaded in so many days (R3). */
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { addDays, DAY, dayOf, startOfDay, weekday, type Instant } from '../../core/time.ts';
import { cycleInWords } from '../../announcement/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import type { Calendar } from '../../calendar/model.ts';
import { instantKey } from '../../calendar/store.ts';
import { listForms } from '../../certificate/store.ts';
import { formsLine } from '../rules/forms.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overOrganisations } from './steps.ts';

export type UntakenForms = { cycle: string; week: string; sent: number };

const PAGE = 100;
/** So long after the year units are reminded; what is not taken then is left to the bureau's lists. */
const AT_MOST = 365 * DAY;

/** Runs once a week in each cycle, from Monday's hour of the policy on, going on where a run before was cut off. */
export async function tellUntakenForms(context: Context): Promise<UntakenForms[]> {
  const runs: UntakenForms[] = [];
  const { now } = context;
  const today = dayOf(now);
  const monday = startOfDay(addDays(today, 1 - weekday(today)));
  await eachCalendar(context, async (calendar, cycle) => {
    const { policy, phases } = calendar.announcement;
    const over = Math.max(...phases.map(({ closesAt }) => closesAt));
    if (now < monday + policy.remindAt || now > over + AT_MOST) return;
    const sent = await runIfLeft(context, telling(context, calendar, monday));
    if (sent !== null) runs.push({ cycle, week: dayOf(monday), sent });
  });
  return runs;
}

function telling(context: Context, { announcement }: Calendar, monday: Instant): Mailing {
  const { cycle, city, policy } = announcement;
  const days = policy.resultPosting.formDays;
  const name = { kind: `forms-${cycle}`, name: instantKey(monday) };
  const before = monday - days * DAY;
  const find = (unit: string) => untakenOf(context, { unit, cycle, before });
  const step = overOrganisations(context, { city, kind: 'UNIT' }, find, (count, account, about, as) => ({
    name: 'FORMS_UNTAKEN',
    line: formsLine(cycleInWords(announcement), { count, days }, account, about, as),
  }));
  return { name, steps: [step], tell: inOneLetter(context, announcement, name) };
}

/** How many of a unit's forms have lain there since before; they come in the order in which they were made. Null where none has. */
async function untakenOf(
  { table }: Context,
  { unit, cycle, before }: { unit: string; cycle: string; before: Instant },
): Promise<number | null> {
  let count = 0;
  for await (const { rows } of pages((after) => listForms(table, { unit, cycle, state: 'NEW' }, { limit: PAGE, after }))) {
    count += rows.filter(({ at }) => at < before).length;
    if (rows.some(({ at }) => at >= before)) break;
  }
  return count > 0 ? count : null;
}
