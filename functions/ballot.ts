/**
 * Fires when somebody casts a ballot: who, it does not ask and could not tell (E10). It has the table of ballots and public keys, and nothing
 * else; the same ballot once more changes nothing.
 */
import { ballotVerifier } from './runtime/ballot-keys.ts';
import { ballotHandler } from './runtime/ballot-server.ts';
import { ballotsTableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';

const env = readEnv(FUNCTIONS.ballot);

export const handler = ballotHandler({ ballots: { table: ballotsTableOf(env), signer: ballotVerifier } });
