/** Which reminder is due, and who still has something to do (C13). Pure. */
import { inChinese, inEnglish, DAY, HOUR, type Instant } from '../core/time.ts';
import type { Calendar, Phase, PhaseName } from '../calendar/model.ts';
import { phaseAt } from '../calendar/rules.ts';
import { DEADLINES } from '../calendar/schedules.ts';
import type { Reminder, Waiting } from './model.ts';

/**
 * The reminders due at an instant: for each deadline still ahead the latest one whose time has come. One that was missed
 * altogether is not sent beside the next: its news is old.
 */
export function remindersDue(calendar: Calendar, now: Instant): Reminder[] {
  const { cycle, policy } = calendar.announcement;
  return DEADLINES.flatMap((name) => {
    const { closesAt, title }: Phase = phaseAt(calendar, name, now);
    const due = policy.reminderOffsets.filter((offset) => closesAt - offset <= now && now < closesAt);
    return due.length === 0 ? [] : [{ cycle, phase: name, title, closesAt, offset: Math.min(...due) }];
  });
}

/** What is still to be done before each deadline (C5, C6). Nothing waits for the re-review until it has its own actions. */
export const WAITING: Record<PhaseName, readonly Waiting[]> = {
  PREPARATION: [],
  APPLICATION: [{ state: 'DRAFT', for: 'APPLICANT' }],
  UNIT_REVIEW: [
    { state: 'RETURNED', for: 'APPLICANT', returnedBy: 'UNIT' },
    { state: 'SUBMITTED', for: 'UNIT' },
    { state: 'ACCEPTED', for: 'UNIT' },
  ],
  DEPARTMENT_REVIEW: [
    { state: 'RETURNED', for: 'APPLICANT', returnedBy: 'DEPARTMENT' },
    { state: 'RECOMMENDED', for: 'DEPARTMENT' },
  ],
  PROVINCIAL_REVIEW: [],
  RE_REVIEW: [],
  EVALUATION: [],
};

/** The mail of a reminder: Chinese first, English beneath. */
export function reminderMail(reminder: Reminder, to: { name: string; address: string; waits: Waiting['for'] }) {
  const closes = { zh: inChinese(reminder.closesAt, true), en: inEnglish(reminder.closesAt, true) };
  const left = leftIn(reminder.offset);
  const todo = TODO[to.waits];
  return {
    to: to.address,
    subject: `【职称评审提醒】${reminder.title}将于${closes.zh}截止`,
    text:
      `${to.name}：\n\n${reminder.cycle}年度职称评审“${reminder.title}”将于${closes.zh}（北京时间）截止，距截止还有${left.zh}。` +
      `${todo.zh}请及时办理，逾期系统不再受理。\n\n` +
      `${reminder.cycle} title review: “${reminder.title}” closes at ${closes.en} (Beijing time), ${left.en} from now. ` +
      `${todo.en} Nothing is accepted afterwards.\n\n嘉峪关市职称评审系统（系统自动发送，请勿回复）\n`,
  };
}

const TODO: Record<Waiting['for'], { zh: string; en: string }> = {
  APPLICANT: { zh: '您的申报尚未提交。', en: 'Your application has not been submitted.' },
  UNIT: { zh: '贵单位尚有申报待审核或推荐。', en: 'Applications are waiting for your unit’s review or recommendation.' },
  DEPARTMENT: { zh: '贵部门尚有申报待审核。', en: 'Applications are waiting for your department’s review.' },
};

function leftIn(offset: number): { zh: string; en: string } {
  const days = offset / DAY;
  if (days >= 1) return { zh: `${days}天`, en: `${days} ${days === 1 ? 'day' : 'days'}` };
  return { zh: `${offset / HOUR}小时`, en: `${offset / HOUR} hours` };
}
