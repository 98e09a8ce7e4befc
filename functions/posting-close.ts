/**
 * Fires a minute after each midnight, when periods of postings, of results as well, and windows of the review end, and hourly to catch up. What is over may
 * have been closed already: a closed posting has left the list, and a window that was seen to is noted, so running twice, late or in
 * parallel closes nothing and gives no vacancy back twice (U5, U6). One that fails keeps the other from nothing.
 */
import { endWays } from '../schema/notification/actions/ended.ts';
import { closeDue } from '../schema/posting/actions/close.ts';
import { RUNNING_ROSTERS } from '../schema/result/roster/actions/close.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';
import { scheduled } from './runtime/scheduled.ts';
import { scribeIn } from './runtime/scribe.ts';

const env = readEnv(FUNCTIONS['posting-close']);
const table = tableOf(env);
const contextOf = contextMaker({ table, keys: { scribe: scribeIn(table, env) } });

export const handler = scheduled('posting-close', async (now) => {
  const context = contextOf(now);
  const [postings, rosters, ways] = await Promise.allSettled([closeDue(context), closeDue(context, RUNNING_ROSTERS), endWays(context)]);
  if (postings.status === 'rejected') throw postings.reason;
  if (rosters.status === 'rejected') throw rosters.reason;
  if (ways.status === 'rejected') throw ways.reason;
  for (const { cycle, phase, givenBack } of ways.value) log.info('vacancies given back', { cycle, phase, givenBack });
  log.info('postings of results', rosters.value);
  return { ...postings.value, givenBack: ways.value.reduce((total, { givenBack }) => total + givenBack, 0) };
});
