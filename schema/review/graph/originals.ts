/** The originals of an application, in the graph (D6). */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import { applicationRef, ApplicationType } from '../../application/graph/types.ts';
import type { Application } from '../../application/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { loadApplication } from '../../application/store.ts';
import { callIn, inspect, keep } from '../originals/actions.ts';
import type { INSPECTIONS, Originals } from '../originals/model.ts';
import { loadOriginals } from '../originals/store.ts';

const InspectionEnum = builder.enumType('InspectionOutcome', {
  description: '原件核查结果。Rule D6.',
  values: {
    GENUINE: { description: '与扫描件一致。As scanned.' },
    DIFFERENT: { description: '与扫描件不符。Not as scanned.' },
    NOT_PRODUCED: { description: '未提供原件。Not produced.' },
  } satisfies Record<(typeof INSPECTIONS)[number], object>,
});

const KeptType = builder.objectRef<NonNullable<Originals['kept']>>('KeptOriginals').implement({
  description: '原件留存。Where the papers are kept.',
  fields: (t) => ({
    place: t.exposeString('place', { description: '留存地点。' }),
    at: t.expose('at', { type: 'Instant', description: '登记时刻。' }),
  }),
});

const CallType = builder.objectRef<NonNullable<Originals['calledIn']>>('OriginalsCall').implement({
  description: '调取原件。',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: '事由。' }),
    dueOn: t.expose('dueOn', { type: 'Day', description: '提供期限。' }),
    at: t.expose('at', { type: 'Instant', description: '调取时刻。' }),
  }),
});

const InspectionType = builder.objectRef<Originals['inspections'][number]>('Inspection').implement({
  description: '一次原件核查。',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: InspectionEnum, description: '结果。' }),
    text: t.exposeString('text', { description: '说明。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
  }),
});

const OriginalsType = builder.objectRef<Originals>('Originals').implement({
  description: '申报材料原件的留存、调取和核查。Rule D6.',
  fields: (t) => ({
    kept: t.expose('kept', { type: KeptType, nullable: true, description: '留存；未登记的为空。' }),
    calledIn: t.expose('calledIn', { type: CallType, nullable: true, description: '已调取、待核查的；没有的为空。' }),
    inspections: t.field({ type: [InspectionType], description: '历次核查。', resolve: ({ inspections }) => inspections }),
  }),
});

builder.objectField(applicationRef, 'originals', (t) =>
  t.field({
    type: OriginalsType,
    nullable: true,
    price: REQUEST,
    description: '原件的留存、调取和核查；没有记录的为空。One table request. Rule D6.',
    resolve: ({ id }, _, { table }) => loadOriginals(table, id),
  }),
);

const ERRORS = 'Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, VERSION_STALE, INPUT_INVALID';
const AUTHORITIES = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] as const;

builder.mutationFields((t) => {
  const common = {
    application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  return {
    recordOriginals: t.fieldWithInput({
      type: ApplicationType,
      input: { ...common, place: t.input.string({ required: true, description: '留存地点，最多100字。' }) },
      authScopes: { role: [...AUTHORITIES] },
      description: `登记原件留存地点：主管部门、市人社局经办人。Rule D6. ${ERRORS}.`,
      resolve: (_, { input: { key, application, ...input } }, context) =>
        run(context, 'recordOriginals', key, { ...input, application: application.id }, keep),
    }),
    callInOriginals: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        reason: t.input.string({ required: true, description: '事由，最多300字。' }),
        dueOn: t.input.field({ type: 'Day', required: true, description: '提供期限，当日24时止。' }),
      },
      authScopes: { role: [...AUTHORITIES] },
      description: `调取原件核查，并通知申报人：主管部门、市人社局经办人。Rule D6. ${ERRORS}, ORIGINALS_CALLED, ORIGINALS_DUE.`,
      resolve: (_, { input: { key, application, ...input } }, context) =>
        run(context, 'callInOriginals', key, { ...input, application: application.id }, callIn),
    }),
    recordInspection: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        outcome: t.input.field({ type: InspectionEnum, required: true, description: '核查结果。' }),
        text: t.input.string({ required: true, description: '说明，最多500字。' }),
      },
      authScopes: { role: [...AUTHORITIES] },
      description: `记录原件核查结果：主管部门、市人社局经办人。Rule D6. ${ERRORS}, ORIGINALS_NOT_CALLED.`,
      resolve: (_, { input: { key, application, ...input } }, context) =>
        run(context, 'recordInspection', key, { ...input, application: application.id }, inspect),
    }),
  };
});

function run<I extends { application: string }>(
  context: Context,
  mutation: string,
  key: string | null | undefined,
  body: I,
  action: (context: Context, input: I) => Promise<Outcome<{ application: string }, Application>>,
): Promise<Application> {
  return answered(context, { key, mutation, body }, action, async (answer) => {
    const head = await loadApplication(context.table, answer.application);
    if (!head) throw applicationRefusals.APPLICATION_UNKNOWN();
    return head;
  });
}
