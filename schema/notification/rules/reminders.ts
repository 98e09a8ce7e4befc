/** Which reminder is due, and who still has something to do (C13). Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import { PHASE_ENGLISH, type PhaseName, cycleInWords } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { closingsOf, variantsAt } from '../../calendar/exceptions.ts';
import { forWhom } from '../../calendar/for-whom.ts';
import { DEADLINES, reminderAt } from '../../calendar/schedules.ts';
import type { Reminded } from '../../desk/duties.ts';
import type { Line, Reminder } from '../model.ts';

/**
 * The reminders due at an instant: for each deadline still ahead the latest one whose time has come. One that was missed
 * altogether is not sent beside the next, and one whose time had passed before the deadline was set is not sent at all: its
 * news would be old.
 */
export function remindersDue(calendar: Calendar, now: Instant): Reminder[] {
  return DEADLINES.flatMap((name) =>
    closingsOf(calendar, name, now).flatMap((closing) => {
      const due = offsetsOf(calendar, name, now).filter(({ closesAt, at }) => closesAt === closing && at <= now && now < closesAt);
      return due.length === 0 ? [] : [due.reduce((nearest, one) => (one.offset < nearest.offset ? one : nearest))];
    }),
  );
}

/** Every reminder of a deadline as the calendar stands: those whose time had not passed when the deadline was set. */
export function offsetsOf(calendar: Calendar, name: PhaseName, now: Instant): Reminder[] {
  const { policy } = calendar.announcement;
  const cycle = cycleInWords(calendar.announcement);
  const setAt = calendar.amendments.filter(({ phase, at }) => phase === name && at <= now).at(-1)?.at ?? 0;
  return closingsOf(calendar, name, now)
    .flatMap((closesAt) => {
      const title = titleOf(calendar, name, closesAt, now);
      return policy.reminderOffsets.map((offset) => ({
        cycle,
        phase: name,
        title,
        closesAt,
        offset,
        at: reminderAt(closesAt, offset, policy),
      }));
    })
    .filter(({ at }) => setAt <= at);
}

/** What closes: where it is for some alone, for whom. */
function titleOf(calendar: Calendar, name: PhaseName, closesAt: Instant, now: Instant): string {
  const alike = variantsAt(calendar, name, now).filter((one) => one.closesAt === closesAt);
  const title = alike[0]?.title ?? '';
  if (alike.some((one) => one.for === null)) return title;
  return `${title}（${alike.flatMap((one) => (one.for ? [forWhom(one.for, calendar.announcement).zh] : [])).join('；')}）`;
}

/** The name of the line that somebody is told: the states of a duty that come to the same are one. */
export function lineName({ duty, party }: Reminded, { closesAt }: Pick<Reminder, 'closesAt'>): string {
  const kind = duty.of === 'APPLICATIONS' ? (duty.returnedBy ?? '') : duty.of;
  return `${duty.phase}.${party}.${kind}.${closesAt}`;
}

/** What somebody is told who is waited for; how much time is left is filled in when it goes out. `more`: what else they have to know. */
export function dutyLine(
  { cycle, phase, title, closesAt }: Reminder,
  { asks }: Reminded,
  account: string,
  about: Line['about'],
  as: Line['as'],
  more: Bilingual = say('', ''),
): Line {
  const closes = inWords(closesAt, true);
  return {
    account,
    closesAt,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'C13',
    required: false,
    about,
    as,
    waits: null,
    zh: {
      title: `${title}将于${closes.zh}截止`,
      text: `${cycle.zh}职称评审“${title}”将于${closes.zh}（北京时间）截止，距截止还有{left}。${asks.zh}${more.zh}逾期系统不再受理。`,
    },
    en: {
      title: `The ${PHASE_ENGLISH[phase]} closes at ${closes.en}`,
      text:
        `${cycle.en} title review: the ${PHASE_ENGLISH[phase]} closes at ${closes.en} (Beijing time), {left} from now. ` +
        `${asks.en}${more.en && ` ${more.en}`} Nothing is accepted afterwards.`,
    },
  };
}
