/** Last safe days in the graph (C11). */
import { builder } from '../../builder.ts';
import { endOfDay } from '../../core/time.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { calendarAsked } from '../store.ts';
import { safeDays, STEPS, type SafeDay, type Step } from '../plan.ts';

const NAMES: Record<Step, string> = {
  SUBMISSION: '个人提交申报。Submitting.',
  POSTING: '单位开始公示。Beginning a posting.',
  SPECIAL_POSTING: '破格晋升、基层有效、艰苦单位开始公示。Beginning a posting of a special type.',
  RECOMMENDATION: '单位推荐。Recommending.',
  DEPARTMENT_RETURN: '主管部门退回修改。A return by the department.',
  DEPARTMENT_RESUBMISSION: '主管部门退回后，更正已公示内容的重新提交。Sending again what was posted and a department had mended.',
  APPROVAL: '主管部门审核通过、报送汇总表。Approval by the department.',
  RE_REVIEW_RETURN: '集中复审退回修改。A return by the re-review.',
  RE_REVIEW_RESUBMISSION: '集中复审退回后，更正已公示内容的重新提交。Sending again what was posted and the re-review had mended.',
  RE_REVIEW: '集中复审通过。Passing the re-review.',
  RESULT_POSTING: '开始公示评审结果。Beginning to post results.',
};

const StepEnum = builder.enumType('Step', {
  description: '有最迟办理日的事项。What has a last safe day. Rule C11.',
  values: Object.fromEntries(STEPS.map((step) => [step, { description: NAMES[step] }])) as Record<Step, object>,
});

export const SafeDayType = builder.objectRef<SafeDay>('SafeDay').implement({
  description: '最迟办理日：晚于此日开始，后续事项即来不及。The last day on which a step can be begun in time. Rule C11.',
  fields: (t) => ({
    step: t.expose('step', { type: StepEnum, description: '事项。' }),
    day: t.expose('day', { type: 'Day', description: '最迟办理日。' }),
    isPast: t.boolean({ description: '该日是否已过。', resolve: ({ day }, _, { now }) => now >= endOfDay(day) }),
    closesAt: t.expose('closesAt', { type: 'Instant', description: '后续事项的截止时刻。When what follows closes.' }),
    because: t.expose('because', { type: BilingualType, description: '理由。' }),
  }),
});

builder.queryField('safeDays', (t) =>
  t.field({
    type: [SafeDayType],
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    authScopes: { public: true },
    description:
      '各事项的最迟办理日，按现行时间安排推算。Anybody; counted from the windows in force. Rule C11. Errors: CYCLE_UNKNOWN, YEAR_WITHOUT_HOLIDAYS.',
    resolve: async (_, { cycle }, context) => safeDays(await calendarAsked(context, cycle), context.now),
  }),
);
