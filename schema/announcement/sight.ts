/**
 * Who sees, whatever it is: supervisors read all of it and write nothing but findings (V7); the bureau's officers, who run the cycle,
 * and officers of the organisation that a thing is of (P10). Each slice says in its own `sight.ts` who sees its things, and is asked by
 * graph, site, export and archive alike. Pure.
 */
import { holds, type Actor, type Role } from '../core/actor.ts';
import { bureauOf } from './cycles.ts';

/** Supervisors (纪检监察) read everything. */
export function supervises(actor: Actor): boolean {
  return holds(actor, 'SUPERVISOR');
}

/** The bureau's officers and supervisors: they see whatever is anybody's in the cycle. */
export function oversees(actor: Actor): boolean {
  return supervises(actor) || holds(actor, 'BUREAU_OFFICER', bureauOf());
}

/** An organisation's officers in a role, and those who oversee. */
export function isInside(actor: Actor, role: Role, organisation: string): boolean {
  return oversees(actor) || holds(actor, role, organisation);
}
