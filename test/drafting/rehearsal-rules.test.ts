/** Whom a draft would treat otherwise than their own notice has: each difference at its boundary, and nobody beside (C8). */
import { beforeAll, describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { linesFor, draftedFor, type Case } from '../../schema/drafting/rehearsal/compare/index.ts';
import { announcementFrom } from '../../schema/announcement/document/index.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';
import { instant } from '../support/world.ts';
import { casesOf, changes, nextYear, year, type Person } from './rehearsing.ts';

let cases: Record<Person, Case>;
beforeAll(async () => {
  cases = await casesOf(await year());
});
const under = (put: Readonly<Record<string, unknown>>) => changes(cases, nextYear(put));
const phase = (index: number, closes: string) => ({ [`phases[${index}].closes`]: closes });

describe('a draft', () => {
  it('that is the notice itself, or the same a year later, surprises nobody: neither days, nor years, nor appraisals have moved', () => {
    expect(changes(cases, JIAYUGUAN_2024_DOCUMENT)).toEqual([]);
    expect(under({})).toEqual([]);
  });

  it('C2: with an earlier close makes late what came at that very minute, and nothing that came a minute before', () => {
    // 10 October 2024 was the thirtieth day of personal application; so is 9 October 2025.
    expect(under(phase(1, '2025-10-09 10:02'))).toEqual([]);
    expect(under(phase(1, '2025-10-09 10:01'))).toEqual(['yang LATE C2', 'ma LATE C2']);
    expect(under(phase(1, '2025-10-09 10:00'))).toEqual(['liu LATE C2', 'yang LATE C2', 'ma LATE C2']);
  });

  it('C6, D3: with an earlier close of the department makes late what was sent again to it, and then what it approved', () => {
    expect(under(phase(3, '2025-10-24 10:01'))).toEqual([]);
    expect(under(phase(3, '2025-10-24 10:00'))).toEqual(['liu LATE D3']);
    expect(under(phase(3, '2025-10-21 11:21'))).toEqual(['liu LATE D3']);
    expect(under(phase(3, '2025-10-21 11:20'))).toEqual(['liu LATE C6', 'liu LATE D3']);
  });

  it('U5: what was done before a phase had opened is as far from the opening of personal application', () => {
    expect(under({ ...phase(2, '2025-10-09 10:02') })).toEqual([]);
    expect(under({ ...phase(2, '2025-10-09 10:01') })).toEqual(['yang LATE U5', 'ma LATE U5']);
    // A later opening of the unit's phase moves nothing of it; a later one of personal application does.
    expect(under({ 'phases[2].opens': '2025-10-25 00:00' })).toEqual([]);
    expect(under({ 'phases[1].opens': '2025-09-10 00:01', ...phase(1, '2025-10-09 10:02') })).toEqual(['yang LATE C2', 'ma LATE C2']);
  });

  it('D7: with an earlier end of the re-review makes late what passed then', () => {
    expect(under(phase(5, '2025-11-04 10:01'))).toEqual([]);
    expect(under(phase(5, '2025-11-04 10:00'))).toEqual(['liu LATE D7']);
  });

  it('C8: knows nothing of what was amended in the cycle: who came in the days that were added would be late', () => {
    const { liu } = cases;
    const { announcement } = liu.facts.calendar;
    const added = {
      number: 1,
      phase: 'APPLICATION' as const,
      opensAt: instant('2024-09-11T00:00:00+08:00'),
      document: '',
      reason: '',
      by: 'wang',
    };
    const amendments = [{ ...added, closesAt: instant('2024-10-26T00:00:00+08:00'), at: instant('2024-10-01T00:00:00+08:00') }];
    const after = (at: string) => {
      const facts = { ...liu.facts, calendar: { ...liu.facts.calendar, announcement, amendments } };
      return changes({ ...cases, liu: { ...liu, facts, returns: [], submissions: [{ number: 1, at: instant(at) }] } }, nextYear({}));
    };
    expect(after('2024-10-20T23:59:59.999+08:00')).toEqual([]);
    expect(after('2024-10-21T00:00:00+08:00')).toEqual(['liu LATE C2']);
  });

  it('an exception for a series is the window of those alone who are in it', () => {
    const exceptions = [{ for: { series: ['health'] }, closes: '2025-10-01 24:00', source: '附件3' }];
    expect(under({ 'phases[1].exceptions': exceptions })).toEqual(['ma LATE C2']);
  });

  it('D2: with fewer returns names those who were returned more often, however they are counted', () => {
    expect(under({ 'policy.returns.most': 2 })).toEqual([]);
    expect(under({ 'policy.returns.most': 1 })).toEqual(['liu RETURNS D2']);
    expect(under({ 'policy.returns': { most: 1, counted: 'EACH' } })).toEqual(['liu RETURNS D2']);
    expect(under({ 'policy.returns.most': 0 })).toEqual(['liu RETURNS D2', 'ma RETURNS D2']);
    expect(under({ 'policy.returns.most': null })).toEqual([]);
  });

  it('U3: with longer postings names those who were posted for fewer days; of the special types only those', () => {
    expect(under({ 'policy.posting.days': 5, 'policy.posting.specialDays': 12 })).toEqual([]);
    expect(under({ 'policy.posting.days': 6 })).toEqual(['liu POSTING U3', 'yang POSTING U3', 'ma POSTING U3']);
    const { liu } = cases;
    const special = { ...liu, posting: liu.posting && { ...liu.posting, promotionType: 'EXCEPTIONAL' as const, days: 7 } };
    const lines = (days: number) => changes({ ...cases, liu: special }, nextYear({ 'policy.posting.specialDays': days }));
    expect(lines(7)).toEqual([]);
    expect(lines(8)).toEqual(['liu POSTING U3']);
  });

  it('U7: a supplementary posting is measured by the days of its own', () => {
    const { liu } = cases;
    const supplement = liu.posting && { ...liu.posting, days: 3 };
    const lines = (days: number) => changes({ ...cases, liu: { ...liu, supplement } }, nextYear({ 'policy.posting.supplementDays': days }));
    expect(lines(3)).toEqual([]);
    expect(lines(4)).toEqual(['liu POSTING U7']);
  });

  it('A10: with another day up to which years count shuts out those who would not have had them on that day of their own year', () => {
    const years = { series: 'school-teaching', source: '附件4', years: { ASSOCIATE_SENIOR: { BACHELOR: 5 } } };
    const asOf = (day: string, more: object = {}) => under({ 'standards.titleYears': [years], 'policy.seniorityAsOf': day, ...more });
    expect(asOf('2025-12-24')).toEqual([]);
    expect(asOf('2025-12-23')).toEqual(['yang ELIGIBILITY A10']);
    expect(asOf('2025-12-23', { 'policy.yearsCounted': 'BY_YEAR' })).toEqual([]);
  });

  it('P4: with more hours of continuing education names all whose own year had fewer, and not one more year', () => {
    expect(under({ 'policy.continuingEducation': { hours: 90, professionalHours: 60 } })).toEqual([]);
    expect(under({ 'policy.continuingEducation': { hours: 91, professionalHours: 60 } })).toHaveLength(3);
    expect(under({ 'policy.continuingEducation': { hours: 91, professionalHours: 60 } })).toContain('liu ELIGIBILITY P4');
  });

  it('D7, C12: with another department for a series, or other committees, names those whose way it is', () => {
    const { departments } = JIAYUGUAN_2024_DOCUMENT.reviewers;
    const moved = departments.map((one) => {
      if (one.id === 'education') return { ...one, series: one.series.filter((series) => series !== 'school-teaching') };
      return one.id === 'industry' ? { ...one, series: [...one.series, 'school-teaching'] } : one;
    });
    expect(under({ 'reviewers.departments': moved })).toEqual(['liu ROUTE D7', 'yang ROUTE D7']);
    const { unit } = cases.liu.facts;
    const own = { creditCode: unit?.creditCode, name: '一中', series: ['school-teaching'], levels: ['ASSOCIATE_SENIOR'], source: '四' };
    expect(under({ 'reviewers.ownReview': [own] })).toEqual(['liu ROUTE D7', 'yang ROUTE D7']);
    expect(under({ 'reviewers.ownReview': [{ ...own, levels: ['SENIOR'] }] })).toEqual([]);
    const others = JIAYUGUAN_2024_DOCUMENT.committees.filter(({ id }) => id !== cases.liu.head.committee);
    expect(others).toHaveLength(JIAYUGUAN_2024_DOCUMENT.committees.length - 1);
    expect(under({ committees: others })).toContain('liu ROUTE C12');
  });

  it('C12: with an earlier meeting names what would have passed too late for it, and nobody who has not passed', () => {
    const meeting = (third: string) => {
      const meets = { year: 2025, month: 11, third };
      return under({
        committees: JIAYUGUAN_2024_DOCUMENT.committees.map((one) => (one.id === cases.liu.head.committee ? { ...one, meets } : one)),
      }).filter((line) => line.includes('CUT_OFF'));
    };
    expect(meeting('EARLY')).toEqual(['liu CUT_OFF C12']);
    expect(meeting('MIDDLE')).toEqual([]);
  });

  it('says what was and what would be in days and numbers of the two notices, and nothing of a person', () => {
    const document = nextYear({ ...phase(1, '2025-10-09 10:00'), 'policy.returns.most': 1, 'policy.posting.days': 6 });
    const own = announcementFrom(JIAYUGUAN_2024_DOCUMENT);
    const lines = linesFor(cases.liu, draftedFor(announcementFrom(document), own, NATIONAL));
    expect(lines.map(({ was, would }) => [was.zh, would.zh])).toEqual([
      ['提交至2024年10月20日24时截止，在期限内', '提交至2025年10月9日10:00截止，逾期'],
      ['已退回2次，最多3次', '已退回2次，最多1次'],
      ['公示5个工作日，至少5个', '公示5个工作日，至少6个'],
    ]);
    const { applicantName, unitName, applicant } = cases.liu.head;
    for (const told of [applicantName, unitName, `"${applicant}"`]) expect(JSON.stringify(lines)).not.toContain(told);
  });
});
