/**
 * Fires a minute after each midnight, when periods of postings end, and hourly to catch up. What is over may have been closed
 * already: a closed posting has left the list, so running twice, late or in parallel closes nothing twice (U5).
 */
import { closeDue } from '../schema/posting/actions/close.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';
import { instantOf, type ScheduledEvent } from './runtime/scheduled.ts';

const contextOf = contextMaker({ table: tableOf(readEnv(FUNCTIONS['posting-close'])) });

export async function handler(event: ScheduledEvent) {
  const { closed, waiting } = await closeDue(contextOf(instantOf(event)));
  log.info('postings', { closed, waiting });
  return { closed, waiting };
}
