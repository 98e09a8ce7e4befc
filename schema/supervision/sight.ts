/** Who sees cases and measures, and who keeps them (V2, V5, V7). Pure. */
import { holds, isAccountOf, type Actor } from '../core/actor.ts';
import { bureauOf } from '../announcement/cities.ts';
import { oversees, supervises } from '../announcement/sight.ts';
import type { Desk } from './desks.ts';

type Subject = { of: 'ACCOUNT' | 'ORGANISATION'; id: string };

/** Whether somebody works at a desk of a city. */
export function keepsDesk(actor: Actor, desk: Desk, city: string): boolean {
  return holds(actor, desk === 'BUREAU' ? 'BUREAU_OFFICER' : 'SUPERVISOR', bureauOf(city));
}

/** Whether it is against the one who asks, or against an organisation in whose name they act. */
export function isConcerned(actor: Actor, { of, id }: Subject): boolean {
  if (of === 'ACCOUNT') return isAccountOf(actor, id);
  return (
    actor.kind === 'person' &&
    actor.grants.some(({ role, organisation }) => organisation === id && role !== 'APPLICANT' && role !== 'SUPERVISOR')
  );
}

/** Whoever it is against, and those who oversee the city. */
export function seesMeasure(actor: Actor, { subject, city, isPublic }: { subject: Subject; city: string; isPublic: boolean }): boolean {
  return isPublic || isConcerned(actor, subject) || oversees(actor, { city });
}

type Found = { about: Subject | null; isOfBureau: boolean };

/**
 * What an inspection has found of somebody: those who oversee; what it has found of the bureau or of one of its officers the supervisors alone;
 * and never whom it is about, who hear of it where it burdens them (V4, P7).
 */
export function seesOutcome(actor: Actor, { city }: { city: string }, { about, isOfBureau }: Found): boolean {
  const reads = isOfBureau ? supervises(actor, { city }) : oversees(actor, { city });
  return reads && (about === null || !isConcerned(actor, about));
}

type AboutPeople = { city: string; desk: Desk; applicants: readonly string[]; officers: readonly string[]; units: readonly string[] };

/** Those who oversee, of what is about the bureau the supervisors alone; and never somebody whom it is about, or an officer of a unit of whom it is (V6, P7). */
export function seesSignal(actor: Actor, { city, desk, applicants, officers, units }: AboutPeople): boolean {
  const reads = desk === 'BUREAU' ? oversees(actor, { city }) : supervises(actor, { city });
  return (
    reads &&
    ![...applicants, ...officers].some((id) => isConcerned(actor, { of: 'ACCOUNT', id })) &&
    !units.some((id) => isConcerned(actor, { of: 'ORGANISATION', id }))
  );
}
