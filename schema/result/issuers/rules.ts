/** Who issues title documents (R3). Pure. */
import { holds, type Actor } from '../../core/actor.ts';

/** Only committees and bureaus issue title documents, and their own officers say how. */
export const ISSUERS = { COMMITTEE: 'COMMITTEE_OFFICE', BUREAU: 'BUREAU_OFFICER' } as const;

/** Whether somebody is an officer of an issuer. */
export function isOfIssuer(actor: Actor, organisation: string): boolean {
  return Object.values(ISSUERS).some((role) => holds(actor, role, organisation));
}
