/**
 * Fires at every opening and closing of a phase, and hourly to catch up. What is due may have been recorded already, by the
 * run before, by a parallel one, or by the hourly one: each is recorded once, and nothing waits for it (C7).
 */
import { tick } from '../schema/calendar/actions.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';
import { scheduled } from './runtime/scheduled.ts';
import { scribeIn } from './runtime/scribe.ts';

const env = readEnv(FUNCTIONS['calendar-tick']);
const table = tableOf(env);
const contextOf = contextMaker({ table, keys: { scribe: scribeIn(table, env) } });

export const handler = scheduled('calendar-tick', async (now) => {
  const recorded = await tick(contextOf(now));
  for (const { cycle, phase, kind, at } of recorded) log.info('phase', { cycle, phase, kind, at });
  return { recorded: recorded.length };
});
