/** The originals of an application, in the graph (D6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('原件核查结果。', 'The outcome of an inspection of the originals. Rule D6.'),
  values: {
    GENUINE: { description: manual('与扫描件一致。', 'The same as the scan.') },
    DIFFERENT: { description: manual('与扫描件不符。', 'Different from the scan.') },
    NOT_PRODUCED: { description: manual('未提供原件。', 'The originals were not produced.') },
  } satisfies Record<(typeof INSPECTIONS)[number], object>,
});

const KeptType = builder.objectRef<NonNullable<Originals['kept']>>('KeptOriginals').implement({
  description: manual('原件留存的情况。', 'Where the originals are kept.'),
  fields: (t) => ({
    place: t.exposeString('place', { description: manual('留存地点。', 'The place where they are kept.') }),
    at: t.expose('at', { type: 'Instant', description: manual('登记时刻。', 'When it was recorded.') }),
  }),
});

const CallType = builder.objectRef<NonNullable<Originals['calledIn']>>('OriginalsCall').implement({
  description: manual('调取原件。', 'A call for the originals.'),
  fields: (t) => ({
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
    dueOn: t.expose('dueOn', { type: 'Day', description: manual('提供期限。', 'By when they are to be produced.') }),
    at: t.expose('at', { type: 'Instant', description: manual('调取时刻。', 'When they were called in.') }),
  }),
});

const InspectionType = builder.objectRef<Originals['inspections'][number]>('Inspection').implement({
  description: manual('一次原件核查。', 'An inspection of the originals.'),
  fields: (t) => ({
    outcome: t.expose('outcome', { type: InspectionEnum, description: manual('结果。', 'The outcome.') }),
    text: t.exposeString('text', { description: manual('说明。', 'The explanation.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
  }),
});

const OriginalsType = builder.objectRef<Originals>('Originals').implement({
  description: manual(
    '申报材料原件的留存、调取和核查。',
    'The keeping, calling in and inspection of the originals of an application. Rule D6.',
  ),
  fields: (t) => ({
    kept: t.expose('kept', {
      type: KeptType,
      nullable: true,
      description: manual('留存；未登记的为空。', 'Where they are kept; null where it is not recorded.'),
    }),
    calledIn: t.expose('calledIn', {
      type: CallType,
      nullable: true,
      description: manual('已调取、待核查的；没有的为空。', 'The call for which an inspection is waiting; null where there is none.'),
    }),
    inspections: t.field({
      type: [InspectionType],
      description: manual('历次核查。', 'All inspections.'),
      resolve: ({ inspections }) => inspections,
    }),
  }),
});

builder.objectField(applicationRef, 'originals', (t) =>
  t.field({
    type: OriginalsType,
    nullable: true,
    price: REQUEST,
    description: manual(
      '原件的留存、调取和核查；没有记录的为空。读表一次。',
      'The keeping, calling in and inspection of the originals; null where nothing is recorded. One table request. Rule D6.',
    ),
    resolve: ({ id }, _, { table }) => loadOriginals(table, id),
  }),
);

const ERRORS = 'Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, VERSION_STALE, INPUT_INVALID';
const AUTHORITIES = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] as const;

builder.mutationFields((t) => {
  const common = {
    application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  return {
    recordOriginals: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        place: t.input.string({
          required: true,
          description: manual('留存地点，最多100字。', 'The place where they are kept, at most 100 characters.'),
        }),
      },
      authScopes: { role: [...AUTHORITIES] },
      description: manual(
        '登记原件留存地点：主管部门、市人社局经办人。',
        `Records where the originals are kept: an officer of the department or the bureau. Rule D6. ${ERRORS}.`,
      ),
      resolve: (_, { input: { key, application, ...input } }, context) =>
        run(context, 'recordOriginals', key, { ...input, application: application.id }, keep),
    }),
    callInOriginals: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        reason: t.input.string({ required: true, description: manual('事由，最多300字。', 'The reason, at most 300 characters.') }),
        dueOn: t.input.field({
          type: 'Day',
          required: true,
          description: manual('提供期限，当日24时止。', 'The day by which they are to be produced, until 24:00.'),
        }),
      },
      authScopes: { role: [...AUTHORITIES] },
      description: manual(
        '调取原件核查，并通知申报人：主管部门、市人社局经办人。',
        `Calls in the originals for inspection, and notifies the applicant: an officer of the department or the bureau. Rule D6. ${ERRORS}, ORIGINALS_CALLED, ORIGINALS_DUE.`,
      ),
      resolve: (_, { input: { key, application, ...input } }, context) =>
        run(context, 'callInOriginals', key, { ...input, application: application.id }, callIn),
    }),
    recordInspection: t.fieldWithInput({
      type: ApplicationType,
      input: {
        ...common,
        outcome: t.input.field({
          type: InspectionEnum,
          required: true,
          description: manual('核查结果。', 'The outcome of the inspection.'),
        }),
        text: t.input.string({ required: true, description: manual('说明，最多500字。', 'The remark, at most 500 characters.') }),
      },
      authScopes: { role: [...AUTHORITIES] },
      description: manual(
        '记录原件核查结果：主管部门、市人社局经办人。',
        `Records the outcome of the inspection of the originals: an officer of the department or the bureau. Rule D6. ${ERRORS}, ORIGINALS_NOT_CALLED.`,
      ),
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
