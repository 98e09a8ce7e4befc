/** Who sees candidates and what is decided on them (P10, E5, E7). Pure. */
import { isAccountOf, type Actor } from '../core/actor.ts';
import { oversees } from '../announcement/sight.ts';
import { isOfOffice } from '../committee/sight.ts';
import type { Candidate } from './candidates/model.ts';

/** A candidate is seen by the committee's office, the bureau and supervisors; experts read it as what lies before them. */
export function seesCandidate(actor: Actor, { committee, city, applicant }: Candidate): boolean {
  if (isAccountOf(actor, applicant)) return false; // in whatever office: who reads it and what they hold of it is not for them (P7)
  return committee === null ? oversees(actor, { city }) : isOfOffice(actor, committee, { city });
}
