/** What a draw is made of and what its proof says (E4): everything that is needed to make it again, and no name. */

/** How the members are drawn. Another way, in the smallest thing, is another version. */
export const ALGORITHM = 'zhicheng-draw-1';

/** The two whose secrets make the seed: the bureau's officer and a supervisor of the city. */
export const PARTIES = ['bureau', 'supervisor'] as const;
export type Party = (typeof PARTIES)[number];
export type OfBoth<T> = Record<Party, T>;

/** An expert who may be drawn, by their opaque id, with what quotas ask. */
export type Entry = {
  expert: string;
  unit: string;
  /** Whether the unit is outside the city and is not the one that founded the committee. */
  isOutside: boolean;
  specialties: readonly string[];
};

/** Why an expert of the pool cannot be drawn: they are a member anyway, their term does not hold, they apply themselves, a measure of supervision closes evaluations to them (V2), or the office says why. */
export const EXCLUSION_GROUNDS = ['LEADS', 'TERM', 'APPLIES', 'LISTED', 'OFFICE'] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];

/** An expert of the pool who cannot be drawn; the reason is the office's, null of other grounds. */
export type Exclusion = { expert: string; ground: ExclusionGround; reason: string | null };

/** Seats of one specialty: `isExact`, so many and no more; else at least. Who has several specialties sits for one of them. */
export type SpecialtyQuota = { specialty: string; number: number; isExact: boolean };

/** What the drawn have to be together. */
export type Quotas = {
  specialties: readonly SpecialtyQuota[];
  /** At most so many of one unit; null where that is free. */
  mostOfOneUnit: number | null;
  /** At least so many from outside. */
  leastOutside: number;
};

/** From whom, how many and with which quotas it is drawn. */
export type Lot = { seats: number; pool: readonly Entry[]; quotas: Quotas };

/** What is fixed before any secret is told. The pool is sorted by the experts' ids. */
export type Frozen = Lot & {
  algorithm: string;
  committee: string;
  cycle: string;
  /** Which attempt of the committee's draw in the cycle. */
  attempt: number;
  /** SHA-256 of each secret's bytes. */
  commitments: OfBoth<string>;
  exclusions: readonly Exclusion[];
};

/** What came of it. */
export type Outcome = {
  /** The whole pool as it was shuffled. */
  order: readonly string[];
  drawn: readonly string[];
  /** The others, in that order. */
  substitutes: readonly string[];
};

/** The proof of a draw: whoever has it makes the draw again (schema/evaluation/README.md). */
export type Proof = Frozen &
  Outcome & {
    poolHash: string;
    /** Over all that was fixed, the hash of the pool in place of the pool. */
    frozenHash: string;
    secrets: OfBoth<string>;
    seed: string;
  };
