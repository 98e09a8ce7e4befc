/** As what a person applies, judged: the channel (P3, P5, P8) and what stands against them, day by day (P4). Pure. */
import { holds, whyNotHolding, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { dayOf, type Instant } from '../core/time.ts';
import { isChannel, isOpenTo, PERSON_KIND_NAMES, UNIT_KIND_NAMES, type Channels } from './channels.ts';
import type { Exclusion, Organisation, Standing, StandingInput } from './model.ts';
import { identityRefusals } from './refusals.ts';

/**
 * Why a person of this kind cannot apply through this unit: some kinds cannot at all (P4), each has its channels (P5), and whoever
 * comes through a custodian names where they work, unless they work for nobody (P8).
 */
export function whyNotThrough(
  channels: Channels,
  { kind, employer }: Pick<StandingInput, 'kind' | 'employer'>,
  unit: Pick<Organisation, 'unitKind'>,
): Refusal | null {
  const person = PERSON_KIND_NAMES[kind];
  if (!isOpenTo(channels, kind)) return identityRefusals.PERSON_BARRED({ person });
  if (!unit.unitKind || !isChannel(channels, kind, unit.unitKind)) {
    const open = channels[kind].through.map((one) => UNIT_KIND_NAMES[one]);
    return identityRefusals.CHANNEL_CLOSED({ person, unit: unit.unitKind ? UNIT_KIND_NAMES[unit.unitKind] : '', channels: open });
  }
  const elsewhere = unit.unitKind === 'CUSTODIAN' && kind !== 'FLEXIBLE';
  if (elsewhere && employer === null) return identityRefusals.EMPLOYER_MISSING();
  return null;
}

/** True while the period runs: from 0时 of its first day to 24时 of its last, unless it has been lifted (P4, C1). */
export function isExcludedBy({ from, until, lifted }: Pick<Exclusion, 'from' | 'until' | 'lifted'>, now: Instant): boolean {
  const today = dayOf(now);
  return lifted === null && from <= today && today <= until;
}

/** What stands against a person now (P4). */
export function exclusionsAt({ exclusions }: Pick<Standing, 'exclusions'>, now: Instant): Exclusion[] {
  return exclusions.filter((one) => isExcludedBy(one, now));
}

/** For whom an officer keeps exclusions of a person: 3 the bureau, 2 the department above the unit, 1 the unit itself. */
export function rankOf(actor: Actor, unit: Pick<Organisation, 'authority'>, bureau: string): number {
  if (holds(actor, 'BUREAU_OFFICER', bureau)) return 3;
  return unit.authority !== null && holds(actor, 'DEPARTMENT_OFFICER', unit.authority) ? 2 : 1;
}

/** Penalties are recorded by the person's unit, those above it, and the bureau (P4). */
export function whyNotExclude(
  actor: Actor,
  standing: Pick<Standing, 'unit'>,
  unit: Pick<Organisation, 'authority'> | null,
  bureau: string,
): Refusal | null {
  const top = { role: 'BUREAU_OFFICER', organisation: bureau } as const;
  const department = unit?.authority ? [{ role: 'DEPARTMENT_OFFICER', organisation: unit.authority } as const] : [];
  return whyNotHolding(actor, top, { role: 'UNIT_OFFICER', organisation: standing.unit }, ...department);
}
