/** What the notice of a cycle asks of applicants, for whoever wants to show it (A6, A7, A10, P5, V7). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { seriesOf } from '../../../announcement/data/series.ts';
import { SeriesType } from '../../../announcement/graph/types.ts';
import type { Announcement } from '../../../announcement/model.ts';
import { CycleType } from '../../../calendar/graph/types.ts';
import { PERSON_KINDS } from '../../../identity/channels.ts';
import { ChannelType } from './channels.ts';
import { ConditionType } from './conditions.ts';
import { RecognitionType, TitleYearsType } from './recognition.ts';

const StandardsType = builder.objectRef<Announcement>('Standards').implement({
  description: manual('申报标准：通知对申报人的要求。', 'The standards: what the notice asks of applicants. Rules A6, A7, A10, P5.'),
  fields: (t) => ({
    recognition: t.field({
      type: [RecognitionType],
      description: manual('考核认定。', 'Direct recognition.'),
      resolve: ({ standards }) => [...standards.recognition],
    }),
    titleYears: t.field({
      type: [TitleYearsType],
      description: manual(
        '各系列评审标准所需的现任职务年限。',
        'The years in the present title that the standard of each series asks for.',
      ),
      resolve: ({ standards }) => [...standards.titleYears],
    }),
    examSeries: t.field({
      type: [SeriesType],
      description: manual('以考代评的系列。', 'The series in which a national examination takes the place of review.'),
      resolve: ({ standards }) => standards.byExam.flatMap((code) => seriesOf(code) ?? []),
    }),
    channels: t.field({
      type: [ChannelType],
      description: manual('申报渠道，各类人员均列。', 'The channels, for every kind of person.'),
      resolve: (notice) => PERSON_KINDS.map((kind) => ({ ...notice.standards.channels[kind], kind, notice })),
    }),
    conditions: t.field({
      type: [ConditionType],
      description: manual('通知另行规定的条件。', 'The conditions that the notice itself sets.'),
      resolve: (notice) => notice.standards.conditions.map((one) => ({ ...one, notice })),
    }),
  }),
});

builder.objectField(CycleType, 'standards', (t) =>
  t.field({
    type: StandardsType,
    description: manual(
      '申报标准：考核认定、任职年限、申报渠道、另行规定的条件，随年度公开。不读表。',
      'The standards: direct recognition, years in the title, channels and conditions of the notice’s own; public with the cycle. No table request.',
    ),
    resolve: ({ announcement }) => announcement,
  }),
);
