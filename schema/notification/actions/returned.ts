/** What was returned, with its person and the day by which sending it again makes sense (C11, U3, U7). */
import type { Context } from '../../core/context.ts';
import { calendarFor, type About } from '../../calendar/exceptions.ts';
import type { Calendar } from '../../calendar/model.ts';
import type { Reviewer } from '../../application/moves.ts';
import { APPLICATION_SHARDS, listOfShard } from '../../application/store.ts';
import { PAGE } from '../../application/waiting.ts';
import type { Application } from '../../application/model.ts';
import { mendingOf, type Mending } from '../../posting/rules/mending.ts';
import { loadPosting } from '../../posting/store.ts';
import type { Line } from '../model.ts';
import type { Step } from './mailing.ts';

type Make = (account: string, about: Line['about'], mending: Mending | null) => { name: string; line: Line } | null;

/** Whoever has an application that was returned: by this reviewer, under this closing, where they are named. */
export function overReturned(
  context: Context,
  calendar: Calendar,
  of: { by: Reviewer | null; isUnder?: (about: About) => boolean },
  make: Make,
): Step {
  const { cycle } = calendar.announcement;
  return {
    shards: APPLICATION_SHARDS,
    page: async (shard, after) => {
      const { applications, next } = await listOfShard(context.table, cycle, shard, 'RETURNED').page({ limit: PAGE, after });
      const lines: { name: string; line: Line }[] = [];
      for (const head of applications) {
        if ((of.by !== null && head.returned?.reviewer !== of.by) || of.isUnder?.(head) === false) continue;
        const mending = await mendingIn(context, head, calendarFor(calendar, head));
        const made = make(head.applicant, { type: 'Application', id: head.id }, mending);
        if (made) lines.push(made);
      }
      return { lines, next };
    },
  };
}

/** Of what its unit returned, the last posting says how much of it has been shown (U4). */
async function mendingIn({ table, now }: Context, head: Application, calendar: Calendar): Promise<Mending | null> {
  const last = head.returned?.reviewer === 'UNIT' && head.posting !== null ? await loadPosting(table, head.posting) : null;
  return mendingOf(head, last, calendar, now);
}
