/** The conditions of a notice’s own in the graph (A6). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Cited } from '../../../core/refusal.ts';
import { BilingualType } from '../../../graph/bilingual.ts';
import { seriesOf } from '../../../announcement/data/series.ts';
import { LevelEnum } from '../../../announcement/graph/enums.ts';
import { SeriesType } from '../../../announcement/graph/types.ts';
import type { Condition } from '../../../announcement/model.ts';
import type { CONDITION_ASKS, CONDITION_OUTCOMES } from '../../../announcement/names.ts';
import { PersonKindEnum } from '../../../identity/graph/enums.ts';
import { CHOICE_ENUMS } from '../enums.ts';
import { cited } from './cited.ts';

const ConditionAsksEnum = builder.enumType('ConditionAsks', {
  description: manual('条件如何填报。', 'How a condition is answered.'),
  values: {
    NUMBER: { description: manual('填数。', 'With a number.') },
    YES: { description: manual('填是否：1为是，0为否。', 'With 1 for yes or 0 for no.') },
  } satisfies Record<(typeof CONDITION_ASKS)[number], object>,
});

const ConditionOutcomeEnum = builder.enumType('ConditionOutcome', {
  description: manual('未达到条件的后果。', 'What follows where a condition is not met.'),
  values: {
    FAILS: { description: manual('不得提交。', 'The application cannot be submitted.') },
    REVIEW: { description: manual('由审核部门核定。', 'The reviewing authorities decide.') },
  } satisfies Record<(typeof CONDITION_OUTCOMES)[number], object>,
});

type ConditionOf = Condition & { notice: Cited };

export const ConditionType = builder.objectRef<ConditionOf>('NoticeCondition').implement({
  description: manual(
    '通知另行规定的条件，在申报表“通知规定的其他条件”一栏填报。',
    'A condition that the notice itself sets, answered in the section “Other conditions of the notice” of the form. Rule A6.',
  ),
  fields: (t) => ({
    code: t.exposeString('id', { description: manual('代码，填报时使用。', 'The code with which it is answered.') }),
    title: t.expose('title', { type: BilingualType, description: manual('名称。', 'The title.') }),
    asks: t.expose('asks', { type: ConditionAsksEnum, description: manual('如何填报。', 'How it is answered.') }),
    unit: t.expose('unit', {
      type: BilingualType,
      nullable: true,
      description: manual(
        '单位，如个月、学时；填是否的、没有单位的为空。',
        'What the number counts, such as months or class hours; null where the answer is yes or no, or the number has no unit.',
      ),
    }),
    least: t.exposeInt('least', {
      nullable: true,
      description: manual(
        '最低数；填是否的、由审核部门核定的为空。',
        'The least number that meets it; null where the answer is yes or no, or the reviewing authorities decide.',
      ),
    }),
    outcome: t.expose('outcome', {
      type: ConditionOutcomeEnum,
      description: manual('未达到的后果。', 'What follows where it is not met.'),
    }),
    series: t.field({
      type: [SeriesType],
      nullable: true,
      description: manual('只针对的系列；针对全部的为空。', 'The series it is limited to; null where it applies to all.'),
      resolve: ({ for: of }) => of.series?.flatMap((code) => seriesOf(code) ?? []) ?? null,
    }),
    levels: t.field({
      type: [LevelEnum],
      nullable: true,
      description: manual('只针对的层级；针对全部的为空。', 'The levels it is limited to; null where it applies to all.'),
      resolve: ({ for: of }) => of.levels ?? null,
    }),
    kinds: t.field({
      type: [PersonKindEnum],
      nullable: true,
      description: manual('只针对的人员类别；针对全部的为空。', 'The kinds of person it is limited to; null where it applies to all.'),
      resolve: ({ for: of }) => of.kinds ?? null,
    }),
    promotionTypes: t.field({
      type: [CHOICE_ENUMS.PromotionType],
      nullable: true,
      description: manual('只针对的晋升类型；针对全部的为空。', 'The promotion types it is limited to; null where it applies to all.'),
      resolve: ({ for: of }) => of.promotionTypes ?? null,
    }),
    source: t.string({ description: manual('依据。', 'The source.'), resolve: ({ source, notice }) => cited(source, 'A6', notice) }),
  }),
});
