/**
 * Tells whom it concerns that a committee's meeting was moved, from what is kept of its yearly notice, once each (E6, C8): whoever leads it
 * or is a member, for they have to come; and whoever applies to it and has not come to an end.
 */
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { loadHeads } from '../../announcement/store.ts';
import { eachCycle } from '../../calendar/each.ts';
import { leadersOf } from '../../committee/filing/rules.ts';
import { loadFiling } from '../../committee/filing/store.ts';
import { yearlyPlace, type Yearly } from '../../committee/yearly/model.ts';
import { listYearlies } from '../../committee/yearly/store.ts';
import type { Application } from '../../application/model.ts';
import { DECIDED_STATES } from '../../application/moves.ts';
import { overApplications } from '../../desk/applications.ts';
import { loadLastDraw } from '../../evaluation/draw/attempt/store.ts';
import { membersIn } from '../../evaluation/members.ts';
import type { Line } from '../model.ts';
import { movedNotice } from '../rules/moved-meetings.ts';
import { inOneLetter, runIfLeft, type Mailing, type Step } from './mailing.ts';
import { over } from './steps.ts';

export type MovedMeeting = { cycle: string; committee: string; sent: number };

/** Tells of every move of which not everybody has been told. */
export async function tellMovedMeetings(context: Context): Promise<MovedMeeting[]> {
  const told: MovedMeeting[] = [];
  await eachCycle(await loadHeads(context), async ({ cycle }) => {
    for await (const { rows } of pages((after) => listYearlies(context.table, cycle, { limit: 100, after }))) {
      for (const yearly of rows) {
        for (const move of yearly.moved.keys()) {
          const sent = await runIfLeft(context, ofMove(context, yearly, move));
          if (sent !== null) told.push({ cycle, committee: yearly.code, sent });
        }
      }
    }
  });
  return told;
}

function ofMove(context: Context, yearly: Yearly, move: number): Mailing {
  const { cycle, city, code } = yearly;
  const told = movedNotice(yearly, move);
  const name = { kind: `moved-${cycle}-${code}`, name: String(move + 1).padStart(4, '0') };
  const concerns = ({ committee, state }: Application) => Promise.resolve(committee === code && !OVER.has(state));
  const applicants = overApplications(context, { cycle, state: null, party: 'APPLICANT', concerns });
  const line = (account: string, about: { type: string; id: string }) => ({
    name: told.topic,
    line: { ...told, about, account, closesAt: null },
  });
  // Of a member who applies as well, what is said of their application stays.
  return {
    name,
    steps: [ofMembers(context, yearly, line), over(context, applicants, line)],
    tell: inOneLetter(context, { city }, name, yearly.moved[move]?.at),
  };
}

/** Those who lead it, drawn or not, and the members of the year as far as they are drawn (E4, E8). */
function ofMembers(
  { table }: Context,
  yearly: Yearly,
  line: (account: string, about: Line['about']) => { name: string; line: Line },
): Step {
  return {
    shards: 1,
    page: async () => {
      const [filing, draw] = await Promise.all([loadFiling(table, yearly.committee), loadLastDraw(table, yearly)]);
      if (!filing) return { lines: [], next: null };
      const accounts = new Set([...leadersOf(filing), ...membersIn(draw)]);
      return { lines: [...accounts].map((account) => line(account, { type: 'CommitteeYear', id: yearlyPlace(yearly) })), next: null };
    },
  };
}

const OVER: ReadonlySet<Application['state']> = new Set(['REFUSED', 'WITHDRAWN', 'CANCELLED', ...DECIDED_STATES]);
