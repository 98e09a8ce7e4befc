/** Reminds experts and offices of what is still to be read before their committee meets, once for each meeting and offset (E7, C13). */
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import type { Announcement } from '../../announcement/model.ts';
import type { Holder, Walk } from '../../application/waiting.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { instantKey } from '../../calendar/store.ts';
import type { Yearly } from '../../committee/yearly/model.ts';
import { listYearlies } from '../../committee/yearly/store.ts';
import type { Candidate } from '../../evaluation/candidates/model.ts';
import { listCandidates } from '../../evaluation/candidates/store.ts';
import { meetingLine, reminderOfMeeting, type BeforeMeeting } from '../rules/meetings.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { over } from './steps.ts';

export type MeetingReminded = { cycle: string; committee: string; at: number; sent: number };

const PAGE = 100;

/** Sends what is due, going on where a run before was cut off. */
export async function remindOfMeetings(context: Context): Promise<MeetingReminded[]> {
  const reminded: MeetingReminded[] = [];
  await eachCalendar(context, async ({ announcement }, cycle) => {
    for await (const { rows } of pages((after) => listYearlies(context.table, cycle, { limit: PAGE, after }))) {
      for (const yearly of rows) {
        const due = reminderOfMeeting(yearly, announcement, context.now);
        const sent = due && (await runIfLeft(context, reminding(context, announcement, yearly, due)));
        if (due && sent !== null) reminded.push({ cycle, committee: yearly.code, at: due.at, sent });
      }
    }
  });
  return reminded;
}

function reminding(context: Context, announcement: Announcement, yearly: Yearly, due: BeforeMeeting): Mailing {
  const name = { kind: `meeting-${yearly.cycle}-${yearly.code}`, name: instantKey(due.at) };
  const step = over(context, unread(context, yearly), (account, _, as) => ({
    name: 'MEETING',
    line: meetingLine(announcement, yearly, due, { account, as }),
  }));
  return { name, steps: [step], tell: inOneLetter(context, announcement, name) };
}

/** Over the candidates of a committee: readers who are awaited, and the office of those who have none. */
function unread({ table }: Context, { committee, cycle }: Yearly): Walk {
  const awaited = ({ application, readers }: Candidate): Holder[] =>
    readers
      .filter(({ submittedAt }) => submittedAt === null)
      .map(({ account }) => ({ account, about: { type: 'Reading', id: `${application}.${account}` } }));
  return {
    shards: 1,
    page: async (_, after) => {
      const { rows, next } = await listCandidates(table, { committee, cycle }, { limit: PAGE, after });
      const holders = rows.flatMap((candidate): Holder[] => {
        if (candidate.state === 'WAITING') return [{ organisation: committee, role: 'COMMITTEE_OFFICE' }];
        return candidate.state === 'READING' ? awaited(candidate) : [];
      });
      return { holders, next };
    },
  };
}
