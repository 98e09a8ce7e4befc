/** What lies before an expert to read, and what they say of it (E7). */
import { encodeGlobalID } from '@pothos/plugin-relay';
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
  description: '评价方面；各系列的名称见 opinionForm。What is graded; what it is called in a series, opinionForm says. Rule E7.',
  values: {
    ETHICS: { description: '品德。Conduct.' },
    ABILITY: { description: '能力。Ability.' },
    ACHIEVEMENTS: { description: '业绩。Results.' },
    RESEARCH: { description: '成果。Works.' },
  } satisfies Record<Aspect, object>,
});

export const GradeEnum = builder.enumType('OpinionGrade', { description: '等次。A grade.', values: named(GRADE_NAMES) });

const AspectType = builder.objectRef<{ aspect: Aspect; title: Bilingual }>('OpinionFormAspect').implement({
  description: '评价意见表的一个方面。One aspect of the form.',
  fields: (t) => ({
    aspect: t.expose('aspect', { type: AspectEnum, description: '方面。' }),
    title: t.expose('title', { type: BilingualType, description: '名称。' }),
  }),
});

const OpinionFormType = builder.objectRef<{ series: string | null }>('OpinionForm').implement({
  description: '评价意见表：各方面评定等次，写出综合意见，并表明是否同意推荐。What readers are asked for. Rule E7.',
  fields: (t) => ({
    aspects: t.field({
      type: [AspectType],
      description: '评价方面，均须评定。',
      resolve: ({ series }) => ASPECTS.map((aspect) => ({ aspect, title: opinionFormOf(series)[aspect] })),
    }),
    shortest: t.int({ description: '综合评价意见最少字数。', resolve: () => SHORTEST_OPINION }),
  }),
});

builder.queryField('opinionForm', (t) =>
  t.field({
    type: OpinionFormType,
    args: { series: t.arg.string({ required: true, description: '系列代码。' }) },
    authScopes: { public: true },
    description: '某系列的评价意见表。The opinion form of a series. Public. Rule E7.',
    resolve: (_, { series }) => ({ series }),
  }),
);

const GradedType = builder.objectRef<{ aspect: Aspect; grade: Grade }>('OpinionGraded').implement({
  description: '一个方面的等次。',
  fields: (t) => ({
    aspect: t.expose('aspect', { type: AspectEnum, description: '方面。' }),
    grade: t.expose('grade', { type: GradeEnum, description: '等次。' }),
  }),
});

const DossierType = builder.objectRef<Dossier>('ReadingDossier').implement({
  description:
    '评阅材料：不显示证件号码、电话和出生日期；匿名评阅的，不显示姓名、单位和佐证材料。What a reader sees of a candidate. Rule E7.',
  fields: (t) => ({
    isBlind: t.exposeBoolean('isBlind', { description: '是否匿名评阅。' }),
    applicantName: t.exposeString('applicantName', { nullable: true, description: '姓名；匿名评阅的为空。' }),
    unitName: t.exposeString('unitName', { nullable: true, description: '单位；匿名评阅的为空。' }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: '系列。',
      resolve: ({ head: { series } }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.string({ nullable: true, description: '专业。', resolve: ({ head }) => head.specialty }),
    level: t.field({ type: LevelEnum, nullable: true, description: '层级。', resolve: ({ head }) => head.level }),
    scope: t.field({ type: ScopeEnum, nullable: true, description: '有效范围。', resolve: ({ head }) => head.scope }),
    promotionType: t.field({
      type: CHOICE_ENUMS.PromotionType,
      nullable: true,
      description: '晋升类型。',
      resolve: ({ head }) => head.promotionType,
    }),
    form: t.field({ type: FormType, description: '申报表各栏。', resolve: ({ sections }) => sections }),
    proofs: t.field({
      type: [ProofType],
      rows: 20,
      description: '佐证材料；匿名评阅的为空。',
      resolve: ({ proofs, head }) => proofs.map((proof) => ({ ...proof, application: head.id })),
    }),
  }),
});

export const readingRef = builder.objectRef<Opinion>('Reading');
export const ReadingType = builder.node(readingRef, {
  description:
    '一件评阅任务及其评价意见；评阅人本人可见。What lies before an expert to read, with their opinion: their own alone. Rules E7, E5.',
  id: { resolve: ({ application, account }) => `${application}.${account}` },
  sight: ({ account, endedAt }, { actor }) => isAccountOf(actor, account) && endedAt === null,
  loadWithoutCache: (id, context) => {
    const { committee: application, rest: account } = partsOf(id);
    return opinionIn(context, { application, account });
  },
  fields: (t) => ({
    candidate: t.id({
      description: '评审对象的标识，供申明回避。Of the candidate, for declaring a recusal.',
      resolve: ({ application }) => encodeGlobalID('Candidate', application),
    }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    assignedAt: t.expose('assignedAt', { type: 'Instant', description: '分配时刻。' }),
    dossier: t.field({
      type: DossierType,
      price: 6 * REQUEST,
      description:
        '评阅材料；每人每日首次查阅记入办理记录。Read anew each time, and refused to who is recused meanwhile; the first reading of a day stands in the history. Rules E3, E5, E7, V1. Errors: PLEDGE_NEEDED, RECUSED.',
      resolve: (opinion, _, context) => dossierFor(context, opinion),
    }),
    grades: t.field({
      type: [GradedType],
      description: '已评定的等次。',
      resolve: ({ grades }) => ASPECTS.flatMap((aspect) => (grades[aspect] ? [{ aspect, grade: grades[aspect] }] : [])),
    }),
    text: t.exposeString('text', { nullable: true, description: '综合评价意见。' }),
    recommends: t.exposeBoolean('recommends', { nullable: true, description: '是否同意推荐。' }),
    savedAt: t.expose('savedAt', { type: 'Instant', nullable: true, description: '最近保存时刻。' }),
    submittedAt: t.expose('submittedAt', { type: 'Instant', nullable: true, description: '提交时刻；未提交的无。' }),
    version: t.exposeInt('version', { description: '版本。Rule A4.' }),
  }),
});

builder.queryField('myReadings', (t) =>
  t.pages({
    type: ReadingType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { role: ['EXPERT'] },
    description:
      '分配您评阅的申报：专家本人。What was assigned to you. One table request. Rule E7. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
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
  description: '已提交的评价意见。A submitted opinion. Rule E7.',
  fields: (t) => ({
    grades: t.field({
      type: [GradedType],
      description: '等次。',
      resolve: ({ grades }) => ASPECTS.flatMap((aspect) => (grades[aspect] ? [{ aspect, grade: grades[aspect] }] : [])),
    }),
    text: t.string({ description: '综合评价意见。', resolve: ({ text }) => text ?? '' }),
    recommends: t.boolean({ description: '是否同意推荐。', resolve: ({ recommends }) => recommends === true }),
    submittedAt: t.field({ type: 'Instant', description: '提交时刻。', price: ITEM, resolve: ({ submittedAt }) => submittedAt ?? 0 }),
  }),
});
