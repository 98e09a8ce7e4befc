/** A2: years are computed where dates give them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { specialtyYears, yearsBetween } from '../../schema/application/form/years.ts';
import { addDays } from '../../schema/core/time.ts';

const work = (...stretches: [from: string, to: string | null, inSpecialty?: boolean][]) => ({
  items: stretches.map(([from, to, inSpecialty = true]) => ({ from, to, inSpecialty, employer: '单位', position: '岗位' })),
});
const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('1980-01-01', offset));

describe('whole years', () => {
  it('are full on the day, and not the day before', () => {
    expect(yearsBetween('2019-12-01', '2024-12-01')).toBe(5);
    expect(yearsBetween('2019-12-01', '2024-11-30')).toBe(4);
    expect(yearsBetween('2024-01-01', '2023-01-01')).toBe(0);
    expect(yearsBetween('2020-02-29', '2024-02-28')).toBe(3);
    expect(yearsBetween('2020-02-29', '2024-02-29')).toBe(4);
  });

  it('are those that Temporal counts, for any two days', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const { years } = Temporal.PlainDate.from(from).until(to, { largestUnit: 'years' });
        // From 29 February to 28 February of a year without one: full for Temporal, for us on 1 March.
        if (from.endsWith('-02-29')) return;
        expect(yearsBetween(from, to)).toBe(Math.max(0, years));
      }),
    );
  });
});

describe('years of work in the specialty', () => {
  it('run to the day they are counted to, that day included', () => {
    expect(specialtyYears(work(['2010-01-01', null]), '2024-12-31')).toBe(15);
    expect(specialtyYears(work(['2010-01-02', null]), '2024-12-31')).toBe(14);
    expect(specialtyYears(work(['2010-01-01', '2011-12-31']), '2024-12-31')).toBe(2);
  });

  it('leave out other work, and what comes later', () => {
    expect(specialtyYears(work(['2010-01-01', '2014-12-31'], ['2015-01-01', null, false]), '2024-12-31')).toBe(5);
    expect(specialtyYears(work(['2025-01-01', null]), '2024-12-31')).toBe(0);
  });

  it('count once what overlaps, and add what lies apart', () => {
    expect(specialtyYears(work(['2010-01-01', '2014-12-31'], ['2012-01-01', '2016-12-31']), '2024-12-31')).toBe(7);
    expect(specialtyYears(work(['2010-01-01', '2010-06-30'], ['2012-01-01', '2012-06-30']), '2024-12-31')).toBe(1);
    expect(specialtyYears(work(['2010-01-01', '2010-06-29'], ['2012-01-01', '2012-06-30']), '2024-12-31')).toBe(0);
  });

  it('are the same when a stretch is cut in two', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 2, max: 9000 }), fc.nat(), (from, length, cut) => {
        const to = addDays(from, length);
        const middle = addDays(from, cut % length);
        const whole = specialtyYears(work([from, to]), '2034-12-31');
        expect(specialtyYears(work([from, middle], [addDays(middle, 1), to]), '2034-12-31')).toBe(whole);
      }),
    );
  });
});
