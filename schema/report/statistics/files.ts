/** Statistics as a workbook and as CSV: the same lines (R5). */
import type { Instant } from '../../core/time.ts';
import { plainCsv, plainWorkbook, type PlainColumn } from '../../core/workbook/plain.ts';
import type { YearReport } from './model.ts';
import { ABOUT_LEFT_OUT, ABOUT_SEX, headsOf, linesOf, type Both } from './rows.ts';

/** What a line is about, before its numbers. */
const NAMES = [12, 36];

function columnsOf(report: YearReport): PlainColumn[] {
  return headsOf(report).map((title, column) => {
    const width = NAMES[column];
    return width === undefined ? { title, width: 12, isNumber: true } : { title, width };
  });
}

export function csvOf(report: YearReport, both: Both): AsyncIterable<Uint8Array> {
  return plainCsv(columnsOf(report), each(linesOf(both)));
}

export function workbookOf(report: YearReport, both: Both, about: { modified: Instant; isShown: boolean }): AsyncIterable<Uint8Array> {
  const closing = [...(about.isShown ? [ABOUT_LEFT_OUT] : []), ABOUT_SEX];
  const plain = { name: '年度统计', columns: columnsOf(report), fixed: NAMES.length, modified: about.modified };
  return plainWorkbook(plain, each(linesOf(both)), closing);
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* all;
}
