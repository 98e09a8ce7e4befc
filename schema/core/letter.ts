/** A mail as everybody gets it: who is addressed, Chinese first, English beneath, and whose it is. Pure. */
import type { OutboxContent } from './outbox.ts';

type Words = { title: string; text: string };

/** The mail that tells this to somebody at a mailbox. */
export function letterTo(
  { name, email }: { name: string; email: string },
  { zh, en }: { zh: Words; en: Words },
  isReminder = false,
): Extract<OutboxContent, { kind: 'mail' }> {
  const subject = `【职称评审${isReminder ? '提醒' : ''}】${zh.title}`;
  return { kind: 'mail', to: email, subject, text: addressed(name, zh.text, en.text) };
}

/** The text of a mail, whatever stands in it. */
export function addressed(name: string, zh: string, en: string): string {
  return `${name}：\n\n${zh}\n\n${en}\n\n${SIGNED}\n`;
}

const SIGNED = '职称评审系统（系统自动发送，请勿回复）';
