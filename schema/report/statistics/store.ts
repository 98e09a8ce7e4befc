/** How statistics are kept: the job, beside it what it has counted and what everybody sees of that, each written once. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import {
  publishedShape,
  reportCountsShape,
  reportShownShape,
  yearReportShape,
  type Published,
  type ReportCounts,
  type ReportShown,
  type YearReport,
} from './model.ts';

type Paging = { limit: number; after: string | null };

export async function loadReport(table: Table, id: string): Promise<YearReport | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.yearReport.key({ report: id }));
  return item && fromItem(yearReportShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function reportIn(context: Context, id: string): Promise<YearReport | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.yearReport.key({ report: id }));
  return item && fromItem(yearReportShape, item);
}

export function putReport(one: YearReport, before: Versioned | null): Write {
  const entry = keys.cycleReports.entry({ cycle: one.cycle, at: instantKey(one.requestedAt), report: one.id });
  return { put: toItem(keys.yearReport.key({ report: one.id }), one, entry), when: unchanged(before), as: 'report' };
}

/** The statistics of a cycle, the newest first. */
export async function listReports(table: Table, cycle: string, paging: Paging) {
  const range = keys.cycleReports.under({ cycle });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(yearReportShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

export async function countsIn(context: Context, report: string): Promise<ReportCounts | null> {
  const item = await getTogether(context, keys.yearReportCounts.key({ report }));
  return item && fromItem(reportCountsShape, item);
}

export function putCounts(one: ReportCounts): Write {
  return { put: toItem(keys.yearReportCounts.key({ report: one.report }), one), when: 'absent', as: 'counts' };
}

export async function loadShown(table: Table, report: string): Promise<ReportShown | null> {
  const item = await table.get(keys.yearReportShown.key({ report }));
  return item && fromItem(reportShownShape, item);
}

/** The same for showing it. */
export async function shownIn(context: Context, report: string): Promise<ReportShown | null> {
  const item = await getTogether(context, keys.yearReportShown.key({ report }));
  return item && fromItem(reportShownShape, item);
}

export function putShown(one: ReportShown): Write {
  return { put: toItem(keys.yearReportShown.key({ report: one.report }), one), when: 'absent', as: 'shown' };
}

/** Which statistics of a cycle are published. */
export async function loadPublished(table: Table, cycle: string): Promise<Published | null> {
  if (!keys.isKeyPart(cycle)) return null;
  const item = await table.get(keys.publishedReport.key({ cycle }));
  return item && fromItem(publishedShape, item);
}

export function putPublished(cycle: string, one: Published, before: Published | null): Write {
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.publishedReport.key({ cycle }), one), when, as: 'published' };
}
