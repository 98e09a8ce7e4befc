/** What an inspection looks at, and what it finds: strata, the drawn sample, outcomes (V4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { AuditEntry } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { connectionIn, pageOf } from '../../core/page.ts';
import { ITEM, REQUEST } from '../../core/price.ts';
import { named } from '../../graph/named.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { applicationIn } from '../../application/store.ts';
import { INSPECTION_RESULT_NAMES, type Inspection, type ListEntry, type Outcome } from '../inspections/model.ts';
import { loadList, loadOutcome, type ListName } from '../inspections/store.ts';
import { seesOutcome } from '../sight.ts';
import { SubjectType } from './refs.ts';

export const ResultEnum = builder.enumType('InspectionResult', {
  description: manual('检查结果。', 'The result of an inspection. Rule V4.'),
  values: named(INSPECTION_RESULT_NAMES),
});
export const StratumType = builder.objectRef<NonNullable<Inspection['frozen']>['strata'][number]>('InspectionStratum').implement({
  description: manual('一层。', 'A stratum of the population. Rule V4.'),
  fields: (t) => ({
    name: t.exposeString('name', {
      description: manual(
        '部门、单位、系列的代码或晋升类型；不分层的为空文本。',
        'The code of the department, unit or series, or the promotion type; an empty text where there are no strata.',
      ),
    }),
    size: t.exposeInt('size', { description: manual('件数。', 'How many there are.') }),
    take: t.exposeInt('take', { description: manual('抽取件数。', 'How many are drawn.') }),
  }),
});

type Looked = { of: Inspection; entry: ListEntry };

const EarlierType = builder.objectRef<Outcome['earlier'][number]>('EarlierOutcome').implement({
  description: manual('更正前的检查结果。', 'The outcome as it was before it was recorded anew. Rules V1, V4.'),
  fields: (t) => ({
    result: t.expose('result', { type: ResultEnum, description: manual('结果。', 'The outcome.') }),
    text: t.exposeString('text', { description: manual('说明。', 'The explanation.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
  }),
});

export const OutcomeType = builder.objectRef<Outcome>('InspectedOutcome').implement({
  description: manual('一件的检查结果。', 'The outcome for a thing that was inspected. Rule V4.'),
  fields: (t) => ({
    about: t.expose('about', {
      type: SubjectType,
      nullable: true,
      description: manual('所检查的人员或单位。', 'The person or organisation inspected.'),
    }),
    result: t.expose('result', { type: ResultEnum, description: manual('结果。', 'The outcome.') }),
    text: t.exposeString('text', { description: manual('说明。', 'The explanation.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    case: t.exposeString('case', {
      nullable: true,
      description: manual('立案的案件编号；未立案的为空。', 'The number of the case opened; null where none was.'),
    }),
    earlier: t.expose('earlier', {
      type: [EarlierType],
      description: manual('更正前的记录，旧的在前。', 'What was recorded before, oldest first.'),
    }),
  }),
});

export const SampledType = builder.objectRef<Looked>('SampledApplication').implement({
  description: manual('抽取的一件申报。', 'An application that was drawn. Rule V4.'),
  fields: (t) => ({
    stratum: t.string({ description: manual('所在的层。', 'The stratum it is in.'), resolve: ({ entry }) => entry.stratum }),
    application: t.field({
      type: ApplicationType,
      nullable: true,
      price: ITEM,
      description: manual('申报。', 'The application.'),
      resolve: ({ entry }, _, context) => applicationIn(context, entry.application),
    }),
    outcome: t.field({
      type: OutcomeType,
      nullable: true,
      price: REQUEST,
      description: manual(
        '检查结果；未检查的、您无权查看的为空。',
        'The outcome; null where it was not inspected, and for those who may not see it.',
      ),
      resolve: async ({ of, entry }, _, context) => {
        const outcome = await loadOutcome(context.table, { inspection: of.id, subject: entry.application });
        return outcome && seesOutcome(context.actor, of, outcome) ? outcome : null;
      },
    }),
  }),
});

/** A page of a list that lies in parts. */
export async function listed(context: Context, of: Inspection, name: ListName, args: Parameters<typeof pageOf>[0]) {
  const isThere = name === 'POPULATION' ? of.frozen !== null : of.drawn !== null;
  const all = isThere ? await loadList(context.table, of.id, name) : [];
  return connectionIn(
    all.map((entry) => ({ of, entry })),
    ({ entry }) => entry.application,
    pageOf(args),
  );
}

/** Entries say once, before outcomes kept it themselves, what was found: not everybody at the desks sees each. */
export function withoutFinding(entry: AuditEntry): AuditEntry {
  return entry.action === 'recordOutcome' ? { ...entry, reason: undefined } : entry;
}
