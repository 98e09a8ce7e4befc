/** Units from above: created by the bureau or by the department that answers for them (P1). */
import type { Context } from '../../core/context.ts';
import { whyNotHolding } from '../../core/actor.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { bureauOf, isReserved } from '../../announcement/cities.ts';
import { cityOf } from '../../announcement/cycles.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { code } from '../../announcement/document/values.ts';
import type { Central, UnitKind } from '../channels.ts';
import { unitInput, type Organisation } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { whyNotCreateUnit } from '../rules.ts';
import { loadOrganisation } from '../store.ts';
import { establish } from './founding.ts';

/** Creates a unit with its first officers, under the bureau or a department. All of it, or nothing. */
export async function createUnit(
  context: Context,
  input: { authority: string; kind: UnitKind; central: Central | null } & Record<string, unknown>,
): Promise<Outcome<{ organisation: string }, Organisation>> {
  const authority = await loadOrganisation(context.table, input.authority);
  if (!authority || authority.kind === 'UNIT' || authority.kind === 'COMMITTEE') throw identityRefusals.ORGANISATION_UNKNOWN();
  refuseIf(whyNotCreateUnit(context.actor, authority));
  const { central } = input;
  if (central?.reviews.some((series) => !seriesOf(series))) throw identityRefusals.SERIES_OF_UNIT();
  const typed = valid(unitInput, input, 'P9');
  return establish(context, {
    ...typed,
    id: context.newId(),
    kind: 'UNIT',
    unitKind: input.kind,
    central,
    authority: authority.id,
    city: authority.city,
  });
}

/** Sets up a department of the bureau's city, which notices name by its id. By itself it reviews nothing: a notice says what (P1). */
export async function createDepartment(
  context: Context,
  input: { id: string } & Record<string, unknown>,
): Promise<Outcome<{ organisation: string }, Organisation>> {
  const city = cityOf(context.actor, 'BUREAU_OFFICER') ?? '';
  const bureau = bureauOf(city);
  refuseIf(whyNotHolding(context.actor, { role: 'BUREAU_OFFICER', organisation: bureau }));
  const { id, county: _, ...typed } = valid(unitInput.extend({ id: code }), input, 'P9');
  if (isReserved(id) || (await loadOrganisation(context.table, id))) throw identityRefusals.DEPARTMENT_ID_TAKEN({ id });
  return establish(context, { ...typed, id, kind: 'DEPARTMENT', unitKind: null, central: null, authority: bureau, city });
}
