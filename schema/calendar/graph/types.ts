/** The cycle and its parts in the graph. */
import { builder } from '../../builder.ts';
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
  description: '截止时间。Something that closes, with the time that is left by the server’s clock.',
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: '评审年度。' }),
    phase: t.expose('phase', { type: PhaseType, description: '阶段。' }),
    closesAt: t.field({ type: 'Instant', description: '截止时刻。', resolve: ({ phase }) => phase.closesAt }),
    secondsLeft: t.int({
      description: '剩余秒数，向下取整。Whole seconds left, rounded down.',
      resolve: ({ phase }, _, { now }) => Math.floor((phase.closesAt - now) / SECOND),
    }),
  }),
});

const MilestoneType = builder.objectRef<Milestone>('Milestone').implement({
  description: '时间节点。Something due on a day, that day included to its 24时. Rule C3.',
  fields: (t) => ({
    id: t.exposeString('id', { description: '节点代码。Its code.' }),
    title: t.exposeString('title', { description: '事项。What is due.' }),
    from: t.expose('from', {
      type: 'Day',
      nullable: true,
      description: '最早日期。The first day it may be done; absent: any time before.',
    }),
    due: t.expose('due', { type: 'Day', description: '截止日期（含）。The last day.' }),
    source: t.exposeString('source', { description: '出处。' }),
  }),
});

const AmendmentType = builder.objectRef<Amendment>('Amendment').implement({
  description: '时间调整。A window changed by the bureau with a document and a reason. Rule C8.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号。' }),
    phase: t.expose('phase', { type: PhaseNameEnum, description: '所调整的阶段。' }),
    exception: t.int({
      nullable: true,
      description: '所调整的是第几项另行规定的时间；空为一般的时间。Which of the windows for some; null: that of all others.',
      resolve: ({ exception }) => (typeof exception === 'number' ? exception + 1 : null),
    }),
    opensAt: t.expose('opensAt', { type: 'Instant', description: '调整后的开始时刻。' }),
    closesAt: t.expose('closesAt', { type: 'Instant', description: '调整后的截止时刻。' }),
    document: t.exposeString('document', { description: '文号。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    at: t.expose('at', { type: 'Instant', description: '公布时刻。When it was published and came into force.' }),
  }),
});

const TransitionType = builder.objectRef<Transition>('PhaseTransition').implement({
  description: '阶段开启、关闭记录。An opening or closing as the scheduled function recorded it. Rule C7.',
  fields: (t) => ({
    phase: t.expose('phase', { type: PhaseNameEnum, description: '阶段。' }),
    kind: t.expose('kind', { type: TransitionKindEnum, description: '开启或关闭。' }),
    at: t.expose('at', { type: 'Instant', description: '规定时刻。The instant it happened, which is the one that counts.' }),
    recordedAt: t.expose('recordedAt', {
      type: 'Instant',
      description: '记录时刻。When the schedule recorded it; later when it was caught up.',
    }),
  }),
});

export const CycleType = builder.objectRef<Calendar>('Cycle').implement({
  description: '评审年度。One year of review: the announcement with its amendments in force.',
  fields: (t) => ({
    cycle: t.string({
      description: '代码，各处以此指明本年度。The id by which it is named everywhere; nothing is to be read out of it.',
      resolve: ({ announcement }) => announcement.cycle,
    }),
    year: t.int({ description: '年度。The year it is of.', resolve: ({ announcement }) => announcement.year }),
    round: t.int({ description: '批次，自1起。The which round of the year.', resolve: ({ announcement }) => announcement.round }),
    city: t.string({
      description: '城市的行政区划代码（GB/T 2260）。The city by its code.',
      resolve: ({ announcement }) => announcement.city,
    }),
    cityName: t.string({ description: '城市。Its name.', resolve: ({ announcement }) => announcement.cityName }),
    title: t.string({ description: '通知标题。', resolve: ({ announcement }) => announcement.title }),
    document: t.string({ description: '文号。', resolve: ({ announcement }) => announcement.document }),
    issuer: t.string({ description: '印发机关。', resolve: ({ announcement }) => announcement.issuer }),
    issuedOn: t.field({ type: 'Day', description: '印发日期。', resolve: ({ announcement }) => announcement.issuedOn }),
    phases: t.field({
      type: [PhaseType],
      description: '各阶段（含调整）。',
      resolve: (calendar, _, { now }) => shownPhases(calendar, phasesStanding(calendar, now)),
    }),
    announcedPhases: t.field({
      type: [PhaseType],
      description: '通知原定的各阶段。The phases as announced, before any amendment.',
      resolve: (calendar) => shownPhases(calendar, calendar.announcement.phases),
    }),
    openPhases: t.field({
      type: [PhaseType],
      description: '现在开放的阶段。',
      resolve: (calendar, _, { now }) => shownPhases(calendar, openVariantsAt(calendar, now)),
    }),
    milestones: t.field({
      type: [MilestoneType],
      description: '时间节点（含调整）。As they stand, amendments included. Rules C3, C8.',
      resolve: (calendar, _, { now }) => milestonesAt(calendar, now),
    }),
    policy: t.field({ type: PolicyType, description: '政策参数。', resolve: ({ announcement }) => announcement.policy }),
    amendments: t.field({ type: [AmendmentType], description: '时间调整，按序。', resolve: ({ amendments }) => [...amendments] }),
    transitions: t.field({
      type: [TransitionType],
      price: REQUEST,
      rows: 20,
      description: '已记录的开启与关闭。One table request.',
      resolve: ({ announcement }, _, context) => loadTransitions(context, announcement.cycle),
    }),
    departments: t.field({
      type: [DepartmentType],
      description: '行业主管部门。',
      resolve: ({ announcement }) => [...announcement.departments],
    }),
    planWarnings: t.field({
      type: [BilingualType],
      description: '现行时间安排中不能如期完成的地方；调整时即予提示。What in the plan cannot be met. Rule C11.',
      resolve: (calendar, _, { now }) => planWarnings(calendar, now),
    }),
    warnings: t.field({
      type: [BilingualType],
      description: '通知文字与时刻不一致之处。Where the notice’s words and its instants differ. Rule C4.',
      resolve: ({ announcement }) => warningsOf(announcement),
    }),
    bureauTelephone: t.string({
      description: '市人社局（职称改革办公室）电话。',
      resolve: ({ announcement }) => announcement.bureau.telephone,
    }),
  }),
});
