/** What the scheduled functions share: their instant is the one they were scheduled for, however late they run. */
import { parseInstant, type Instant } from '../../schema/core/time.ts';

export type ScheduledEvent = { at?: string };

export function instantOf(event: ScheduledEvent): Instant {
  return (event.at ? parseInstant(event.at) : null) ?? Date.now();
}
