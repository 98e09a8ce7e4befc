/**
 * Fires when the table's stream shows new messages in the outbox. The stream delivers at least once, so a message may have
 * gone out already: it says so itself. What fails is noted and left to the sweep; only what could not even be noted comes again, a few
 * times, and is then found by the sweep as well. So nothing holds up what is behind it.
 */
import { carriersOf } from './runtime/carriers.ts';
import { sendingNew } from './runtime/deliveries.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';

export const handler = sendingNew(carriersOf(readEnv(FUNCTIONS.notify)));
