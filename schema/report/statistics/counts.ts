/**
 * What is counted of a cycle's applications, and by what (R5). Each application that was submitted at least once stands in one row of each
 * table, so that every table has the same sums. Pure.
 */
import * as z from 'zod';
import { say, type Bilingual } from '../../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, SERIES, seriesNamed } from '../../announcement/data/series.ts';
import { PROMOTION_TYPES } from '../../announcement/model.ts';
import { PROMOTION_TYPE } from '../../application/form/choices.ts';
import { stoodIn, type Application } from '../../application/model.ts';
import { DECIDED_STATES, PASSED_STATES } from '../../application/moves.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS, type UnitKind } from '../../identity/channels.ts';

/**
 * By what it is counted. Nothing that may be read records whether somebody is a man or a woman: a digit of the sealed identity number tells
 * it of some, and no count opens twenty thousand of them. So it is not among these.
 */
export const DIMENSIONS = ['LEVEL', 'PROMOTION_TYPE', 'UNIT_KIND', 'AGE', 'SERIES', 'COMMITTEE'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_NAMES: Record<Dimension, Bilingual> = {
  SERIES: say('系列', 'series'),
  LEVEL: say('层级', 'level'),
  UNIT_KIND: say('单位性质', 'kind of unit'),
  PROMOTION_TYPE: say('晋升类型', 'type of promotion'),
  COMMITTEE: say('评委会', 'committee'),
  AGE: say('年龄段', 'age band'),
};

/** What is counted of each. */
export const MEASURES = [
  'APPLIED',
  'RETURNED',
  'REFUSED',
  'WITHDRAWN',
  'FORWARDED',
  'PASSED',
  'NOT_PASSED',
  'STRUCK',
  'CONFERRED',
  'REVOKED',
  'CANCELLED',
] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_NAMES: Record<Measure, Bilingual> = {
  APPLIED: say('申报', 'submitted at least once'),
  RETURNED: say('退回修改', 'returned by a reviewing authority at least once'),
  REFUSED: say('不予通过', 'refused'),
  WITHDRAWN: say('撤回', 'withdrawn'),
  FORWARDED: say('提交评委会', 'came to a committee'),
  PASSED: say('评审通过', 'passed by the committee'),
  NOT_PASSED: say('评审未通过', 'not passed by the committee'),
  STRUCK: say('公示除名', 'struck from the roster'),
  CONFERRED: say('授予职称', 'conferred, also where it was withdrawn since'),
  REVOKED: say('撤销职称', 'revoked'),
  CANCELLED: say('取消申报资格', 'cancelled after a case'),
};

/** Of one application: what it counts for. What a committee has passed stays passed, whatever has become of it since. */
const COUNTS_FOR: Record<Measure, (head: Application) => boolean> = {
  APPLIED: () => true,
  RETURNED: ({ returns }) => returns.authorities > 0,
  REFUSED: ({ state }) => state === 'REFUSED',
  WITHDRAWN: ({ state }) => state === 'WITHDRAWN',
  FORWARDED: (head) => stoodIn(head) === 'FORWARDED' || DECIDED_STATES.includes(stoodIn(head)),
  PASSED: (head) => PASSED_STATES.includes(stoodIn(head)),
  NOT_PASSED: ({ state }) => state === 'NOT_PASSED',
  STRUCK: ({ state }) => state === 'STRUCK',
  CONFERRED: ({ state }) => state === 'CONFERRED' || state === 'REVOKED',
  REVOKED: ({ state }) => state === 'REVOKED',
  CANCELLED: ({ state }) => state === 'CANCELLED',
};

const count = z.number().int().nonnegative();
const numbersShape = z.record(z.enum(MEASURES), count);
export type Numbers = z.infer<typeof numbersShape>;

const bilingual = z.object({ zh: z.string(), en: z.string() });
const countsOf = <N extends z.ZodType>(numbers: N) =>
  z.object({
    total: numbers,
    tables: z.array(
      z.object({
        dimension: z.enum(DIMENSIONS),
        rows: z.array(z.object({ value: z.string(), name: bilingual, numbers })),
      }),
    ),
  });
export const countsShape = countsOf(numbersShape);
export type Counts = z.infer<typeof countsShape>;
/** As everybody sees it: what is left out is null. */
export const shownShape = countsOf(z.record(z.enum(MEASURES), count.nullable()));
export type Shown = z.infer<typeof shownShape>;

/** An application with what its head does not tell: of what kind its unit is, and when its person was born. */
export type Counted = { head: Application; unitKind: UnitKind | null; bornIn: string | null };

/** Years by the end of the cycle's year, from the first to below the next. */
const AGES = [30, 35, 40, 45, 50, 55] as const;
const AGE_NAMES: Readonly<Record<string, Bilingual>> = Object.fromEntries([
  ['0', say('30岁以下', 'below 30')],
  ...AGES.map((from, index) => {
    const next = AGES[index + 1];
    return [String(from), next ? say(`${from}—${next - 1}岁`, `${from} to ${next - 1}`) : say(`${from}岁及以上`, `${from} and above`)];
  }),
]);

/** Where something is not known it stands in a row of its own: the sums are the same in all tables. */
const UNKNOWN = '';
const NAME_OF_UNKNOWN = say('未填报或不详', 'not known');

/** In which row of a table an application stands. */
export function valueIn(dimension: Dimension, { head, unitKind, bornIn }: Counted, year: number): string {
  if (dimension === 'SERIES') return head.series ?? UNKNOWN;
  if (dimension === 'LEVEL') return head.level ?? UNKNOWN;
  if (dimension === 'UNIT_KIND') return unitKind ?? UNKNOWN;
  if (dimension === 'PROMOTION_TYPE') return head.promotionType ?? UNKNOWN;
  if (dimension === 'COMMITTEE') return head.committee ?? (head.committeeName === null ? UNKNOWN : `${NAMED}${head.committeeName}`);
  if (bornIn === null) return UNKNOWN;
  // Whoever is born in a year is as old, by its end, as the years that lie between.
  const age = year - Number(bornIn.slice(0, 4));
  return String(AGES.findLast((from) => age >= from) ?? 0);
}

/** A committee that the notice does not list is known by its name. */
const NAMED = '~';

export type Naming = { committees: ReadonlyMap<string, string> };

function nameOf(dimension: Dimension, value: string, { committees }: Naming): Bilingual {
  if (value === UNKNOWN) return NAME_OF_UNKNOWN;
  if (dimension === 'SERIES') return seriesNamed(value);
  if (dimension === 'LEVEL') return say(LEVEL_NAMES[value as keyof typeof LEVEL_NAMES], LEVEL_ENGLISH[value as keyof typeof LEVEL_ENGLISH]);
  if (dimension === 'UNIT_KIND') return UNIT_KIND_NAMES[value as UnitKind];
  if (dimension === 'PROMOTION_TYPE') return PROMOTION_TYPE.names[value as keyof typeof PROMOTION_TYPE.names];
  if (dimension === 'AGE') return AGE_NAMES[value] ?? NAME_OF_UNKNOWN;
  const name = committees.get(value) ?? value.replace(NAMED, '');
  return say(name, name);
}

/** In which order the rows of a table stand; what is in none of these comes behind, and what is not known last. */
const ORDER: Record<Exclude<Dimension, 'COMMITTEE'>, readonly string[]> = {
  SERIES: SERIES.map(({ code }) => code),
  LEVEL: LEVELS.toReversed(),
  UNIT_KIND: UNIT_KINDS,
  PROMOTION_TYPE: PROMOTION_TYPES,
  AGE: ['0', ...AGES.map(String)],
};

/** Counts one application after the other, however many there are. */
export function counting(year: number) {
  const total = nothing();
  const tables = new Map(DIMENSIONS.map((dimension) => [dimension, new Map<string, Numbers>()]));
  return {
    add(one: Counted): void {
      if (one.head.submission === null) return;
      const counted = MEASURES.filter((measure) => COUNTS_FOR[measure](one.head));
      const into = (numbers: Numbers) => counted.forEach((measure) => (numbers[measure] += 1));
      into(total);
      for (const [dimension, rows] of tables) {
        const value = valueIn(dimension, one, year);
        const numbers = rows.get(value) ?? nothing();
        rows.set(value, numbers);
        into(numbers);
      }
    },
    counts(naming: Naming): Counts {
      const inOrder = (dimension: Dimension, rows: ReadonlyMap<string, Numbers>) => {
        const known = dimension === 'COMMITTEE' ? [...naming.committees.keys()] : ORDER[dimension];
        const place = (value: string) => (value === UNKNOWN ? Infinity : known.includes(value) ? known.indexOf(value) : known.length);
        const sorted = [...rows].toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
        return sorted.map(([value, numbers]) => ({ value, name: nameOf(dimension, value, naming), numbers }));
      };
      return { total, tables: [...tables].map(([dimension, rows]) => ({ dimension, rows: inOrder(dimension, rows) })) };
    },
  };
}

function nothing(): Numbers {
  return Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Numbers;
}
