/**
 * Fires at each offset before a deadline, and hourly to catch up. A run cut off goes on where it was; a person who has had a
 * reminder does not get it again, since its place in the outbox is made of person, deadline and offset (C13).
 */
import { remind } from '../schema/notification/actions.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';
import { instantOf, type ScheduledEvent } from './runtime/scheduled.ts';

const contextOf = contextMaker({ table: tableOf(readEnv(FUNCTIONS.reminders)) });

export async function handler(event: ScheduledEvent) {
  const reminded = await remind(contextOf(instantOf(event)));
  for (const { cycle, phase, offset, sent } of reminded) log.info('reminded', { cycle, phase, offset, sent });
  return { sent: reminded.reduce((total, { sent }) => total + sent, 0) };
}
