/** Who may create whom (P1) and what the compliance list says (P9). Pure. */
import { whyNotHolding, type Actor, type Role } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { dayOf, type Instant } from '../core/time.ts';
import type { Organisation, OrganisationKind } from './model.ts';
import { birthOf } from './numbers.ts';
import { identityRefusals } from './refusals.ts';

/** Units are created by the bureau, or by a department for those it answers for (P1). */
export function whyNotCreateUnit(actor: Actor, authority: Pick<Organisation, 'id' | 'kind'>): Refusal | null {
  return whyNotHolding(actor, { role: roleOf(authority.kind), organisation: authority.id });
}

/** Applicants are created by their unit, and by nobody else (P1). */
export function whyNotCreateApplicant(actor: Actor, unit: string): Refusal | null {
  return whyNotHolding(actor, { role: 'UNIT_OFFICER', organisation: unit });
}

/** Officers are named by the authority above: of a unit by whoever created it, of a department by the bureau (P1). */
export function whyNotNameOfficer(actor: Actor, of: Organisation, bureau: string): Refusal | null {
  const above = { role: 'BUREAU_OFFICER', organisation: bureau } as const;
  if (of.kind !== 'UNIT' || of.authority === null || of.authority === bureau) return whyNotHolding(actor, above);
  return whyNotHolding(actor, above, { role: 'DEPARTMENT_OFFICER', organisation: of.authority });
}

/** The role an officer of an organisation holds. */
export function roleOf(kind: OrganisationKind): Role {
  switch (kind) {
    case 'BUREAU':
      return 'BUREAU_OFFICER';
    case 'DEPARTMENT':
      return 'DEPARTMENT_OFFICER';
    case 'UNIT':
      return 'UNIT_OFFICER';
    default:
      return kind satisfies never;
  }
}

/** P9: with fewer full-time officers an organisation may work, but is listed. */
export function isCompliant(officers: number, minimum: number): boolean {
  return officers >= minimum;
}

/** Nobody under 16 works: an ID number with a later birth date is mistyped, whatever its check digit (P2). */
export function whyNotOfAge(identityNumber: string, now: Instant): Refusal | null {
  const today = dayOf(now);
  const sixteenYearsAgo = `${Number(today.slice(0, 4)) - 16}${today.slice(4)}`;
  return birthOf(identityNumber) <= sixteenYearsAgo ? null : identityRefusals.BIRTH_IMPLAUSIBLE({ birth: birthOf(identityNumber) });
}
