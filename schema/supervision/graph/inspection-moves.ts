/** Planning inspections, drawing samples, recording what is found (V4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
import { InspectionKindEnum, inspectionRef, InspectionType } from './inspections.ts';
import { ResultEnum } from './inspected.ts';
import { StrataEnum } from './inspections.ts';
import { subjectIn, SUBJECTS } from './refs.ts';

const PopulationInput = builder.inputType('InspectionPopulationInput', {
  description: manual(
    '抽取的范围：本年度已提交的申报，各条件同时满足。',
    'The population a sample is drawn from: the applications submitted in the cycle that meet all of these conditions. Rule V4.',
  ),
  fields: (t) => ({
    states: t.field({
      type: [ApplicationStateEnum],
      required: false,
      description: manual('状态；不填为任何状态。', 'The states; any state where it is left out.'),
    }),
    department: t.globalID({ required: false, for: [organisationRef], description: manual('行业主管部门。', 'The department.') }),
    unit: t.globalID({ required: false, for: [organisationRef], description: manual('单位。', 'The unit.') }),
    series: t.string({ required: false, description: manual('系列代码。', 'The code of the series.') }),
    promotionType: t.field({ type: CHOICE_ENUMS.PromotionType, required: false, description: manual('晋升类型。', 'The promotion type.') }),
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
  const inspection = t.input.globalID({ required: true, for: [inspectionRef], description: manual('检查。', 'The inspection.') });
  const party = t.input.field({ type: PartyEnum, required: true, description: manual('代表哪一方。', 'The party that is represented.') });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  return {
    planInspection: t.fieldWithInput({
      type: InspectionType,
      input: {
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        kind: t.input.field({ type: InspectionKindEnum, required: true, description: manual('方式。', 'The kind of inspection.') }),
        title: t.input.string({ required: true, description: manual('名称，最多60字。', 'The name, at most 60 characters.') }),
        with: t.input.string({
          required: false,
          description: manual('参加的部门和人员，最多200字。', 'The departments and people who take part, at most 200 characters.'),
        }),
        population: t.input.field({
          type: PopulationInput,
          required: false,
          description: manual('抽查的范围；其他方式不填。', 'For a spot check, the population; left out for other kinds.'),
        }),
        share: t.input.int({
          required: false,
          description: manual(
            '抽取比例（百分数，1至100）；不填为通知规定的比例。',
            'The share to be drawn, in per cent, 1 to 100; that of the notice where it is left out.',
          ),
        }),
        strata: t.input.field({
          type: StrataEnum,
          required: true,
          defaultValue: 'NONE',
          description: manual(
            '分层：各层分别按比例抽取，至少一件。',
            'The strata: each is drawn by itself in the share set, at least one application from each.',
          ),
        }),
        key,
      },
      ...AT_DESKS,
      description: manual(
        '立项检查：市人社局、纪检监察。',
        'Plans an inspection: the bureau or the supervisors. Rule V4. Errors: INSPECTION_UNKNOWN, POPULATION_MISSING, POPULATION_ELSEWHERE, POPULATION_FOREIGN, CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED, INPUT_INVALID.',
      ),
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
          description: manual(
            '本方随机数的SHA-256，小写十六进制。',
            'The SHA-256 of the bytes of the party’s secret, in lower-case hexadecimal.',
          ),
        }),
        key,
      },
      ...AT_DESKS,
      description: manual(
        '提交随机数摘要：每方为其自己。',
        'Commits to a secret by its hash: each party for itself. Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, INSPECTION_COMMITTED, INSPECTION_COMMITMENT, BUSY.',
      ),
      resolve: (_, { input: { key: own, inspection: one, ...input } }, context) =>
        inspected(context, 'commitToInspection', own, { ...input, inspection: one.id }, commitToInspection),
    }),
    freezeInspection: t.fieldWithInput({
      type: InspectionType,
      input: { inspection, key },
      ...AT_DESKS,
      description: manual(
        '确定抽取的范围及其摘要：市人社局、纪检监察，双方均提交摘要之后。',
        'Fixes the population and its hash: the bureau or the supervisors, once both parties have committed. Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, COMMITMENTS_MISSING, POPULATION_EMPTY, POPULATION_LARGE, BUSY.',
      ),
      resolve: (_, { input: { key: own, inspection: one } }, context) =>
        inspected(context, 'freezeInspection', own, { inspection: one.id }, freezeInspection),
    }),
    revealForInspection: t.fieldWithInput({
      type: InspectionType,
      input: {
        inspection,
        party,
        secret: t.input.string({
          required: true,
          description: manual('随机数，32至128字节，小写十六进制。', 'The secret, 32 to 128 bytes, in lower-case hexadecimal.'),
        }),
        key,
      },
      ...AT_DESKS,
      description: manual(
        '公开随机数：每方为其自己；双方均公开后即行抽取，与摘要不符的，抽取不成。',
        'Reveals a secret: each party for itself. When both are revealed the sample is drawn; where a secret does not match its hash, the draw fails. Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, INSPECTION_REVEALED, INSPECTION_SECRET, BUSY.',
      ),
      resolve: (_, { input: { key: own, inspection: one, ...input } }, context) =>
        inspected(context, 'revealForInspection', own, { ...input, inspection: one.id }, revealForInspection),
    }),
    recordInspectionOutcome: t.fieldWithInput({
      type: InspectionType,
      input: {
        inspection,
        application: t.input.globalID({
          required: false,
          for: [applicationRef],
          description: manual('抽查的：抽取的申报。', 'For a spot check: the application drawn.'),
        }),
        about: t.input.globalID({
          required: false,
          for: SUBJECTS,
          description: manual('其他方式的：所检查的人员或单位。', 'For other kinds: the person or organisation inspected.'),
        }),
        result: t.input.field({
          type: ResultEnum,
          required: true,
          description: manual(
            '结果；有违规嫌疑的，以 `openCase` 立案。',
            'The result; where a violation is suspected, open a case with `openCase`.',
          ),
        }),
        text: t.input.string({ required: true, description: manual('说明，最多1000字。', 'The remark, at most 1000 characters.') }),
        key,
      },
      ...AT_DESKS,
      description: manual(
        '记录检查结果，可以更正，更正前的记录一并保留：市人社局、纪检监察；对本人的由他人记录，对市人社局及其人员的由纪检监察记录。',
        'Records the outcome of an inspection; it may be recorded anew, and what was recorded before is kept with it: the bureau or the supervisors. An outcome about an officer is recorded by somebody else, an outcome about the bureau or its people by the supervisors. Rules V4, P7. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, NOT_SAMPLED, SUBJECT_UNKNOWN, CONCERNS_YOU, CONCERNS_BUREAU, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, inspection: one, application, about, ...input } }, context) => {
        const body = { ...input, inspection: one.id, application: application?.id ?? null, about: about ? subjectIn(about) : null };
        return inspected(context, 'recordInspectionOutcome', own, body, recordOutcome);
      },
    }),
    closeInspection: t.fieldWithInput({
      type: InspectionType,
      input: {
        inspection,
        text: t.input.string({
          required: true,
          description: manual(
            '办结意见；终止的为理由。最多1000字。',
            'The closing statement, or the reason for giving it up; at most 1000 characters.',
          ),
        }),
        key,
      },
      ...AT_DESKS,
      description: manual(
        '办结，或在抽取前终止：市人社局、纪检监察；抽取的须均有结果。',
        'Closes an inspection once all that was drawn has an outcome, or gives it up before anything was drawn: the bureau or the supervisors. Rule V4. Errors: INSPECTION_UNKNOWN, INSPECTION_NOT_IN_STATE, INSPECTION_UNFINISHED, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, inspection: one, text } }, context) =>
        inspected(context, 'closeInspection', own, { inspection: one.id, text }, closeInspection),
    }),
  };
});
