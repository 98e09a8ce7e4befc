/** The steps of a case (V2, V5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { accountRef, found } from '../../identity/graph/types.ts';
import { titleRef } from '../../identity/graph/title-type.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { answerAppeal, appealDecision } from '../cases/actions/appealing.ts';
import type { Stepped } from '../cases/actions/changing.ts';
import { decideCase, proposeDecision, reopenCase, stateInCase } from '../cases/actions/deciding.ts';
import { assignCase, extendCase, nameSubjects, passCase, recordFinding, triageCase } from '../cases/actions/handling.ts';
import type { Case } from '../cases/model.ts';
import { loadCase } from '../cases/store.ts';
import { OutcomeEnum } from './case-parts.ts';
import { CaseType } from './cases.ts';
import { ReportedType } from './reported.ts';
import { MeasureInputType, measureTyped } from './measure-moves.ts';
import { caseRef, DeskEnum, subjectIn, SUBJECTS } from './refs.ts';

const ImposeInput = builder.inputType('CaseImposeInput', {
  description: manual('作出处理措施。', 'A measure that the decision imposes. Rules V2, V3.'),
  fields: (t) => ({
    subject: t.globalID({
      required: true,
      for: SUBJECTS,
      description: manual('人员（`Account`）或单位（`Organisation`）。', 'The person (`Account`) or organisation (`Organisation`).'),
    }),
    measure: t.field({ type: MeasureInputType, required: true, description: manual('措施。', 'The measure.') }),
  }),
});

const EffectInputType = builder.inputType('CaseEffectInput', {
  description: manual('一项处理，三者填其一。', 'A thing that the decision does: exactly one of the three is given. Rule V2.'),
  isOneOf: true,
  fields: (t) => ({
    cancel: t.globalID({
      required: false,
      for: [applicationRef],
      description: manual(
        '取消申报资格的申报；已取得职称的即撤销职称。',
        'The application that is cancelled; where a title was conferred, the title is revoked.',
      ),
    }),
    revoke: t.globalID({ required: false, for: [titleRef], description: manual('撤销的职称。', 'The title that is revoked.') }),
    impose: t.field({ type: ImposeInput, required: false, description: manual('作出处理措施。', 'The measure that is imposed.') }),
  }),
});

function effectOf({ cancel, revoke, impose }: typeof EffectInputType.$inferInput) {
  if (cancel) return { does: 'CANCEL' as const, application: cancel.id };
  if (revoke) return { does: 'REVOKE' as const, title: revoke.id };
  const { of, id } = subjectIn(impose?.subject ?? { typename: 'Account', id: '' });
  return { does: 'IMPOSE' as const, of, subject: id, measure: impose ? measureTyped(impose.measure) : null };
}

type Body = { case: string; version: number };

function stepped<Request extends Body>(
  context: Context,
  mutation: string,
  key: string | null | undefined,
  body: Request,
  action: (own: Context, request: Request) => Promise<Stepped>,
): Promise<Case> {
  return answered<Request, { case: string }, Case>(context, { key, mutation, body }, action, async (answer) =>
    found(await loadCase(context.table, answer.case)),
  );
}

builder.mutationFields((t) => {
  const common = {
    case: t.input.globalID({ required: true, for: [caseRef], description: manual('案件。', 'The case.') }),
    version: t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  const text = (what: string) => t.input.string({ required: true, description: what });
  const AT_DESK = { authScopes: { role: ['BUREAU_OFFICER' as const, 'SUPERVISOR' as const] } };
  const ERRORS = 'Errors: CASE_UNKNOWN, CASE_NOT_IN_STATE, VERSION_STALE, INPUT_INVALID, BUSY';
  return {
    triageCase: t.fieldWithInput({
      type: CaseType,
      input: {
        ...common,
        isAccepted: t.input.boolean({ required: true, description: manual('是否受理。', 'Whether it is accepted.') }),
        text: text(
          manual('理由，最多500字；实名举报人会得知。', 'The reason, at most 500 characters; the person who reported by name is told.'),
        ),
      },
      ...AT_DESK,
      description: manual('决定是否受理举报：办理方。', `Accepts a report or declines it: the handling office. Rule V5. ${ERRORS}.`),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'triageCase', key, { ...input, case: one.id }, triageCase),
    }),
    passCase: t.fieldWithInput({
      type: ReportedType,
      input: {
        ...common,
        to: t.input.field({ type: DeskEnum, required: true, description: manual('转交哪一方。', 'To which office it is passed.') }),
        text: text(manual('理由，最多500字。', 'The reason, at most 500 characters.')),
      },
      ...AT_DESK,
      description: manual(
        '转交另一方办理：办理方；纪检监察可接办市人社局的案件，包括不予受理的，涉及市人社局的不能转回。',
        `Passes a case to the other office: the handling office. The supervisors can take over any case of the bureau, one that was declined as well; a case that concerns the bureau cannot be passed back. Rules V5, V7, P7. ${ERRORS}, CASE_THERE, CASE_OF_BUREAU.`,
      ),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'passCase', key, { ...input, case: one.id }, passCase),
    }),
    assignCase: t.fieldWithInput({
      type: CaseType,
      input: {
        ...common,
        assignee: t.input.globalID({
          required: true,
          for: [accountRef],
          description: manual('承办人。', 'The person who is to deal with it.'),
        }),
      },
      ...AT_DESK,
      description: manual(
        '指定承办人：办理方；不得是所涉人员及其单位的人员。',
        `Assigns a person to deal with the case: the handling office; not a person it concerns, nor of their unit. Rules V5, P7. ${ERRORS}, ASSIGNEE_UNKNOWN, ASSIGNEE_CONCERNED.`,
      ),
      resolve: (_, { input: { key, case: one, assignee, ...input } }, context) =>
        stepped(context, 'assignCase', key, { ...input, case: one.id, assignee: assignee.id }, assignCase),
    }),
    nameSubjects: t.fieldWithInput({
      type: CaseType,
      input: {
        ...common,
        subjects: t.input.globalIDList({
          required: true,
          for: SUBJECTS,
          description: manual(
            '人员（`Account`）、单位（`Organisation`），替代原有的。',
            'The people (`Account`) and organisations (`Organisation`), in place of those before.',
          ),
        }),
      },
      ...AT_DESK,
      description: manual(
        '确定所涉人员和单位：办理方；涉及市人社局或其工作人员的，即转纪检监察。',
        `Names the people and organisations concerned: the handling office; where the bureau or its staff are concerned, the case passes to the supervisors. Rules V5, P7. ${ERRORS}, SUBJECT_UNKNOWN.`,
      ),
      resolve: (_, { input: { key, case: one, subjects, ...input } }, context) =>
        stepped(context, 'nameSubjects', key, { ...input, case: one.id, subjects: subjects.map(subjectIn) }, nameSubjects),
    }),
    extendCase: t.fieldWithInput({
      type: CaseType,
      input: {
        ...common,
        to: t.input.field({ type: 'Instant', required: true, description: manual('新的期限。', 'The new deadline.') }),
        text: text(
          manual('理由，最多500字；实名举报人会得知。', 'The reason, at most 500 characters; the person who reported by name is told.'),
        ),
      },
      ...AT_DESK,
      description: manual(
        '延长现环节的期限：办理方。',
        `Extends the deadline of the present step: the handling office. Rule V5. ${ERRORS}, CASE_LATER, CASE_TOO_LATE, CASE_EXTENDED.`,
      ),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'extendCase', key, { ...input, case: one.id }, extendCase),
    }),
    recordFinding: t.fieldWithInput({
      type: CaseType,
      input: { ...common, text: text(manual('核查情况，最多3000字。', 'What was found, at most 3000 characters.')) },
      ...AT_DESK,
      description: manual('记录核查情况：办理方。', `Records what was found: the handling office. Rule V5. ${ERRORS}, CASE_FULL.`),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'recordFinding', key, { ...input, case: one.id }, recordFinding),
    }),
    proposeDecision: t.fieldWithInput({
      type: CaseType,
      input: {
        ...common,
        outcome: t.input.field({ type: OutcomeEnum, required: true, description: manual('结论。', 'The outcome.') }),
        text: text(
          manual(
            '认定的事实和理由，最多3000字；被处理的会得知。',
            'The facts found and the reasons, at most 3000 characters; those whom it burdens are told.',
          ),
        ),
        effects: t.input.field({
          type: [EffectInputType],
          required: true,
          description: manual(
            '各项处理；未查实的为空列表，查实的至少一项，至多20项。',
            'The things that the decision does; an empty list where the case is not substantiated, at least one and at most 20 where it is.',
          ),
        }),
      },
      ...AT_DESK,
      description: manual(
        '拟处理意见并告知被处理的，给予陈述申辩的期限；再次拟的替代前一次：办理方。',
        `Proposes what is to be decided and tells those concerned, with a period in which to state their case; a later proposal replaces the one before: for the party that handles the case. Rule V2. ${ERRORS}, EFFECTS_UNFOUNDED, EFFECT_TWICE, CASE_OF_BUREAU, EFFECT_UNKNOWN, EFFECT_ELSEWHERE, SUBJECT_UNKNOWN, LADDER_OFFICERS, MEASURE_DOCUMENT, MEASURE_END, MEASURE_NO_END, MEASURE_PERIOD, TURN_TO_MISSING, SPARE_UNKNOWN, YEAR_WITHOUT_HOLIDAYS.`,
      ),
      resolve: (_, { input: { key, case: one, effects, ...input } }, context) =>
        stepped(context, 'proposeDecision', key, { ...input, case: one.id, effects: effects.map(effectOf) }, proposeDecision),
    }),
    stateInCase: t.fieldWithInput({
      type: CaseType,
      input: { ...common, text: text(manual('陈述申辩，最多3000字。', 'The statement, at most 3000 characters.')) },
      authScopes: { person: true },
      whileBarred: true,
      description: manual(
        '对拟作的处理陈述申辩：被处理的人员，或单位的经办人，一次。',
        `States the case against a proposed decision: the person it would burden, or an officer of the organisation, once. Rule V2. ${ERRORS}, HEARING_PAST, STATED_ALREADY.`,
      ),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'stateInCase', key, { ...input, case: one.id }, stateInCase),
    }),
    decideCase: t.fieldWithInput({
      type: CaseType,
      input: {
        ...common,
        text: text(manual('决定意见，最多1000字。', 'The text of the decision, at most 1000 characters.')),
        document: t.input.string({
          required: false,
          description: manual(
            '文号，最多60字；有处理的必填。',
            'The document number, at most 60 characters; required where it decides anything against anybody.',
          ),
        }),
      },
      ...AT_DESK,
      description: manual(
        '按所拟意见作出决定：办理方未拟该意见的人员，陈述申辩期满或均已陈述之后；各项处理随即执行。',
        `Decides as proposed: a member of the handling office who did not propose it, once the period of hearing is over or all have been heard; the decision is carried out at once. Rule V2. ${ERRORS}, OTHER_HANDS, HEARING_RUNS, DECISION_DOCUMENT.`,
      ),
      resolve: (_, { input: { key, case: one, document, ...input } }, context) =>
        stepped(context, 'decideCase', key, { ...input, case: one.id, document: document ?? null }, decideCase),
    }),
    reopenCase: t.fieldWithInput({
      type: CaseType,
      input: { ...common, text: text(manual('理由，最多500字。', 'The reason, at most 500 characters.')) },
      ...AT_DESK,
      description: manual(
        '撤回所拟意见，继续核查：办理方。',
        `Withdraws the proposal and goes on with the inquiry: the handling office. Rule V2. ${ERRORS}.`,
      ),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'reopenCase', key, { ...input, case: one.id }, reopenCase),
    }),
    appealDecision: t.fieldWithInput({
      type: CaseType,
      input: { ...common, text: text(manual('申诉理由，最多3000字。', 'The grounds of appeal, at most 3000 characters.')) },
      authScopes: { person: true },
      whileBarred: true,
      description: manual(
        '对处理决定提出申诉：被处理的人员，或单位的经办人，各一次；申诉期间不停止执行。',
        `Appeals against a decision: each person it burdens, or an officer of the organisation, once each; the decision is not suspended by it. Rule V2. ${ERRORS}, APPEAL_PAST, APPEALED_ALREADY.`,
      ),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'appealDecision', key, { ...input, case: one.id }, appealDecision),
    }),
    answerAppeal: t.fieldWithInput({
      type: CaseType,
      input: {
        ...common,
        text: text(manual('答复意见，最多1000字。', 'The text of the answer, at most 1000 characters.')),
        document: t.input.string({
          required: true,
          description: manual('文号，最多60字。', 'The document number, at most 60 characters.'),
        }),
        reversed: t.input.intList({
          required: true,
          description: manual(
            '撤销的处理的序号；维持的为空列表。',
            'The numbers of the things that are reversed; an empty list where the decision stands.',
          ),
        }),
      },
      ...AT_DESK,
      description: manual(
        '答复申诉：未经办该案的市人社局人员，或纪检监察；对全部申诉一并答复，其他被处理的申诉期未满且尚未申诉的，届时答复；撤销的处理随即恢复原状。',
        `Answers the appeals: a member of the bureau who did not deal with the case, or the supervisors. One answer is given to all, once each of those whom the decision burdens has appealed or may no longer; what is reversed is restored at once. Rule V2. ${ERRORS}, APPEALS_RUN, OTHER_HANDS, EFFECT_NUMBER.`,
      ),
      resolve: (_, { input: { key, case: one, ...input } }, context) =>
        stepped(context, 'answerAppeal', key, { ...input, case: one.id }, answerAppeal),
    }),
  };
});
