/** All that the scheduled function does about notices: sends the digest, tells of amendments of windows and of notices, reminds of deadlines, of meetings and of days by which offices have finished, tells of last days, of objections that are due, of review forms that nobody takes and of who was left behind, and has risk signals looked for. */
import type { Context } from '../../core/context.ts';
import { tellAmendments, type Amended } from './amendments.ts';
import { tellAnnouncements, type Announced } from './announcements.ts';
import { digest, type Digested } from './digest.ts';
import { tellUntakenForms, type UntakenForms } from './forms.ts';
import { tellLastDays, type LastDay } from './last-days.ts';
import { remindOfMeetings, type MeetingReminded } from './meetings.ts';
import { remindOfMilestones, type MilestoneReminded } from './milestones.ts';
import { tellMissed, type Missed } from './missed.ts';
import { tellMovedMeetings, type MovedMeeting } from './moved-meetings.ts';
import { tellDueObjections, type DueToday } from './overdue.ts';
import { remind, type ReminderRun } from './remind.ts';
import { searchSignals, type Searched } from './signals.ts';

export {
  digest,
  remind,
  tellUntakenForms,
  remindOfMeetings,
  remindOfMilestones,
  tellAmendments,
  tellAnnouncements,
  tellDueObjections,
  tellLastDays,
  tellMissed,
};

/**
 * Does all that is due. One that fails keeps none of the others from being done, nor one city those of others; then it is thrown, and the
 * next run goes on. The
 * digest comes first: an hour that was missed takes nothing along that is only now told.
 */
export async function sendDue(context: Context): Promise<{
  digests: Digested[];
  amended: Amended[];
  announced: Announced[];
  moved: MovedMeeting[];
  reminded: ReminderRun[];
  meetings: MeetingReminded[];
  milestones: MilestoneReminded[];
  lastDays: LastDay[];
  due: DueToday[];
  forms: UntakenForms[];
  missed: Missed[];
  searched: Searched[];
}> {
  const failures: unknown[] = [];
  const each = <T>(work: Promise<T[]>): Promise<T[]> =>
    work.catch((error: unknown) => {
      failures.push(error);
      return [];
    });
  const digests = await each(digest(context));
  const amended = await each(tellAmendments(context));
  const announced = await each(tellAnnouncements(context));
  const moved = await each(tellMovedMeetings(context));
  const reminded = await each(remind(context));
  const meetings = await each(remindOfMeetings(context));
  const milestones = await each(remindOfMilestones(context));
  const lastDays = await each(tellLastDays(context));
  const due = await each(tellDueObjections(context));
  const forms = await each(tellUntakenForms(context));
  const missed = await each(tellMissed(context));
  const searched = await each(searchSignals(context));
  if (failures.length > 0) throw failures[0];
  return { digests, amended, announced, moved, reminded, meetings, milestones, lastDays, due, forms, missed, searched };
}
