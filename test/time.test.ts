/** Days and instants of UTC+8, compared with Temporal over the years a review can live in (C1). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  endOfDay,
  inChinese,
  stamped,
  isDay,
  lastOfMonth,
  parseInstant,
  startOfDay,
  toIso,
  weekday,
} from '../schema/core/time.ts';
import { postingRefusals } from '../schema/posting/refusals.ts';
import { at, ends } from '../schema/export/lists/column.ts';
import { sentenceOf } from '../schema/summary/check/sentences.ts';
import { filesIn, ROOT } from './support/sources.ts';

const years = fc.integer({ min: 1992, max: 2198 });
const days = fc.tuple(years, fc.integer({ min: 1, max: 366 })).map(([year, ordinal]) =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 })
    .add({ days: ordinal - 1 })
    .toString(),
);
const instants = fc.tuple(days, fc.integer({ min: 0, max: 86_399_999 })).map(([day, ms]) => Date.parse(`${day}T00:00:00Z`) + ms);
const zoned = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Asia/Shanghai');

describe('time in Asia/Shanghai', () => {
  it('days begin and end where Temporal says', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, count) => {
        const plain = Temporal.PlainDate.from(day);
        expect(startOfDay(day)).toBe(plain.toZonedDateTime('Asia/Shanghai').epochMilliseconds);
        expect(endOfDay(day)).toBe(plain.add({ days: 1 }).toZonedDateTime('Asia/Shanghai').epochMilliseconds);
        expect(addDays(day, count)).toBe(plain.add({ days: count }).toString());
        expect(weekday(day)).toBe(plain.dayOfWeek);
        expect(lastOfMonth(plain.year, plain.month)).toBe(plain.with({ day: plain.daysInMonth }).toString());
      }),
      { numRuns: 2000 },
    );
  });

  it('instants are written and read back as Temporal does', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayOf(instant)).toBe(zoned(instant).toPlainDate().toString());
        expect(toIso(instant)).toBe(zoned(instant).toString({ timeZoneName: 'never', smallestUnit: 'millisecond' }));
        expect(parseInstant(toIso(instant))).toBe(instant);
        expect(parseInstant(new Date(instant).toISOString())).toBe(instant);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes as days and instants what Temporal takes, and no other text', () => {
    const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789-:T+Z. ')), maxLength: 30 });
    const nearDay = fc
      .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
      .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
    const exists = (text: string) => {
      try {
        return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.oneof(digits, nearDay), (text) => isDay(text) === (/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/u.test(text) && exists(text))),
      { numRuns: 5000 },
    );
    const nearInstant = fc
      .tuple(
        nearDay,
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 0, max: 61 }),
        fc.constantFrom('Z', '+08:00', '-05:30', '', '+8', '+25:00'),
      )
      .map(([day, hour, minute, offset]) => `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00${offset}`);
    fc.assert(
      fc.property(nearInstant, (text) => {
        let known: number | null = null;
        try {
          known = Temporal.Instant.from(text).epochMilliseconds;
        } catch {
          known = null;
        }
        return parseInstant(text) === known;
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['2024-10-21T00:00:00+08:00', true, '2024年10月20日24时', '2024-10-20 24:00'],
    ['2024-10-21T00:00:00+08:00', false, '2024年10月21日0时', '2024-10-21 00:00'],
    ['2024-10-20T14:30:00+08:00', true, '2024年10月20日14:30', '2024-10-20 14:30'],
    ['2024-10-20T14:30:05+08:00', false, '2024年10月20日14:30:05', '2024-10-20 14:30:05'],
    ['2025-01-01T00:00:00+08:00', true, '2024年12月31日24时', '2024-12-31 24:00'],
  ])('%s is told as people read it', (text, closing, zh, en) => {
    expect(inChinese(parseInstant(text) ?? 0, closing)).toBe(zh);
    expect(stamped(parseInstant(text) ?? 0, closing)).toBe(en);
  });

  it('an instant is told to people by one formatter: to the minute, with seconds where there are some; the ISO text is for machines', () => {
    // Who writes it: scalars, what is signed or hashed, what names an item or tells one event from another.
    const MACHINES =
      /^schema\/(?:core\/(?:time|witness|workbook\/writing\/parts)|builder|certificate\/statement|evaluation\/session\/(?:minutes|actions\/minutes)|history\/rules\/sealing|notification\/actions\/undelivered|supervision\/signals\/rules\/officers|application\/receipts|archive\/actions\/finish)\.ts$/u;
    const source = (file: string) => readFileSync(join(ROOT, file), 'utf8');
    const files = filesIn('schema').filter((file) => file.endsWith('.ts') && !MACHINES.test(file));
    expect(files.length).toBeGreaterThan(500);
    expect(
      files.filter((file) => /\btoIso\(|\.toLocale(?:Date|Time)?String\(|Intl\.DateTimeFormat|\.getUTCHours\(/u.test(source(file))),
    ).toEqual([]);
    // And where machines have it, nobody reads it: the evidence of a signal is told as everything is.
    expect(source('schema/supervision/signals/rules/officers.ts')).not.toMatch(/shown\([^)]*toIso/u);
  });

  it('in the files of lists as in letters: 24时 of a last day, seconds only where there are some', () => {
    const when = (text: string) => parseInstant(text) ?? expect.fail(text);
    expect([at(when('2024-09-11T10:00:00+08:00')), at(when('2024-09-11T10:00:07.250+08:00'))]).toEqual([
      '2024-09-11 10:00',
      '2024-09-11 10:00:07',
    ]);
    expect([at(when('2024-09-11T00:00:00+08:00')), ends(when('2024-09-11T00:00:00+08:00'))]).toEqual([
      '2024-09-11 00:00',
      '2024-09-10 24:00',
    ]);
    expect([at(null), ends(undefined)]).toEqual(['', '']);
    const sorted = ['2024-09-11T10:00:00+08:00', '2024-09-11T10:00:07+08:00', '2024-09-11T10:01:00+08:00'].map((text) => at(when(text)));
    expect(sorted.toSorted()).toEqual(sorted);
  });

  it('a day in a refusal is told as people read it, but in a table, where it is to be typed as it stands (D4)', () => {
    const why = postingRefusals.MEETING_STALE({ from: '2024-09-01' });
    expect(why.sentence('zh')).toContain('不得早于2024年9月1日召开');
    expect(why.sentence('en')).toContain('2024-09-01');
    const cell = { kind: 'DIFFERENT', row: 7, place: 'F7', heading: '学历取得时间', expected: '2010-06-30', found: '2010-07-01' } as const;
    expect(sentenceOf(cell).zh).toContain('2010-06-30');
  });
});
