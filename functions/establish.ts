/**
 * Fires when an operator invokes it, once for a new system: somebody has to be first. It creates the bureau and the departments
 * that the announcements name, with their officers (P1), and the keys that seal and sign; those that exist stay as they are, so running it twice changes nothing.
 */
import * as z from 'zod';
import { establishMissing, FOUNDER } from '../schema/identity/actions/founding.ts';
import { authorityInput } from '../schema/identity/model.ts';
import { ANNOUNCEMENTS } from '../schema/announcement/cycles.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { forgeKeys, keysIn } from './runtime/keys.ts';
import { kmsMasterKey } from './runtime/master-key.ts';

const env = readEnv(FUNCTIONS.establish);
const table = tableOf(env);
const contextOf = contextMaker({ table, keys: keysIn(table, env) });

/** The event: `{ "authorities": [{ id, name, creditCode, contact, telephone, officers, supervisors }] }`; ids as in the announcement. */
export async function handler(event: unknown) {
  const { authorities } = z.object({ authorities: z.array(authorityInput).min(1) }).parse(event);
  const bureaus = new Set(ANNOUNCEMENTS.map(({ bureau }) => bureau.id));
  const departments = new Set(ANNOUNCEMENTS.flatMap((announcement) => announcement.departments.map(({ id }) => id)));
  const unknown = authorities.filter(({ id }) => !bureaus.has(id) && !departments.has(id)).map(({ id }) => id);
  if (unknown.length > 0) throw new Error(`no announcement names ${unknown.join(', ')}`);
  const [bureau = null] = bureaus;
  await forgeKeys(table, kmsMasterKey(env), Date.now());
  const established = await establishMissing(
    contextOf(Date.now(), FOUNDER),
    authorities.map((one) => ({
      ...one,
      kind: bureaus.has(one.id) ? ('BUREAU' as const) : ('DEPARTMENT' as const),
      authority: bureaus.has(one.id) ? null : bureau,
      unitKind: null,
      central: null,
    })),
  );
  return { established };
}
