/** 考核认定, and the years that are asked in the title before, in the graph (A7, A10). */
import { builder } from '../../../builder.ts';
import type { Bilingual } from '../../../core/refusal.ts';
import { BilingualType } from '../../../graph/bilingual.ts';
import { named } from '../../../graph/named.ts';
import type { Recognition } from '../../../announcement/data/recognition.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, seriesOf, type Level } from '../../../announcement/data/series.ts';
import { LevelEnum } from '../../../announcement/graph/enums.ts';
import { SeriesType } from '../../../announcement/graph/types.ts';
import type { TitleYears } from '../../../announcement/model.ts';
import { DEGREES, STUDIES, type Degree } from '../../../announcement/names.ts';
import { studyNamed } from '../../eligibility/recognition.ts';
import { CHOICE_ENUMS } from '../enums.ts';

const StudyEnum = builder.enumType('Study', {
  description: '可考核认定的学历。Studies that may be recognised directly. Rule A7.',
  values: named(Object.fromEntries(STUDIES.map((study) => [study, studyNamed(study)])) as Record<(typeof STUDIES)[number], Bilingual>),
});

export const RecognitionType = builder.objectRef<Recognition>('Recognition').implement({
  description:
    '考核认定：具备该学历、从事本专业工作满若干年，可认定该层级及以下层级。What studies lead to without the title below. Rule A7.',
  fields: (t) => ({
    degree: t.expose('degree', { type: StudyEnum, description: '学历。The studies.' }),
    degreeName: t.field({
      type: BilingualType,
      description: '学历名称。What they are called.',
      resolve: ({ degree }) => studyNamed(degree),
    }),
    years: t.exposeInt('years', { description: '取得学历后从事本专业工作的年限。Years of work in the specialty since.' }),
    level: t.expose('level', { type: LevelEnum, description: '可认定的最高层级。The highest level that is open.' }),
    levelName: t.field({
      type: BilingualType,
      description: '层级名称。What it is called.',
      resolve: ({ level }) => ({ zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] }),
    }),
    source: t.exposeString('source', { nullable: true, description: '依据；未注明的无。Where it comes from.' }),
  }),
});

const YearsNeededType = builder.objectRef<{ level: Level; degree: Degree; years: number }>('YearsNeeded').implement({
  description: '申报某层级所需的现任职务年限。Years in the title before, for a level and a degree. Rule A10.',
  fields: (t) => ({
    level: t.expose('level', { type: LevelEnum, description: '申报层级。The level applied for.' }),
    degree: t.expose('degree', { type: CHOICE_ENUMS.Degree, description: '学历。The degree.' }),
    years: t.exposeInt('years', { description: '年限。The years.' }),
  }),
});

export const TitleYearsType = builder.objectRef<TitleYears>('TitleYears').implement({
  description:
    '某系列评价标准所需的现任职务年限；未列的以该系列评价标准为准。What the standard of a series asks of the title before. Rule A10.',
  fields: (t) => ({
    series: t.field({ type: SeriesType, nullable: true, description: '系列。The series.', resolve: ({ series }) => seriesOf(series) }),
    years: t.field({
      type: [YearsNeededType],
      description: '各层级、各学历的年限，自低至高。For each level and degree, the lowest level first.',
      resolve: ({ years }) =>
        LEVELS.flatMap((level) =>
          DEGREES.flatMap((degree) => {
            const needed = years[level]?.[degree];
            return needed === undefined ? [] : [{ level, degree, years: needed }];
          }),
        ),
    }),
    source: t.exposeString('source', { description: '依据。Where it comes from.' }),
  }),
});
