/** What the notice of a cycle asks of applicants, for whoever wants to show it (A6, A7, A10, P5, V7). */
import { builder } from '../../../builder.ts';
import { seriesOf } from '../../../announcement/data/series.ts';
import { SeriesType } from '../../../announcement/graph/types.ts';
import type { Announcement } from '../../../announcement/model.ts';
import { CycleType } from '../../../calendar/graph/types.ts';
import { PERSON_KINDS } from '../../../identity/channels.ts';
import { ChannelType } from './channels.ts';
import { ConditionType } from './conditions.ts';
import { RecognitionType, TitleYearsType } from './recognition.ts';

const StandardsType = builder.objectRef<Announcement>('Standards').implement({
  description: '申报标准：通知对申报人的要求。What the notice asks of applicants. Rules A6, A7, A10, P5.',
  fields: (t) => ({
    recognition: t.field({
      type: [RecognitionType],
      description: '考核认定。Direct recognition.',
      resolve: ({ standards }) => [...standards.recognition],
    }),
    titleYears: t.field({
      type: [TitleYearsType],
      description: '各系列评价标准所需的现任职务年限。Years in the title before, by series.',
      resolve: ({ standards }) => [...standards.titleYears],
    }),
    examSeries: t.field({
      type: [SeriesType],
      description: '以考代评的系列。Series with national examinations.',
      resolve: ({ standards }) => standards.byExam.flatMap((code) => seriesOf(code) ?? []),
    }),
    channels: t.field({
      type: [ChannelType],
      description: '申报渠道，各类人员均列。The channels of every kind of people.',
      resolve: (notice) => PERSON_KINDS.map((kind) => ({ ...notice.standards.channels[kind], kind, notice })),
    }),
    conditions: t.field({
      type: [ConditionType],
      description: '通知另行规定的条件。Conditions of its own.',
      resolve: (notice) => notice.standards.conditions.map((one) => ({ ...one, notice })),
    }),
  }),
});

builder.objectField(CycleType, 'standards', (t) =>
  t.field({
    type: StandardsType,
    description:
      '申报标准：考核认定、任职年限、申报渠道、另行规定的条件。What the notice asks of applicants; public with the cycle. No table request.',
    resolve: ({ announcement }) => announcement,
  }),
);
