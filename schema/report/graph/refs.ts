/** The nodes of the year's end, named before any of them has fields. */
import { builder } from '../../builder.ts';
import type { YearReport } from '../statistics/model.ts';
import type { WorkSummary } from '../summaries/model.ts';

export const summaryRef = builder.objectRef<WorkSummary>('WorkSummary');
export const yearReportRef = builder.objectRef<YearReport>('YearReport');
