/**
 * Fires when an operator invokes it, once a year or when a key may be known to somebody: `{ "use": "SEAL", "number": 2 }`. It makes
 * the key of that number, which takes over from the one before, and seals personal data anew under it. The number says what is
 * wanted, so running it again changes nothing, and a run cut off goes on.
 */
import * as z from 'zod';
import type { Actor } from '../schema/core/actor.ts';
import { KEY_USES, loadKeyring } from '../schema/core/keyring.ts';
import type { Context } from '../schema/core/context.ts';
import { resealAll } from '../schema/identity/actions/reseal.ts';
import { resealObjections } from '../schema/posting/actions/reseal.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { forge, keysIn } from './runtime/keys.ts';
import { log } from './runtime/log.ts';
import { kmsMasterKey } from './runtime/master-key.ts';

const env = readEnv(FUNCTIONS['rotate-keys']);
const table = tableOf(env);
const OPERATOR: Actor = { kind: 'system', name: 'rotate-keys' };
/** MARK stays: marks are compared with older ones. */
const wanted = z.object({ use: z.enum(KEY_USES).exclude(['MARK']), number: z.number().int().min(2) });

export async function handler(event: unknown) {
  const { use, number } = wanted.parse(event);
  const newest = (await loadKeyring(table)).filter((key) => key.use === use).at(-1)?.number ?? 0;
  if (number > newest + 1) throw new Error(`the next ${use} key is number ${newest + 1}`);
  if (number === newest + 1) await forge(table, kmsMasterKey(env), { use, number, at: Date.now() });
  // The keyring is read anew: a process that was here before would seal under the key it knows.
  const contextOf = contextMaker({ table, keys: keysIn(table, env) });
  const { seen, resealed } = use === 'SEAL' ? await resealEverything(contextOf(Date.now(), OPERATOR)) : { seen: 0, resealed: 0 };
  log.info('keys', { use, number, seen, resealed });
  return { use, number, seen, resealed };
}

/** All that is sealed: accounts, and the telephones of those who objected by name. */
async function resealEverything(context: Context) {
  const accounts = await resealAll(context);
  const objections = await resealObjections(context);
  return { seen: accounts.seen + objections.seen, resealed: accounts.resealed + objections.resealed };
}
