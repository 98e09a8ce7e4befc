/**
 * What a notice asks of applicants beside its numbers: what 学历 leads to, through what people apply, what their forms have, years in
 * the title before, and conditions of its own. What a notice does not say is as the defaults beside have it.
 */
import * as z from 'zod';
import { BY_EXAM } from '../../data/exams.ts';
import { seriesCode } from '../values.ts';
import { channelsShape } from './channels.ts';
import { conditionsShape } from './conditions.ts';
import { formsShape } from './forms.ts';
import { byStandardShape, recognitionShape } from './recognition.ts';
import { titleYearsShape } from './title-years.ts';

export const standardsShape = z.strictObject({
  recognition: recognitionShape,
  byStandard: byStandardShape,
  channels: channelsShape,
  forms: formsShape,
  /** Series with national examinations (以考代评). */
  byExam: z
    .array(seriesCode)
    .max(60)
    .default([...BY_EXAM]),
  titleYears: z.array(titleYearsShape).max(60).default([]),
  conditions: conditionsShape,
});
export type Standards = z.output<typeof standardsShape>;

/** What holds where no notice says anything: of a city that has none yet. */
export const DEFAULT_STANDARDS: Standards = standardsShape.parse({});
