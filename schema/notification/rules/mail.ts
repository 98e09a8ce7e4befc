/** When what is told goes by mail, and what the mail says (C13). Pure. */
import { addressed, letterTo } from '../../core/letter.ts';
import type { MailTiming, NoticeClass } from '../../core/outbox.ts';
import { fill } from '../../core/refusal.ts';
import { DAY, dayInChinese, dayOf, HOUR, MINUTE, startOfDay, type Instant } from '../../core/time.ts';
import { DIGEST_AT } from '../../calendar/schedules.ts';
import type { Addressee, Line, Told } from '../model.ts';

/** How each class of notice goes by mail unless its reader chose. [policy] of the system: one digest goes for all its cities (C13). */
const BY_MAIL: Readonly<Record<NoticeClass, MailTiming>> = { REMINDERS: 'AT_ONCE', PROGRESS: 'DIGEST', WORK: 'DIGEST' };

/** When a person has a class by mail: as they chose, or as it is for all. */
export function timingOf({ preferences }: Pick<Addressee, 'preferences'>, of: NoticeClass): MailTiming {
  return preferences?.mail[of] ?? BY_MAIL[of];
}

/**
 * When something goes by mail. What is required goes at once whatever was chosen; and so does what would come too late: a
 * deadline that is less than a day away when the next digest goes does not wait for it.
 */
export function mailTiming(person: Addressee, told: Pick<Line, 'required' | 'class' | 'closesAt'>, now: Instant): MailTiming {
  if (told.required) return 'AT_ONCE';
  const chosen = timingOf(person, told.class);
  return chosen === 'DIGEST' && told.closesAt !== null && told.closesAt < nextDigest(now) + DAY ? 'AT_ONCE' : chosen;
}

/** The last instant up to now at which a digest was due. */
export function lastDigest(now: Instant): Instant {
  const today = startOfDay(dayOf(now)) + DIGEST_AT;
  return today <= now ? today : today - DAY;
}

export function nextDigest(now: Instant): Instant {
  return lastDigest(now) + DAY;
}

/** Several things told as one. The time left is filled in when it goes out; of different deadlines, now. */
export function together(lines: readonly Line[], now: Instant): (Told & Pick<Line, 'closesAt'>) | null {
  const [first] = lines;
  if (!first) return null;
  const closes = lines.flatMap(({ closesAt }) => closesAt ?? []);
  const isOne = new Set(closes).size < 2;
  const joined = (language: 'zh' | 'en') => ({
    title: [...new Set(lines.map((line) => line[language].title))].join(language === 'zh' ? '；' : '; '),
    text: [...new Set(lines.map((line) => (isOne ? line[language].text : textOf(line, now, language))))].join('\n'),
  });
  const { topic, rule, about, as, waits } = first;
  return {
    topic,
    class: first.class,
    rule,
    required: lines.some(({ required }) => required),
    about,
    as,
    waits,
    zh: joined('zh'),
    en: joined('en'),
    closesAt: closes.length > 0 ? Math.min(...closes) : null,
  };
}

/** What is told as it is told now. */
export function spoken({ closesAt, ...told }: Told & Pick<Line, 'closesAt'>, now: Instant): Told {
  const filled = (language: 'zh' | 'en') => ({ ...told[language], text: textOf({ ...told, closesAt }, now, language) });
  return { ...told, zh: filled('zh'), en: filled('en') };
}

/** The mail of one thing told: Chinese first, English beneath. */
export function mailOf({ account }: Addressee, { topic, zh, en }: Told) {
  return letterTo(account, { zh, en }, topic === 'REMINDER');
}

/** The digest of a day: all that was kept for it, in the order it came. */
export function digestOf({ account }: Addressee, lines: readonly Line[], day: Instant) {
  // Several things of one kind stand under one heading.
  const headings = [...new Set(lines.map(({ zh }) => zh.title))].map((title) => lines.filter(({ zh }) => zh.title === title));
  const listed = (language: 'zh' | 'en') =>
    headings.map((alike, index) => {
      const texts = [...new Set(alike.map((line) => textOf(line, day, language)))];
      const count = texts.length > 1 ? (language === 'zh' ? `（${texts.length}件）` : ` (${texts.length})`) : '';
      return `${index + 1}. ${alike[0]?.[language].title}${count}\n${texts.join('\n')}`;
    });
  return {
    kind: 'mail' as const,
    to: account.email,
    subject: `【职称评审】${dayInChinese(dayOf(day))}的${lines.length}条通知`,
    text: addressed(account.name, listed('zh').join('\n\n'), listed('en').join('\n\n')),
  };
}

/** What somebody typed is never filled in: only deadlines say how much time is left. */
function textOf(line: Told & Pick<Line, 'closesAt'>, now: Instant, language: 'zh' | 'en'): string {
  const { text } = line[language];
  return line.closesAt === null || line.class !== 'REMINDERS' ? text : fill(text, { left: leftIn(line.closesAt - now) }, language);
}

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
