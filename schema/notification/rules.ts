/** Which reminder is due, and who still has something to do (C13). Pure. */
import { DAY, HOUR, inChinese, inEnglish, MINUTE, type Instant } from '../core/time.ts';
import { PHASE_ENGLISH, type Calendar, type Phase, type PhaseName } from '../calendar/model.ts';
import { phaseAt } from '../calendar/rules.ts';
import { DEADLINES } from '../calendar/schedules.ts';
import type { Reminder, Waiting } from './model.ts';

/**
 * The reminders due at an instant: for each deadline still ahead the latest one whose time has come. One that was missed
 * altogether is not sent beside the next, and one whose time had passed before the deadline was set is not sent at all: its
 * news would be old.
 */
export function remindersDue(calendar: Calendar, now: Instant): Reminder[] {
  const { cycle, policy } = calendar.announcement;
  return DEADLINES.flatMap((name) => {
    const { closesAt, title }: Phase = phaseAt(calendar, name, now);
    const setAt = calendar.amendments.filter(({ phase, at }) => phase === name && at <= now).at(-1)?.at ?? 0;
    const due = policy.reminderOffsets.filter((offset) => setAt <= closesAt - offset && closesAt - offset <= now && now < closesAt);
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

/** The mail of a reminder as it is sent at an instant: Chinese first, English beneath. */
export function reminderMail(reminder: Reminder, now: Instant, to: { name: string; address: string; waiting: Waiting }) {
  const closes = { zh: inChinese(reminder.closesAt, true), en: inEnglish(reminder.closesAt, true) };
  const left = leftIn(reminder.closesAt - now);
  const duty = to.waiting.returnedBy ? MEND : DUTIES[to.waiting.for];
  return {
    to: to.address,
    subject: `【职称评审提醒】${reminder.title}将于${closes.zh}截止`,
    text:
      `${to.name}：\n\n${reminder.cycle}年度职称评审“${reminder.title}”将于${closes.zh}（北京时间）截止，距截止还有${left.zh}。` +
      `${duty.zh}逾期系统不再受理。\n\n` +
      `${reminder.cycle} title review: the ${PHASE_ENGLISH[reminder.phase]} closes at ${closes.en} (Beijing time), ${left.en} from now. ` +
      `${duty.en} Nothing is accepted afterwards.\n\n职称评审系统（系统自动发送，请勿回复）\n`,
  };
}

const DUTIES: Record<Waiting['for'], { zh: string; en: string }> = {
  APPLICANT: { zh: '您的申报尚未提交，请及时提交。', en: 'Your application has not been submitted yet.' },
  UNIT: { zh: '贵单位尚有申报待审核或推荐，请及时办理。', en: 'Applications are waiting for your unit’s review or recommendation.' },
  DEPARTMENT: { zh: '贵部门尚有申报待审核，请及时办理。', en: 'Applications are waiting for your department’s review.' },
};
const MEND = {
  zh: '您的申报已被退回，请按退回意见修改后重新提交。',
  en: 'Your application was returned; mend it as you were told and send it again.',
};

/** Whole days and hours, rounded down: a reminder that is late by a minute says so. */
function leftIn(duration: number): { zh: string; en: string } {
  const days = Math.floor(duration / DAY);
  const hours = Math.floor((duration % DAY) / HOUR);
  const minutes = Math.floor((duration % HOUR) / MINUTE);
  const parts = [
    { count: days, zh: '天', en: 'day' },
    { count: hours, zh: '小时', en: 'hour' },
    { count: days === 0 ? minutes : 0, zh: '分钟', en: 'minute' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return { zh: '不足1分钟', en: 'less than a minute' };
  return {
    zh: parts.map(({ count, zh }) => `${count}${zh}`).join(''),
    en: parts.map(({ count, en }) => `${count} ${en}${count === 1 ? '' : 's'}`).join(' '),
  };
}
