/** What goes to a mailbox and not to a person: one that was theirs until now, or that of an account which nobody logs in with any more (P11). */
import { letterTo } from '../core/letter.ts';
import { post } from '../core/outbox.ts';
import { fill, type Details } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Write } from '../table/port.ts';

const CONTEST = {
  zh: '如您本人不知情，请立即向用人单位或市人社局反映。',
  en: 'If you did not know of it, turn to your unit or the bureau at once.',
};

const LETTERS = {
  MAILBOX_LEFT: {
    zh: {
      title: '您登记的电子邮箱已更改',
      text: `{by}已将您账号登记的电子邮箱改为另一邮箱，今后的通知不再发到此处。事由：{reason}。${CONTEST.zh}`,
    },
    en: {
      title: 'Your mailbox was changed',
      text: `{by} has changed the mailbox of your account; notices will not come here any more. Reason: {reason}. ${CONTEST.en}`,
    },
  },
  MAILBOX_PUT_BACK: {
    zh: {
      title: '您登记的电子邮箱已改回',
      text: `{by}撤销了对您账号的更正，登记的电子邮箱已改回原邮箱，今后的通知不再发到此处。事由：{reason}。${CONTEST.zh}`,
    },
    en: {
      title: 'Your mailbox was put back',
      text: `{by} has undone a correction of your account: its mailbox is the former one again, and notices will not come here any more. Reason: {reason}. ${CONTEST.en}`,
    },
  },
  CLOSED: {
    zh: { title: '您的账号已关闭', text: `{by}已将您登录名“{account}”的账号关闭，不能再以其登录。事由：{reason}。${CONTEST.zh}` },
    en: {
      title: 'Your account was closed',
      text: `{by} has closed your account of the login “{account}”; it cannot be used any more. Reason: {reason}. ${CONTEST.en}`,
    },
  },
  MERGED: {
    zh: {
      title: '您的账号已并入另一账号',
      text: `{by}已将您登录名“{account}”的账号作为同一人的账号并入另一账号并关闭，请以保留的登录名登录。事由：{reason}。${CONTEST.zh}`,
    },
    en: {
      title: 'Your account was merged into another one',
      text: `{by} has closed your account of the login “{account}” into another one of the same person; log in by that. Reason: {reason}. ${CONTEST.en}`,
    },
  },
  REOPENED: {
    zh: { title: '您的账号已恢复', text: `{by}已恢复您登录名“{account}”的账号，可以再以其登录。事由：{reason}。${CONTEST.zh}` },
    en: {
      title: 'Your account was opened again',
      text: `{by} has opened your account of the login “{account}” again; you can log in with it. Reason: {reason}. ${CONTEST.en}`,
    },
  },
} as const;

/** The mail about an account to one of its mailboxes; `city`: that of the account. `cause` tells it from every other of its kind. */
export function letter(
  topic: keyof typeof LETTERS,
  {
    to,
    city,
    cause,
    at,
    details,
  }: { to: { name: string; email: string }; city: string; cause: readonly string[]; at: Instant; details: Details },
): Write {
  const { zh, en } = LETTERS[topic];
  const filled = (words: { title: string; text: string }, language: 'zh' | 'en') => ({
    title: words.title,
    text: fill(words.text, details, language),
  });
  return post(['mail', topic, ...cause], letterTo(to, { zh: filled(zh, 'zh'), en: filled(en, 'en') }), { city, at });
}
