/**
 * Fires every minute. It looks after the messages of the outbox that are due: those that failed and have waited, those that the stream
 * or a function lost, and work nobody has answered for. What is due may have been seen to already, by the run before or a parallel
 * one: whoever sends claims the message first.
 */
import { carriersOf } from './runtime/carriers.ts';
import { sendingDue } from './runtime/deliveries.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';

export const handler = sendingDue(carriersOf(readEnv(FUNCTIONS['outbox-sweep'])));
