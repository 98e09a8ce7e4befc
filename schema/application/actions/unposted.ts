/** What becomes of the posting when its application is withdrawn or goes to another unit. */
import { post } from '../../core/outbox.ts';
import type { Instant } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import type { Application } from '../model.ts';

/** A posting that runs is stopped, and objections to one go along to the new unit, by the notify function: they are a later slice's. */
export function unposted({ city, state, posting, version }: Application, because: 'withdrawn' | 'moved', now: Instant): Write[] {
  if (posting === null || (because === 'withdrawn' && state !== 'POSTED')) return [];
  return [post(['stop-posting', posting, String(version)], { kind: 'stop-posting', posting, because }, { city, at: now })];
}
