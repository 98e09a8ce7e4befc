/** The check of whatever may be written: it never throws, refuses what the shapes refuse, and what it lets through the rules can ask. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { LEVELS, SERIES } from '../../schema/announcement/data/series.ts';
import { announcementFrom, documentShape } from '../../schema/announcement/document/index.ts';
import { PHASES, RETURNS_COUNTED, REVIEWED_BY, SCOPES, THIRDS } from '../../schema/announcement/names.ts';
import { routeOf } from '../../schema/announcement/routing.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';
import { addDays } from '../../schema/core/time.ts';
import { lastDayToPost, safeDays } from '../../schema/calendar/plan.ts';
import { schedulesOf } from '../../schema/calendar/schedules.ts';
import { planWarnings } from '../../schema/calendar/way.ts';
import { SHAPE_CODES } from '../../schema/drafting/check/codes/shape.ts';
import { checkOf } from '../../schema/drafting/check/index.ts';
import { inside } from '../../schema/drafting/check/read/inside.ts';
import { MOST_VALUES } from '../../schema/drafting/check/shapes.ts';
import { KNOWN, leaveOut, write } from './planted.ts';

const NOTICE = { ...structuredClone(JIAYUGUAN_2024_DOCUMENT), committees: JIAYUGUAN_2024_DOCUMENT.committees.slice(0, 12) };

/** Every place of the notice, lists and objects too. */
const PLACES = placesIn(NOTICE, '').filter((path) => path !== '');

function placesIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((one, index) => placesIn(one, `${path}[${index}]`))];
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, one]) => placesIn(one, path === '' ? name : `${path}.${name}`))];
}

const day = fc
  .date({ min: new Date('2023-11-01T00:00:00Z'), max: new Date('2027-02-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc.constantFrom('00:00', '08:30', '17:30', '18:00', '24:00');
/** What an officer might write, in the wrong place as in the right one. */
const likely = fc.oneof(
  day,
  fc.tuple(day, time).map(([on, at]) => `${on} ${at}`),
  fc.nat({ max: 130 }),
  fc.constantFrom<unknown>(
    ...PHASES,
    ...LEVELS,
    ...REVIEWED_BY,
    ...RETURNS_COUNTED,
    ...SCOPES,
    ...THIRDS,
    ...SERIES.map(({ code }) => code),
  ),
  fc.constantFrom<unknown>(null, true, false, '', '文字', 'certificates', 'annex-1-1', [], {}),
  fc.constant([{ for: {}, closes: '2024-11-05 24:00', source: '附件' }]),
  fc.constant([{ for: { levels: ['SENIOR'] }, daysBeforeMeeting: 3, source: '附件' }]),
);

const EXTRA = [
  'phases[2].exceptions',
  'phases[5].exceptions',
  'phases[7]',
  'reviewers.by',
  'policy.mendingDays',
  'policy.posting.mostDays',
];
const NUMBERS = ['days', 'specialDays', 'mostDays', 'supplementDays', 'daysAfterMending'].map((name) => `policy.posting.${name}`);
const MOMENTS = PLACES.filter((path) => /\.(?:opens|closes|from|due)$/u.test(path));

const changed = (at: fc.Arbitrary<string>, to: fc.Arbitrary<unknown>) =>
  fc.array(fc.tuple(at, to), { minLength: 1, maxLength: 4 }).map((changes) => {
    const notice: Record<string, unknown> = structuredClone(NOTICE);
    for (const [path, value] of changes) if (canReach(notice, path)) write(notice, path, value);
    return notice;
  });

/** Whether the place is still there after what was written before. */
function canReach(notice: object, path: string): boolean {
  const parts = (path.match(/[^.[\]]+/gu) ?? []).slice(0, -1);
  const holders = parts.map((_, index) => valueAt(notice, parts.slice(0, index + 1).join('.')));
  return holders.every((holder) => holder === undefined || (typeof holder === 'object' && holder !== null));
}

/** Days moved by a little, as an officer moves them: most of what comes of it can be published. */
const moved = fc.array(fc.tuple(fc.constantFrom(...MOMENTS), fc.integer({ min: -2, max: 5 })), { maxLength: 4 }).map((moves) => {
  const notice: Record<string, unknown> = structuredClone(NOTICE);
  for (const [path, days] of moves) {
    const written = valueAt(NOTICE, path);
    if (typeof written === 'string') write(notice, path, `${addDays(written.slice(0, 10), days)}${written.slice(10)}`);
  }
  return notice;
});

function valueAt(notice: object, path: string): unknown {
  return (path.match(/[^.[\]]+/gu) ?? []).reduce<unknown>((value, part) => inside(value, part), notice);
}

const anywhere = fc.constantFrom(...PLACES, ...EXTRA);
const notices = fc.oneof(
  moved,
  changed(anywhere, fc.jsonValue({ maxDepth: 3 })),
  changed(anywhere, likely),
  changed(
    fc.constantFrom(...MOMENTS),
    fc.oneof(
      day,
      fc.tuple(day, time).map(([on, at]) => `${on} ${at}`),
    ),
  ),
  changed(
    fc.constantFrom(...NUMBERS, 'policy.mendingDays', 'policy.resultPosting.days', 'policy.resultPosting.workingDays'),
    fc.integer({ min: 1, max: 120 }),
  ),
  fc.constantFrom(...PLACES).map((path) => {
    const notice: Record<string, unknown> = structuredClone(NOTICE);
    leaveOut(notice, path);
    return notice;
  }),
);

const isOfShape = (code: string) => Object.hasOwn(SHAPE_CODES, code);

describe('whatever is written', () => {
  it('the check answers, in whole sentences', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), notices), (document) => {
        for (const { says, todo, path } of checkOf(document, {
          ...KNOWN,
          copiedFrom: JIAYUGUAN_2024_DOCUMENT,
          shifted: ['phases[0].opens'],
        })) {
          expect(path).not.toContain('undefined');
          for (const sentence of [says.zh, says.en, todo.zh, todo.en]) {
            expect(sentence).not.toMatch(/undefined|NaN|Infinity|\{(?:place|path|why|told|phase|name|title|id)\}|^$|。。/u);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('what the shapes refuse is an error, and nothing else is one of shape', () => {
    fc.assert(
      fc.property(notices, (document) => {
        const isRefused = checkOf(document, KNOWN).some(({ code }) => isOfShape(code));
        expect(isRefused).toBe(!documentShape.safeParse(document).success);
      }),
      { numRuns: 100 },
    );
  });

  it('a notice without an error goes through, and its plan, schedules and ways can be asked', () => {
    let asked = 0;
    fc.assert(
      fc.property(notices, fc.constantFrom(...SERIES), fc.constantFrom(...LEVELS), (document, { code }, level) => {
        if (checkOf(document, KNOWN).some(({ severity }) => severity === 'ERROR')) return;
        const announcement = announcementFrom(document);
        const calendar = { announcement, amendments: [], holidays: NATIONAL };
        expect(schedulesOf(calendar, 0).length).toBeGreaterThan(0);
        expect(
          routeOf(announcement, { series: code, specialty: '道路工程', level, scope: 'PROVINCE', unit: null, unitName: '某单位' }).because,
        ).not.toEqual([]);
        expect(safeDays(calendar, 0).length).toBeGreaterThan(0);
        planWarnings(calendar, 0);
        lastDayToPost(calendar, announcement.policy.posting.mostDays, 0);
        asked += 1;
      }),
      { numRuns: 130 },
    );
    expect(asked).toBeGreaterThan(15);
  });

  it('names that every object has are no names of ours', () => {
    const citations = JSON.parse('{ "constructor": "", "toString": "三", "__proto__": 3 }') as object;
    const lines = checkOf({ ...NOTICE, citations, constructor: 1 }, KNOWN);
    expect(lines.filter(({ severity }) => severity === 'ERROR').map(({ code, path, says }) => `${code} ${path} ${says.zh}`)).toEqual([
      'TEXT_WRONG citations.constructor 条款出处constructor不能为空。',
      'RULE_UNKNOWN citations.constructor 没有编号为"constructor"的规则，出处无从引用。',
      'RULE_UNKNOWN citations.toString 没有编号为"toString"的规则，出处无从引用。',
      'RULE_UNKNOWN citations.__proto__ 没有编号为"__proto__"的规则，出处无从引用。',
      'KEY_UNKNOWN constructor 通知中没有名为"constructor"的项目。',
    ]);
  });

  it('a part of more values than any notice has is refused and not looked at; depth is no matter', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
    const lines = checkOf({ ...NOTICE, committees: Array.from({ length: MOST_VALUES + 1 }, () => 1), remarks: deep, phases: deep }, KNOWN);
    const errors = lines.filter(({ severity }) => severity === 'ERROR').map(({ code, path }) => `${code} ${path}`);
    expect(errors).toContain('PART_TOO_LARGE committees');
    expect(errors).toContain('KEY_UNKNOWN remarks');
    expect(errors).toContain('TYPE_WRONG phases[0]');
    expect(lines.filter(({ path }) => path.startsWith('committees'))).toHaveLength(1);
  });

  it('five hundred committees are checked in a few times what it takes to read them, some twenty milliseconds', () => {
    const committees = Array.from({ length: 500 }, (_, index) => ({ ...JIAYUGUAN_2024_DOCUMENT.committees[index % 69], id: `c-${index}` }));
    const notice = { ...JIAYUGUAN_2024_DOCUMENT, committees };
    const took = (what: () => unknown) => {
      const start = performance.now();
      what();
      return performance.now() - start;
    };
    // Turn about, and the best of each, as often as a busy machine needs: what else it does slows down both.
    let [check, read] = [Infinity, Infinity];
    for (let round = 0; round < 100 && check >= 10 * read; round += 1) {
      check = Math.min(
        check,
        took(() => checkOf(notice, KNOWN)),
      );
      read = Math.min(
        read,
        took(() => documentShape.parse(notice)),
      );
    }
    expect(check).toBeLessThan(10 * read);
  });
});
