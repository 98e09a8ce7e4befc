/** The conditions of a notice’s own in the graph (A6). */
import { builder } from '../../../builder.ts';
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
  description: '条件如何填报。How a condition is answered.',
  values: {
    NUMBER: { description: '填数。With a number.' },
    YES: { description: '填是否：1为是，0为否。With 1 for yes or 0 for no.' },
  } satisfies Record<(typeof CONDITION_ASKS)[number], object>,
});

const ConditionOutcomeEnum = builder.enumType('ConditionOutcome', {
  description: '未达到条件的后果。What comes of a condition that is not met.',
  values: {
    FAILS: { description: '不得提交。It cannot be submitted.' },
    REVIEW: { description: '由审核部门核定。Those who review it decide.' },
  } satisfies Record<(typeof CONDITION_OUTCOMES)[number], object>,
});

type ConditionOf = Condition & { notice: Cited };

export const ConditionType = builder.objectRef<ConditionOf>('NoticeCondition').implement({
  description: '通知另行规定的条件，在申报表“通知规定的其他条件”一栏填报。A condition of the notice’s own. Rule A6.',
  fields: (t) => ({
    id: t.exposeString('id', { description: '代码，填报时使用。Its id, with which it is answered.' }),
    title: t.expose('title', { type: BilingualType, description: '名称。Its title.' }),
    asks: t.expose('asks', { type: ConditionAsksEnum, description: '如何填报。How it is answered.' }),
    unit: t.expose('unit', {
      type: BilingualType,
      nullable: true,
      description: '单位，如个月、学时；填是否的、没有单位的无。What the number counts.',
    }),
    least: t.exposeInt('least', { nullable: true, description: '最低数；填是否的、由审核部门核定的无。The least that meets it.' }),
    outcome: t.expose('outcome', { type: ConditionOutcomeEnum, description: '未达到的后果。What comes of it where it is not met.' }),
    series: t.field({
      type: [SeriesType],
      nullable: true,
      description: '只针对的系列；针对全部的无。Of which series alone; none where of all.',
      resolve: ({ for: of }) => of.series?.flatMap((code) => seriesOf(code) ?? []) ?? null,
    }),
    levels: t.field({
      type: [LevelEnum],
      nullable: true,
      description: '只针对的层级；针对全部的无。Of which levels alone.',
      resolve: ({ for: of }) => of.levels ?? null,
    }),
    kinds: t.field({
      type: [PersonKindEnum],
      nullable: true,
      description: '只针对的人员类别；针对全部的无。Of which kinds of people alone.',
      resolve: ({ for: of }) => of.kinds ?? null,
    }),
    promotionTypes: t.field({
      type: [CHOICE_ENUMS.PromotionType],
      nullable: true,
      description: '只针对的晋升类型；针对全部的无。Of which types of promotion alone.',
      resolve: ({ for: of }) => of.promotionTypes ?? null,
    }),
    source: t.string({ description: '依据。Where it comes from.', resolve: ({ source, notice }) => cited(source, 'A6', notice) }),
  }),
});
