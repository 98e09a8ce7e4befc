/** What lies before an expert to read, and what they say of it (E7). */
import { encodeGlobalID } from '@pothos/plugin-relay';
import { manual } from '../../core/manual.ts';
import { builder } from '../../builder.ts';
import { isAccountOf, personOf } from '../../core/actor.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { named } from '../../graph/named.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { CYCLE_DESCRIPTION, LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { CHOICE_ENUMS } from '../../application/graph/enums.ts';
import { FormType } from '../../application/graph/form.ts';
import { ProofType } from '../../application/graph/proofs.ts';
import { dossierFor, type Dossier } from '../readings/actions/dossier.ts';
import { SHORTEST_OPINION, type Opinion } from '../readings/model.ts';
import { ASPECTS, GRADE_NAMES, opinionFormOf, type Aspect, type Grade } from '../readings/opinion-forms.ts';
import { listTasks, opinionIn } from '../readings/store.ts';
import { partsOf } from '../../committee/graph/refs.ts';

export const AspectEnum = builder.enumType('OpinionAspect', {
  description: manual(
    '评价方面；各系列的名称见 opinionForm。',
    'The aspects that are graded; for their names in a series see opinionForm. Rule E7.',
  ),
  values: {
    ETHICS: { description: manual('品德。', 'Conduct.') },
    ABILITY: { description: manual('能力。', 'Ability.') },
    ACHIEVEMENTS: { description: manual('业绩。', 'Performance.') },
    RESEARCH: { description: manual('成果。', 'Works.') },
  } satisfies Record<Aspect, object>,
});

export const GradeEnum = builder.enumType('OpinionGrade', { description: manual('等次。', 'The grades.'), values: named(GRADE_NAMES) });

const AspectType = builder.objectRef<{ aspect: Aspect; title: Bilingual }>('OpinionFormAspect').implement({
  description: manual('评价意见表的一个方面。', 'An aspect of the opinion form.'),
  fields: (t) => ({
    aspect: t.expose('aspect', { type: AspectEnum, description: manual('方面。', 'The aspect.') }),
    title: t.expose('title', { type: BilingualType, description: manual('名称。', 'The name.') }),
  }),
});

const OpinionFormType = builder.objectRef<{ series: string | null }>('OpinionForm').implement({
  description: manual(
    '评价意见表：各方面评定等次，写出综合意见，并表明是否同意推荐。',
    'The opinion form: readers grade each aspect, write an overall opinion and say whether they recommend the candidate. Rule E7.',
  ),
  fields: (t) => ({
    aspects: t.field({
      type: [AspectType],
      description: manual('评价方面，均须评定。', 'The aspects, all of which have to be graded.'),
      resolve: ({ series }) => ASPECTS.map((aspect) => ({ aspect, title: opinionFormOf(series)[aspect] })),
    }),
    shortest: t.int({
      description: manual('综合评价意见最少字数。', 'The fewest characters of the overall opinion.'),
      resolve: () => SHORTEST_OPINION,
    }),
  }),
});

builder.queryField('opinionForm', (t) =>
  t.field({
    type: OpinionFormType,
    args: { series: t.arg.string({ required: true, description: manual('系列代码。', 'The code of the series.') }) },
    authScopes: { public: true },
    description: manual('某系列的评价意见表。公开。', 'The opinion form of a series. Public. Rule E7.'),
    resolve: (_, { series }) => ({ series }),
  }),
);

const GradedType = builder.objectRef<{ aspect: Aspect; grade: Grade }>('OpinionGraded').implement({
  description: manual('一个方面的等次。', 'The grade of an aspect.'),
  fields: (t) => ({
    aspect: t.expose('aspect', { type: AspectEnum, description: manual('方面。', 'The aspect.') }),
    grade: t.expose('grade', { type: GradeEnum, description: manual('等次。', 'The grade.') }),
  }),
});

const DossierType = builder.objectRef<Dossier>('ReadingDossier').implement({
  description: manual(
    '评阅材料：不显示证件号码、电话和出生日期；匿名评阅的，不显示姓名、单位和佐证材料。',
    'What a reader sees of a candidate: no identity number, telephone or date of birth; in a blind reading no name, unit or proofs either. Rule E7.',
  ),
  fields: (t) => ({
    isBlind: t.exposeBoolean('isBlind', { description: manual('是否匿名评阅。', 'Whether the reading is blind.') }),
    applicantName: t.exposeString('applicantName', {
      nullable: true,
      description: manual('姓名；匿名评阅的为空。', 'The name; null where the reading is blind.'),
    }),
    unitName: t.exposeString('unitName', {
      nullable: true,
      description: manual('单位；匿名评阅的为空。', 'The unit; null where the reading is blind.'),
    }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ head: { series } }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.string({ nullable: true, description: manual('专业。', 'The specialty.'), resolve: ({ head }) => head.specialty }),
    level: t.field({ type: LevelEnum, nullable: true, description: manual('层级。', 'The level.'), resolve: ({ head }) => head.level }),
    scope: t.field({
      type: ScopeEnum,
      nullable: true,
      description: manual('有效范围。', 'The scope in which its titles are valid.'),
      resolve: ({ head }) => head.scope,
    }),
    promotionType: t.field({
      type: CHOICE_ENUMS.PromotionType,
      nullable: true,
      description: manual('晋升类型。', 'The promotion type.'),
      resolve: ({ head }) => head.promotionType,
    }),
    form: t.field({
      type: FormType,
      description: manual('申报表各栏。', 'The sections of the form.'),
      resolve: ({ sections }) => sections,
    }),
    proofs: t.field({
      type: [ProofType],
      rows: 20,
      description: manual('佐证材料；匿名评阅的为空列表。', 'The proofs; an empty list where the reading is blind.'),
      resolve: ({ proofs, head }) => proofs.map((proof) => ({ ...proof, application: head.id })),
    }),
  }),
});

export const readingRef = builder.objectRef<Opinion>('Reading');
export const ReadingType = builder.node(readingRef, {
  description: manual(
    '一件评阅任务及其评价意见；评阅人本人可见。',
    'A reading assigned to an expert, with their opinion; seen by the reader only. Rules E7, E5.',
  ),
  id: { resolve: ({ application, account }) => `${application}.${account}` },
  sight: ({ account, endedAt }, { actor }) => isAccountOf(actor, account) && endedAt === null,
  loadWithoutCache: (id, context) => {
    const { committee: application, rest: account } = partsOf(id);
    return opinionIn(context, { application, account });
  },
  fields: (t) => ({
    candidate: t.id({
      description: manual('评审对象的标识，供申明回避。', 'The id of the candidate, for declaring a recusal.'),
      resolve: ({ application }) => encodeGlobalID('Candidate', application),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    assignedAt: t.expose('assignedAt', { type: 'Instant', description: manual('分配时刻。', 'When it was assigned.') }),
    dossier: t.field({
      nullable: true,
      type: DossierType,
      price: 6 * REQUEST,
      description: manual(
        '评阅材料，每次重新读取，其间须回避的不再提供；每人每日首次查阅记入办理记录。',
        'The material to read: read anew each time, and refused to a reader who has been recused meanwhile; the first reading of a person on a day is entered in the history. Rules E3, E5, E7, V1. Errors: PLEDGE_NEEDED, RECUSED.',
      ),
      resolve: (opinion, _, context) => dossierFor(context, opinion),
    }),
    grades: t.field({
      type: [GradedType],
      description: manual('已评定的等次。', 'The grades given so far.'),
      resolve: ({ grades }) => ASPECTS.flatMap((aspect) => (grades[aspect] ? [{ aspect, grade: grades[aspect] }] : [])),
    }),
    text: t.exposeString('text', { nullable: true, description: manual('综合评价意见。', 'The overall opinion.') }),
    recommends: t.exposeBoolean('recommends', {
      nullable: true,
      description: manual('是否同意推荐。', 'Whether the reader recommends the candidate.'),
    }),
    savedAt: t.expose('savedAt', { type: 'Instant', nullable: true, description: manual('最近保存时刻。', 'When it was last saved.') }),
    submittedAt: t.expose('submittedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('提交时刻；未提交的为空。', 'When it was submitted; null where it was not.'),
    }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version. Rule A4.') }),
  }),
});

builder.queryField('myReadings', (t) =>
  t.pages({
    type: ReadingType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { role: ['EXPERT'] },
    description: manual(
      '分配您评阅的申报：专家本人。读表一次。',
      'What was assigned to you to read: for the expert. One table request. Rule E7. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { cycle, ...args }, context) => {
      const page = pageOf(args);
      const { account } = personOf(context.actor);
      const known = await knownCycle(context, cycle, { as: ['EXPERT'] });
      const { rows, cursors, next } = await listTasks(context.table, { account, cycle: known }, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

/** What an opinion says once it is submitted, to those who run the review. */
export const SubmittedType = builder.objectRef<Opinion>('SubmittedOpinion').implement({
  description: manual('已提交的评价意见。', 'A submitted opinion. Rule E7.'),
  fields: (t) => ({
    grades: t.field({
      type: [GradedType],
      description: manual('等次。', 'The grade.'),
      resolve: ({ grades }) => ASPECTS.flatMap((aspect) => (grades[aspect] ? [{ aspect, grade: grades[aspect] }] : [])),
    }),
    text: t.string({ description: manual('综合评价意见。', 'The overall opinion.'), resolve: ({ text }) => text ?? '' }),
    recommends: t.boolean({
      description: manual('是否同意推荐。', 'Whether the reader recommends the candidate.'),
      resolve: ({ recommends }) => recommends === true,
    }),
    submittedAt: t.field({
      type: 'Instant',
      description: manual('提交时刻。', 'When it was submitted.'),
      price: ITEM,
      resolve: ({ submittedAt }) => submittedAt ?? 0,
    }),
  }),
});
