/**
 * Who sees, whatever it is: supervisors read all of it and write nothing but findings (V7); the bureau's officers, who run the cycle,
 * and officers of the organisation that a thing is of (P10). Each slice says in its own `sight.ts` who sees its things, and is asked by
 * graph, site, export and archive alike. Pure.
 */
import { holds, holdsIn, type Actor, type Role } from '../core/actor.ts';

/** What everything that is somebody's carries: the city it is of. */
export type Placed = { city: string };

/** The province’s desk (省职改办) reads everything of all its cities, and writes nothing. */
export function isOfProvince(actor: Actor): boolean {
  return holds(actor, 'PROVINCE_OFFICER');
}

/** Supervisors (纪检监察) read everything of their city, and so does the province. */
export function supervises(actor: Actor, { city }: Placed): boolean {
  return holdsIn(actor, 'SUPERVISOR', city) || isOfProvince(actor);
}

/** The bureau's officers and supervisors: they see whatever is anybody's in the city. */
export function oversees(actor: Actor, placed: Placed): boolean {
  return supervises(actor, placed) || holdsIn(actor, 'BUREAU_OFFICER', placed.city);
}

/** An organisation's officers in a role, and those who oversee. */
export function isInside(actor: Actor, role: Role, organisation: string, placed: Placed): boolean {
  return oversees(actor, placed) || holds(actor, role, organisation);
}
