/** Who sees candidates and what is decided on them (P10, E5, E7). Pure. */
import type { Actor } from '../core/actor.ts';
import { oversees } from '../announcement/sight.ts';
import { isOfOffice } from '../committee/sight.ts';
import type { Candidate } from './candidates/model.ts';

/** A candidate is seen by the committee's office, the bureau and supervisors; experts read it as what lies before them. */
export function seesCandidate(actor: Actor, { committee, city }: Candidate): boolean {
  return committee === null ? oversees(actor, { city }) : isOfOffice(actor, committee, { city });
}
