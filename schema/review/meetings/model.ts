/** 相关会议: it decides which of the applications that passed the re-review go to their committees (D7). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { day, text, saying } from '../../core/input.ts';
import { personName } from '../../core/names.ts';

export const meetingInput = z.object({
  title: text(100),
  heldOn: day,
  place: text(100),
  /** Who was there, by name, as the minutes have them. */
  attendees: z
    .array(personName())
    .min(2)
    .max(60)
    .refine((names) => new Set(names).size === names.length, { params: saying('有重复', 'names somebody twice', 'D7') }),
  /** Number of the minutes (会议纪要文号). */
  minutes: text(60),
});

export const meetingShape = meetingInput.extend({
  id: z.string(),
  cycle: z.string(),
  city: z.string(),
  recordedAt: z.number(),
  recordedBy: z.string(),
  ...versioned,
});
export type ReviewMeeting = z.infer<typeof meetingShape>;

export const decisionShape = z.object({
  application: z.string(),
  applicantName: z.string(),
  unitName: z.string(),
  /** The department that has reviewed it: its officers see the decision. */
  department: z.string().nullable(),
  forward: z.boolean(),
  committee: z.string().nullable(),
  /** Its name, as it was when the meeting decided. */
  committeeName: z.string().nullable(),
  text: z.string(),
  at: z.number(),
  by: z.string(),
});
/** What the meeting decided on one application. */
export type MeetingDecision = z.infer<typeof decisionShape>;
