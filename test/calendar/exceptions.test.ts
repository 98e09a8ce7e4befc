/** Windows that a notice sets otherwise for some, and phases that it does not have (C1, C8). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { LEVELS, SERIES } from '../../schema/announcement/data/series.ts';
import { announcementFrom } from '../../schema/announcement/document/index.ts';
import type { PhaseName } from '../../schema/announcement/model.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';
import {
  calendarFor,
  closesFor,
  closingsOf,
  exceptionAt,
  phasesStanding,
  variantsAt,
  type About,
} from '../../schema/calendar/exceptions.ts';
import { calendarOfTable } from '../../schema/calendar/of-tables.ts';
import { forWhom } from '../../schema/calendar/for-whom.ts';
import type { Amendment, Calendar } from '../../schema/calendar/model.ts';
import { isOpen, phaseAt } from '../../schema/calendar/rules.ts';
import { schedulesOf } from '../../schema/calendar/schedules.ts';
import { instant } from '../support/world.ts';

const NOW = instant('2024-09-11T09:00:00+08:00');

/** The notice of 2024 with other windows for some; `null` takes a phase out. */
function withExceptions(exceptions: Partial<Record<PhaseName, object[] | null>>, amendments: Amendment[] = []): Calendar {
  const phases = JIAYUGUAN_2024_DOCUMENT.phases.flatMap((phase) => {
    const own = exceptions[phase.name];
    return own === null ? [] : [{ ...phase, ...(own && { exceptions: own.map((one) => ({ source: '附则', ...one })) }) }];
  });
  const announcement = announcementFrom({ ...JIAYUGUAN_2024_DOCUMENT, phases }, 1);
  return { announcement, amendments, holidays: NATIONAL };
}

/** The bureau moves a close, of a window for some or of that of all others. */
const moved = (number: number, exception: number | null, closesAt: string): Amendment => ({
  number,
  phase: 'APPLICATION',
  exception,
  opensAt: instant('2024-09-11T00:00:00+08:00'),
  closesAt: instant(closesAt),
  document: `嘉人社函〔2024〕${number}号`,
  reason: '系统维护',
  at: NOW - 1,
  by: 'wang',
});

const HEALTH: About = { series: 'health', level: 'INTERMEDIATE' };
const TEACHER: About = { series: 'primary-secondary-teachers', level: 'INTERMEDIATE' };
const closes = (calendar: Calendar, about: About, name: PhaseName = 'APPLICATION') =>
  phaseAt(calendarFor(calendar, about), name, NOW).closesAt;

describe('a window that a notice sets otherwise for some', () => {
  const early = withExceptions({ APPLICATION: [{ for: { series: ['health'] }, closes: '2024-10-15 18:00' }] });

  it('C1: closes for them at 18:00 sharp, the last millisecond inside; for all others when it closes for all', () => {
    const theirs = phaseAt(calendarFor(early, HEALTH), 'APPLICATION', NOW);
    expect(isOpen(theirs, instant('2024-10-15T18:00:00+08:00') - 1)).toBe(true);
    expect(isOpen(theirs, instant('2024-10-15T18:00:00+08:00'))).toBe(false);
    expect(closes(early, TEACHER)).toBe(instant('2024-10-21T00:00:00+08:00'));
  });

  it('an application that has not said yet what it is for may still be for any of them', () => {
    const late = withExceptions({ APPLICATION: [{ for: { series: ['health'] }, closes: '2024-10-25 24:00' }] });
    expect(closes(early, { series: null, level: null })).toBe(instant('2024-10-21T00:00:00+08:00'));
    expect(closes(late, { series: null, level: null })).toBe(instant('2024-10-26T00:00:00+08:00'));
  });

  it('may be for what is recognised directly (考核认定) alone, or for a level', () => {
    const calendar = withExceptions({
      APPLICATION: [
        { for: { recognition: true }, closes: '2024-11-30 24:00' },
        { for: { levels: ['SENIOR'] }, closes: '2024-10-01 24:00' },
      ],
    });
    expect(closes(calendar, { ...TEACHER, recognised: true })).toBe(instant('2024-12-01T00:00:00+08:00'));
    expect(closes(calendar, TEACHER)).toBe(instant('2024-10-21T00:00:00+08:00'));
    expect(closes(calendar, { ...TEACHER, level: 'SENIOR' })).toBe(instant('2024-10-02T00:00:00+08:00'));
    // The first that fits is theirs.
    expect(closes(calendar, { ...TEACHER, level: 'SENIOR', recognised: true })).toBe(instant('2024-12-01T00:00:00+08:00'));
  });

  it('may close so many days before each committee meets (C12)', () => {
    const calendar = withExceptions({ DEPARTMENT_REVIEW: [{ for: { committees: ['annex-1-15'] }, daysBeforeMeeting: 3 }] });
    expect(closes(calendar, { ...TEACHER, committee: 'annex-1-15' }, 'DEPARTMENT_REVIEW')).toBe(instant('2024-10-29T00:00:00+08:00'));
    expect(closes(calendar, { ...TEACHER, committee: 'annex-1-19' }, 'DEPARTMENT_REVIEW')).toBe(instant('2024-11-01T00:00:00+08:00'));
  });

  it('is told in words a reader knows', () => {
    const { announcement } = early;
    expect(forWhom({ series: ['health'], levels: ['SENIOR', 'ASSOCIATE_SENIOR'], recognition: true }, announcement).zh).toBe(
      '卫生系列，正高级、副高级，考核认定',
    );
  });

  it('C13: every close has its reminders and its account of who was left behind', () => {
    expect(closingsOf(early, 'APPLICATION', NOW)).toEqual([instant('2024-10-15T18:00:00+08:00'), instant('2024-10-21T00:00:00+08:00')]);
    const names = schedulesOf(early, NOW).map(({ name }) => name);
    for (const at of closingsOf(early, 'APPLICATION', NOW))
      expect(names.filter((name) => name.endsWith(`missed-${at + 60_000}`))).toHaveLength(1);
    const first = closesFor(early, 'APPLICATION', instant('2024-10-15T18:00:00+08:00'), NOW);
    expect([first(HEALTH), first(TEACHER)]).toEqual([true, false]);
  });
});

describe('D3: the windows of a table are as wide as for anybody who may stand in it', () => {
  const table = { series: 'health', level: 'SENIOR' } as const;
  const closesOf = (calendar: Calendar) => phaseAt(calendarOfTable(calendar, table), 'DEPARTMENT_REVIEW', NOW).closesAt;
  const GENERAL = instant('2024-11-01T00:00:00+08:00');
  const LATER = { closes: '2024-11-28 18:00' };
  const SOONER = { closes: '2024-10-15 18:00' };
  const late = instant('2024-11-28T18:00:00+08:00');
  const soon = instant('2024-10-15T18:00:00+08:00');

  it.each([
    ['nothing else is said', [], GENERAL],
    ['what is recognised closes later', [{ for: { recognition: true }, ...LATER }], late],
    ['what is recognised closes sooner', [{ for: { recognition: true }, ...SOONER }], GENERAL],
    ['its series closes sooner', [{ for: { series: ['health'] }, ...SOONER }], soon],
    ['its level closes later', [{ for: { levels: ['SENIOR'] }, ...LATER }], late],
    ['another series closes later', [{ for: { series: ['engineering'] }, ...LATER }], GENERAL],
    [
      'its series closes sooner, but for what is recognised',
      [
        { for: { recognition: true }, ...LATER },
        { for: { series: ['health'] }, ...SOONER },
      ],
      late,
    ],
    [
      'its series closes sooner, recognised or not',
      [
        { for: { series: ['health'] }, ...SOONER },
        { for: { recognition: true }, ...LATER },
      ],
      soon,
    ],
    [
      'recognised or not, each has its own',
      [
        { for: { recognition: true }, ...SOONER },
        { for: { recognition: false }, ...SOONER },
      ],
      soon,
    ],
  ])('%s', (_, exceptions, expected) => {
    expect(closesOf(withExceptions({ DEPARTMENT_REVIEW: exceptions }))).toBe(expected);
  });

  it('of committees those alone to which anybody in it may go', () => {
    const announcement = withExceptions({}).announcement;
    const committee = (series: string) =>
      announcement.committees.find((one) => one.series === series && one.specialty === null && one.levels.includes('SENIOR'))?.id;
    const of = (id: string | undefined) => closesOf(withExceptions({ DEPARTMENT_REVIEW: [{ for: { committees: [id] }, ...LATER }] }));
    const [own, another] = [committee('health'), committee('school-teaching')];
    expect(own && another).toBeTruthy();
    expect([of(own), of(another)]).toEqual([late, GENERAL]);
  });

  it('C8: an amendment of what is recognised moves it, one of another series does not', () => {
    const amended = (exception: number): Amendment => ({
      ...moved(1, exception, '2024-12-05T00:00:00+08:00'),
      phase: 'DEPARTMENT_REVIEW',
    });
    const exceptions = [
      { for: { recognition: true }, ...LATER },
      { for: { series: ['engineering'] }, ...LATER },
    ];
    expect(closesOf(withExceptions({ DEPARTMENT_REVIEW: exceptions }, [amended(0)]))).toBe(instant('2024-12-05T00:00:00+08:00'));
    expect(closesOf(withExceptions({ DEPARTMENT_REVIEW: exceptions }, [amended(1)]))).toBe(late);
  });
});

describe('C8: an amendment is of one window', () => {
  const announced = { for: { series: ['health'] }, closes: '2024-10-15 18:00' };

  it('of that of all others, and those who have their own keep it', () => {
    const calendar = withExceptions({ APPLICATION: [announced] }, [moved(1, null, '2024-10-25T00:00:00+08:00')]);
    expect(closes(calendar, TEACHER)).toBe(instant('2024-10-25T00:00:00+08:00'));
    expect(closes(calendar, HEALTH)).toBe(instant('2024-10-15T18:00:00+08:00'));
  });

  it('of that of some, and the others keep theirs', () => {
    const calendar = withExceptions({ APPLICATION: [announced] }, [moved(1, 0, '2024-10-25T00:00:00+08:00')]);
    expect(closes(calendar, TEACHER)).toBe(instant('2024-10-21T00:00:00+08:00'));
    expect(closes(calendar, HEALTH)).toBe(instant('2024-10-25T00:00:00+08:00'));
    expect(closingsOf(calendar, 'APPLICATION', NOW)).toEqual([instant('2024-10-21T00:00:00+08:00'), instant('2024-10-25T00:00:00+08:00')]);
    expect(phasesStanding(calendar, NOW).find(({ name }) => name === 'APPLICATION')?.exceptions[0]).toMatchObject({
      closesAt: instant('2024-10-25T00:00:00+08:00'),
      source: '嘉人社函〔2024〕1号',
    });
  });

  it('what an exception says nothing of moves with the window of all others, until it is amended itself', () => {
    const opening = { for: { series: ['health'] }, opens: '2024-09-20 00:00' };
    const extended = moved(1, null, '2024-10-25T00:00:00+08:00');
    expect(closes(withExceptions({ APPLICATION: [opening] }, [extended]), HEALTH)).toBe(instant('2024-10-25T00:00:00+08:00'));
    const own = [moved(1, 0, '2024-10-23T00:00:00+08:00'), moved(2, null, '2024-10-25T00:00:00+08:00')];
    expect(closes(withExceptions({ APPLICATION: [opening] }, own), HEALTH)).toBe(instant('2024-10-23T00:00:00+08:00'));
  });

  it('and who has not said yet what it is for has the widest of them all', () => {
    const calendar = withExceptions({ APPLICATION: [announced] }, [moved(1, 0, '2024-10-19T00:00:00+08:00')]);
    expect(closes(calendar, { series: null, level: null })).toBe(instant('2024-10-21T00:00:00+08:00'));
  });

  it('whatever is known of an application, its window is one of those there are (a property)', () => {
    const series = fc.constantFrom(null, ...SERIES.map(({ code }) => code));
    const level = fc.constantFrom(null, ...LEVELS);
    const selector = fc.record(
      {
        series: fc.subarray(
          SERIES.map(({ code }) => code),
          { minLength: 1 },
        ),
        levels: fc.subarray([...LEVELS], { minLength: 1 }),
        recognition: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const closing = fc.integer({ min: 10, max: 29 }).map((day) => `2024-10-${day} 18:00`);
    const exceptions = fc.array(fc.record({ for: selector, closes: closing }), { maxLength: 4 });
    const amended = fc.array(fc.tuple(fc.option(fc.nat(3)), fc.integer({ min: 10, max: 30 })), { maxLength: 3 });
    fc.assert(
      fc.property(exceptions, amended, series, level, fc.boolean(), (some, moves, one, at, recognised) => {
        const amendments = moves.map(([index, day], place) => moved(place + 1, index, `2024-10-${day}T00:00:00+08:00`));
        const calendar = withExceptions({ APPLICATION: some }, amendments);
        const closings = closingsOf(calendar, 'APPLICATION', NOW);
        const own = closes(calendar, { series: one, level: at, recognised });
        expect(closings).toContain(own);
        expect(variantsAt(calendar, 'APPLICATION', NOW)).toHaveLength(1 + some.length);
        if (one === null) expect(own).toBe(closings.at(-1));
        some.forEach((_, index) => expect(closings).toContain(exceptionAt(calendar, 'APPLICATION', index, NOW).closesAt));
      }),
    );
  });
});

describe('a phase that a notice does not have', () => {
  it('C1: what belongs to it may be done from the opening of the one before until the one after closes', () => {
    const calendar = withExceptions({ UNIT_REVIEW: null });
    const { opensAt, closesAt } = phaseAt(calendar, 'UNIT_REVIEW', NOW);
    expect(opensAt).toBe(phaseAt(calendar, 'APPLICATION', NOW).opensAt);
    expect(closesAt).toBe(phaseAt(calendar, 'DEPARTMENT_REVIEW', NOW).closesAt);
  });

  it('at the end of the year it is over when everything is', () => {
    const calendar = withExceptions({ EVALUATION: null });
    const last = Math.max(...calendar.announcement.phases.map(({ closesAt }) => closesAt));
    expect(phaseAt(calendar, 'EVALUATION', NOW).closesAt).toBe(last);
  });
});
