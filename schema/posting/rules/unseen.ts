/**
 * What of anonymous objections is not to be seen before the next full hour (U4): who polls a posting would know the minute in which one
 * came. They count at once, for the posting must not end; nobody is shown that they do. Pure.
 */
import type { Instant } from '../../core/time.ts';
import { nextHour } from '../../core/untraced.ts';
import type { Objection, Posting } from '../model.ts';

/** Whether those who handle it see it yet. */
export function isSeen({ seenFrom }: Pick<Objection, 'seenFrom'>, now: Instant): boolean {
  return now >= seenFrom;
}

/** The counts of a posting with one objection more; of one that is not seen yet, also how many such there are. */
export function withOneMore(
  { open, all, byTicket, unseen }: Posting['objections'],
  now: Instant,
  how: { isAnonymous: boolean; isByTicket: boolean },
): Posting['objections'] {
  const waiting = unseen && now < unseen.until ? unseen : { count: 0, until: nextHour(now) };
  const more = waiting.count + (how.isAnonymous ? 1 : 0);
  const counts = { open: open + 1, all: all + 1, byTicket: byTicket + (how.isByTicket ? 1 : 0) };
  return { ...counts, ...(more > 0 && { unseen: { ...waiting, count: more } }) };
}

/** The counts with one of them answered. */
export function withOneLess(counts: Posting['objections'], { body }: Pick<Objection, 'body'>): Posting['objections'] {
  const { open, byTicket } = counts;
  return { ...counts, open: open - 1, byTicket: body === '' ? byTicket : Math.max(0, byTicket - 1) };
}

/** The posting as it may be shown now: with its counts and its version as they stood at the full hour, where objections came since. */
export function asSeen<Shown extends Pick<Posting, 'objections'> & { version?: number }>(posting: Shown, now: Instant): Shown {
  const { open, all, byTicket, unseen } = posting.objections;
  const count = unseen && now < unseen.until ? unseen.count : 0;
  const { version } = posting;
  return {
    ...posting,
    objections: { open: open - count, all: all - count, byTicket },
    ...(version !== undefined && { version: version - count }),
  };
}
