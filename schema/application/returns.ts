/**
 * Returns: the complete feedback, once (D1). Whoever returns an application judges every section that its form has; what a reviewing authority
 * has judged fine it cannot return later, as long as it has not changed; and the authorities return as often as the notice allows (D2). Pure.
 */
import * as z from 'zod';
import { prose, saying, valid } from '../core/input.ts';
import { say, type Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import { askedBy } from '../announcement/asked.ts';
import type { Announcement, Policy } from '../announcement/model.ts';
import { FORM, SECTIONS, type SectionName } from './form/sections.ts';
import { sectionsToJudge, type FormStandards } from './form/series.ts';
import { JUDGEMENTS, type Application, type Judgement, type Return, type Unchanged } from './model.ts';
import type { Reviewer } from './moves.ts';
import { applicationRefusals } from './refusals.ts';

/** The reviewing authorities, whose returns count (D2); a unit may return as often as its window allows. */
function isAuthority(reviewer: Reviewer): boolean {
  return reviewer !== 'UNIT';
}

/** How many returns count for this authority: those of all together, or its own (D2). */
export function returnsUsed(
  reviewer: Reviewer,
  { returns }: Pick<Application, 'returns'>,
  { counted }: Pick<Policy['returns'], 'counted'>,
): number {
  const ofDepartment = returns.department;
  return counted === 'TOGETHER' ? returns.authorities : reviewer === 'DEPARTMENT' ? ofDepartment : returns.authorities - ofDepartment;
}

/** How many returns this authority has left: of those of all together, or of its own; null where they are not limited (D2). */
export function returnsLeft(reviewer: Reviewer, head: Pick<Application, 'returns'>, policy: Policy['returns']): number | null {
  return policy.most === null ? null : Math.max(0, policy.most - returnsUsed(reviewer, head, policy));
}

/** Why this reviewer may not return it any more (D2). */
export function whyNotReturnAgain(reviewer: Reviewer, head: Pick<Application, 'returns'>, policy: Policy['returns']): Refusal | null {
  if (!isAuthority(reviewer) || returnsLeft(reviewer, head, policy) !== 0) return null;
  return applicationRefusals.RETURNS_EXHAUSTED({ most: policy.most, whose: policy.counted === 'TOGETHER' ? ALL_TOGETHER : EACH_ALONE });
}
const ALL_TOGETHER = say('审核部门', 'the reviewing authorities');
const EACH_ALONE = say('本审核部门', 'this reviewing authority');

/** The sections that a reviewing authority has judged fine and that have not changed since: a return cannot name them (D1). */
export function settled(reviewer: Reviewer, { judgedFine, submission, rejudge }: Application): SectionName[] {
  if (!isAuthority(reviewer)) return [];
  return SECTIONS.filter((name) => {
    const judged = judgedFine[name];
    return judged !== undefined && judged === (submission?.sections[name] ?? 0) && !rejudge?.sections.includes(name);
  });
}

/** Why these judgements are no complete feedback: a section left out or judged twice, nothing to mend, or what the form does not have, no reason, one that was settled (D1). */
export function whyNotJudge(
  standards: FormStandards,
  reviewer: Reviewer,
  head: Application,
  judgements: readonly Judgement[],
): Refusal | null {
  const asked = sectionsToJudge(standards, head);
  const missing = asked.filter((name) => !judgements.some(({ section }) => section === name));
  if (missing.length > 0) return applicationRefusals.SECTIONS_UNJUDGED({ sections: titlesOf(missing) });
  if (new Set(judgements.map(({ section }) => section)).size < judgements.length) return applicationRefusals.SECTION_JUDGED_TWICE();
  const toMend = judgements.filter(({ judgement }) => judgement === 'MEND').map(({ section }) => section);
  if (toMend.length === 0) return applicationRefusals.NOTHING_TO_MEND();
  const absent = toMend.filter((name) => !asked.includes(name));
  if (absent.length > 0) return applicationRefusals.SECTION_ABSENT({ sections: titlesOf(absent) });
  const unexplained = judgements.filter(({ judgement, reason }) => judgement !== 'FINE' && reason === '');
  if (unexplained.length > 0) return applicationRefusals.REASON_MISSING({ sections: titlesOf(unexplained.map(({ section }) => section)) });
  const fixed = settled(reviewer, head).filter((name) => toMend.includes(name));
  return fixed.length > 0 ? applicationRefusals.JUDGED_FINE({ sections: titlesOf(fixed) }) : null;
}

/**
 * The sections that a return has left open: those to be mended, where an authority has judged it; the whole form, where its unit has, and
 * where the notice asks something else of everybody since: nobody is kept from giving what is asked of them now (D9, C8).
 */
export function openSections({ returned: last }: Pick<Application, 'returned'>, announcement: Announcement): readonly SectionName[] {
  if (!last || !isAuthority(last.reviewer) || last.mend.length === 0) return SECTIONS;
  return last.asked === null || last.asked === askedBy(announcement) ? last.mend : SECTIONS;
}

/** Why a section stays as it was judged (D9). */
export function whyNotOpen(head: Pick<Application, 'returned'>, section: SectionName, announcement: Announcement): Refusal | null {
  const open = openSections(head, announcement);
  return open.includes(section) ? null : applicationRefusals.SECTION_CLOSED({ sections: titlesOf(open) });
}

/**
 * Why it is not sent again like this: of what was to be mended a section is as it was, without a word why; or a word is said of one that
 * was not to be mended, or has been (D9). `same` are the sections that are as they were submitted.
 */
export function whyNotMended(
  { returned: last }: Pick<Application, 'returned'>,
  same: readonly SectionName[],
  unchanged: readonly Unchanged[],
): Refusal | null {
  const mend = last?.mend ?? [];
  const explained = unchanged.map(({ section }) => section);
  const foreign = explained.filter((section) => !mend.includes(section));
  if (foreign.length > 0) return applicationRefusals.NOT_TO_MEND({ sections: titlesOf(foreign) });
  const changed = explained.filter((section) => !same.includes(section));
  if (changed.length > 0) return applicationRefusals.MENDED_AFTER_ALL({ sections: titlesOf(changed) });
  const silent = mend.filter((section) => same.includes(section) && !explained.includes(section));
  return silent.length > 0 ? applicationRefusals.NOT_MENDED({ sections: titlesOf(silent) }) : null;
}

const typedUnchanged = z
  .array(z.object({ section: z.enum(SECTIONS), reason: prose(300) }))
  .refine((all) => new Set(all.map(({ section }) => section)).size === all.length, {
    params: saying('同一栏只能说明一次', 'names a section twice', 'D9'),
  });

/** What is said of sections left as they were, as it is typed. */
export function unchangedOf(typed: unknown): Unchanged[] {
  return valid(z.object({ unchanged: typedUnchanged }), { unchanged: typed }, 'D9').unchanged;
}

function titlesOf(sections: readonly SectionName[]) {
  return sections.map((name) => FORM[name].title);
}

const typedJudgements = z.array(
  z.object({
    section: z.enum(SECTIONS),
    judgement: z.enum(JUDGEMENTS),
    reason: z
      .string()
      .trim()
      .pipe(z.union([z.literal(''), prose(300)])),
  }),
);

/** The judgements as they are typed. */
export function judgementsOf(typed: unknown): Judgement[] {
  return valid(z.object({ judgements: typedJudgements }), { judgements: typed }, 'D1').judgements;
}

/** What a return changes of the head, and the return itself as it is kept. */
export function returned(
  head: Application,
  what: { reviewer: Reviewer; at: Instant; by: string; text: string; judgements: readonly Judgement[]; announcement: Announcement },
): { news: Partial<Application>; one: Return } {
  const { judgements, announcement, ...told } = what;
  const number = head.returns.all + 1;
  const one: Return = { ...told, number, submission: head.submission?.number ?? 0, judgements: [...judgements] };
  const judged = isAuthority(what.reviewer) ? judgedNow(head, judgements) : {};
  return {
    news: {
      returned: { ...told, number, mend: mendOf(head, judgements), asked: askedBy(announcement) },
      returns: {
        all: number,
        authorities: head.returns.authorities + (isAuthority(what.reviewer) ? 1 : 0),
        department: head.returns.department + (what.reviewer === 'DEPARTMENT' ? 1 : 0),
      },
      ...judged,
    },
    one,
  };
}

/** What is to be mended: with it what an earlier return wanted that has not been sent again yet. */
function mendOf({ state, returned: before }: Application, judgements: readonly Judgement[]): SectionName[] {
  const earlier = state === 'RETURNED' ? (before?.mend ?? []) : [];
  return [...new Set([...earlier, ...judgements.filter(({ judgement }) => judgement === 'MEND').map(({ section }) => section)])];
}

function judgedNow(head: Application, judgements: readonly Judgement[]): Pick<Application, 'judgedFine' | 'rejudge'> {
  const fine = judgements.filter(({ judgement }) => judgement !== 'MEND');
  return {
    judgedFine: Object.fromEntries(fine.map(({ section }) => [section, head.submission?.sections[section] ?? 0])),
    rejudge: null,
  };
}
