/** Who sees rosters, re-checks and documents (R1–R3, P7, P10). Pure. */
import { isAccountOf, type Actor } from '../core/actor.ts';
import { isOfOffice } from '../committee/sight.ts';
import type { Recheck } from './recheck/model.ts';
import type { Roster } from './roster/model.ts';

/** While it is posted everybody sees a roster; afterwards the committee's office and those who oversee. */
export function seesRoster(actor: Actor, roster: Roster): boolean {
  return roster.state === 'RUNNING' || handlesRoster(actor, roster);
}

/** Who has to do with a roster: its office, and those who oversee. */
export function handlesRoster(actor: Actor, { committee, city }: Pick<Roster, 'committee' | 'city'>): boolean {
  return isOfOffice(actor, committee, { city });
}

/** A re-check is seen by whoever asked for it, the committee's office and those who oversee. */
export function seesRecheck(actor: Actor, one: Recheck): boolean {
  return isAccountOf(actor, one.applicant) || handlesRoster(actor, one);
}
