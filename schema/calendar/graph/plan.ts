/** Last safe days in the graph (C11). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { endOfDay } from '../../core/time.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { calendarAsked } from '../store.ts';
import { safeDays, STEPS, type SafeDay, type Step } from '../plan.ts';

const NAMES: Record<Step, string> = {
  SUBMISSION: manual('个人提交申报。', 'Submission by the applicant.'),
  POSTING: manual('单位开始公示。', 'The unit begins a posting.'),
  SPECIAL_POSTING: manual(
    '破格晋升、基层有效、艰苦单位开始公示。',
    'A posting begins for exceptional promotion, grass-roots validity or a hardship unit.',
  ),
  RECOMMENDATION: manual('单位推荐。', 'Recommendation by the unit.'),
  DEPARTMENT_RETURN: manual('主管部门退回修改。', 'A return by the department.'),
  DEPARTMENT_RESUBMISSION: manual(
    '主管部门退回后，更正已公示内容的重新提交。',
    'Sending again after a return by the department, with a change of what was posted.',
  ),
  APPROVAL: manual('主管部门审核通过、报送汇总表。', 'Approval by the department and sending the summary table.'),
  RE_REVIEW_RETURN: manual('集中复审退回修改。', 'A return by the re-review.'),
  RE_REVIEW_RESUBMISSION: manual(
    '集中复审退回后，更正已公示内容的重新提交。',
    'Sending again after a return by the re-review, with a change of what was posted.',
  ),
  RE_REVIEW: manual('集中复审通过。', 'Passing the re-review.'),
  RESULT_POSTING: manual('开始公示评审结果。', 'The posting of the results begins.'),
};

const StepEnum = builder.enumType('Step', {
  description: manual('有最迟办理日的事项。', 'A step that has a last safe day. Rule C11.'),
  values: Object.fromEntries(STEPS.map((step) => [step, { description: NAMES[step] }])) as Record<Step, object>,
});

export const SafeDayType = builder.objectRef<SafeDay>('SafeDay').implement({
  description: manual(
    '最迟办理日：晚于此日开始，后续事项即来不及。',
    'The last safe day: a step begun later leaves too little time for what follows. Rule C11.',
  ),
  fields: (t) => ({
    step: t.expose('step', { type: StepEnum, description: manual('事项。', 'The action.') }),
    day: t.expose('day', { type: 'Day', description: manual('最迟办理日。', 'The last safe day.') }),
    isPast: t.boolean({
      description: manual('该日是否已过。', 'Whether that day is past.'),
      resolve: ({ day }, _, { now }) => now >= endOfDay(day),
    }),
    closesAt: t.expose('closesAt', { type: 'Instant', description: manual('后续事项的截止时刻。', 'When what follows closes.') }),
    because: t.expose('because', { type: BilingualType, description: manual('理由。', 'The reason.') }),
  }),
});

builder.queryField('safeDays', (t) =>
  t.field({
    type: [SafeDayType],
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    authScopes: { public: true },
    description: manual(
      '各事项的最迟办理日，按现行时间安排推算，任何人可查询。',
      'The last safe day of every step, counted from the windows in force; anybody may ask. Rule C11. Errors: CYCLE_UNKNOWN, YEAR_WITHOUT_HOLIDAYS.',
    ),
    resolve: async (_, { cycle }, context) => safeDays(await calendarAsked(context, cycle), context.now),
  }),
);
