/** The offices of a city that work by its documents hear what becomes of them: the bureau’s and the departments’ (V7). */
import type { Context } from '../../core/context.ts';
import { signature } from '../../core/actor.ts';
import { say } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { loadOrganisations } from '../../identity/store.ts';
import { PUBLICATION_KIND_NAMES, type Publication } from '../model.ts';
import { disclosureNotices } from '../notices.ts';

/** No city has as many departments that review. */
const MOST_DEPARTMENTS = 100;

/** One notice to all of them, but for the officer who has done it. */
export async function toOffices(
  context: Context,
  topic: keyof typeof disclosureNotices,
  one: Publication,
  details: Record<string, unknown>,
): Promise<Write> {
  const { id, city, kind, title, number, version } = one;
  const of = { city, kind: 'DEPARTMENT' as const };
  const { organisations } = await loadOrganisations(context.table, of, { limit: MOST_DEPARTMENTS, after: null });
  return disclosureNotices[topic]({
    to: [
      { organisation: bureauOf(city), role: 'BUREAU_OFFICER' as const, except: signature(context.actor) },
      ...organisations.map((department) => ({ organisation: department.id, role: 'DEPARTMENT_OFFICER' as const })),
    ],
    about: { type: 'PublicDocument', id },
    city,
    cause: [id, String(version)],
    at: context.now,
    details: {
      kind: PUBLICATION_KIND_NAMES[kind],
      title,
      number: number === null ? '' : say(`（${number}）`, `(${number})`),
      issuer: one.issuer,
      ...details,
    },
  });
}
