/**
 * Whether an amendment asks more of applicants than what was in force: then it reaches, unless the bureau says otherwise, only those who
 * submit for the first time from then on, and nobody is measured by what was not said when they applied (C8, C15). Pure.
 */
import { policyShape } from '../announcement/document/policy.ts';
import { documentFor } from '../announcement/carrying.ts';
import { standardsShape } from '../announcement/document/standards/index.ts';
import { canonical } from '../core/hash.ts';

/** What is stricter when there is more of it, and what when there is less. */
const STRICTER: readonly { at: readonly string[]; when: 'MORE' | 'LESS' }[] = [
  { at: ['returns', 'most'], when: 'LESS' },
  { at: ['proofs', 'files'], when: 'LESS' },
  { at: ['proofs', 'bytes'], when: 'LESS' },
  { at: ['continuingEducation', 'hours'], when: 'MORE' },
  { at: ['continuingEducation', 'professionalHours'], when: 'MORE' },
  { at: ['continuingEducation', 'years'], when: 'MORE' },
  { at: ['badAppraisals', 'UNQUALIFIED'], when: 'MORE' },
  { at: ['badAppraisals', 'BASICALLY_QUALIFIED'], when: 'MORE' },
  { at: ['badAppraisals', 'NOT_RATED'], when: 'MORE' },
  { at: ['transferYears'], when: 'MORE' },
  { at: ['posting', 'days'], when: 'MORE' },
  { at: ['posting', 'specialDays'], when: 'MORE' },
  { at: ['posting', 'supplementDays'], when: 'MORE' },
  { at: ['mendingDays'], when: 'LESS' },
  { at: ['restoreDays'], when: 'LESS' },
];

type Content = Record<string, unknown>;

/** `before` and `after` are documents without their cycle; what cannot be read of them makes nothing stricter, and is refused by the check. */
function asksMore(before: Content, after: Content): boolean {
  const [was, is] = [numbersOf(before), numbersOf(after)];
  if (!was || !is) return false;
  const strict = STRICTER.some(({ at, when }) => {
    const [from, to] = [numberAt(was, at), numberAt(is, at)];
    return when === 'MORE' ? to > from : to < from;
  });
  // Counted to an earlier day, or to the day and not by the year, people have fewer years.
  const fewerYears = is.seniorityAsOf < was.seniorityAsOf || is.yearsCounted !== was.yearsCounted;
  const fewerTypes = was.proofs.types.some((type) => !is.proofs.types.includes(type));
  return strict || fewerYears || fewerTypes || conditionsDiffer(before, after);
}

/**
 * The same for whoever is judged by any version there has been: what only eases what new ones are asked may be more than those were asked who
 * applied before them. `versions` are all documents in order, `after` the one to be.
 */
export function isStricter(versions: readonly unknown[], forNew: readonly number[], after: unknown): boolean {
  return versions.some((_, index) => {
    const was = documentFor(versions, forNew, index + 1) as Content;
    return asksMore(was, documentFor([...versions, after], forNew, index + 1) as Content);
  });
}

function numbersOf({ policy }: Content) {
  return policyShape.safeParse(policy).data ?? null;
}

/** Null is no limit: of returns, as many as there may be. */
function numberAt(policy: object, at: readonly string[]): number {
  const value = at.reduce<unknown>((one, name) => (one as Content | undefined)?.[name], policy);
  return typeof value === 'number' ? value : value === null ? Infinity : 0;
}

/** Conditions of applying are no numbers: any change may shut somebody out. */
function conditionsDiffer(before: Content, after: Content): boolean {
  const standards = ({ standards: one }: Content) => canonical(standardsShape.safeParse(one).data ?? null);
  return standards(before) !== standards(after);
}
