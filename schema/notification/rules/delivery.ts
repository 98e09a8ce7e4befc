/**
 * How a message is tried (C13). Whoever begins has it for a while; what has failed is tried again after a pause that grows, for
 * as long as the policy says, and is given up then. Whoever was cut off, or never answered, is found when the while is over. Pure: what
 * each step makes of a message.
 */
import { fractionOf } from '../../core/hash.ts';
import type { OutboxMessage } from '../../core/outbox.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../core/time.ts';

/** How long a function has a message that it has begun to deliver: longer than any of them runs (cdk/notify.ts). */
export const LEASE = 10 * MINUTE;
/** How long a queue has for what was put into it: a night's reports take half an hour, and a run that was killed comes again in this time. */
export const WORK_PATIENCE = 2 * HOUR;
/** How long what cannot be sent is tried before it is given up. [policy] of the system (C13). */
const PATIENCE = DAY;
/** The pauses between two tries double from the shortest to the longest. */
const SHORTEST_PAUSE = MINUTE;
const LONGEST_PAUSE = 2 * HOUR;

/** Codes of failures that nobody has noted when they happened. */
export const UNNOTED = {
  /** Neither the stream nor anybody else has begun with it in time. */
  NOT_TAKEN_UP: 'NOT_TAKEN_UP',
  /** Whoever had begun was killed. */
  CUT_OFF: 'CUT_OFF',
  /** The queue has it, and nobody has said that it was done. */
  NO_ANSWER: 'NO_ANSWER',
} as const;

type News = Partial<OutboxMessage>;

/** Somebody begins to deliver it; or, where it was cut off until its time was over, gives it up. */
export function begun(message: OutboxMessage, now: Instant): News {
  const missed = whatWasMissed(message, now);
  const failure = missed ? noted(message, missed, now) : message.failure;
  if (failure?.dead) return { underway: false, failure };
  const leave = message.content.kind === 'work' ? WORK_PATIENCE : LEASE;
  return { tries: message.tries + 1, underway: true, dueAt: Math.max(message.dueAt, now + leave), failure };
}

function whatWasMissed({ underway, tries, dueAt, failure, content, isHeld }: OutboxMessage, now: Instant): string | null {
  if (underway) return content.kind === 'work' ? UNNOTED.NO_ANSWER : UNNOTED.CUT_OFF;
  return tries === 0 && failure === null && dueAt <= now && !isHeld ? UNNOTED.NOT_TAKEN_UP : null;
}

/** It could not be delivered, or not be done. */
export function failed(message: OutboxMessage, error: string, now: Instant): News {
  const tries = Math.max(message.tries, 1);
  return { tries, underway: false, dueAt: now + pauseAfter({ ...message, tries }), failure: noted(message, error, now) };
}

function noted({ failure }: OutboxMessage, error: string, now: Instant) {
  const { since = now, until = now + PATIENCE } = failure ?? {};
  return { since, until, error, dead: now >= until };
}

/** It has gone out; or it is done. */
export function delivered(now: Instant): News {
  return { underway: false, deliveredAt: now };
}

/** It is sent once more because somebody asked: at once, and with all its time before it. */
export function sentAgain({ failure }: OutboxMessage, now: Instant): News {
  return { tries: 0, underway: false, dueAt: now, failure: failure && { ...failure, until: now + PATIENCE, dead: false } };
}

/**
 * How long a message waits after a try that failed, the first, second, …: a minute, then twice as long each time, two hours at most; of that between a half and
 * all, by its name, so that what failed together does not come back together.
 */
export function pauseAfter({ id, tries }: Pick<OutboxMessage, 'id' | 'tries'>): number {
  const whole = Math.min(SHORTEST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE);
  return Math.round((whole * (1 + fractionOf(id, String(tries)))) / 2);
}
