/** Who sees and downloads certificates and review forms (R3, R4). Pure. */
import { holds, isAccountOf, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { isInside } from '../announcement/sight.ts';
import { isOfIssuer } from '../result/issuers/rules.ts';
import type { Certificate, CheckedAs, ReviewFormRecord } from './model.ts';
import { certificateRefusals } from './refusals.ts';

/** Its holder, the officers of their unit, its issuer, those who oversee. */
export function seesCertificate(actor: Actor, one: Certificate): boolean {
  return isAccountOf(actor, one.account) || isInside(actor, 'UNIT_OFFICER', one.unit, one) || isOfIssuer(actor, one.issuer);
}

/** The person whose it is, the officers of their unit, those who oversee. */
export function seesForm(actor: Actor, one: ReviewFormRecord): boolean {
  return isAccountOf(actor, one.applicant) || isInside(actor, 'UNIT_OFFICER', one.unit, one);
}

/** The unit downloads it for the personal file, in what is open to its officers now, and its person for themselves, whatever is closed to them. */
export function whyNotDownload(
  { actor, acting, closed }: { actor: Actor; acting: Actor; closed: Refusal | null },
  one: ReviewFormRecord,
): Refusal | null {
  if (!isAccountOf(actor, one.applicant) && !holds(acting, 'UNIT_OFFICER', one.unit))
    return (holds(actor, 'UNIT_OFFICER', one.unit) ? closed : null) ?? certificateRefusals.FORM_UNKNOWN();
  return one.paper ? null : certificateRefusals.PAPER_WAITS();
}

export function whyNotOfUnit(actor: Actor, { unit }: Pick<ReviewFormRecord, 'unit'>): Refusal | null {
  return holds(actor, 'UNIT_OFFICER', unit) ? null : certificateRefusals.FORM_UNKNOWN();
}

/** As what somebody checks a certificate: a unit's officer, another officer, or anybody. */
export function checksAs(actor: Actor): CheckedAs {
  if (actor.kind !== 'person') return 'PUBLIC';
  const roles = new Set(actor.grants.map(({ role }) => role));
  roles.delete('APPLICANT');
  roles.delete('EXPERT');
  if (roles.size === 0) return 'PUBLIC';
  return roles.has('UNIT_OFFICER') ? 'UNIT' : 'INSTITUTION';
}
