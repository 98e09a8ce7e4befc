/** The cycle and its parts in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import { SECOND } from '../../core/time.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import type { Milestone } from '../../announcement/model.ts';
import { PhaseNameEnum } from '../../announcement/graph/enums.ts';
import { PolicyType, DepartmentType } from '../../announcement/graph/types.ts';
import type { Amendment, Calendar, Transition } from '../model.ts';
import { openVariantsAt } from '../exceptions.ts';
import { warningsOf, milestonesAt } from '../rules.ts';
import { phasesStanding } from '../exceptions.ts';
import { loadTransitions } from '../store.ts';
import { planWarnings } from '../way.ts';
import { TransitionKindEnum } from './enums.ts';
import { PhaseType, shownPhases, type ShownPhase } from './phases.ts';

export const DeadlineType = builder.objectRef<{ phase: ShownPhase; cycle: string }>('Deadline').implement({
  description: manual('截止时间，以及按服务器时刻的剩余时间。', 'A deadline, with the time left by the server’s clock.'),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: manual('评审年度。', 'The cycle.') }),
    phase: t.expose('phase', { type: PhaseType, description: manual('阶段。', 'The phase.') }),
    closesAt: t.field({ type: 'Instant', description: manual('截止时刻。', 'When it closes.'), resolve: ({ phase }) => phase.closesAt }),
    secondsLeft: t.int({
      description: manual('剩余秒数，向下取整。', 'The seconds left, rounded down.'),
      resolve: ({ phase }, _, { now }) => Math.floor((phase.closesAt - now) / SECOND),
    }),
  }),
});

const MilestoneType = builder.objectRef<Milestone>('Milestone').implement({
  description: manual(
    '时间节点：某日前应完成的事项，含该日至24时。',
    'A milestone: something due on a day, that day included to its 24:00. Rule C3.',
  ),
  fields: (t) => ({
    code: t.exposeString('id', { description: manual('节点代码。', 'Its code.') }),
    title: t.exposeString('title', { description: manual('事项。', 'What is due.') }),
    from: t.expose('from', {
      type: 'Day',
      nullable: true,
      description: manual(
        '最早日期；为空的，此前任何时候均可。',
        'The first day on which it may be done; null where it may be done at any time before.',
      ),
    }),
    due: t.expose('due', { type: 'Day', description: manual('截止日期（含）。', 'The last day, included.') }),
    source: t.exposeString('source', { description: manual('出处。', 'The source.') }),
  }),
});

const AmendmentType = builder.objectRef<Amendment>('Amendment').implement({
  description: manual(
    '时间调整：市人社局依据文件、说明事由所作的变更。',
    'An amendment: a window changed by the bureau with a document and a reason. Rule C8.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('序号。', 'The number in the sequence.') }),
    phase: t.expose('phase', { type: PhaseNameEnum, description: manual('所调整的阶段。', 'The phase amended.') }),
    exception: t.int({
      nullable: true,
      description: manual(
        '所调整的是第几项另行规定的时间；空为一般的时间。',
        'Which of the windows for some applications is amended; null for the general window.',
      ),
      resolve: ({ exception }) => (typeof exception === 'number' ? exception + 1 : null),
    }),
    opensAt: t.expose('opensAt', { type: 'Instant', description: manual('调整后的开始时刻。', 'When it opens after the amendment.') }),
    closesAt: t.expose('closesAt', { type: 'Instant', description: manual('调整后的截止时刻。', 'When it closes after the amendment.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The document number.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
    at: t.expose('at', { type: 'Instant', description: manual('公布并生效的时刻。', 'When it was published and came into force.') }),
  }),
});

const TransitionType = builder.objectRef<Transition>('PhaseTransition').implement({
  description: manual(
    '阶段开启、关闭记录，由定时任务写入。',
    'The record of an opening or closing, as the scheduled function wrote it. Rule C7.',
  ),
  fields: (t) => ({
    phase: t.expose('phase', { type: PhaseNameEnum, description: manual('阶段。', 'The phase.') }),
    kind: t.expose('kind', { type: TransitionKindEnum, description: manual('开启或关闭。', 'Opening or closing.') }),
    at: t.expose('at', {
      type: 'Instant',
      description: manual('规定时刻，以此为准。', 'The instant set for it, which is the one that counts.'),
    }),
    recordedAt: t.expose('recordedAt', {
      type: 'Instant',
      description: manual('记录时刻；补记的较规定时刻为晚。', 'When it was recorded; later than the instant set where it was caught up.'),
    }),
  }),
});

export const CycleType = builder.objectRef<Calendar>('Cycle').implement({
  description: manual(
    '评审年度：通知及已生效的调整。',
    'A cycle: a year of review, made of the announcement with its amendments in force.',
  ),
  fields: (t) => ({
    code: t.string({
      description: manual(
        '代码，各处以此指明本年度，其文字本身不含其他意义。',
        'The id by which the cycle is named everywhere; nothing is to be read out of it.',
      ),
      resolve: ({ announcement }) => announcement.cycle,
    }),
    year: t.int({ description: manual('年度。', 'The year.'), resolve: ({ announcement }) => announcement.year }),
    round: t.int({
      description: manual('该年度的批次，自1起。', 'The round within the year, from 1.'),
      resolve: ({ announcement }) => announcement.round,
    }),
    city: t.string({
      description: manual('城市的行政区划代码（GB/T 2260）。', 'The administrative division code of the city (GB/T 2260).'),
      resolve: ({ announcement }) => announcement.city,
    }),
    cityName: t.string({
      description: manual('城市名称。', 'The name of the city.'),
      resolve: ({ announcement }) => announcement.cityName,
    }),
    title: t.string({ description: manual('通知标题。', 'The title of the notice.'), resolve: ({ announcement }) => announcement.title }),
    document: t.string({ description: manual('文号。', 'The document number.'), resolve: ({ announcement }) => announcement.document }),
    issuer: t.string({
      description: manual('印发机关。', 'The authority that issued it.'),
      resolve: ({ announcement }) => announcement.issuer,
    }),
    issuedOn: t.field({
      type: 'Day',
      description: manual('印发日期。', 'The day of issue.'),
      resolve: ({ announcement }) => announcement.issuedOn,
    }),
    phases: t.field({
      type: [PhaseType],
      description: manual('各阶段（含调整）。', 'The phases, amendments included.'),
      resolve: (calendar, _, { now }) => shownPhases(calendar, phasesStanding(calendar, now)),
    }),
    announcedPhases: t.field({
      type: [PhaseType],
      description: manual('通知原定的各阶段，不含调整。', 'The phases as announced, before any amendment.'),
      resolve: (calendar) => shownPhases(calendar, calendar.announcement.phases),
    }),
    openPhases: t.field({
      type: [PhaseType],
      description: manual('现在开放的阶段。', 'The phases open now.'),
      resolve: (calendar, _, { now }) => shownPhases(calendar, openVariantsAt(calendar, now)),
    }),
    milestones: t.field({
      type: [MilestoneType],
      description: manual('时间节点（含调整）。', 'The milestones, amendments included. Rules C3, C8.'),
      resolve: (calendar, _, { now }) => milestonesAt(calendar, now),
    }),
    policy: t.field({
      type: PolicyType,
      description: manual('政策参数。', 'The policy data.'),
      resolve: ({ announcement }) => announcement.policy,
    }),
    amendments: t.field({
      type: [AmendmentType],
      description: manual('时间调整，按序。', 'The amendments, in order.'),
      resolve: ({ amendments }) => [...amendments],
    }),
    transitions: t.field({
      type: [TransitionType],
      price: REQUEST,
      rows: 20,
      description: manual('已记录的开启与关闭。读表一次。', 'The openings and closings recorded. One table request.'),
      resolve: ({ announcement }, _, context) => loadTransitions(context, announcement.cycle),
    }),
    departments: t.field({
      type: [DepartmentType],
      description: manual('行业主管部门。', 'The department.'),
      resolve: ({ announcement }) => [...announcement.departments],
    }),
    planWarnings: t.field({
      type: [BilingualType],
      description: manual(
        '现行时间安排中不能如期完成的地方；调整时即予提示。',
        'What cannot be met in the plan in force; told as soon as it is amended. Rule C11.',
      ),
      resolve: (calendar, _, { now }) => planWarnings(calendar, now),
    }),
    warnings: t.field({
      type: [BilingualType],
      description: manual('通知文字与时刻不一致之处。', 'Where the words of the notice and its instants differ. Rule C4.'),
      resolve: ({ announcement }) => warningsOf(announcement),
    }),
    bureauTelephone: t.string({
      description: manual('市人社局（职称改革办公室）电话。', 'The telephone number of the bureau (title reform office).'),
      resolve: ({ announcement }) => announcement.bureau.telephone,
    }),
  }),
});
