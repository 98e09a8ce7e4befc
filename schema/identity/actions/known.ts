/** A person as the one who acts may know them; to everybody else there is no such person, so nothing is learnt by trying (P10). */
import type { Context } from '../../core/context.ts';
import { holds, isAccountOf, type Role } from '../../core/actor.ts';
import { knownCycle, standardsIn } from '../../announcement/cycles.ts';
import { oversees } from '../../announcement/sight.ts';
import type { Channels } from '../channels.ts';
import type { Organisation, PersonFile, Standing } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { officeOf } from '../rules.ts';
import { seesPerson } from '../sight.ts';
import { loadOrganisation, loadPerson, organisationIn } from '../store.ts';

/** Whether the one who asks knows this person: where the person’s offices make no difference, they are not read. */
export async function knows(context: Context, person: PersonFile): Promise<boolean> {
  const { actor } = context;
  const unit = person.standing && (await organisationIn(context, person.standing.unit));
  if (seesPerson(actor, person, { unit, places: [] })) return true;
  if (actor.kind !== 'person' || actor.grants.every(({ role }) => role === 'APPLICANT')) return false;
  const places = await Promise.all(officeOf(person).map((id) => organisationIn(context, id)));
  return seesPerson(actor, person, { unit, places: places.filter((place) => place !== null) });
}

/** Whether the one who asks works in an organisation in this role, or oversees its city. */
export async function isInsideOf(context: Context, role: Role, id: string): Promise<boolean> {
  if (holds(context.actor, role, id)) return true;
  const organisation = await organisationIn(context, id);
  return organisation !== null && oversees(context.actor, organisation);
}

/** The cycle that somebody names; or, of an organisation, the one under way in its city, whichever are the cities of the one who asks (C7). */
export async function cycleFor(context: Context, cycle: string | null | undefined, organisation: string): Promise<string> {
  return knownCycle(context, cycle, { city: cycle ? null : await cityOf(context, organisation) });
}

/** The city of an organisation: its own people say it themselves. */
async function cityOf(context: Context, id: string): Promise<string | null> {
  const { actor } = context;
  const own = actor.kind === 'person' ? actor.grants.find(({ organisation }) => organisation === id) : undefined;
  return (own ?? (await organisationIn(context, id)))?.city ?? null;
}

/** The person with their unit, read now. */
export async function known(context: Context, account: string): Promise<{ person: PersonFile; unit: Organisation | null }> {
  const person = await loadPerson(context.table, account);
  if (!person || !(await knows(context, person))) throw identityRefusals.PERSON_UNKNOWN();
  return { person, unit: person.standing ? await loadOrganisation(context.table, person.standing.unit) : null };
}

/** The same for somebody who applies through a unit, and whose standing the one who acts may keep: never their own. */
export async function knownApplicant(
  context: Context,
  account: string,
): Promise<{ person: PersonFile; standing: Standing; unit: Organisation }> {
  const { person, unit } = await known(context, account);
  if (!person.standing || !unit) throw identityRefusals.PERSON_UNKNOWN();
  // An officer who applies themselves leaves what is kept about them to another one (P7).
  if (isAccountOf(context.actor, account)) throw identityRefusals.OWN_RECORD();
  return { person, standing: person.standing, unit };
}

/** The channels of the notice in force in the unit’s city (P5). */
export async function channelsOf(context: Context, { city }: Pick<Organisation, 'city'>): Promise<Channels> {
  return (await standardsIn(context, city)).channels;
}
