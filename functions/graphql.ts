/**
 * Fires on each request to the API. The request's arrival at the gateway is its one instant; a client that repeats a request
 * with its key gets the first answer, so running twice changes nothing.
 */
import { authenticator } from './runtime/auth.ts';
import { ballotSigner } from './runtime/ballot-keys.ts';
import { sealedCursors } from './runtime/cursors.ts';
import { ballotsTableOf, contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { graphqlHandler } from './runtime/graphql-server.ts';
import { keysIn } from './runtime/keys.ts';
import { inLetterbox, withLetterbox } from './runtime/letterbox.ts';
import { s3Files } from './runtime/s3-files.ts';
import { s3Lists } from './runtime/s3-seals.ts';
import { s3Uploads } from './runtime/s3-uploads.ts';

const env = readEnv(FUNCTIONS.graphql);
const table = tableOf(env);

export const handler = graphqlHandler({
  env,
  authenticate: authenticator(env),
  contextOf: contextMaker({
    table,
    files: { ...s3Files(env), ...withLetterbox(s3Uploads(env), s3Uploads(inLetterbox(env))), ...s3Lists(env) },
    keys: keysIn(table, env),
    cursors: sealedCursors(env.MASTER_KEY_ID, env.TABLE_NAME),
    ballots: { table: ballotsTableOf(env), signer: ballotSigner },
  }),
});
