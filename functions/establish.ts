/**
 * Fires when an operator invokes it, once for a new system and once for each city that joins it: somebody has to be first. It creates the
 * bureau and the departments of a city, with their officers (P1), the keys that seal and sign, the notices and the public documents that the deployment
 * brings along; those that exist stay as they are, so running it twice changes nothing.
 */
import * as z from 'zod';
import { establishMissing, FOUNDER } from '../schema/identity/actions/founding.ts';
import { authorityInput } from '../schema/identity/model.ts';
import { installMissing } from '../schema/announcement/actions/installing.ts';
import { installPublications } from '../schema/disclosure/actions/installing.ts';
import { SHIPPED_PUBLICATIONS } from '../schema/disclosure/data/jiayuguan.ts';
import { bureauOf, provinceDeskOf } from '../schema/announcement/cities.ts';
import { isProvince } from '../schema/core/city.ts';
import { SHIPPED_DOCUMENTS } from '../schema/announcement/data/index.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { forgeKeys, keysIn } from './runtime/keys.ts';
import { kmsMasterKey } from './runtime/master-key.ts';

const env = readEnv(FUNCTIONS.establish);
const table = tableOf(env);
const contextOf = contextMaker({ table, keys: keysIn(table, env) });

/**
 * The event: `{ "city": "620200", "authorities": [{ id, name, creditCode, contact, telephone, officers, supervisors }] }`. The first is the
 * bureau, whose id follows from the city; the others are departments, with the ids by which notices name them. For the province’s own desk,
 * which reads all its cities, the city is the province’s code (`620000`), and its id follows from that (`province-620000`).
 */
export async function handler(event: unknown) {
  const { city, authorities } = eventShape.parse(event);
  const now = Date.now();
  await forgeKeys(table, kmsMasterKey(env), now);
  const context = contextOf(now, FOUNDER);
  const bureau = bureauOf(city);
  const established = await establishMissing(
    context,
    authorities.map((one) => ({
      ...one,
      city,
      kind: isProvince(city) ? ('PROVINCE' as const) : one.id === bureau ? ('BUREAU' as const) : ('DEPARTMENT' as const),
      authority: one.id === bureau || isProvince(city) ? null : bureau,
      unitKind: null,
      central: null,
    })),
  );
  const announced = await installMissing(context, SHIPPED_DOCUMENTS);
  return { established, announced, disclosed: await installPublications(context, SHIPPED_PUBLICATIONS) };
}

const eventShape = z
  .object({ city: z.string().regex(/^\d{6}$/u), authorities: z.array(authorityInput).min(1) })
  .refine(({ city, authorities }) => authorities[0]?.id === (isProvince(city) ? provinceDeskOf(city) : bureauOf(city)), {
    message: 'the first authority is the bureau of the city, or the province alone',
  });
