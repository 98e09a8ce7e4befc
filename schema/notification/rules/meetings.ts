/** What is told before a committee meets: to who still has to read, and to an office whose candidates nobody has been given to read (E7, C13). Pure. */
import { startOfDay, inWords, type Instant } from '../../core/time.ts';
import { cycleInWords, type Announcement } from '../../announcement/model.ts';
import { reminderAt } from '../../calendar/schedules.ts';
import { yearlyPlace, type Yearly } from '../../committee/yearly/model.ts';
import type { Line } from '../model.ts';

/** When the meeting begins that is reminded of, and when the reminder goes out. */
export type BeforeMeeting = { meets: Instant; at: Instant };

/** The latest reminder of a meeting whose time has come; null before the first, once the meeting is there, and where its days are announced to nobody. */
export function reminderOfMeeting({ state, meetsFrom }: Yearly, { policy }: Announcement, now: Instant): BeforeMeeting | null {
  const meets = startOfDay(meetsFrom);
  const due = policy.reminderOffsets.map((offset) => reminderAt(meets, offset, policy)).filter((at) => at <= now);
  return state === 'PUBLISHED' && due.length > 0 && now < meets ? { meets, at: Math.max(...due) } : null;
}

/** `as` is null for an expert, of whom an opinion is awaited; the office is told of candidates without readers. */
export function meetingLine(
  announcement: Announcement,
  yearly: Yearly,
  { meets }: BeforeMeeting,
  { account, as }: Pick<Line, 'account' | 'as'>,
): Line {
  const [cycle, opens] = [cycleInWords(announcement), inWords(meets)];
  const asks =
    as === null
      ? { zh: '您尚有评阅材料未提交评价意见，请及时提交。', en: 'You have not given your opinion on all that you were given to read.' }
      : { zh: '尚有评审对象未分配评阅人，请及时分配。', en: 'There are candidates whom nobody has been given to read.' };
  return {
    account,
    closesAt: meets,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'E7',
    required: false,
    about: { type: 'CommitteeYear', id: yearlyPlace(yearly) },
    as,
    waits: null,
    zh: {
      title: `${yearly.name}将于${opens.zh}开会`,
      text: `${cycle.zh}职称评审：${yearly.name}将于${opens.zh}（北京时间）起开会，距开会还有{left}。${asks.zh}意见不齐的，不能表决。`,
    },
    en: {
      title: `${yearly.name} meets from ${opens.en}`,
      text: `${cycle.en} title review: ${yearly.name} meets from ${opens.en} (Beijing time), {left} from now. ${asks.en} Without all opinions there is no vote.`,
    },
  };
}
