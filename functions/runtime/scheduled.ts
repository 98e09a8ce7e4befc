/** What the scheduled functions share: their instant is the one they were scheduled for, however late they run, and a line tells how late. */
import type { Context as LambdaContext } from 'aws-lambda';
import { HOUR, parseInstant, type Instant } from '../../schema/core/time.ts';
import { log, type Fields } from './log.ts';
import { measure, stopwatch } from './metrics.ts';

type ScheduledEvent = { at?: string };

/** The scheduler gives up later than this (cdk/schedules.ts): what is later still was invoked by hand, or has a clock of its own. */
const LATEST = 6 * HOUR;

/** A handler that does its work at the instant of the event, and tells that it ran, how late, and what it did. */
export function scheduled<R extends Fields>(name: string, work: (now: Instant, lambda: LambdaContext) => Promise<R>) {
  return async (event: ScheduledEvent, lambda: LambdaContext): Promise<R> => {
    const at = event.at ? parseInstant(event.at) : null;
    const late = at === null ? null : Date.now() - at;
    const lateness = late !== null && late >= 0 && late <= LATEST ? { Late: late } : {};
    const took = stopwatch();
    try {
      const done = await work(at ?? Date.now(), lambda);
      measure('schedule', { Ran: 1, Failed: 0, Took: took(), ...lateness }, { ...done, name });
      return done;
    } catch (error) {
      measure('schedule', { Ran: 1, Failed: 1, Took: took(), ...lateness }, { name }, { level: 'error' });
      log.error(`${name} failed`, error);
      throw error;
    }
  };
}
