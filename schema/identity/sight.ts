/** Who sees people and organisations (P10). Pure; what an officer may see whole for a purpose stands in reveal.ts. */
import { holds, holdsIn, isAccountOf, type Actor } from '../core/actor.ts';
import { bureauOf } from '../announcement/cities.ts';
import { isInside, oversees, supervises } from '../announcement/sight.ts';
import type { Account, Organisation, PersonFile } from './model.ts';
import { roleOf } from './rules.ts';

type Unit = Pick<Organisation, 'id' | 'authority' | 'city'>;

/** An officer of the department above an organisation. */
function isAbove(actor: Actor, { authority }: Pick<Organisation, 'authority'>): boolean {
  return authority !== null && holds(actor, 'DEPARTMENT_OFFICER', authority);
}

/**
 * A person is known to themselves, to the officers of their unit and of the one that they are released to, to those above the unit, to
 * the bureau and to supervisors; an officer also to the other officers of the organisation and to those above it. `places` are the
 * organisations whose officer the person is.
 */
export function seesPerson(
  actor: Actor,
  { account, standing }: PersonFile,
  { unit, places }: { unit: Organisation | null; places: readonly Organisation[] },
): boolean {
  return (
    seesRecord(actor, account) ||
    (standing !== null && (holds(actor, 'UNIT_OFFICER', standing.unit) || holds(actor, 'UNIT_OFFICER', standing.released?.to ?? '-'))) ||
    (unit !== null && isAbove(actor, unit)) ||
    places.some((place) => holds(actor, roleOf(place.kind), place.id) || isAbove(actor, place))
  );
}

/** What an officer has looked up is for that officer and those who oversee (P2). */
export function seesRecord(actor: Actor, account: Pick<Account, 'account' | 'city'>): boolean {
  return isAccountOf(actor, account.account) || oversees(actor, account);
}

/** Who did something is known by name to the people of the same city, and to those who oversee it; to others by the login alone (V1). */
export function knowsName(actor: Actor, account: Pick<Account, 'account' | 'city'>): boolean {
  return seesRecord(actor, account) || (actor.kind === 'person' && actor.grants.some(({ city }) => city === account.city));
}

/** An organisation’s contact and officers are for its people, those above it, the bureau, supervisors. */
export function knowsInside(actor: Actor, unit: Unit): boolean {
  if (actor.kind !== 'person') return false;
  const inside = [bureauOf(unit.city), unit.authority, unit.id];
  return supervises(actor, unit) || actor.grants.some(({ organisation }) => inside.includes(organisation));
}

/** Authorities are public; a unit is seen by those who know its inside, and by departments, one of which may have to do with its people. */
export function seesOrganisation(actor: Actor, organisation: Organisation): boolean {
  if (actor.kind !== 'person') return false;
  return organisation.kind !== 'UNIT' || holdsIn(actor, 'DEPARTMENT_OFFICER', organisation.city) || knowsInside(actor, organisation);
}

/** What a unit does, its postings and its vacancies, is for its officers, the department above it, the bureau, supervisors. */
export function seesWorkOf(actor: Actor, unit: Unit): boolean {
  return isInside(actor, 'UNIT_OFFICER', unit.id, unit) || isAbove(actor, unit);
}

/** Who holds a role for an organisation is for its officers, those above it, the bureau, supervisors. */
export function seesPeopleOf(actor: Actor, organisation: Unit): boolean {
  return seesWorkOf(actor, organisation) || holds(actor, 'DEPARTMENT_OFFICER', organisation.id);
}
