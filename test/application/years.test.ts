/** A2: years are computed where dates give them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { specialtyYears, yearsBetween, yearsInPost, yearsSince } from '../../schema/application/form/years.ts';
import { addDays } from '../../schema/core/time.ts';

const work = (...stretches: [from: string, to: string | null, inSpecialty?: boolean][]) => ({
  items: stretches.map(([from, to, inSpecialty = true]) => ({ from, to, inSpecialty, employer: '单位', position: '岗位' })),
});
const TO_THE_DAY = { seniorityAsOf: '2024-12-31', yearsCounted: 'TO_THE_DAY' } as const;
const BY_YEAR = { ...TO_THE_DAY, yearsCounted: 'BY_YEAR' } as const;
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
    expect(specialtyYears(work(['2010-01-01', null]), TO_THE_DAY)).toBe(15);
    expect(specialtyYears(work(['2010-01-02', null]), TO_THE_DAY)).toBe(14);
    expect(specialtyYears(work(['2010-01-01', '2011-12-31']), TO_THE_DAY)).toBe(2);
  });

  it('leave out other work, and what comes later', () => {
    expect(specialtyYears(work(['2010-01-01', '2014-12-31'], ['2015-01-01', null, false]), TO_THE_DAY)).toBe(5);
    expect(specialtyYears(work(['2025-01-01', null]), TO_THE_DAY)).toBe(0);
  });

  it('count once what overlaps, and add what lies apart', () => {
    expect(specialtyYears(work(['2010-01-01', '2014-12-31'], ['2012-01-01', '2016-12-31']), TO_THE_DAY)).toBe(7);
    expect(specialtyYears(work(['2010-01-01', '2010-06-30'], ['2012-01-01', '2012-06-30']), TO_THE_DAY)).toBe(1);
    expect(specialtyYears(work(['2010-01-01', '2010-06-29'], ['2012-01-01', '2012-06-30']), TO_THE_DAY)).toBe(0);
  });

  it('are the same when a stretch is cut in two', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 2, max: 9000 }), fc.nat(), (from, length, cut) => {
        const to = addDays(from, length);
        const middle = addDays(from, cut % length);
        const whole = specialtyYears(work([from, to]), { ...TO_THE_DAY, seniorityAsOf: '2034-12-31' });
        expect(specialtyYears(work([from, middle], [addDays(middle, 1), to]), { ...TO_THE_DAY, seniorityAsOf: '2034-12-31' })).toBe(whole);
      }),
    );
  });
});

describe('A10: years by calendar years', () => {
  it('are the difference of the years, whatever the day: one of December is a year on the first of January', () => {
    const cases = [
      ['2019-12-31', 5, 5],
      ['2020-01-01', 5, 4],
      ['2020-12-31', 4, 4],
      ['2024-12-31', 0, 0],
      ['2025-01-01', 0, 0],
    ] as const;
    for (const [from, toTheDay, byYear] of cases) {
      expect(yearsSince(from, TO_THE_DAY), from).toBe(toTheDay);
      expect(yearsSince(from, BY_YEAR), from).toBe(byYear);
    }
    expect(yearsSince('2020-09-01', TO_THE_DAY)).toBe(4);
    expect(yearsSince('2023-12-31', BY_YEAR)).toBe(1);
    expect(yearsSince('2023-12-31', { ...BY_YEAR, seniorityAsOf: '2024-01-01' })).toBe(1);
    expect(yearsSince('2023-12-31', { ...TO_THE_DAY, seniorityAsOf: '2024-01-01' })).toBe(0);
  });

  it('of work count each time from its year to its year: a gap within a year takes nothing away, one over New Year its years', () => {
    expect(specialtyYears(work(['2010-12-31', null]), BY_YEAR)).toBe(14);
    expect(specialtyYears(work(['2010-01-01', null]), BY_YEAR)).toBe(14);
    expect(specialtyYears(work(['2010-09-01', '2015-03-31'], ['2015-08-01', null]), BY_YEAR)).toBe(14);
    expect(specialtyYears(work(['2010-09-01', '2015-03-31'], ['2016-01-01', null]), BY_YEAR)).toBe(13);
    expect(specialtyYears(work(['2010-09-01', '2015-12-31'], ['2016-01-01', null]), BY_YEAR)).toBe(14);
    expect(specialtyYears(work(['2010-01-01', '2014-12-31'], ['2012-01-01', '2016-12-31']), BY_YEAR)).toBe(6);
    expect(specialtyYears(work(['2010-01-01', '2030-12-31'], ['2025-01-01', null]), BY_YEAR)).toBe(14);
    expect(specialtyYears(work(['2024-02-01', null]), BY_YEAR)).toBe(0);
  });

  it('in the present post as well', () => {
    expect(yearsInPost(work(['2023-12-01', null]), TO_THE_DAY)).toBe(1);
    expect(yearsInPost(work(['2023-12-31', null]), BY_YEAR)).toBe(1);
    expect(yearsInPost(work(['2024-01-01', null]), TO_THE_DAY)).toBe(1);
    expect(yearsInPost(work(['2024-01-01', null]), BY_YEAR)).toBe(0);
  });
});
