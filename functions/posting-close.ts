/**
 * Fires a minute after each midnight, when periods of postings end, and hourly to catch up. What is over may have been closed
 * already: a closed posting has left the list, so running twice, late or in parallel closes nothing twice (U5).
 */
import { closeDue } from '../schema/posting/actions/close.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { scheduled } from './runtime/scheduled.ts';
import { scribeIn } from './runtime/scribe.ts';

const env = readEnv(FUNCTIONS['posting-close']);
const table = tableOf(env);
const contextOf = contextMaker({ table, keys: { scribe: scribeIn(table, env) } });

export const handler = scheduled('posting-close', (now) => closeDue(contextOf(now)));
