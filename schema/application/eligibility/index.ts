/** All conditions of applying, in the order people ask about them (A6). Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { titlesAgree } from './agreement.ts';
import { isAppraisedThroughout, isOver, isWellAppraised } from './appraised.ts';
import { meetsConditions } from './conditions.ts';
import { isInOrder } from './dates.ts';
import type { Facts } from './facts.ts';
import type { Found } from './findings.ts';
import { hasLearnt, hasProofs, isFilledIn, isWithinLimits } from './form.ts';
import { hasPapers, isNotBarred, isReviewedByAnother, isThroughChannel, mayApply } from './person.ts';
import { isAbovePresent } from './present.ts';
import { agreesWithRecord } from './record.ts';
import { hasServed } from './served.ts';
import { worksInSpecialty } from './specialty.ts';
import { namesStandard } from './standard.ts';
import { isNextLevel } from './title.ts';

type Condition = Bilingual & { find: (facts: Facts) => Found[] };

/** The conditions, by the codes that programs know them by. */
export const CONDITIONS = {
  STANDING: { find: mayApply, ...say('申报身份', 'the standing of the applicant') },
  SPECIALTY: { find: worksInSpecialty, ...say('从事专业', 'work in the specialty') },
  NOT_BARRED: { find: isNotBarred, ...say('未受处分影响', 'no penalty in force') },
  CHANNEL: { find: isThroughChannel, ...say('申报渠道', 'the channel of application') },
  CHANNEL_PAPERS: { find: hasPapers, ...say('渠道证明材料', 'the papers of the channel') },
  OTHER_REVIEWER: { find: isReviewedByAnother, ...say('由他人审核', 'review by another officer') },
  NEXT_LEVEL: { find: isNextLevel, ...say('逐级申报', 'the next level') },
  ABOVE_PRESENT: { find: isAbovePresent, ...say('高于现任职务', 'above the present title') },
  TITLE_RECORD: { find: agreesWithRecord, ...say('与职称档案一致', 'agreement with the record of titles') },
  YEARS_SERVED: { find: hasServed, ...say('任职年限', 'years in the present title') },
  CONTINUING_EDUCATION: { find: hasLearnt, ...say('继续教育学时', 'hours of continuing education') },
  NOTICE_CONDITIONS: { find: meetsConditions, ...say('通知规定的其他条件', 'other conditions of the notice') },
  FILLED_IN: { find: isFilledIn, ...say('各栏填写齐全', 'all sections filled in') },
  WITHIN_LIMITS: { find: isWithinLimits, ...say('填写数量符合限制', 'numbers of entries within the limits') },
  DATES_IN_ORDER: { find: isInOrder, ...say('日期先后合理', 'dates in order') },
  TITLES_AGREE: { find: titlesAgree, ...say('职务与系列相符', 'titles that belong to their series') },
  YEAR_OVER: { find: isOver, ...say('考核年度已结束', 'appraised years that are over') },
  APPRAISED_THROUGHOUT: { find: isAppraisedThroughout, ...say('考核年度齐全', 'an appraisal for every year needed') },
  WELL_APPRAISED: { find: isWellAppraised, ...say('考核结果合格', 'appraisals good enough') },
  STANDARD: { find: namesStandard, ...say('所选评审标准', 'the standard chosen') },
  PROOFS: { find: hasProofs, ...say('佐证材料齐全', 'all proofs there') },
} satisfies Record<string, Condition>;

export type ConditionCode = keyof typeof CONDITIONS;
/** What a condition has come to, and which it is. */
export type Finding = Found & { condition: ConditionCode };

/** What every condition comes to. */
export function findingsOf(facts: Facts): Finding[] {
  const conditions = Object.entries<Condition>(CONDITIONS) as [ConditionCode, Condition][];
  return conditions.flatMap(([condition, { find }]) => find(facts).map((found) => ({ ...found, condition })));
}

/** What stands in the way of submitting: all of it, not the first. What nobody has said yet does too, not what is left to those who review. */
export function obstacles<F extends Found>(findings: readonly F[]): F[] {
  return findings.filter(({ isObstacle }) => isObstacle);
}
