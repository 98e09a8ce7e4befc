/** Moves the clock and looks at what the mail brought: exactly these people, one mail each. */
import type { Mail } from './client.ts';
import type { Named, Stage } from './stage.ts';

/** New mail since it was last looked at. */
export async function newMail(stage: Stage): Promise<Mail[]> {
  const all = await stage.client.outbox();
  const fresh = all.slice(stage.mailsSeen);
  stage.mailsSeen = all.length;
  return fresh;
}

/** Of these mails the reminders of deadlines; the others are notices of what happened, of last days, and the digest of the day. */
export function remindersIn(mails: readonly Mail[]): Mail[] {
  return mails.filter(({ subject }) => subject.startsWith('【职称评审提醒】') && subject.endsWith('截止'));
}

/** Of these mails those about the last day for beginning a posting. */
export function lastDaysIn(mails: readonly Mail[]): Mail[] {
  return mails.filter(({ subject }) => subject.includes('公示须在'));
}

/** Of these mails the digests of a day. */
export function digestsIn(mails: readonly Mail[]): Mail[] {
  return mails.filter(({ subject }) => /的\d+条通知$/u.test(subject));
}

/** Lets the clock come to a reminder’s instant; mail has to come to these people and nobody else, about this deadline. */
export async function reminded(stage: Stage, instant: string, left: { zh: string; en: string }, people: readonly Named[]): Promise<Mail[]> {
  await newMail(stage);
  const ran = await stage.until(instant);
  const mails = remindersIn(await newMail(stage));
  const expected = people.map(addressOf).toSorted();
  stage.book.deliveries.push({ at: instant, left: `${left.zh} ${left.en}`, mails });
  stage.say(
    `截止前${left.zh}提醒：${people.map(({ name }) => name).join('、')}。`,
    `Reminded ${left.en} before: ${people.map(({ english }) => english).join(', ')}.`,
  );
  const [first] = mails;
  if (first) stage.progress.print(`    ${first.at.slice(0, 19)}  ${first.to}  ${first.subject}`);
  stage.expectThat(
    '每人恰好一封，别无他人 / one mail each, and to nobody else',
    mails
      .map(({ to }) => to)
      .toSorted()
      .join() === expected.join(),
    {
      expected,
      found: mails.map(({ to }) => to),
      ran,
    },
  );
  const sentAt = (mail: Mail) => Math.abs(Date.parse(mail.at) - Date.parse(instant));
  stage.expectThat(
    '在规定时刻发出 / sent at that instant',
    mails.every((mail) => sentAt(mail) < 60_000),
    mails,
  );
  const told = mails.filter(({ text }) => text.includes(left.zh) && text.includes(left.en));
  stage.expectThat('邮件写明剩余时间 / the mail says how long is left', told.length === mails.length, mails[0]?.text);
  return mails;
}

/** Lets the clock go on to an instant at which nobody is to be reminded again. */
export async function nobodyReminded(stage: Stage, instant: string): Promise<void> {
  await newMail(stage);
  await stage.until(instant);
  const mails = remindersIn(await newMail(stage));
  stage.expectThat(
    '补查不重发 / the hourly catch-up sends nothing again',
    mails.length === 0,
    mails.map(({ to, at }) => ({ to, at })),
  );
}

export function addressOf({ account }: Named): string {
  return `${account}@example.cn`;
}

/** Reminders of whole days go at nine in the morning (C14). */
export const LEFT = {
  days7: { zh: '6天15小时', en: '6 days 15 hours' },
  days3: { zh: '2天15小时', en: '2 days 15 hours' },
  day1: { zh: '15小时', en: '15 hours' },
  hours2: { zh: '2小时', en: '2 hours' },
} as const;
