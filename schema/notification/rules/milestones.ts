/** What is told before a day of the notice by which offices of committees have finished something (C3, R3, R5, C13). Pure. */
import { inWords, type Instant } from '../../core/time.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { cycleInWords, type Announcement } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { dueBy } from '../../calendar/plan.ts';
import { reminderAt } from '../../calendar/schedules.ts';
import { MILESTONE_OF, UNFINISHED_NAMES, type Unfinished, type Until } from '../../report/unfinished/model.ts';
import type { Line } from '../model.ts';

/** When it is due that is reminded of, and when the reminder goes out. */
export type BeforeMilestone = { until: Until; due: Instant; at: Instant };

/** The latest reminder of a day whose time has come; null before the first, and once the day is over. */
export function reminderOfMilestone(until: Until, calendar: Calendar, now: Instant): BeforeMilestone | null {
  const { policy } = calendar.announcement;
  const due = dueBy(calendar, MILESTONE_OF[until], now);
  const past = policy.reminderOffsets.map((offset) => reminderAt(due, offset, policy)).filter((at) => at <= now);
  return past.length > 0 && now < due ? { until, due, at: Math.max(...past) } : null;
}

const ASKS: Record<Until, Bilingual> = {
  CERTIFICATES: say('请及时公示结果、印发文件、颁发证书。', 'Post the results, issue the documents, give the certificates.'),
  WORK_SUMMARY: say(
    '请及时报送工作总结和附花名册的文件；逾期报送的照收并注明。',
    'File the work summary with the documents and rosters; late ones are taken, and told.',
  ),
};

/** What the officers of an office are told: what is open, and by when it is due. */
export function milestoneLine(
  announcement: Announcement,
  { until, due }: BeforeMilestone,
  open: readonly Unfinished[],
  { account, about, as }: Pick<Line, 'account' | 'about' | 'as'>,
): Line {
  const [cycle, by] = [cycleInWords(announcement), inWords(due, true)];
  const of = ({ kind, state, count }: Unfinished): Bilingual => {
    const { zh, en } = UNFINISHED_NAMES[kind];
    return say(`${zh}${count}件${state ? `（${state.zh}）` : ''}`, `${en}${state ? ` (${state.en})` : ''}: ${count}`);
  };
  const told = say(open.map((one) => of(one).zh).join('，'), open.map((one) => of(one).en).join(', '));
  return {
    account,
    closesAt: due,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: until === 'CERTIFICATES' ? 'R3' : 'R5',
    required: false,
    about,
    as,
    waits: null,
    zh: {
      title: `${by.zh}前须办结`,
      text: `${cycle.zh}职称评审：贵评委会尚有${told.zh}，须于${by.zh}（北京时间）前办结，距期限还有{left}。${ASKS[until].zh}`,
    },
    en: {
      title: `To be finished by ${by.en}`,
      text: `${cycle.en} title review: of the committee is open: ${told.en}; due by ${by.en} (Beijing time), {left} from now. ${ASKS[until].en}`,
    },
  };
}
