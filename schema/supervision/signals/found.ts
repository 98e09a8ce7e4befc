/** What the rules look at, and what they find (V6): lean facts of a whole cycle in, signals without an identity out. */
import type { Bilingual } from '../../core/refusal.ts';
import type { UnitKind } from '../../identity/channels.ts';
import type { EvidenceName, SignalKind } from './kinds.ts';

/** An application as it was submitted last, as far as any rule looks at it. */
export type Applied = {
  application: string;
  applicant: string;
  unit: string;
  unitName: string;
  /** Whether it is for a promotion out of the ordinary (破格晋升). */
  isSpecial: boolean;
  /** The name with its spellings folded, and the month of birth: the day itself is not kept in plain. */
  name: string;
  bornIn: string | null;
  papers: readonly { title: string; venue: string }[];
  /** What its achievements say, row by row. */
  texts: readonly string[];
  proofs: readonly { number: number; sha256: string }[];
  /** The employer that the form or the standing declares; null where it is the unit. */
  employer: string | null;
};

/** A unit as it stands; `formerNames` are those that were put right. */
export type UnitFacts = { unit: string; name: string; unitKind: UnitKind | null; creditCode: string; formerNames: readonly string[] };

/** Where somebody decides: officers are compared with those who do the same. */
export const TIERS = ['UNIT', 'DEPARTMENT', 'RE_REVIEW'] as const;
export type Tier = (typeof TIERS)[number];

/** A decision of an officer on an application, as its head and its returns name it. */
export type Decided = { officer: string; organisation: string; tier: Tier; at: number; isReturn: boolean; application: string };

/** Whom and what a signal is about, by their ids: the people of its applications are not named beside them. */
export type About = {
  applications: readonly string[];
  applicants: readonly string[];
  units: readonly string[];
  officers: readonly string[];
};

/** `subject` and `facts` make its identity: the same again is the same signal, other facts are another one. */
export type Found = {
  kind: SignalKind;
  subject: readonly string[];
  facts: readonly string[];
  reason: Bilingual;
  evidence: readonly { name: EvidenceName; values: readonly string[] }[];
  about: About;
};

/** One line of evidence. */
export function shown(name: EvidenceName, ...values: readonly (string | number)[]): Found['evidence'][number] {
  return { name, values: values.map(String) };
}

/** Each once, in an order that is always the same. */
export function inOrder(all: Iterable<string>): string[] {
  return [...new Set(all)].toSorted();
}

/** What signals of several applications are about. */
export function aboutApplications(all: readonly Pick<Applied, 'application' | 'applicant' | 'unit'>[]): About {
  return {
    applications: inOrder(all.map(({ application }) => application)),
    applicants: inOrder(all.map(({ applicant }) => applicant)),
    units: inOrder(all.map(({ unit }) => unit)),
    officers: [],
  };
}

/** What signals of an officer are about. */
export function aboutOfficer({ officer, organisation }: Pick<Decided, 'officer' | 'organisation'>): About {
  return { applications: [], applicants: [], units: [organisation], officers: [officer] };
}

/**
 * How far a count has grown past the least that is told of: 0, and one more each time it has doubled. A count grows by the day; with its
 * step as the fact, a signal that was dismissed is raised again once there is twice as much of it, and not every night.
 */
export function stepOf(count: number, least: number): string {
  return String(Math.floor(Math.log2(Math.max(1, count / least))));
}
