/** Tells everybody whom it concerns that a window was amended: from the recorded amendments, once each (C8). */
import type { Context } from '../../core/context.ts';
import type { Amendment, Calendar } from '../../calendar/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { isAmendedFor } from '../../calendar/exceptions.ts';
import type { Application } from '../../application/model.ts';
import { statesAmended, isUnder } from '../../desk/duties.ts';
import { overApplications } from '../../desk/applications.ts';
import type { Line } from '../model.ts';
import { amendmentNotice, OFFICERS_UNDER } from '../rules/amendments.ts';
import { loadRuns } from '../store.ts';
import { inOneLetter, run, type Mailing } from './mailing.ts';
import { overOrganisations, over } from './steps.ts';

export type Amended = { cycle: string; number: number; sent: number };

/** Tells of every amendment of which not everybody has been told, in order, going on where a run before was cut off. */
export async function tellAmendments(context: Context): Promise<Amended[]> {
  const amended: Amended[] = [];
  await eachCalendar(context, async (calendar, cycle) => {
    if (calendar.amendments.length === 0) return;
    const kind = `amendments-${cycle}`;
    const runs = await loadRuns(context.table, kind);
    for (const amendment of calendar.amendments) {
      const name = String(amendment.number).padStart(4, '0');
      const begun = runs.find((one) => one.name === name) ?? null;
      // One that another has followed before anybody was told is not told: the newest holds.
      const superseded = !begun && calendar.amendments.some((one) => isOfSameWindow(one, amendment) && one.number > amendment.number);
      if (begun?.stage === 'DONE' || superseded) continue;
      amended.push({
        cycle,
        number: amendment.number,
        sent: await run(context, telling(context, { kind, name }, calendar, amendment), begun),
      });
    }
  });
  return amended;
}

const isOfSameWindow = (one: Amendment, other: Amendment) =>
  one.phase === other.phase && (one.exception ?? null) === (other.exception ?? null);

function telling(context: Context, name: Mailing['name'], calendar: Calendar, amendment: Amendment): Mailing {
  const { announcement } = calendar;
  const { cycle } = announcement;
  const { phase } = amendment;
  const concerns = (head: Application) => isUnder(phase, head) && isAmendedFor(calendar, amendment, head);
  const make = (account: string, about: Line['about']) => ({
    name: 'AMENDED',
    line: { ...amendmentNotice(announcement, amendment, about), account, closesAt: null },
  });
  return {
    name,
    steps: [
      ...statesAmended(phase).map((state) =>
        over(context, overApplications(context, { cycle, state, party: 'APPLICANT', concerns }), make),
      ),
      ...OFFICERS_UNDER[phase].map((kind) =>
        overOrganisations(
          context,
          { city: announcement.city, kind },
          () => Promise.resolve(true),
          (_, account, about) => make(account, about),
        ),
      ),
    ],
    tell: inOneLetter(context, announcement, name, amendment.at),
  };
}
