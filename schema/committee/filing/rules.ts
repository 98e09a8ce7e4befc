/** What a filing may be, and whether a committee can sit on a day: all that is in the way at once (E1, E2, E8). Pure. */
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import { say, type Bilingual, type Refusal } from '../../core/refusal.ts';
import { lastOfYears, type Day } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { LEVEL_NAMES, LEVEL_ENGLISH } from '../../announcement/data/series.ts';
import type { Committee } from '../../announcement/model.ts';
import type { EvaluationPolicy } from '../../announcement/document/policy.ts';
import type { Organisation } from '../../identity/model.ts';
import { committeeRefusals } from '../refusals.ts';
import { LEVELS_OF, TIER_NAMES, type Filing, type Tier } from './model.ts';

/** Committees are filed by the bureau of their city, and so are their chairs (E1, E8). */
export function whyNotFile(actor: Actor, city: string): Refusal | null {
  return whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) });
}

/** What its office alone does: the yearly notice, the pool, the meeting. */
export function whyNotOffice(actor: Actor, { id }: Pick<Filing, 'id'>): Refusal | null {
  return whyNotHolding(actor, { role: 'COMMITTEE_OFFICE', organisation: id });
}

/** The city's own committees are filed here, each for a level that the notice gives it. */
export function whyNotFiled(committee: Committee, tier: Tier): Refusal | null {
  if (committee.number !== null) return committeeRefusals.COMMITTEE_OF_PROVINCE({ name: committee.name });
  if (LEVELS_OF[tier].some((level) => committee.levels.includes(level))) return null;
  const levels = say(
    committee.levels.map((level) => LEVEL_NAMES[level]).join('、'),
    committee.levels.map((level) => LEVEL_ENGLISH[level]).join(', '),
  );
  return committeeRefusals.COMMITTEE_MIXED({ levels, tier: TIER_NAMES[tier] });
}

/** A filing is valid for so many years at most (E1). */
export function whyNotPeriod({ validFrom, validUntil }: Pick<Filing, 'validFrom' | 'validUntil'>, years: number): Refusal | null {
  const until = lastOfYears(validFrom, years);
  return validUntil <= until ? null : committeeRefusals.FILING_TOO_LONG({ years, from: validFrom, until });
}

/** What is looked at beside the filing: its office, the rule of the year, and whether somebody is called on a day. */
export type SittingOn = {
  day: Day;
  policy: EvaluationPolicy;
  office: Pick<Organisation, 'officers'> | null;
  minimumOfficers: number;
  /** Whether somebody is in the pool and called on that day. */
  isCalled: (account: string) => boolean;
};

/** Who leads it, the chair first. */
export function leadersOf({ chair, viceChairs }: Pick<Filing, 'chair' | 'viceChairs'>): string[] {
  return [...(chair === null ? [] : [chair]), ...viceChairs];
}

/** Who leads is named and not drawn: they stay fewer than half, so that most members of a committee are drawn (E4, E8). */
export function whyNotLeaders(leaders: number, { seats }: Pick<Filing, 'seats'>): Refusal | null {
  return 2 * leaders < seats ? null : committeeRefusals.LEADERS_TOO_MANY({ leaders, seats });
}

/** The least seats of a committee: of a whole series, or of a specialty. */
export function leastSeats({ tier, specialty }: Pick<Filing, 'tier' | 'specialty'>, { seats }: EvaluationPolicy): number {
  return specialty === null ? seats[tier].series : seats[tier].specialty;
}

/** Everything for which a committee cannot sit on a day; nothing where it can. */
export function obstaclesTo(filing: Filing, { day, policy, office, minimumOfficers, isCalled }: SittingOn): Refusal[] {
  const { validFrom, validUntil, seats, seatsApproval, tier, specialty, chair, viceChairs } = filing;
  const least = leastSeats(filing, policy);
  const kind = specialty === null ? say('系列', 'a series') : say('专业', 'a specialty');
  const officers = office?.officers ?? 0;
  const ended = (account: string, who: Bilingual) => (isCalled(account) ? null : committeeRefusals.CHAIR_ENDED({ who }));
  return [
    day < validFrom ? committeeRefusals.FILING_NOT_YET({ from: validFrom }) : null,
    day > validUntil ? committeeRefusals.FILING_EXPIRED({ until: validUntil }) : null,
    seats % 2 === 0 ? committeeRefusals.SEATS_EVEN({ seats }) : null,
    seats < least && seatsApproval === null
      ? committeeRefusals.SEATS_TOO_FEW({
          seats,
          least,
          kind: say(`${TIER_NAMES[tier].zh}${kind.zh}`, `${TIER_NAMES[tier].en} titles of ${kind.en}`),
        })
      : null,
    chair === null ? committeeRefusals.CHAIR_MISSING() : ended(chair, say('主任委员', 'the chair')),
    ...viceChairs.map((account) => ended(account, say('副主任委员', 'a vice-chair'))),
    officers < minimumOfficers ? committeeRefusals.OFFICE_TOO_SMALL({ officers, least: minimumOfficers }) : null,
  ].filter((why) => why !== null);
}

/** The same as one refusal, on the ground of the first. */
export function whyNotSit(filing: Filing, on: SittingOn): Refusal | null {
  return cannotSit(filing, obstaclesTo(filing, on));
}

/** What is in the way as one refusal; null where nothing is. */
export function cannotSit({ name }: Pick<Filing, 'name'>, obstacles: readonly Refusal[]): Refusal | null {
  const [first] = obstacles;
  if (!first) return null;
  const told = (language: 'zh' | 'en') => obstacles.map((one) => one.sentence(language)).join(language === 'zh' ? '；' : '; ');
  return committeeRefusals.CANNOT_SIT({ name, because: say(told('zh'), told('en')) }, first.declaration.rule);
}
