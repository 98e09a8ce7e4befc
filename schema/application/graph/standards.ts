/** What the notice of a cycle asks of applicants, for whoever wants to show it: recognition, channels, conditions of its own (A6, A7, P5). */
import { builder } from '../../builder.ts';
import type { Bilingual, Cited } from '../../core/refusal.ts';
import { sourceOf } from '../../core/rulebook.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import type { Recognition } from '../../announcement/data/recognition.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import type { Announcement, Channel, Condition } from '../../announcement/model.ts';
import { STUDIES, type CONDITION_ASKS, type CONDITION_OUTCOMES } from '../../announcement/names.ts';
import { CycleType } from '../../calendar/graph/types.ts';
import { PERSON_KIND_NAMES, PERSON_KINDS, UNIT_KIND_NAMES, type PersonKind } from '../../identity/channels.ts';
import { PersonKindEnum, UnitKindEnum } from '../../identity/graph/enums.ts';
import { studyNamed } from '../eligibility/recognition.ts';
import { named } from '../../graph/named.ts';
import { CHOICE_ENUMS } from './enums.ts';

const StudyEnum = builder.enumType('Study', {
  description: '可考核认定的学历。Studies that may be recognised directly. Rule A7.',
  values: named(Object.fromEntries(STUDIES.map((study) => [study, studyNamed(study)])) as Record<(typeof STUDIES)[number], Bilingual>),
});

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

/** A source of a notice’s own, or the place of the rule in it. */
const cited = (source: string | null, rule: 'A6' | 'P5', { document, citations }: Cited): string =>
  sourceOf(rule, { document, citations: source === null ? citations : { ...citations, [rule]: source } });

const RecognitionType = builder.objectRef<Recognition>('Recognition').implement({
  description:
    '考核认定：具备该学历、从事本专业工作满若干年，可认定该层级及以下层级。What studies lead to without the title below. Rule A7.',
  fields: (t) => ({
    degree: t.expose('degree', { type: StudyEnum, description: '学历。' }),
    degreeName: t.field({ type: BilingualType, description: '学历名称。', resolve: ({ degree }) => studyNamed(degree) }),
    years: t.exposeInt('years', { description: '取得学历后从事本专业工作的年限。Years of work in the specialty since.' }),
    level: t.expose('level', { type: LevelEnum, description: '可认定的最高层级。The highest level that is open.' }),
    levelName: t.field({
      type: BilingualType,
      description: '层级名称。',
      resolve: ({ level }) => ({ zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] }),
    }),
    source: t.exposeString('source', { nullable: true, description: '依据；未注明的无。' }),
  }),
});

type ChannelOf = Channel & { kind: PersonKind; notice: Cited };

const ChannelType = builder.objectRef<ChannelOf>('ApplicationChannel').implement({
  description: '申报渠道：某类人员通过何种单位申报、须带何种材料。Through what a kind of people applies. Rules P3, P4, P5, P6.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PersonKindEnum, description: '人员类别。' }),
    kindName: t.field({ type: BilingualType, description: '人员类别名称。', resolve: ({ kind }) => PERSON_KIND_NAMES[kind] }),
    mayApply: t.boolean({
      description: '能否申报。Whether people of this kind may apply at all.',
      resolve: ({ through }) => through.length > 0,
    }),
    through: t.field({ type: [UnitKindEnum], description: '单位性质；不能申报的为空列表。', resolve: ({ through }) => [...through] }),
    throughNames: t.field({
      type: [BilingualType],
      description: '单位性质名称。',
      resolve: ({ through }) => through.map((kind) => UNIT_KIND_NAMES[kind]),
    }),
    papers: t.field({
      type: [CHOICE_ENUMS.ChannelPaper],
      description: '该类人员均须提供的材料。Papers that everybody of the kind brings.',
      resolve: ({ papers }) => [...papers],
    }),
    source: t.string({ description: '依据。', resolve: ({ source, notice }) => cited(source, 'P5', notice) }),
  }),
});

type ConditionOf = Condition & { notice: Cited };

const ConditionType = builder.objectRef<ConditionOf>('NoticeCondition').implement({
  description: '通知另行规定的条件，在申报表“通知规定的其他条件”一栏填报。A condition of the notice’s own. Rule A6.',
  fields: (t) => ({
    id: t.exposeString('id', { description: '代码，填报时使用。' }),
    title: t.expose('title', { type: BilingualType, description: '名称。' }),
    asks: t.expose('asks', { type: ConditionAsksEnum, description: '如何填报。' }),
    unit: t.expose('unit', { type: BilingualType, nullable: true, description: '单位，如个月、学时；填是否的、没有单位的无。' }),
    least: t.exposeInt('least', { nullable: true, description: '最低数；填是否的、由审核部门核定的无。The least that meets it.' }),
    outcome: t.expose('outcome', { type: ConditionOutcomeEnum, description: '未达到的后果。' }),
    series: t.field({
      type: [SeriesType],
      nullable: true,
      description: '只针对的系列；针对全部的无。Of which series alone; none where of all.',
      resolve: ({ for: of }) => of.series?.flatMap((code) => seriesOf(code) ?? []) ?? null,
    }),
    levels: t.field({
      type: [LevelEnum],
      nullable: true,
      description: '只针对的层级；针对全部的无。',
      resolve: ({ for: of }) => of.levels ?? null,
    }),
    kinds: t.field({
      type: [PersonKindEnum],
      nullable: true,
      description: '只针对的人员类别；针对全部的无。',
      resolve: ({ for: of }) => of.kinds ?? null,
    }),
    promotionTypes: t.field({
      type: [CHOICE_ENUMS.PromotionType],
      nullable: true,
      description: '只针对的晋升类型；针对全部的无。',
      resolve: ({ for: of }) => of.promotionTypes ?? null,
    }),
    source: t.string({ description: '依据。', resolve: ({ source, notice }) => cited(source, 'A6', notice) }),
  }),
});

const StandardsType = builder.objectRef<Announcement>('Standards').implement({
  description: '申报标准：通知对申报人的要求。What the notice asks of applicants. Rules A6, A7, P5.',
  fields: (t) => ({
    recognition: t.field({
      type: [RecognitionType],
      description: '考核认定。',
      resolve: ({ standards }) => [...standards.recognition],
    }),
    channels: t.field({
      type: [ChannelType],
      description: '申报渠道，各类人员均列。Of every kind of people.',
      resolve: (notice) => PERSON_KINDS.map((kind) => ({ ...notice.standards.channels[kind], kind, notice })),
    }),
    conditions: t.field({
      type: [ConditionType],
      description: '通知另行规定的条件。',
      resolve: (notice) => notice.standards.conditions.map((one) => ({ ...one, notice })),
    }),
  }),
});

builder.objectField(CycleType, 'standards', (t) =>
  t.field({
    type: StandardsType,
    description:
      '申报标准：考核认定、申报渠道、另行规定的条件。What the notice asks of applicants; public with the cycle. No table request.',
    resolve: ({ announcement }) => announcement,
  }),
);
