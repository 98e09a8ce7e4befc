/** 年度统计: what a cycle has come to at an instant, counted by a job and kept; the bureau sees it whole, and everybody once it is published (R5). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { WORKBOOK_TYPE } from '../../core/workbook/model.ts';
import { countsShape, shownShape } from './counts.ts';

export const REPORT_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_STATE_NAMES: Record<ReportState, Bilingual> = {
  QUEUED: say('排队中', 'queued'),
  RUNNING: say('统计中', 'being counted'),
  DONE: say('已完成', 'done'),
  FAILED: say('失败，将自动重试', 'failed, and tried again by itself'),
};

const count = z.number().int().nonnegative();
export const FORMATS = ['XLSX', 'CSV', 'PDF'] as const;
export type Format = (typeof FORMATS)[number];
const fileShape = z.object({ key: z.string(), size: count, sha256: z.string() });
export type ReportFile = z.infer<typeof fileShape>;
const filesShape = z.record(z.enum(FORMATS), fileShape);
export type ReportFiles = z.infer<typeof filesShape>;

const cycleShape = z.object({ cycle: z.string(), year: z.number().int() });

export const yearReportShape = z.object({
  id: z.string(),
  cycle: z.string(),
  year: z.number().int(),
  city: z.string(),
  cityName: z.string(),
  /** The cycle of the year before in the city, whose numbers stand beside; null where there is none. */
  last: cycleShape.nullable(),
  state: z.enum(REPORT_STATES),
  /** Shards counted, of how many; and applications so far. */
  done: count,
  total: count,
  applications: count,
  /** The files of the whole, and of what everybody sees; null until it is finished. */
  files: z.object({ whole: filesShape, shown: filesShape }).nullable(),
  requestedBy: z.string(),
  requestedAt: z.number(),
  /** As of when it was counted: the beginning of the run that has finished it; null before. */
  countedAt: z.number().nullable().default(null),
  finishedAt: z.number().nullable(),
  published: z.object({ at: z.number(), by: z.string() }).nullable(),
  ...versioned,
});
export type YearReport = z.infer<typeof yearReportShape>;

/** As of when its numbers are. */
export const asOf = ({ countedAt, requestedAt }: Pick<YearReport, 'countedAt' | 'requestedAt'>): number => countedAt ?? requestedAt;

/** What was counted, and the same of the year before. */
export const reportCountsShape = z.object({ report: z.string(), own: countsShape, last: countsShape.nullable() });
export type ReportCounts = z.infer<typeof reportCountsShape>;
export const reportShownShape = z.object({ report: z.string(), own: shownShape, last: shownShape.nullable() });
export type ReportShown = z.infer<typeof reportShownShape>;

/** Which statistics of a cycle are published: the last ones that were. */
export const publishedShape = z.object({ report: z.string(), requestedAt: z.number(), version: z.number().int().positive() });
export type Published = z.infer<typeof publishedShape>;

const ENDINGS: Record<Format, string> = { XLSX: 'xlsx', CSV: 'csv', PDF: 'pdf' };
export const CONTENT_TYPES: Record<Format, string> = {
  XLSX: WORKBOOK_TYPE,
  CSV: 'text/csv',
  PDF: 'application/pdf',
};

/** Where a file of one run lies: another run of the same job replaces none. */
export function reportKeyOf({ id }: Pick<YearReport, 'id'>, run: string, of: 'whole' | 'shown', format: Format): string {
  return `reports/statistics/${id}-${run}-${of}.${ENDINGS[format]}`;
}

/** What it is called on paper, and as a file. */
export function titleOf({ cityName, year }: Pick<YearReport, 'cityName' | 'year'>): string {
  return `${cityName}${year}年度职称评审统计`;
}
export const fileNameOf = (one: YearReport, of: 'whole' | 'shown', format: Format): string =>
  `${titleOf(one)}${of === 'shown' ? '（公开）' : ''}.${ENDINGS[format]}`;
