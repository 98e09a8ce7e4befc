/** Planning inspections, drawing samples, recording what is found (V4). */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { found, organisationRef } from '../../identity/graph/types.ts';
import { CHOICE_ENUMS, StateEnum as ApplicationStateEnum } from '../../application/graph/enums.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { PartyEnum } from '../../evaluation/draw/graph/enums.ts';
import { commitToInspection, freezeInspection, planInspection, revealForInspection } from '../inspections/actions/planning.ts';
import { closeInspection, recordOutcome } from '../inspections/actions/recording.ts';
import type { Inspected } from '../inspections/actions/changing.ts';
import type { Inspection } from '../inspections/model.ts';
import { loadInspection } from '../inspections/store.ts';
import { InspectionKindEnum, inspectionRef, InspectionType, ResultEnum, StrataEnum } from './inspections.ts';
import { subjectIn, SUBJECTS } from './refs.ts';

const PopulationInput = builder.inputType('InspectionPopulationInput', {
  description:
    '抽取的范围：本年度已提交的申报，各条件同时满足。From what a sample is drawn: what was submitted and meets all of these. Rule V4.',
  fields: (t) => ({
    states: t.field({ type: [ApplicationStateEnum], required: false, description: '状态；不填为任何状态。' }),
    department: t.globalID({ required: false, for: [organisationRef], description: '行业主管部门。' }),
    unit: t.globalID({ required: false, for: [organisationRef], description: '单位。' }),
    series: t.string({ required: false, description: '系列代码。' }),
    promotionType: t.field({ type: CHOICE_ENUMS.PromotionType, required: false, description: '晋升类型。' }),
  }),
});

function populationOf(given: typeof PopulationInput.$inferInput) {
  const { states, department, unit, series, promotionType } = given;
  return {
    states: states ?? [],
    department: department?.id ?? null,
    unit: unit?.id ?? null,
    series: series ?? null,
    promotionType: promotionType ?? null,
  };
}

function inspected<Body>(
  context: Context,
  mutation: string,
  key: string | null | undefined,
  body: Body,
  action: (own: Context, request: Body) => Promise<Inspected>,
): Promise<Inspection> {
  return answered<Body, { inspection: string }, Inspection>(context, { key, mutation, body }, action, async (answer) =>
    found(await loadInspection(context.table, answer.inspection)),
  );
}

const AT_DESKS = { authScopes: { role: ['BUREAU_OFFICER' as const, 'SUPERVISOR' as const] } };

builder.mutationFields((t) => {
  const inspection = t.input.globalID({ required: true, for: [inspectionRef], description: '检查。' });
  const party = t.input.field({ type: PartyEnum, required: true, description: '代表哪一方。' });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  return {
    planInspection: t.fieldWithInput({
      type: InspectionType,
      input: {
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        kind: t.input.field({ type: InspectionKindEnum, required: true, description: '方式。' }),
        title: t.input.string({ required: true, description: '名称，最多60字。' }),
        with: t.input.string({ required: false, description: '参加的部门和人员，最多200字。' }),
        population: t.input.field({ type: PopulationInput, required: false, description: '抽查的范围；其他方式不填。' }),
        share: t.input.int({ required: false, description: '抽取比例（%，1至100）；不填为通知规定的比例。In hundredths.' }),
        strata: t.input.field({
          type: StrataEnum,
          required: true,
          defaultValue: 'NONE',
          description: '分层：各层分别按比例抽取，至少一件。',
        }),
        key,
      },
      ...AT_DESKS,
      description:
        '立项检查：市人社局、纪检监察。Rule V4. Errors: INSPECTION_UNKNOWN, POPULATION_MISSING, POPULATION_ELSEWHERE, POPULATION_FOREIGN, CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED, INPUT_INVALID.',
      resolve: (_, { input: { key: own, cycle, population, share, with: others, ...input } }, context) => {
        const body = {
          ...input,
          cycle: cycle ?? null,
          with: others ?? null,
          share: share ?? null,
          population: population ? populationOf(population) : null,
        };
        return inspected(context, 'planInspection', own, body, planInspection);
      },
    }),
    commitToInspection: t.fieldWithInput({
      type: InspectionType,
      input: {
        inspection,
        party,
        commitment: t.input.string({
          required: true,
          description: '本方随机数的SHA-256，小写十六进制。SHA-256 of the bytes of one’s secret.',
        }),
        key,
      },
      ...AT_DESKS,
      description:
        '提交随机数摘要：每方为其自己。Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, INSPECTION_COMMITTED, INSPECTION_COMMITMENT, BUSY.',
      resolve: (_, { input: { key: own, inspection: one, ...input } }, context) =>
        inspected(context, 'commitToInspection', own, { ...input, inspection: one.id }, commitToInspection),
    }),
    freezeInspection: t.fieldWithInput({
      type: InspectionType,
      input: { inspection, key },
      ...AT_DESKS,
      description:
        '确定抽取的范围及其摘要：市人社局、纪检监察，双方均提交摘要之后。Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, COMMITMENTS_MISSING, POPULATION_EMPTY, POPULATION_LARGE, BUSY.',
      resolve: (_, { input: { key: own, inspection: one } }, context) =>
        inspected(context, 'freezeInspection', own, { inspection: one.id }, freezeInspection),
    }),
    revealForInspection: t.fieldWithInput({
      type: InspectionType,
      input: { inspection, party, secret: t.input.string({ required: true, description: '随机数，32至128字节，小写十六进制。' }), key },
      ...AT_DESKS,
      description:
        '公开随机数：每方为其自己；双方均公开后即行抽取，与摘要不符的，抽取不成。Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, INSPECTION_REVEALED, INSPECTION_SECRET, BUSY.',
      resolve: (_, { input: { key: own, inspection: one, ...input } }, context) =>
        inspected(context, 'revealForInspection', own, { ...input, inspection: one.id }, revealForInspection),
    }),
    recordInspectionOutcome: t.fieldWithInput({
      type: InspectionType,
      input: {
        inspection,
        application: t.input.globalID({ required: false, for: [applicationRef], description: '抽查的：抽取的申报。' }),
        about: t.input.globalID({ required: false, for: SUBJECTS, description: '其他方式的：所检查的人员或单位。' }),
        result: t.input.field({ type: ResultEnum, required: true, description: '结果；有违规嫌疑的，以 openCase 立案。' }),
        text: t.input.string({ required: true, description: '说明，最多1000字。' }),
        key,
      },
      ...AT_DESKS,
      description:
        '记录检查结果，可以更正，更正前的记录一并保留：市人社局、纪检监察；对本人的由他人记录，对市人社局及其人员的由纪检监察记录。Recorded anew, what was recorded before is kept with it. Rules V4, P7. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, NOT_SAMPLED, SUBJECT_UNKNOWN, CONCERNS_YOU, CONCERNS_BUREAU, INPUT_INVALID, BUSY.',
      resolve: (_, { input: { key: own, inspection: one, application, about, ...input } }, context) => {
        const body = { ...input, inspection: one.id, application: application?.id ?? null, about: about ? subjectIn(about) : null };
        return inspected(context, 'recordInspectionOutcome', own, body, recordOutcome);
      },
    }),
    closeInspection: t.fieldWithInput({
      type: InspectionType,
      input: { inspection, text: t.input.string({ required: true, description: '办结意见；终止的为理由。最多1000字。' }), key },
      ...AT_DESKS,
      description:
        '办结，或在抽取前终止：市人社局、纪检监察；抽取的须均有结果。Closes it once all that was drawn has an outcome, or gives it up before anything was drawn. Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, INSPECTION_UNFINISHED, INPUT_INVALID, BUSY.',
      resolve: (_, { input: { key: own, inspection: one, text } }, context) =>
        inspected(context, 'closeInspection', own, { inspection: one.id, text }, closeInspection),
    }),
  };
});
