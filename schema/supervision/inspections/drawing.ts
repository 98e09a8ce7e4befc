/**
 * How a sample is drawn (V4): as experts are (E4), by a seed that neither party has alone. Each stratum of the frozen list is shuffled by a stream
 * of its own and gives its share, rounded up, one at least. Whoever has the list and both secrets repeats it byte by byte. Pure.
 */
import { numbersOf, shuffled } from '../../core/chance.ts';
import { hashOf } from '../../core/hash.ts';
import { commitmentOf, isSecret, seedFor } from '../../evaluation/draw/rules/seed.ts';
import { PARTIES, type OfBoth, type Party } from '../../evaluation/draw/model.ts';
import type { Application } from '../../application/model.ts';
import { ALGORITHM, type Inspection, type ListEntry, type Population, type Strata } from './model.ts';

/** Whether an application belongs to a population: what was never submitted does not. */
export function isOf({ states, department, unit, series, promotionType }: Population, head: Application): boolean {
  return (
    head.submission !== null &&
    (states.length === 0 || states.includes(head.state)) &&
    (department === null || head.department === department) &&
    (unit === null || head.unit === unit) &&
    (series === null || head.series === series) &&
    (promotionType === null || head.promotionType === promotionType)
  );
}

/** In which stratum it is; what is not known is a stratum of its own. */
export function stratumOf(by: Strata, { department, unit, series, promotionType }: Application): string {
  switch (by) {
    case 'NONE':
      return '';
    case 'DEPARTMENT':
      return department ?? '';
    case 'UNIT':
      return unit;
    case 'SERIES':
      return series ?? '';
    case 'PROMOTION_TYPE':
      return promotionType ?? '';
  }
}

/** The list in its one order: by stratum, then by the application's id, as their characters are numbered. */
export function ordered(entries: readonly ListEntry[]): ListEntry[] {
  const keyOf = ({ stratum, application }: ListEntry) => `${stratum}\n${application}`;
  return entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

/** Each stratum, how many it has, and how many of it are taken. */
export function strataOf(entries: readonly ListEntry[], share: number): { name: string; size: number; take: number }[] {
  const sizes = new Map<string, number>();
  for (const { stratum } of entries) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  return [...sizes].map(([name, size]) => ({ name, size, take: Math.max(1, Math.ceil((size * share) / 100)) }));
}

/** The hash of all that is fixed at the freeze. */
export function frozenHash({ id, population, share, strata, parties }: Inspection, entries: readonly ListEntry[]): string {
  const commitments = { bureau: parties.bureau?.commitment ?? '', supervisor: parties.supervisor?.commitment ?? '' };
  return hashOf({ algorithm: ALGORITHM, inspection: id, population, share, strata, commitments, list: hashOf(entries) });
}

export function seedOfInspection(hash: string, { bureau, supervisor }: OfBoth<string>): string {
  return hashOf({ algorithm: ALGORITHM, bureau, frozenHash: hash, supervisor });
}

/** The sample of a list: the same for the same seed. */
export function sampleOf(entries: readonly ListEntry[], share: number, seed: string): ListEntry[] {
  return strataOf(entries, share).flatMap(({ name, take }) => {
    const own = entries.filter(({ stratum }) => stratum === name);
    return shuffled(own, numbersOf(seedFor(`stratum ${name}`, seed))).slice(0, take);
  });
}

/** Who has told something else than what they had committed to. */
export function notCommitted({ parties }: Inspection, secrets: OfBoth<string>): Party[] {
  return PARTIES.filter((party) => !isSecret(secrets[party]) || commitmentOf(secrets[party]) !== parties[party]?.commitment);
}
