/** What could not be sent: what is told of it, and who may send it again when. Pure. */
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import type { OutboxMessage } from '../../core/outbox.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { notificationRefusals } from '../refusals.ts';

/** An error as it may be kept: what kind it was and its codes. Its sentence may hold an address, and stays out. */
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

/** Its city's bureau sends a message again; what is of no single city any bureau, so that somebody does (P5). */
export function whyNotSender(actor: Actor, { city }: Pick<OutboxMessage, 'city'>): Refusal | null {
  return whyNotHolding(actor, { role: 'BUREAU_OFFICER', ...(city !== null && { organisation: bureauOf(city) }) });
}

/** Why a message may not be sent again: it is none that is left, or somebody is at it and still has time. */
export function whyNotAgain(message: OutboxMessage | null, now: Instant): Refusal | null {
  if (!message || message.deliveredAt !== null) return notificationRefusals.MESSAGE_UNKNOWN();
  const { failure, underway, dueAt } = message;
  const isLeft = failure?.dead || dueAt <= now || (failure !== null && !underway);
  return isLeft ? null : notificationRefusals.MESSAGE_ON_ITS_WAY();
}

/** To whom it goes, as it may be shown: of an address the first letter and the domain. */
export function recipientOf({ content }: OutboxMessage): string | null {
  switch (content.kind) {
    case 'mail':
      return content.to.replace(/^(.)[^@]*/u, '$1***');
    case 'notice':
      return content.to.map((one) => ('account' in one ? '***' : `${one.organisation} ${one.role}`)).join(', ');
    case 'work':
    case 'stop-posting':
    case 'take-along':
    case 'hand-over':
    case 'follow-name':
    case 'correct-table':
    case 'witness':
    case 'take-up':
    case 'schedule':
    case 'schedules':
      return null;
  }
}
