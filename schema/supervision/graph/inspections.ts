/** Inspections in the graph: for the bureau and the supervisors of the city (V4, V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage } from '../../core/price.ts';
import { canonical } from '../../core/hash.ts';
import { connectionOf, pageOf, sifted } from '../../core/page.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { oversees } from '../../announcement/sight.ts';
import { loadHead } from '../../announcement/store.ts';
import { supervisionRefusals } from '../refusals.ts';
import { ALGORITHM, INSPECTION_KIND_NAMES, INSPECTION_STATE_NAMES, STRATA_NAMES, type Inspection } from '../inspections/model.ts';
import { actionsOnInspection } from '../inspections/offers.ts';
import { foundFor, lookedAt } from '../inspections/rules.ts';
import { inspectionIn, listInspections, listOutcomes } from '../inspections/store.ts';
import { seesOutcome } from '../sight.ts';
import { listed, OutcomeType, ResultEnum, SampledType, StratumType, withoutFinding } from './inspected.ts';
import { StatementType } from './refs.ts';

export const inspectionRef = builder.objectRef<Inspection>('SupervisoryCheck');
export const InspectionKindEnum = builder.enumType('InspectionKind', {
  description: manual('检查方式。', 'The kind of an inspection. Rule V4.'),
  values: named(INSPECTION_KIND_NAMES),
});
export const StrataEnum = builder.enumType('InspectionStrata', {
  description: manual('分层。', 'By what a population is divided into strata. Rule V4.'),
  values: named(STRATA_NAMES),
});
const StateEnum = builder.enumType('InspectionState', {
  description: manual('检查的状态。', 'The state of an inspection. Rule V4.'),
  values: named(INSPECTION_STATE_NAMES),
});

export const InspectionType = builder.node(inspectionRef, {
  description: manual(
    '检查：抽查、巡查、专项检查、联审。',
    'An inspection: a spot check, a patrol, a special check or a joint review. Rule V4.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => oversees(actor, one),
  loadWithoutCache: (id, context) => inspectionIn(context, id),
  fields: (t) => ({
    inspectionKind: t.expose('kind', { type: InspectionKindEnum, description: manual('方式。', 'The kind of inspection.') }),
    title: t.exposeString('title', { description: manual('名称。', 'The name.') }),
    inspectionState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    with: t.exposeString('with', {
      nullable: true,
      description: manual('参加的部门和人员。', 'The departments and people who take part.'),
    }),
    plannedAt: t.field({
      type: 'Instant',
      description: manual('立项时刻。', 'When it was planned.'),
      resolve: ({ planned }) => planned.at,
    }),
    algorithm: t.string({
      nullable: true,
      description: manual(
        '抽取方法的名称，供复演（`schema/README.md`）；不抽取的为空。',
        'The name of the method by which a sample is drawn, to repeat it (`schema/README.md`); null where nothing is drawn.',
      ),
      resolve: ({ kind }) => (kind === 'SAMPLE' ? ALGORITHM : null),
    }),
    share: t.exposeInt('share', {
      nullable: true,
      description: manual('抽取比例（百分数）；不抽取的为空。', 'The share drawn, in per cent; null where nothing is drawn.'),
    }),
    criteria: t.string({
      nullable: true,
      description: manual(
        '抽取范围的条件，规范JSON；不抽取的为空。',
        'The conditions of the population, as canonical JSON; null where nothing is drawn.',
      ),
      resolve: ({ population }) => population && canonical(population),
    }),
    strata: t.expose('strata', { type: StrataEnum, description: manual('分层。', 'By what it is divided into strata.') }),
    commitments: t.stringList({
      description: manual(
        '双方随机数的摘要（SHA-256），先市人社局、后纪检监察；未提交的为空字符串。',
        "The hashes (SHA-256) of the two secrets, the bureau’s first and then the supervisors'; an empty string where not yet committed.",
      ),
      resolve: ({ parties }) => [parties.bureau?.commitment ?? '', parties.supervisor?.commitment ?? ''],
    }),
    secrets: t.stringList({
      description: manual(
        '双方公开的随机数，先市人社局、后纪检监察；抽取前为空字符串。',
        "The two secrets as revealed, the bureau’s first and then the supervisors'; empty strings until the draw.",
      ),
      resolve: ({ parties }) => [parties.bureau?.secret ?? '', parties.supervisor?.secret ?? ''],
    }),
    populationSize: t.int({
      nullable: true,
      description: manual('范围内的件数；未确定的为空。', 'How many are in the population; null where it is not fixed.'),
      resolve: ({ frozen }) => frozen?.size ?? null,
    }),
    frozenHash: t.string({
      nullable: true,
      description: manual(
        '范围及其条件的摘要，算法见 `schema/README.md`；未确定的为空。',
        'The hash of the population and its conditions; how it is computed is in `schema/README.md`; null where it is not fixed.',
      ),
      resolve: ({ frozen }) => frozen?.hash ?? null,
    }),
    parts: t.field({ type: [StratumType], description: manual('各层。', 'The strata.'), resolve: ({ frozen }) => frozen?.strata ?? [] }),
    seed: t.string({
      nullable: true,
      description: manual('种子；未抽取的为空。', 'The seed; null where nothing was drawn.'),
      resolve: ({ drawn }) => drawn?.seed ?? null,
    }),
    sampleSize: t.int({
      nullable: true,
      description: manual('抽取的件数。', 'How many were drawn.'),
      resolve: ({ drawn }) => drawn?.size ?? null,
    }),
    sampleHash: t.string({
      nullable: true,
      description: manual(
        '抽取名单的摘要，算法见 `schema/README.md`。',
        'The hash of the sample; how it is computed is in `schema/README.md`.',
      ),
      resolve: ({ drawn }) => drawn?.hash ?? null,
    }),
    lookedAt: t.int({
      description: manual(
        '已检查的件数；市人社局人员见到的，不含对本局及其人员的。',
        'How many were inspected; for the people of the bureau, without those about the bureau and its people.',
      ),
      resolve: (one, _, { actor }) => lookedAt({ outcomes: foundFor(actor, one) }),
    }),
    found: t.int({
      description: manual('其中某结果的件数。', 'How many of them have a given result.'),
      args: { result: t.arg({ type: ResultEnum, required: true, description: manual('结果。', 'The outcome.') }) },
      resolve: (one, { result }, { actor }) => foundFor(actor, one)[result],
    }),
    closed: t.expose('closed', {
      type: StatementType,
      nullable: true,
      description: manual('办结意见；未办结的为空。', 'The closing statement; null until it is closed.'),
    }),
    sample: t.pages({
      type: SampledType,
      ...pricedPage(2),
      description: manual(
        '抽取的申报，按抽取的先后。',
        'The applications drawn, in the order of the draw. Rule V4. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (one, args, context) => listed(context, one, 'SAMPLE', args),
    }),
    population: t.pages({
      type: SampledType,
      ...pricedPage(2),
      description: manual(
        '确定的范围，供复演。',
        'The population as it was fixed, so that the draw can be repeated. Rule V4. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (one, args, context) => listed(context, one, 'POPULATION', args),
    }),
    outcomes: t.pages({
      type: OutcomeType,
      ...pricedPage(),
      description: manual(
        '检查结果；对本人、本单位的，及市人社局人员见到的对本局及其人员的除外。读表一次。',
        'The outcomes, without those about the viewer or their organisation, and for the people of the bureau without those about the bureau and its people. One table request. Rules V4, P7. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
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
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Rule V4.',
      ),
      resolve: (one, _, { actor }) => actionsOnInspection(actor, one),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录；检查情况见各项检查结果。读表一次。',
        'The history; what was found is in the outcomes. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
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
    description: manual(
      '本年度的检查，新的在前：市人社局、纪检监察。读表一次。',
      'The inspections of the cycle, newest first: for the bureau and supervisors. One table request. Rules V4, V7. Errors: OVERSEEN_ELSEWHERE, CYCLE_UNKNOWN, CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
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
