/** Which reminder is due, and who still has something to do (C13). Pure. */
import type { Bilingual } from '../../core/refusal.ts';
import { type Instant, inWords } from '../../core/time.ts';
import { PHASE_ENGLISH, type Phase, type PhaseName } from '../../announcement/model.ts';
import { type Calendar } from '../../calendar/model.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import type { Line, Party, Reminder, Waiting } from '../model.ts';

/**
 * The reminders due at an instant: for each deadline still ahead the latest one whose time has come. One that was missed
 * altogether is not sent beside the next, and one whose time had passed before the deadline was set is not sent at all: its
 * news would be old.
 */
export function remindersDue(calendar: Calendar, now: Instant): Reminder[] {
  return DEADLINES.flatMap((name) => {
    const due = offsetsOf(calendar, name, now).filter(({ closesAt, offset }) => closesAt - offset <= now && now < closesAt);
    return due.length === 0 ? [] : [due.reduce((nearest, one) => (one.offset < nearest.offset ? one : nearest))];
  });
}

/** Every reminder of a deadline as the calendar stands: those whose time had not passed when the deadline was set. */
export function offsetsOf(calendar: Calendar, name: PhaseName, now: Instant): Reminder[] {
  const { cycle, policy } = calendar.announcement;
  const { closesAt, title }: Phase = phaseAt(calendar, name, now);
  const setAt = calendar.amendments.filter(({ phase, at }) => phase === name && at <= now).at(-1)?.at ?? 0;
  return policy.reminderOffsets
    .filter((offset) => setAt <= closesAt - offset)
    .map((offset) => ({ cycle, phase: name, title, closesAt, offset }));
}

/**
 * What is still to be done before each deadline (C5, C6, D3, D7, U4): a line for each state that makes somebody wait. What is posted waits
 * for the day its period is over, unless an objection to it is to be answered. The re-review waits for what it can take up.
 */
export const WAITING: Record<PhaseName, readonly Waiting[]> = {
  PREPARATION: [],
  APPLICATION: [{ of: 'APPLICATIONS', state: 'DRAFT', for: 'APPLICANT' }],
  UNIT_REVIEW: [
    { of: 'APPLICATIONS', state: 'RETURNED', for: 'APPLICANT', returnedBy: 'UNIT' },
    { of: 'APPLICATIONS', state: 'SUBMITTED', for: 'UNIT' },
    { of: 'APPLICATIONS', state: 'ACCEPTED', for: 'UNIT' },
    { of: 'APPLICATIONS', state: 'CLEARED', for: 'UNIT' },
    { of: 'OBJECTIONS', for: 'UNIT' },
  ],
  DEPARTMENT_REVIEW: [
    { of: 'APPLICATIONS', state: 'RETURNED', for: 'APPLICANT', returnedBy: 'DEPARTMENT' },
    { of: 'APPLICATIONS', state: 'RECOMMENDED', for: 'DEPARTMENT' },
    { of: 'TABLES', state: 'OPEN', for: 'DEPARTMENT' },
  ],
  PROVINCIAL_REVIEW: [],
  RE_REVIEW: [
    { of: 'APPLICATIONS', state: 'RETURNED', for: 'APPLICANT', returnedBy: 'RE_REVIEW' },
    { of: 'APPLICATIONS', state: 'APPROVED', for: 'DEPARTMENT' },
    { of: 'APPLICATIONS', state: 'APPROVED', for: 'BUREAU' },
    { of: 'TABLES', state: 'SENT', for: 'BUREAU' },
  ],
  EVALUATION: [],
};

/** One duty of somebody before a deadline; the states that come to the same are one. */
export function dutyOf(phase: PhaseName, waiting: Waiting): string {
  const kind = waiting.of === 'APPLICATIONS' ? (waiting.returnedBy ?? '') : waiting.of;
  return `${phase}.${waiting.for}.${kind}`;
}

/** What somebody is told who is waited for; how much time is left is filled in when it goes out. */
export function dutyLine({ cycle, phase, title, closesAt }: Reminder, waiting: Waiting, account: string, about: Line['about']): Line {
  const closes = inWords(closesAt, true);
  const duty = wordsOf(waiting);
  return {
    account,
    closesAt,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'C13',
    required: false,
    about,
    zh: {
      title: `${title}将于${closes.zh}截止`,
      text: `${cycle}年度职称评审“${title}”将于${closes.zh}（北京时间）截止，距截止还有{left}。${duty.zh}逾期系统不再受理。`,
    },
    en: {
      title: `The ${PHASE_ENGLISH[phase]} closes at ${closes.en}`,
      text:
        `${cycle} title review: the ${PHASE_ENGLISH[phase]} closes at ${closes.en} (Beijing time), {left} from now. ` +
        `${duty.en} Nothing is accepted afterwards.`,
    },
  };
}

function wordsOf(waiting: Waiting): Bilingual {
  if (waiting.of === 'TABLES') return TABLES[waiting.for];
  if (waiting.of === 'OBJECTIONS') return OBJECTIONS;
  return waiting.returnedBy ? MEND : DUTIES[waiting.for];
}

const DUTIES: Record<Party, Bilingual> = {
  APPLICANT: { zh: '您的申报尚未提交，请及时提交。', en: 'Your application has not been submitted yet.' },
  UNIT: {
    zh: '贵单位尚有申报待审核、公示或推荐，请及时办理。',
    en: 'Applications are waiting for your unit’s review, posting or recommendation.',
  },
  DEPARTMENT: { zh: '贵部门尚有申报待审核，请及时办理。', en: 'Applications are waiting for your department’s review.' },
  BUREAU: { zh: '尚有申报待市人社局审核，请及时办理。', en: 'Applications are waiting for the bureau’s review.' },
};
const TABLES: Record<Extract<Waiting, { of: 'TABLES' }>['for'], Bilingual> = {
  DEPARTMENT: {
    zh: '贵部门尚有汇总表未报送，表内人员须随表按时报送，请及时生成并报送。',
    en: 'A summary table of your department has not been sent; everybody in it depends on its being sent in time.',
  },
  BUREAU: {
    zh: '尚有汇总表已报送、待市人社局接收，请及时接收。',
    en: 'Summary tables that were sent are waiting to be received by the bureau.',
  },
};
const OBJECTIONS: Bilingual = {
  zh: '贵单位的公示尚有异议未答复，异议办结前公示不得结束、不能推荐，请及时核查答复。',
  en: 'An objection to a posting of your unit has not been answered; until it is, the posting cannot end and nobody can be recommended by it.',
};
const MEND: Bilingual = {
  zh: '您的申报已被退回，请按退回意见修改后重新提交。',
  en: 'Your application was returned; mend it as you were told and send it again.',
};
