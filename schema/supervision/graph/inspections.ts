/** Inspections in the graph: for the bureau and the supervisors of the city (V4, V7). */
import { builder } from '../../builder.ts';
import type { AuditEntry } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { canonical } from '../../core/hash.ts';
import { connectionIn, connectionOf, pageOf, sifted } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { oversees } from '../../announcement/sight.ts';
import { loadHead } from '../../announcement/store.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { applicationIn } from '../../application/store.ts';
import { supervisionRefusals } from '../refusals.ts';
import {
  ALGORITHM,
  INSPECTION_KIND_NAMES,
  INSPECTION_RESULT_NAMES,
  INSPECTION_STATE_NAMES,
  STRATA_NAMES,
  type Inspection,
  type ListEntry,
  type Outcome,
} from '../inspections/model.ts';
import { actionsOnInspection } from '../inspections/offers.ts';
import { foundFor, lookedAt } from '../inspections/rules.ts';
import { inspectionIn, listInspections, listOutcomes, loadList, loadOutcome, type ListName } from '../inspections/store.ts';
import { seesOutcome } from '../sight.ts';
import { StatementType, SubjectType } from './refs.ts';

export const inspectionRef = builder.objectRef<Inspection>('SupervisoryCheck');
export const InspectionKindEnum = builder.enumType('InspectionKind', {
  description: '检查方式。How something is looked at. Rule V4.',
  values: named(INSPECTION_KIND_NAMES),
});
export const StrataEnum = builder.enumType('InspectionStrata', {
  description: '分层。By what a population is divided. Rule V4.',
  values: named(STRATA_NAMES),
});
export const ResultEnum = builder.enumType('InspectionResult', {
  description: '检查结果。What was found. Rule V4.',
  values: named(INSPECTION_RESULT_NAMES),
});
const StateEnum = builder.enumType('InspectionState', {
  description: '检查的状态。How an inspection stands. Rule V4.',
  values: named(INSPECTION_STATE_NAMES),
});

const StratumType = builder.objectRef<NonNullable<Inspection['frozen']>['strata'][number]>('InspectionStratum').implement({
  description: '一层。A part of the population. Rule V4.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '部门、单位、系列的代码或晋升类型；不分层的为空。' }),
    size: t.exposeInt('size', { description: '件数。' }),
    take: t.exposeInt('take', { description: '抽取件数。' }),
  }),
});

type Looked = { of: Inspection; entry: ListEntry };

const EarlierType = builder.objectRef<Outcome['earlier'][number]>('EarlierOutcome').implement({
  description: '更正前的检查结果。What was recorded before it was recorded anew. Rules V1, V4.',
  fields: (t) => ({
    result: t.expose('result', { type: ResultEnum, description: '结果。' }),
    text: t.exposeString('text', { description: '说明。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
  }),
});

const OutcomeType = builder.objectRef<Outcome>('InspectedOutcome').implement({
  description: '一件的检查结果。What was found of one thing. Rule V4.',
  fields: (t) => ({
    about: t.expose('about', { type: SubjectType, nullable: true, description: '所检查的人员或单位。' }),
    result: t.expose('result', { type: ResultEnum, description: '结果。' }),
    text: t.exposeString('text', { description: '说明。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    case: t.exposeString('case', { nullable: true, description: '立案的案件编号；未立案的为空。The number of the case that took it up.' }),
    earlier: t.expose('earlier', { type: [EarlierType], description: '更正前的记录，旧的在前。What was recorded before, oldest first.' }),
  }),
});

const SampledType = builder.objectRef<Looked>('SampledApplication').implement({
  description: '抽取的一件申报。An application that was drawn. Rule V4.',
  fields: (t) => ({
    stratum: t.string({ description: '所在的层。', resolve: ({ entry }) => entry.stratum }),
    application: t.field({
      type: ApplicationType,
      nullable: true,
      price: ITEM,
      description: '申报。',
      resolve: ({ entry }, _, context) => applicationIn(context, entry.application),
    }),
    outcome: t.field({
      type: OutcomeType,
      nullable: true,
      price: REQUEST,
      description: '检查结果；未检查的、您无权查看的为空。Null as well for those who may not see it.',
      resolve: async ({ of, entry }, _, context) => {
        const outcome = await loadOutcome(context.table, { inspection: of.id, subject: entry.application });
        return outcome && seesOutcome(context.actor, of, outcome) ? outcome : null;
      },
    }),
  }),
});

/** A page of a list that lies in parts. */
async function listed(context: Context, of: Inspection, name: ListName, args: Parameters<typeof pageOf>[0]) {
  const isThere = name === 'POPULATION' ? of.frozen !== null : of.drawn !== null;
  const all = isThere ? await loadList(context.table, of.id, name) : [];
  return connectionIn(
    all.map((entry) => ({ of, entry })),
    ({ entry }) => entry.application,
    pageOf(args),
  );
}

/** Entries say once, before outcomes kept it themselves, what was found: not everybody at the desks sees each. */
function withoutFinding(entry: AuditEntry): AuditEntry {
  return entry.action === 'recordOutcome' ? { ...entry, reason: undefined } : entry;
}

export const InspectionType = builder.node(inspectionRef, {
  description: '检查：抽查、巡查、专项检查、联审。An inspection. Rule V4.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => oversees(actor, one),
  loadWithoutCache: (id, context) => inspectionIn(context, id),
  fields: (t) => ({
    kind: t.expose('kind', { type: InspectionKindEnum, description: '方式。' }),
    title: t.exposeString('title', { description: '名称。' }),
    state: t.expose('state', { type: StateEnum, description: '状态。' }),
    with: t.exposeString('with', { nullable: true, description: '参加的部门和人员。' }),
    plannedAt: t.field({ type: 'Instant', description: '立项时刻。', resolve: ({ planned }) => planned.at }),
    algorithm: t.string({
      nullable: true,
      description: '抽取方法的名称，供复演（schema/README.md）；不抽取的为空。By which a sample is drawn again.',
      resolve: ({ kind }) => (kind === 'SAMPLE' ? ALGORITHM : null),
    }),
    share: t.exposeInt('share', { nullable: true, description: '抽取比例（%）；不抽取的为空。In hundredths.' }),
    criteria: t.string({
      nullable: true,
      description: '抽取范围的条件，规范JSON；不抽取的为空。What describes the population, as canonical JSON.',
      resolve: ({ population }) => population && canonical(population),
    }),
    strata: t.expose('strata', { type: StrataEnum, description: '分层。' }),
    commitments: t.stringList({
      description: '双方随机数的摘要（SHA-256），先市人社局、后纪检监察；未提交的为空字符串。',
      resolve: ({ parties }) => [parties.bureau?.commitment ?? '', parties.supervisor?.commitment ?? ''],
    }),
    secrets: t.stringList({
      description: '双方公开的随机数，先市人社局、后纪检监察；抽取前为空字符串。',
      resolve: ({ parties }) => [parties.bureau?.secret ?? '', parties.supervisor?.secret ?? ''],
    }),
    populationSize: t.int({ nullable: true, description: '范围内的件数；未确定的为空。', resolve: ({ frozen }) => frozen?.size ?? null }),
    frozenHash: t.string({
      nullable: true,
      description: '范围及其条件的摘要，算法见 schema/README.md。The hash of all that was fixed: of what, is in schema/README.md.',
      resolve: ({ frozen }) => frozen?.hash ?? null,
    }),
    parts: t.field({ type: [StratumType], description: '各层。', resolve: ({ frozen }) => frozen?.strata ?? [] }),
    seed: t.string({ nullable: true, description: '种子；未抽取的为空。', resolve: ({ drawn }) => drawn?.seed ?? null }),
    sampleSize: t.int({ nullable: true, description: '抽取的件数。', resolve: ({ drawn }) => drawn?.size ?? null }),
    sampleHash: t.string({
      nullable: true,
      description: '抽取名单的摘要，算法见 schema/README.md。The hash of the sample.',
      resolve: ({ drawn }) => drawn?.hash ?? null,
    }),
    lookedAt: t.int({
      description: '已检查的件数；市人社局人员见到的，不含对本局及其人员的。How many were looked at, as far as one may know.',
      resolve: (one, _, { actor }) => lookedAt({ outcomes: foundFor(actor, one) }),
    }),
    found: t.int({
      description: '其中某结果的件数。How many of them with a result.',
      args: { result: t.arg({ type: ResultEnum, required: true, description: '结果。' }) },
      resolve: (one, { result }, { actor }) => foundFor(actor, one)[result],
    }),
    closed: t.expose('closed', { type: StatementType, nullable: true, description: '办结意见；未办结的为空。' }),
    sample: t.pages({
      type: SampledType,
      ...pricedPage(2),
      description: '抽取的申报，按抽取的先后。Drawn in this order. Rule V4. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (one, args, context) => listed(context, one, 'SAMPLE', args),
    }),
    population: t.pages({
      type: SampledType,
      ...pricedPage(2),
      description: '确定的范围，供复演。From what it was drawn, to repeat it. Rule V4. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (one, args, context) => listed(context, one, 'POPULATION', args),
    }),
    outcomes: t.pages({
      type: OutcomeType,
      ...pricedPage(),
      description:
        '检查结果；对本人、本单位的，及市人社局人员见到的对本局及其人员的除外。What was found, but for what is about whoever asks. One table request. Rules V4, P7. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (one, args, context) => {
        const page = pageOf(args);
        const { rows, cursors, next } = await sifted(
          (paging) => listOutcomes(context.table, one.id, paging),
          (outcome) => seesOutcome(context.actor, one, outcome),
          page,
        );
        return connectionOf(rows, cursors, page.after, next);
      },
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule V4.',
      resolve: (one, _, { actor }) => actionsOnInspection(actor, one),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '办理记录；检查情况见各项检查结果。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async ({ id }, args, context) => {
        const { edges, pageInfo } = await historyOf(context, { kind: 'INSPECTION', id }, args);
        return { pageInfo, edges: edges.map(({ node, cursor }) => ({ cursor, node: withoutFinding(node) })) };
      },
    }),
  }),
});

builder.queryField('inspections', (t) =>
  t.pages({
    type: InspectionType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '本年度的检查，新的在前：市人社局、纪检监察。One table request. Rules V4, V7. Errors: OVERSEEN_ELSEWHERE, CYCLE_UNKNOWN, CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { cycle: asked, ...args }, context) => {
      const cycle = await knownCycle(context, asked, { as: ['SUPERVISOR', 'BUREAU_OFFICER'] });
      const head = await loadHead(context.table, cycle);
      if (!head || !oversees(context.actor, head)) throw supervisionRefusals.OVERSEEN_ELSEWHERE();
      const page = pageOf(args);
      const { rows, cursors, next } = await listInspections(context.table, { city: head.city, cycle }, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);
