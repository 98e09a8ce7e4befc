/** The check of a notice: each thing that is wrong in a line of its own, whatever else is wrong beside it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { checkOf, type CheckLine } from '../../schema/drafting/check/index.ts';
import { missingOf, OPTIONAL_PHASES, REQUIRED_PHASES } from '../../schema/drafting/check/requirements.ts';
import { PHASES } from '../../schema/announcement/names.ts';
import { areApart, KNOWN, lineOf, noticeWith, PLANTED, type Planted } from './planted.ts';

const errorsOf = (lines: readonly CheckLine[]) => lines.filter(({ severity }) => severity === 'ERROR');
const told = (lines: readonly CheckLine[]) => errorsOf(lines).map(({ code, path }) => `${code} ${path}`);

describe('the check of a notice', () => {
  it('finds nothing wrong in the notice of 2024', () => {
    expect(errorsOf(checkOf(JIAYUGUAN_2024_DOCUMENT, KNOWN))).toEqual([]);
  });

  it('is of more than forty kinds of mistakes', () => {
    expect(PLANTED.length).toBeGreaterThan(40);
  });

  it.each(PLANTED.map((one) => [lineOf(one, []), one] as const))('has exactly one error for %s', (line, one) => {
    expect(told(checkOf(noticeWith(one), KNOWN))).toEqual([line]);
  });

  it('tells of each, however many an officer makes at once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...PLANTED], { minLength: 2 }), (chosen) => {
        const together = chosen.reduce<Planted[]>((kept, one) => (kept.every((other) => areApart(one, other)) ? [...kept, one] : kept), []);
        const cuts = together.flatMap(({ cut }) => cut ?? []);
        expect(told(checkOf(noticeWith(...together), KNOWN)).toSorted()).toEqual(together.map((one) => lineOf(one, cuts)).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('says what is wrong and what to do, in both languages, on the ground of a rule', () => {
    const lines = checkOf(noticeWith({ code: 'WINDOW_INVERTED', put: { 'phases[1].closes': '2024-09-10 24:00' } }), KNOWN);
    expect(errorsOf(lines)).toEqual([
      {
        severity: 'ERROR',
        code: 'WINDOW_INVERTED',
        path: 'phases[1].closes',
        says: {
          zh: '“个人申报”于2024年9月10日24时截止，不晚于其开始（2024年9月11日0时）。',
          en: 'The personal application closes at 2024-09-10 24:00, no later than it opens (2024-09-11 00:00).',
        },
        todo: { zh: '更正开始或截止时刻，使截止晚于开始。', en: 'Put one of the moments right: it closes after it opens.' },
        rule: 'C7',
      },
    ]);
    const [day] = errorsOf(checkOf(noticeWith({ code: 'DAY_WRONG', put: { 'milestones[0].due': '2024-02-30' } }), KNOWN));
    expect(day?.says.zh).toBe('时间节点第1项期限的值"2024-02-30"不是“YYYY-MM-DD”形式的日期，或没有这一天。');
  });

  it('tells in the order of the document, at the same place the worse first', () => {
    const lines = checkOf(
      noticeWith(
        { code: 'WINDOW_INVERTED', put: { 'phases[1].opens': '2024-10-20 23:30', 'phases[1].closes': '2024-10-20 23:00' } },
        { code: 'FIELD_MISSING', cut: 'notice.issuer' },
        { code: 'KEY_UNKNOWN', put: { remarks: '' } },
        { code: 'COMMITTEE_DOUBLED', put: { 'committees[10].id': 'annex-1-1', 'committees[9].id': 'annex-1-1' } },
      ),
      KNOWN,
    ).filter(({ code }) => !['PLAN', 'TITLES_WITHOUT_COMMITTEE', 'SERIES_TO_BUREAU', 'DAYS_STATED'].includes(code));
    expect(lines.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
      'ERROR notice.issuer',
      'ERROR phases[1].closes',
      'NOTE phases[1].closes',
      'ERROR committees[9].id',
      'ERROR committees[10].id',
      'ERROR remarks',
    ]);
  });
});

describe('what is malformed is not missing as well', () => {
  it('C7: every phase is either required or optional, and those that are required say why', () => {
    expect([...Object.keys(REQUIRED_PHASES), ...OPTIONAL_PHASES].toSorted()).toEqual([...PHASES].toSorted());
    expect(REQUIRED_PHASES.UNIT_REVIEW?.zh).toContain('公示');
  });

  it('a row whose name cannot be read may be any that would stand there, and no other', () => {
    const order = ['a', 'b', 'c', 'd'];
    const missing = (...names: (string | undefined)[]) =>
      missingOf(
        order,
        names.map((name) => ({ name })),
      );
    expect(missing('a', undefined, 'c', 'd')).toEqual([]);
    expect(missing('a', undefined, 'd')).toEqual([]);
    expect(missing('a', 'b', undefined)).toEqual([]);
    expect(missing(undefined, 'b', 'd')).toEqual(['c']);
    expect(missing('other', 'a', 'b')).toEqual(['c', 'd']);
  });

  it('a notice without phases misses those that are required; one that has none yet misses the part alone', () => {
    expect(told(checkOf(noticeWith({ code: 'PHASE_MISSING', put: { phases: [], milestones: [] } }), KNOWN))).toEqual([
      'PHASE_MISSING phases',
      'PHASE_MISSING phases',
    ]);
    expect(told(checkOf(noticeWith({ code: 'FIELD_MISSING', cut: 'phases' }), KNOWN))).toEqual(['FIELD_MISSING phases']);
  });

  it('an empty draft misses its parts, each once', () => {
    expect(told(checkOf({}, KNOWN))).toEqual(
      [
        'cycle',
        'city',
        'cityName',
        'year',
        'round',
        'notice',
        'phases',
        'milestones',
        'policy',
        'citations',
        'reviewers',
        'committees',
        'standards',
      ].map((part) => `FIELD_MISSING ${part}`),
    );
    expect(told(checkOf(null, KNOWN))).toEqual(['DOCUMENT_EXPECTED ']);
  });
});
