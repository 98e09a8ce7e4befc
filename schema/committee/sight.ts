/** Who sees what of committees (P10, E3). Pure. */
import { holds, isAccountOf, type Actor } from '../core/actor.ts';
import { oversees } from '../announcement/sight.ts';
import type { Filing } from './filing/model.ts';
import type { Expert } from './pool/model.ts';
import type { Yearly } from './yearly/model.ts';

type Placed = { city: string };

/** What a committee does inside is for its office, the bureau and supervisors. */
export function isOfOffice(actor: Actor, committee: string, placed: Placed): boolean {
  return holds(actor, 'COMMITTEE_OFFICE', committee) || oversees(actor, placed);
}

/** That a committee is on file, for what and until when, is public; who leads it is not: its chairs are experts (E3). */
export function knowsChairs(actor: Actor, { id, city }: Filing): boolean {
  return isOfOffice(actor, id, { city });
}

/** A yearly notice is public once it is published. */
export function seesYearly(actor: Actor, { state, committee, city }: Yearly): boolean {
  return state === 'PUBLISHED' || isOfOffice(actor, committee, { city });
}

/** Names of experts are never public: an expert sees themselves alone (E3). */
export function seesExpert(actor: Actor, { committee, account, city }: Expert): boolean {
  return isAccountOf(actor, account) || isOfOffice(actor, committee, { city });
}
