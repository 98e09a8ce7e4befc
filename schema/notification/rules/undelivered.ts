/** What could not be sent: how often it is tried, what is told of it, and when it may be sent again. Pure. */
import type { OutboxMessage } from '../../core/outbox.ts';
import type { Refusal } from '../../core/refusal.ts';
import { HOUR, type Instant } from '../../core/time.ts';
import { notificationRefusals } from '../refusals.ts';

/** A message that has failed so often is given up: it would hold up those behind it in the stream. */
export const MOST_TRIES = 5;
/** The stream gives a record up after this (cdk/notify.ts): what was claimed and never noted is nobody's from then on. */
export const STREAM_PATIENCE = 6 * HOUR;

/** An error as it may be kept: what kind it was and its codes. Its sentence may hold an address, and stays out (G14). */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const { name, code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown };
  return [name, code, responseCode]
    .filter((part) => typeof part === 'number' || (typeof part === 'string' && /^[\w.-]{1,40}$/u.test(part)))
    .join(' ');
}

export type MessageState = 'RETRYING' | 'DEAD' | 'DELIVERED';

export function stateOf({ deliveredAt, failure }: OutboxMessage): MessageState {
  if (deliveredAt !== null) return 'DELIVERED';
  return failure?.dead ? 'DEAD' : 'RETRYING';
}

/** Why a message may not be sent again: it is none that failed, it has gone out, or the stream is still at it. */
export function whyNotAgain(message: OutboxMessage | null, now: Instant): Refusal | null {
  if (!message?.failure || message.deliveredAt !== null) return notificationRefusals.MESSAGE_UNKNOWN();
  const left = message.failure.dead || message.failure.since + STREAM_PATIENCE <= now;
  return left ? null : notificationRefusals.MESSAGE_ON_ITS_WAY();
}

/** To whom it goes, as it may be shown: of an address the first letter and the domain (G14). */
export function recipientOf({ content }: OutboxMessage): string | null {
  switch (content.kind) {
    case 'mail':
      return content.to.replace(/^(.)[^@]*/u, '$1***');
    case 'notice':
      return content.to.map((one) => ('account' in one ? '***' : `${one.organisation} ${one.role}`)).join(', ');
    case 'export':
    case 'report':
    case 'stop-posting':
    case 'schedule':
    case 'again':
      return null;
  }
}
