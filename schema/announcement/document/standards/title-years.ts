/** Years in the title held before, by series, as their standards ask for them (A10). */
import * as z from 'zod';
import { LEVELS, type Level } from '../../data/series.ts';
import { EDUCATION_LEVELS, type EducationLevel } from '../../names.ts';
import { line, seriesCode, whole } from '../values.ts';

export const titleYearsShape = z.strictObject({
  series: seriesCode,
  /** For each level applied for, by 学历, the years since the title before was obtained. What the standard does not say is not here (A10). */
  years: z.partialRecord(z.enum(LEVELS), z.partialRecord(z.enum(EDUCATION_LEVELS), whole(0, 40))),
  source: line(200),
});
/** What the standard of a series asks of the title held before (A10). */
export type TitleYears = z.output<typeof titleYearsShape> & { years: Partial<Record<Level, Partial<Record<EducationLevel, number>>>> };
