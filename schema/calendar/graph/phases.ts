/** A phase in the graph: its window, and those that the notice sets otherwise for some. */
import { builder } from '../../builder.ts';
import { DAY } from '../../core/time.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import type { Announcement, Phase, PhaseException, Selector } from '../../announcement/model.ts';
import { LevelEnum, PhaseNameEnum } from '../../announcement/graph/enums.ts';
import { forWhom } from '../for-whom.ts';
import type { Calendar } from '../model.ts';
import { isOpen } from '../rules.ts';

/** A phase with the notice it is of, by which its exceptions are told in words; of a window for some alone with whom. */
export type ShownPhase = Phase & { announcement: Announcement; for?: Selector | null };

export function shownPhases({ announcement }: Calendar, phases: readonly Phase[]): ShownPhase[] {
  return phases.map((phase) => ({ ...phase, announcement }));
}

const PhaseExceptionType = builder.objectRef<PhaseException & { number: number; announcement: Announcement }>('PhaseException').implement({
  description:
    '另行规定的时间。The window of a phase for certain series, levels, committees, or what is recognised directly. Rules C1, C8.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号，自1起；调整时以此指明。By which an amendment names it.' }),
    who: t.field({ type: BilingualType, description: '适用对象。For whom.', resolve: (one) => forWhom(one.for, one.announcement) }),
    series: t.stringList({ nullable: true, description: '系列代码；空为不限。', resolve: (one) => one.for.series ?? null }),
    levels: t.field({ type: [LevelEnum], nullable: true, description: '级别；空为不限。', resolve: (one) => one.for.levels ?? null }),
    committees: t.stringList({ nullable: true, description: '评委会代码；空为不限。', resolve: (one) => one.for.committees ?? null }),
    recognition: t.boolean({
      nullable: true,
      description: '真：仅考核认定；假：考核认定以外；空为不限。True: what is recognised directly alone; false: all else.',
      resolve: (one) => one.for.recognition ?? null,
    }),
    opensAt: t.expose('opensAt', { type: 'Instant', nullable: true, description: '开始时刻；空为与一般的时间相同。' }),
    closesAt: t.expose('closesAt', {
      type: 'Instant',
      nullable: true,
      description: '截止时刻；空为与一般的时间相同，或按评委会会期推算。Null: that of all others, or by each committee’s meeting.',
    }),
    daysBeforeMeeting: t.exposeInt('daysBeforeMeeting', {
      nullable: true,
      description: '评委会开会前多少日截止。So many days before the committee meets.',
    }),
    source: t.exposeString('source', { description: '出处。' }),
  }),
});

export const PhaseType = builder.objectRef<ShownPhase>('Phase').implement({
  description: '阶段。A half-open window `[opensAt, closesAt)`; 24时 of a day is 0:00 of the next, excluded. Rules C1, C2.',
  fields: (t) => ({
    name: t.expose('name', { type: PhaseNameEnum, description: '阶段名。Which phase.' }),
    title: t.exposeString('title', { description: '阶段的中文名称。Its title in the notice.' }),
    opensAt: t.expose('opensAt', { type: 'Instant', description: '开始时刻。First instant inside.' }),
    closesAt: t.expose('closesAt', { type: 'Instant', description: '截止时刻。First instant outside.' }),
    isOpen: t.boolean({
      description: '现在是否开放。Whether it is open at the server’s clock.',
      resolve: (phase, _, { now }) => isOpen(phase, now),
    }),
    days: t.int({
      description: '实际天数。The days between its instants. Rule C4.',
      resolve: ({ opensAt, closesAt }) => Math.round((closesAt - opensAt) / DAY),
    }),
    statedDays: t.exposeInt('statedDays', {
      nullable: true,
      description: '通知所称天数。The days the text states, where it does. Rule C4.',
    }),
    cycle: t.string({ description: '评审年度。The cycle it is of.', resolve: ({ announcement }) => announcement.cycle }),
    who: t.field({
      type: BilingualType,
      nullable: true,
      description:
        '仅对部分申报另行规定的时间时，其适用对象；一般的时间为空。Where this is the window of some alone, whose; null for that of all others.',
      resolve: ({ announcement, ...one }) => (one.for ? forWhom(one.for, announcement) : null),
    }),
    source: t.exposeString('source', { description: '出处。The section of the notice, or the document of the last amendment.' }),
    exceptions: t.field({
      type: [PhaseExceptionType],
      description: '对部分申报另行规定的时间。The windows that the notice sets otherwise for some.',
      resolve: ({ exceptions, announcement }) => exceptions.map((one, index) => ({ ...one, number: index + 1, announcement })),
    }),
  }),
});
