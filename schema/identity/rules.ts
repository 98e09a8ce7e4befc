/** Who may create, move and see whom (P1, P2, P10). Pure. */
import { whyNotHolding, type Actor, type Role } from '../core/actor.ts';
import { isBarring, type Bar } from '../core/bars.ts';
import { say, type Refusal } from '../core/refusal.ts';
import { dayOf, type Day, type Instant } from '../core/time.ts';
import type { Organisation, OrganisationKind, PersonFile, PersonInput, Standing } from './model.ts';
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

/** Nobody is named an officer while that is closed to them (V2, V3). */
export function whyNotOfficer(bars: readonly Bar[], now: Instant): Refusal | null {
  const bar = bars.find((one) => isBarring(one, now) && one.capacities.includes('HANDLE'));
  return bar ? identityRefusals.OFFICER_BARRED({ name: bar.name, document: bar.document }) : null;
}

/** Officers are named by the authority above: of a unit by whoever created it, of a department by the bureau (P1). */
export function whyNotNameOfficer(actor: Actor, of: Organisation, bureau: string): Refusal | null {
  return whyNotHolding(actor, ...above(of, bureau));
}

/** Who stands above an organisation: the bureau; of a unit also the department that created it. */
export function above(of: Pick<Organisation, 'kind' | 'authority'>, bureau: string): { role: Role; organisation: string }[] {
  const top = { role: 'BUREAU_OFFICER', organisation: bureau } as const;
  if (of.kind !== 'UNIT' || of.authority === null || of.authority === bureau) return [top];
  return [top, { role: 'DEPARTMENT_OFFICER', organisation: of.authority }];
}

/** The role an officer of an organisation holds. */
export function roleOf(kind: OrganisationKind): Role {
  switch (kind) {
    case 'PROVINCE':
      return 'PROVINCE_OFFICER';
    case 'BUREAU':
      return 'BUREAU_OFFICER';
    case 'DEPARTMENT':
      return 'DEPARTMENT_OFFICER';
    case 'COMMITTEE':
      return 'COMMITTEE_OFFICE';
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

/** Nobody under 16 works, nor anybody over 100: such a birth date is mistyped, whatever the check digit (P2). */
export function whyNotOfAge({ identityNumber, bornOn }: Pick<PersonInput, 'identityNumber' | 'bornOn'>, now: Instant): Refusal | null {
  const birth = bornOn ?? birthOf(identityNumber);
  const today = dayOf(now);
  const [youngest, oldest] = [yearsBefore(today, 16), yearsBefore(today, 100)];
  if (birth <= youngest && birth >= oldest) return null;
  const why =
    birth > today
      ? say('晚于今日', 'in the future')
      : birth > youngest
        ? say('未满16周岁', 'of somebody under 16')
        : say('早于100年前', 'of somebody over 100');
  return identityRefusals.BIRTH_IMPLAUSIBLE({ birth, why });
}

/** The same day so many years earlier; 29 February stays as it is written, which sorts rightly. */
function yearsBefore(day: Day, years: number): Day {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

/** The organisations whose officer a person is. */
export function officeOf({ grants }: Pick<PersonFile, 'grants'>): string[] {
  return grants.filter(({ role }) => OFFICERS.includes(role)).map(({ organisation }) => organisation);
}
const OFFICERS: readonly Role[] = ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'COMMITTEE_OFFICE'];

/** A person's standing is kept by the unit, or by the bureau (P1). */
export function whyNotKeepStanding(actor: Actor, { unit }: Pick<Standing, 'unit'>, bureau: string): Refusal | null {
  return whyNotHolding(actor, { role: 'UNIT_OFFICER', organisation: unit }, { role: 'BUREAU_OFFICER', organisation: bureau });
}

/** The unit lets go, or the bureau in its stead; only the other unit takes in (P1, P2). */
export function whyNotRelease(actor: Actor, standing: Standing, to: Organisation, bureau: string): Refusal | null {
  const why = whyNotKeepStanding(actor, standing, bureau);
  if (why) return why;
  if (to.kind !== 'UNIT') return identityRefusals.ORGANISATION_UNKNOWN();
  if (to.id === standing.unit) return identityRefusals.TRANSFER_NOWHERE();
  return standing.released?.to === to.id ? identityRefusals.TRANSFER_UNDER_WAY() : null;
}

export function whyNotReceive(actor: Actor, standing: Standing, unit: string): Refusal | null {
  return (
    whyNotHolding(actor, { role: 'UNIT_OFFICER', organisation: unit }) ??
    (standing.released?.to === unit ? null : identityRefusals.NOT_RELEASED())
  );
}
