/** Which of a workbook's formats show a day, and which day a serial number is. */
import { isDay } from '../time.ts';
import { suspect } from './refusals.ts';
import { readPart } from './walk.ts';
import type { Archive, Entry } from './zip.ts';

/** Formats that every program knows by number and that show a day, as in a Chinese Excel; those of the clock alone are not among them. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
/** Excel itself keeps 65,490. */
const MOST = 100_000;

/** For each style that a cell may name, whether it shows a day. */
export async function dayStylesOf(archive: Archive, entry: Entry | undefined): Promise<readonly boolean[]> {
  const styles: boolean[] = [];
  if (!entry) return styles;
  const own = new Map<string, boolean>();
  const formats: string[] = [];
  await readPart(archive, entry, {
    open(name, attributes, parent) {
      const id = attributes.get('numFmtId') ?? '';
      if (name === 'numFmt' && parent === 'numFmts') own.set(id, showsDay(attributes.get('formatCode') ?? ''));
      if (name === 'xf' && parent === 'cellXfs') formats.push(id);
      if (own.size > MOST || formats.length > MOST) throw suspect('ENTRIES');
    },
  });
  return formats.map((id) => own.get(id) ?? BUILT_IN.has(Number(id)));
}

/** Whether a format's code has a year, a month or a day in it: what stands in brackets, in quotes or behind a dash does not count. */
export function showsDay(code: string): boolean {
  const bare = code.replaceAll(/"[^"]{0,100}"|\[[^\]]{0,100}\]|[\\_*]./gu, '').split(';')[0] ?? '';
  if (/^general$/iu.test(bare)) return false;
  return /[yd]/iu.test(bare) || (/m/iu.test(bare) && !/[hs]/iu.test(bare));
}

const DAY_MS = 86_400_000;

/**
 * The day that a serial number is, `YYYY-MM-DD`; null when it is none between 1900 and 2199. Counting from 1900 has a 29 February 1900
 * that never was: before it a day less must be counted, and itself is no day.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  // Half a second's grace: a day written by arithmetic may fall a hair short.
  const whole = Math.floor(serial + 0.5 / 86_400);
  if (!(Math.abs(whole) < 200_000) || (!from1904 && (whole < 1 || whole === 60))) return null;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const day = new Date(start + whole * DAY_MS).toISOString().slice(0, 10);
  return isDay(day) ? day : null;
}
