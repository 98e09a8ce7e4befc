/** What a notice asks of applicants beside its numbers: the years in the title held before, and conditions of its own. */
import * as z from 'zod';
import { LEVELS, type Level } from '../data/series.ts';
import { line, seriesCode, whole } from './values.ts';

const titleYearsShape = z.strictObject({
  series: seriesCode,
  /** For each level applied for, by degree, the years since the title before was obtained. What the standard does not say is not here (A10). */
  years: z.partialRecord(z.enum(LEVELS), z.record(z.string(), whole(0, 40))),
  source: line(200),
});
/** What the standard of a series asks of the title held before (A10). */
export type TitleYears = z.output<typeof titleYearsShape> & { years: Partial<Record<Level, Readonly<Record<string, number>>>> };

export const standardsShape = z.strictObject({
  titleYears: z.array(titleYearsShape).max(60).default([]),
});
export type Standards = z.output<typeof standardsShape>;
