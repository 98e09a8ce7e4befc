/** The calendar’s rules, each at its boundary. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import type { Amendment, Calendar } from '../../schema/calendar/model.ts';
import {
  AMENDMENT_NOTICE,
  isOpen,
  phaseAt,
  transitionsUntil,
  warningsOf,
  whyNotAmend,
  whyNotNow,
  windowOf,
} from '../../schema/calendar/rules.ts';
import { shippedSchedules } from '../../schema/calendar/schedules.ts';
import { CALENDAR_MEMORY, LONGEST_REQUEST } from '../../schema/calendar/store.ts';
import { Refusal } from '../../schema/core/refusal.ts';
import { DAY, HOUR, inChinese, toIso } from '../../schema/core/time.ts';
import { sourceOf } from '../../schema/core/rulebook.ts';
import { BEGIN } from '../support/forms.ts';
import { city, instant, organisationId } from '../support/world.ts';
import type { PhaseName } from '../../schema/announcement/model.ts';
import { earlierCutOff } from '../../schema/calendar/cut-off.ts';
import { endOfPeriod, isWorkingDay, workingDaysBetween } from '../../schema/calendar/working-days.ts';
import { shipped } from '../../schema/announcement/data/index.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';

const calendar: Calendar = { announcement: JIAYUGUAN_2024, amendments: [], holidays: NATIONAL };
const phase = (name: PhaseName) => phaseAt(calendar, name, 0);
const application = phase('APPLICATION');

function amended(...amendments: Partial<Amendment>[]): Calendar {
  return {
    ...calendar,
    amendments: amendments.map((one, index) => ({
      number: index + 1,
      phase: 'APPLICATION',
      opensAt: application.opensAt,
      closesAt: application.closesAt,
      document: '嘉人社发〔2024〕230号',
      reason: '系统故障',
      at: application.opensAt,
      by: 'wang',
      ...one,
    })),
  };
}

describe('C1: 24时 is 0:00 of the next day, excluded', () => {
  it('takes 23:59:59.999 of 20 October as in time and 00:00:00.000 of the 21st as late', () => {
    expect(isOpen(application, instant('2024-10-20T23:59:59.999+08:00'))).toBe(true);
    expect(isOpen(application, instant('2024-10-21T00:00:00.000+08:00'))).toBe(false);
    expect(whyNotNow(windowOf(application), instant('2024-10-20T23:59:59.999+08:00'))).toBeNull();
    expect(whyNotNow(windowOf(application), instant('2024-10-21T00:00:00.000+08:00'))).toMatchObject({ code: 'WINDOW_CLOSED' });
  });

  it('opens at 11 September 0:00 and not a millisecond before', () => {
    expect(whyNotNow(windowOf(application), instant('2024-09-10T23:59:59.999+08:00'))).toMatchObject({ code: 'WINDOW_NOT_OPEN' });
    expect(whyNotNow(windowOf(application), instant('2024-09-11T00:00:00.000+08:00'))).toBeNull();
  });

  it('tells the closing midnight as 24时, in both languages, with rule and source', () => {
    const why = whyNotNow(windowOf(application), instant('2024-10-21T00:00:00.001+08:00'));
    expect(why?.sentence('zh')).toBe('“个人申报”已于2024年10月20日24时截止。本次请求到达时间：2024年10月21日00:00:00.001。');
    expect(why?.sentence('en')).toContain('“personal application” closed at 2024-10-20 24:00 (Beijing time)');
    expect(why?.declaration.rule).toBe('C1');
    expect(inChinese(application.opensAt)).toBe('2024年9月11日0时');
  });

  it('holds around every boundary, a hundred thousand times (G2)', () => {
    const near = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -2 * HOUR, max: 2 * HOUR }));
    fc.assert(
      fc.property(fc.constantFrom(...JIAYUGUAN_2024.phases), fc.boolean(), near, (one, opening, offset) => {
        const at = (opening ? one.opensAt : one.closesAt) + offset;
        return isOpen(one, at) === (opening ? offset >= 0 : offset < 0);
      }),
      { numRuns: 100_000 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...JIAYUGUAN_2024.phases),
        near,
        (one, offset) => (whyNotNow(windowOf(one), one.closesAt + offset) === null) === offset < 0,
      ),
      { numRuns: 3000 },
    );
  });
});

describe('C2 and C3: the year 2024 as announced', () => {
  it.each([
    ['PREPARATION', '2024-09-01T00:00:00.000+08:00', '2024-09-11T00:00:00.000+08:00', 10],
    ['APPLICATION', '2024-09-11T00:00:00.000+08:00', '2024-10-21T00:00:00.000+08:00', 40],
    ['UNIT_REVIEW', '2024-10-21T00:00:00.000+08:00', '2024-11-01T00:00:00.000+08:00', 11],
    ['PROVINCIAL_REVIEW', '2024-11-01T00:00:00.000+08:00', '2024-12-26T00:00:00.000+08:00', 55],
    ['RE_REVIEW', '2024-11-01T00:00:00.000+08:00', '2024-11-11T00:00:00.000+08:00', 10],
    ['EVALUATION', '2024-11-11T00:00:00.000+08:00', '2024-12-11T00:00:00.000+08:00', 30],
  ] as const)('%s runs from %s until %s', (name, opens, closes, days) => {
    const { opensAt, closesAt } = phase(name);
    expect([toIso(opensAt), toIso(closesAt), (closesAt - opensAt) / DAY]).toEqual([opens, closes, days]);
  });

  it('names the milestones: 09-05, 10-31, 11-10, 12-10, 12-20, 12-25, 12-31', () => {
    expect(JIAYUGUAN_2024.milestones.map(({ due }) => due.slice(5))).toEqual([
      '09-05',
      '10-31',
      '11-10',
      '12-10',
      '12-20',
      '12-25',
      '12-31',
    ]);
  });

  it('C4: warns that the unit phase is called 10 days and is 11, and of nothing else', () => {
    const warnings = warningsOf(JIAYUGUAN_2024);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.zh).toContain('期共10天');
    expect(warnings[0]?.en).toContain('its instants make 11');
  });

  it('the cycle under way is the newest that has begun', () => {
    expect(shipped().map(({ cycle }) => cycle)).toEqual(['620200-2024-1']);
  });
});

describe('C7: openings and closings', () => {
  it('come in order, each once, and none before its instant', () => {
    const all = transitionsUntil(calendar, instant('2025-01-01T00:00:00+08:00'));
    expect(all.map(({ phase: name, kind, at }) => `${toIso(at).slice(5, 10)} ${name} ${kind}`)).toEqual([
      '09-01 PREPARATION OPENED',
      '09-11 PREPARATION CLOSED',
      '09-11 APPLICATION OPENED',
      '10-21 APPLICATION CLOSED',
      '10-21 UNIT_REVIEW OPENED',
      '10-21 DEPARTMENT_REVIEW OPENED',
      '11-01 UNIT_REVIEW CLOSED',
      '11-01 DEPARTMENT_REVIEW CLOSED',
      '11-01 PROVINCIAL_REVIEW OPENED',
      '11-01 RE_REVIEW OPENED',
      '11-11 RE_REVIEW CLOSED',
      '11-11 EVALUATION OPENED',
      '12-11 EVALUATION CLOSED',
      '12-26 PROVINCIAL_REVIEW CLOSED',
    ]);
    expect(transitionsUntil(calendar, application.opensAt - 1)).toHaveLength(1);
    expect(transitionsUntil(calendar, application.opensAt)).toHaveLength(3);
  });

  it('a window extended after it had closed opens again when the amendment is made', () => {
    const at = instant('2024-10-21T09:00:00+08:00');
    const extended = amended({ at, closesAt: instant('2024-10-23T00:00:00+08:00') });
    const changes = transitionsUntil(extended, instant('2024-10-24T00:00:00+08:00')).filter(({ phase: name }) => name === 'APPLICATION');
    expect(changes.map(({ kind, at: when }) => `${kind} ${toIso(when).slice(5, 16)}`)).toEqual([
      'OPENED 09-11T00:00',
      'CLOSED 10-21T00:00',
      'OPENED 10-21T09:00',
      'CLOSED 10-23T00:00',
    ]);
  });

  it('agree with “is it open?” at every instant, however the window is amended', () => {
    const at = fc.integer({ min: application.opensAt - DAY, max: application.closesAt + 3 * DAY });
    fc.assert(
      fc.property(fc.array(fc.record({ at, opensAt: at, closesAt: at }), { maxLength: 4 }), at, (changes, when) => {
        const one = amended(...changes.toSorted((a, b) => a.at - b.at));
        const recorded = transitionsUntil(one, when).filter(({ phase: name }) => name === 'APPLICATION');
        expect(recorded.at(-1)?.kind === 'OPENED').toBe(isOpen(phaseAt(one, 'APPLICATION', when), when));
        recorded.forEach((change, index) => expect(change.kind).toBe(index % 2 === 0 ? 'OPENED' : 'CLOSED'));
      }),
      { numRuns: 2000 },
    );
  });

  it('have a schedule each, and reminders 7, 3, 1 days (at 9:00) and 2 hours before a deadline, and a look at who missed it a minute after (C13, C14)', () => {
    const schedules = shippedSchedules();
    expect(new Set(schedules.map(({ name }) => name)).size).toBe(schedules.length);
    for (const { at } of transitionsUntil(calendar, Number.MAX_SAFE_INTEGER)) {
      expect(schedules.some((one) => one.at === at && one.target === 'calendar-tick')).toBe(true);
    }
    const reminders = schedules.filter((one) => one.target === 'reminders' && one.phase === 'APPLICATION');
    expect(reminders.map(({ at }) => toIso(at).slice(5, 16))).toEqual([
      '10-14T09:00',
      '10-18T09:00',
      '10-20T09:00',
      '10-20T22:00',
      '10-21T00:01',
    ]);
    for (const { name } of schedules) expect(name).toMatch(/^[\w.-]{1,64}$/u); // what EventBridge Scheduler takes as a name
  });
});

describe('C8: an amendment', () => {
  const now = instant('2024-10-18T10:00:00+08:00');
  const proposal = {
    phase: 'APPLICATION',
    exception: null,
    opensAt: null,
    closesAt: instant('2024-10-22T00:00:00+08:00'),
    document: '嘉人社发〔2024〕230号',
    reason: '系统故障',
  } as const;

  it('takes an extension with a document and a reason', () => {
    expect(whyNotAmend(calendar, proposal, now)).toBeNull();
  });

  it.each([
    ['that changes nothing', { ...proposal, closesAt: application.closesAt }, 'AMENDMENT_EMPTY'],
    ['that closes before it opens', { ...proposal, closesAt: application.opensAt - 1 }, 'AMENDMENT_BACKWARDS'],
    ['of an opening that has passed', { ...proposal, opensAt: now + DAY }, 'AMENDMENT_OF_THE_PAST'],
    ['that closes in the past', { ...proposal, closesAt: now - 1 }, 'AMENDMENT_OF_THE_PAST'],
    ['that closes within the notice', { ...proposal, closesAt: now + AMENDMENT_NOTICE - 1 }, 'AMENDMENT_OF_THE_PAST'],
  ])('is refused %s', (_, one, code) => {
    expect(whyNotAmend(calendar, one, now)).toMatchObject({ code });
  });

  it('is taken exactly at the notice', () => {
    expect(whyNotAmend(calendar, { ...proposal, closesAt: now + AMENDMENT_NOTICE }, now)).toBeNull();
  });

  it('gives notice longer than any process remembers a calendar and any request lasts, so a remembered calendar is never wrong', () => {
    expect(CALENDAR_MEMORY + LONGEST_REQUEST).toBeLessThan(AMENDMENT_NOTICE);
  });

  it('judges an instant by the calendar that was in force then', () => {
    const one = amended({ at: now, closesAt: instant('2024-10-22T00:00:00+08:00') });
    expect(phaseAt(one, 'APPLICATION', now - 1).closesAt).toBe(application.closesAt);
    expect(phaseAt(one, 'APPLICATION', now).closesAt).toBe(instant('2024-10-22T00:00:00+08:00'));
    expect(phaseAt(one, 'APPLICATION', now).source).toBe('嘉人社发〔2024〕230号');
  });
});

describe('C9 and C10: working days and periods', () => {
  it('keeps the holidays and make-up days of autumn 2024', () => {
    const worked = ['2024-09-14', '2024-09-29', '2024-10-12', '2024-09-18', '2024-10-08'];
    const off = ['2024-09-15', '2024-09-16', '2024-09-17', '2024-10-01', '2024-10-07', '2024-09-21', '2024-09-28'];
    expect(worked.filter((day) => !isWorkingDay(day, NATIONAL))).toEqual([]);
    expect(off.filter((day) => isWorkingDay(day, NATIONAL))).toEqual([]);
  });

  it('refuses to count in a year whose holidays nobody has announced', () => {
    expect(() => isWorkingDay('2031-03-03', NATIONAL)).toThrow(Refusal);
  });

  it('does not count the day a period starts, and ends at 24时 of the last', () => {
    expect(toIso(endOfPeriod(instant('2024-10-21T09:00:00+08:00'), 5, 'CALENDAR', NATIONAL))).toBe('2024-10-27T00:00:00.000+08:00');
    expect(toIso(endOfPeriod(instant('2024-10-21T23:59:59.999+08:00'), 5, 'WORKING', NATIONAL))).toBe('2024-10-29T00:00:00.000+08:00');
    expect(toIso(endOfPeriod(instant('2024-09-30T10:00:00+08:00'), 1, 'WORKING', NATIONAL))).toBe('2024-10-09T00:00:00.000+08:00');
  });

  it('a period of N working days holds exactly N of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 30 }), (day, length) => {
        const from = instant('2024-01-05T12:00:00+08:00') + day * DAY;
        const end = endOfPeriod(from, length, 'WORKING', NATIONAL);
        expect(workingDaysBetween(toIso(from + DAY).slice(0, 10), toIso(end - 1).slice(0, 10), NATIONAL)).toBe(length);
        expect(isWorkingDay(toIso(end - 1).slice(0, 10), NATIONAL)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('C12: the 65 committees of Annex 1', () => {
  const committees = JIAYUGUAN_2024.committees.filter(({ number }) => number !== null);

  it('are all there, mended, each with a third of a month and a field', () => {
    expect(committees).toHaveLength(65);
    expect(committees.map(({ number }) => number)).toEqual(Array.from({ length: 65 }, (_, index) => index + 1));
    expect(committees.filter(({ name }) => /评市|安业/u.test(name) || !name.endsWith('委员会'))).toEqual([]);
    expect(committees.filter(({ series, specialty }) => series === null && specialty === null)).toEqual([]);
    expect(committees.filter(({ meets }) => meets === null)).toEqual([]);
  });

  it('keep the scan beside every mended text', () => {
    expect(committees.filter(({ raw }) => raw !== null).map(({ number }) => number)).toEqual([3, 4, 5, 12, 29, 38, 40, 41]);
    expect(committees[28]).toMatchObject({ raw: '11月中自', meets: { month: 11, third: 'MIDDLE', from: '2024-11-11', to: '2024-11-20' } });
  });

  it.each([
    [2, 'engineering', '质量监督工程', 'GRASSROOTS', false],
    [5, 'economics', '知识产权', 'PROVINCE', false],
    [11, 'broadcasting', null, 'PROVINCE', false],
    [15, 'engineering', null, 'PROVINCE', true],
    [31, 'engineering', '建设工程', 'PROVINCE', true],
    [49, 'engineering', '教育教学类工程', 'PROVINCE', false],
    [51, 'school-teaching', null, 'GRASSROOTS', false],
    [62, 'health', '药学', 'PROVINCE', false],
  ])('no. %i is of %s %s', (number, series, specialty, scope, ownStaffOnly) => {
    expect(committees[number - 1]).toMatchObject({ series, specialty, scope, ownStaffOnly });
  });

  it('16 meet in the first third of November, overlap the re-review, and show the earlier cut-off; no other does', () => {
    const early = committees.filter(({ meets }) => earlierCutOff(meets, phase('RE_REVIEW')) !== null);
    expect(early.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(earlierCutOff(early[0]?.meets ?? null, phase('RE_REVIEW'))).toBe(instant('2024-11-01T00:00:00+08:00'));
  });
});

describe('C15: where a rule comes from', () => {
  it('is cited by the document of the cycle under way, in errors and in what is told beforehand; other texts by their own', async () => {
    expect(sourceOf('C6', JIAYUGUAN_2024)).toBe('嘉人社发〔2024〕205号 三（二）（四）');
    expect(sourceOf('C6', { document: '嘉人社发〔2025〕88号', citations: { C6: '二（五）' } })).toBe('嘉人社发〔2025〕88号 二（五）');
    expect(sourceOf('C6', { document: '嘉人社发〔2025〕88号', citations: {} })).toBe('嘉人社发〔2025〕88号');
    expect(sourceOf('C6', null)).toBe('本年度职称评审工作的通知');
    expect(sourceOf('C10', JIAYUGUAN_2024)).toBe('中华人民共和国民法典 第二百零一条');
    const world = await city();
    const { errors } = await world.ask('liu', '{ node(id: "eA==") { id } }');
    expect(JSON.stringify(errors)).not.toContain('{notice}');
    world.at('2024-10-21T00:00:00+08:00');
    const begun = await world.ask('liu', BEGIN, { unit: organisationId('school') });
    expect(begun.errors?.[0]?.extensions['source']).toBe('嘉人社发〔2024〕205号 二（三）');
  });
});
