/** 考核认定, and the years that are asked in the title before, in the graph (A7, A10). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Bilingual } from '../../../core/refusal.ts';
import { BilingualType } from '../../../graph/bilingual.ts';
import { named } from '../../../graph/named.ts';
import type { Recognition } from '../../../announcement/data/recognition.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, seriesOf, type Level } from '../../../announcement/data/series.ts';
import { LevelEnum } from '../../../announcement/graph/enums.ts';
import { SeriesType } from '../../../announcement/graph/types.ts';
import type { TitleYears } from '../../../announcement/model.ts';
import { EDUCATION_LEVELS, STUDIES, type EducationLevel } from '../../../announcement/names.ts';
import { studyNamed } from '../../eligibility/recognition.ts';
import { CHOICE_ENUMS } from '../enums.ts';

const StudyEnum = builder.enumType('Study', {
  description: manual('可考核认定的学历。', 'Levels of education that may be recognised directly. Rule A7.'),
  values: named(Object.fromEntries(STUDIES.map((study) => [study, studyNamed(study)])) as Record<(typeof STUDIES)[number], Bilingual>),
});

export const RecognitionType = builder.objectRef<Recognition>('Recognition').implement({
  description: manual(
    '考核认定：具备该学历、从事本专业工作满若干年，可认定该层级及以下层级，不须先有下一级职称。',
    'Direct recognition: with this level of education and so many years of work in the specialty, this level and those below may be recognised without the title below. Rule A7.',
  ),
  fields: (t) => ({
    // The notices that are kept call it a degree.
    educationLevel: t.expose('degree', { type: StudyEnum, description: manual('学历。', 'The level of education.') }),
    educationLevelName: t.field({
      type: BilingualType,
      description: manual('学历名称。', 'The name of the level of education.'),
      resolve: ({ degree }) => studyNamed(degree),
    }),
    years: t.exposeInt('years', {
      description: manual('取得学历后从事本专业工作的年限。', 'The years of work in the specialty since it was reached.'),
    }),
    level: t.expose('level', { type: LevelEnum, description: manual('可认定的最高层级。', 'The highest level that may be recognised.') }),
    levelName: t.field({
      type: BilingualType,
      description: manual('层级名称。', 'The name of the level.'),
      resolve: ({ level }) => ({ zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] }),
    }),
    source: t.exposeString('source', {
      nullable: true,
      description: manual('依据；未注明的为空。', 'The source; null where none is given.'),
    }),
  }),
});

const YearsNeededType = builder.objectRef<{ level: Level; educationLevel: EducationLevel; years: number }>('YearsNeeded').implement({
  description: manual(
    '申报某层级所需的现任职务年限，按学历。',
    'The years in the present title needed for a level, by level of education. Rule A10.',
  ),
  fields: (t) => ({
    level: t.expose('level', { type: LevelEnum, description: manual('申报层级。', 'The level applied for.') }),
    educationLevel: t.expose('educationLevel', {
      type: CHOICE_ENUMS.EducationLevel,
      description: manual('学历。', 'The level of education.'),
    }),
    years: t.exposeInt('years', { description: manual('年限。', 'The years.') }),
  }),
});

export const TitleYearsType = builder.objectRef<TitleYears>('TitleYears').implement({
  description: manual(
    '某系列评审标准所需的现任职务年限；未列的以该系列评审标准为准。',
    'The years in the present title that the standard of a series asks for; where a case is not listed, the standard of the series decides. Rule A10.',
  ),
  fields: (t) => ({
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    years: t.field({
      type: [YearsNeededType],
      description: manual('各层级、各学历的年限，自低至高。', 'The years for each level and level of education, the lowest level first.'),
      resolve: ({ years }) =>
        LEVELS.flatMap((level) =>
          EDUCATION_LEVELS.flatMap((educationLevel) => {
            const needed = years[level]?.[educationLevel];
            return needed === undefined ? [] : [{ level, educationLevel, years: needed }];
          }),
        ),
    }),
    source: t.exposeString('source', { description: manual('依据。', 'The source.') }),
  }),
});
