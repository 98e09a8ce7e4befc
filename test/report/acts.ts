/** The mutations of the year's end, each told once (R5). */
import type { Acts } from '../support/act.ts';
import { committeeId } from '../support/committees.ts';
import {
  BUILD_REPORT,
  countedYear,
  FILE_SUMMARY,
  filedSummary,
  PUBLISH_REPORT,
  RETURN_SUMMARY,
  SUMMARISED,
  SUMMARY_UPLOAD,
} from '../support/year.ts';

export const REPORT: Acts = {
  requestSummaryUpload: {
    may: ['pan'],
    document: SUMMARY_UPLOAD,
    asks: () => ({ committee: committeeId(), size: 1000 }),
  },
  fileWorkSummary: {
    may: ['pan'],
    document: FILE_SUMMARY,
    asks: () => ({ committee: committeeId(), version: 0, content: SUMMARISED }),
  },
  returnWorkSummary: { may: ['wang'], document: RETURN_SUMMARY, asks: (world) => filedSummary(world) },
  buildYearReport: { may: ['wang'], document: BUILD_REPORT, asks: () => ({}) },
  publishYearReport: { may: ['wang'], document: PUBLISH_REPORT, asks: (world) => countedYear(world) },
};
