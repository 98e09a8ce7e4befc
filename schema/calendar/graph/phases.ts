/** A phase in the graph: its window, and those that the notice sets otherwise for some. */
import { builder } from '../../builder.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual(
    '对某些系列、层级、评委会或考核认定另行规定的阶段时间。',
    'The window of a phase for certain series, levels or committees, or for direct recognition. Rules C1, C8.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: manual('序号，自1起；调整时以此指明。', 'Its number, from 1, by which an amendment names it.'),
    }),
    who: t.field({
      type: BilingualType,
      description: manual('适用对象。', 'Whom it is for.'),
      resolve: (one) => forWhom(one.for, one.announcement),
    }),
    series: t.field({
      type: [SeriesType],
      nullable: true,
      description: manual('系列；空为不限。', 'The series; null for any.'),
      resolve: (one) => one.for.series?.flatMap((code) => seriesOf(code) ?? []) ?? null,
    }),
    levels: t.field({
      type: [LevelEnum],
      nullable: true,
      description: manual('层级；空为不限。', 'The levels; null for any.'),
      resolve: (one) => one.for.levels ?? null,
    }),
    committees: t.stringList({
      nullable: true,
      description: manual('评委会代码；空为不限。', 'The codes of committees; null for any.'),
      resolve: (one) => one.for.committees ?? null,
    }),
    recognition: t.boolean({
      nullable: true,
      description: manual(
        '真：仅考核认定；假：考核认定以外；空为不限。',
        'True: direct recognition only; false: all but direct recognition; null: any.',
      ),
      resolve: (one) => one.for.recognition ?? null,
    }),
    opensAt: t.expose('opensAt', {
      type: 'Instant',
      nullable: true,
      description: manual('开始时刻；空为与一般的时间相同。', 'When it opens; null where it is the same as the general window.'),
    }),
    closesAt: t.expose('closesAt', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '截止时刻；空为与一般的时间相同，或按评委会会期推算。',
        'When it closes; null where it is the same as the general window, or counted from the meeting of each committee.',
      ),
    }),
    daysBeforeMeeting: t.exposeInt('daysBeforeMeeting', {
      nullable: true,
      description: manual('评委会开会前多少日截止。', 'How many days before the committee meets it closes.'),
    }),
    source: t.exposeString('source', { description: manual('出处。', 'The source.') }),
  }),
});

export const PhaseType = builder.objectRef<ShownPhase>('Phase').implement({
  description: manual(
    '阶段：自开始时刻起、至截止时刻前止，即 `[opensAt, closesAt)`；某日24时即次日0时，不含在内。',
    'A phase: a half-open window `[opensAt, closesAt)`; 24:00 of a day is 0:00 of the next, excluded. Rules C1, C2.',
  ),
  fields: (t) => ({
    name: t.expose('name', { type: PhaseNameEnum, description: manual('阶段名。', 'Which phase it is.') }),
    title: t.exposeString('title', { description: manual('阶段在通知中的中文名称。', 'The Chinese title of the phase in the notice.') }),
    opensAt: t.expose('opensAt', {
      type: 'Instant',
      description: manual('开始时刻，含在内。', 'When it opens: the first instant inside.'),
    }),
    closesAt: t.expose('closesAt', {
      type: 'Instant',
      description: manual('截止时刻，不含在内。', 'When it closes: the first instant outside.'),
    }),
    isOpen: t.boolean({
      description: manual('按服务器时刻，现在是否开放。', 'Whether it is open now by the server’s clock.'),
      resolve: (phase, _, { now }) => isOpen(phase, now),
    }),
    days: t.int({
      description: manual('开始至截止的实际天数。', 'The actual days between its instants. Rule C4.'),
      resolve: ({ opensAt, closesAt }) => Math.round((closesAt - opensAt) / DAY),
    }),
    statedDays: t.exposeInt('statedDays', {
      nullable: true,
      description: manual('通知所称天数；未载明的为空。', 'The days the notice states; null where it states none. Rule C4.'),
    }),
    cycle: t.string({
      description: manual('所属的评审年度。', 'The cycle it belongs to.'),
      resolve: ({ announcement }) => announcement.cycle,
    }),
    who: t.field({
      type: BilingualType,
      nullable: true,
      description: manual(
        '仅对部分申报另行规定的时间时，其适用对象；一般的时间为空。',
        'Whom it is for, where this is a window for some applications only; null for the general window.',
      ),
      resolve: ({ announcement, ...one }) => (one.for ? forWhom(one.for, announcement) : null),
    }),
    source: t.exposeString('source', {
      description: manual(
        '出处：通知的章节，或最近一次调整的文号。',
        'The source: the section of the notice, or the document of the last amendment.',
      ),
    }),
    exceptions: t.field({
      type: [PhaseExceptionType],
      description: manual('对部分申报另行规定的时间。', 'The windows that the notice sets otherwise for some applications.'),
      resolve: ({ exceptions, announcement }) => exceptions.map((one, index) => ({ ...one, number: index + 1, announcement })),
    }),
  }),
});
