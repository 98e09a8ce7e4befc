/** 考核认定 as a notice has it: the whole table, or none of it said and the defaults (A7). */
import * as z from 'zod';
import { BY_STANDARD, RECOGNITION, type ByStandard, type Recognition } from '../../data/recognition.ts';
import { LEVELS } from '../../data/series.ts';
import { STUDIES } from '../../names.ts';
import { source, whole } from '../values.ts';

const opened = { degree: z.enum(STUDIES), level: z.enum(LEVELS) };

const row: z.ZodType<Recognition, Omit<Recognition, 'source'> & { source?: string | null | undefined }> = z.strictObject({
  ...opened,
  years: whole(0, 40),
  source: source.nullable().default(null),
});
export const recognitionShape = z
  .array(row)
  .max(60)
  .default([...RECOGNITION]);

const byStandard: z.ZodType<ByStandard, ByStandard> = z.strictObject(opened);
export const byStandardShape = z
  .array(byStandard)
  .max(60)
  .default([...BY_STANDARD]);
