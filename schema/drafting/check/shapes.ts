/** What the shapes of a document refuse, each in a sentence of its own. Part by part: one that is wrong hides nothing of the others. */
import type * as z from 'zod';
import { labelled } from '../../core/field-names.ts';
import { worded } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { cycleShape, PART_SHAPES, PARTS } from '../../announcement/document/index.ts';
import type { CheckCode } from './codes/index.ts';
import { found, pathOf, quoted, type Found, type Place } from './line.ts';
import { inside, isThing, sizeUpTo } from './read/inside.ts';
import { placeNamed } from './words.ts';

/** A part with more values than this is not looked at: no notice has so many. */
export const MOST_VALUES = 50_000;

/** What is wrong with the shape of what was written, and the document without the parts that are too large to be looked at. */
export function shapeLines(document: unknown): { lines: Found[]; rest: object } {
  if (!isThing(document)) return { lines: [found('DOCUMENT_EXPECTED', [])], rest: {} };
  const shapes: Record<string, z.ZodType> = { ...cycleShape.shape, ...PART_SHAPES };
  const tooLarge = PARTS.filter((part) => sizeUpTo(MOST_VALUES, inside(document, part)) > MOST_VALUES);
  const rest = Object.fromEntries(Object.entries(document).filter(([name]) => Object.hasOwn(shapes, name) && !isIn(tooLarge, name)));
  const lines = [
    ...unknownKeys(
      [],
      Object.keys(document).filter((name) => !Object.hasOwn(shapes, name)),
    ),
    ...tooLarge.map((part) => found('PART_TOO_LARGE', [part], { ...placed([part]), most: MOST_VALUES })),
    ...Object.entries(shapes).flatMap(([name, shape]) => {
      if (isIn(tooLarge, name)) return [];
      const parsed = shape.safeParse(inside(document, name));
      return parsed.success ? [] : parsed.error.issues.flatMap((issue) => told(issue, [name, ...placeOf(issue)], document));
    }),
  ];
  return { lines, rest };
}

const isIn = (names: readonly string[], name: string) => names.includes(name);
const placeOf = (issue: z.core.$ZodIssue): Place => issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
const placed = (at: Place) => ({ place: placeNamed(at), path: pathOf(at) });

function unknownKeys(at: Place, keys: readonly string[]): Found[] {
  return keys.map((key) => found('KEY_UNKNOWN', [...at, key], { place: placeNamed(at), path: pathOf([...at, key]), key: quoted(key) }));
}

/** An issue as a line; of keys that are not known, a line each. */
function told(issue: z.core.$ZodIssue, at: Place, document: object): Found[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(at, issue.keys);
  if (issue.code === 'invalid_key') return unknownKeys(at.slice(0, -1), [String(at.at(-1))]);
  // What no computer holds exactly is out of the bounds that follow, too.
  if (issue.code === 'too_big' || issue.code === 'too_small') if ('note' in issue) return [];
  const value = at.reduce<unknown>(inside, document);
  const details = { ...placed(at), typed: quoted(value) };
  if (value === undefined || value === null) return [found('FIELD_MISSING', at, details)];
  const why = worded(issue);
  switch (issue.code) {
    case 'invalid_type':
      return [found('TYPE_WRONG', at, { ...details, expected: labelled(EXPECTED, issue.expected) ?? say('其他类型', issue.expected) })];
    case 'invalid_value':
      return [found(leafOf(at) === 'levels' ? 'LEVEL_UNKNOWN' : 'VALUE_UNKNOWN', at, { ...details, values: issue.values.map(String) })];
    case 'too_big':
    case 'too_small':
      return [found(issue.origin === 'array' ? 'COUNT_WRONG' : 'OUT_OF_RANGE', at, { ...details, bound: why })];
    case 'invalid_format':
      return [found('FORMAT_WRONG', at, { ...details, form: labelled(FORMS, leafOf(at)) ?? say('见说明', 'see its description') })];
    case 'custom':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    default:
      return [found(typeof value === 'string' ? (labelled(REFUSED, leafOf(at)) ?? 'TEXT_WRONG') : 'VALUE_WRONG', at, { ...details, why })];
  }
}

/** The name of the field that a place is, or is a row of. */
function leafOf(at: Place): string {
  return at.findLast((part) => typeof part === 'string') ?? '';
}

const EXPECTED: Readonly<Record<string, Bilingual>> = {
  string: say('文字', 'text'),
  number: say('数字', 'a number'),
  int: say('整数', 'a whole number'),
  boolean: say('是（true）或否（false）', 'true or false'),
  array: say('列表', 'a list'),
  object: say('分项填写的内容', 'an object with its fields'),
  record: say('分项填写的内容', 'an object with its fields'),
};

const FORMS: Readonly<Record<string, Bilingual>> = {
  city: say('6位行政区划代码（GB/T 2260）', 'six digits (GB/T 2260)'),
  counties: say('6位行政区划代码（GB/T 2260）', 'six digits (GB/T 2260)'),
  creditCode: say('18位统一社会信用代码，由数字和大写字母组成', '18 digits and capital letters'),
};

/** What texts of a form of their own are refused as; all others are lines of text. */
const REFUSED: Readonly<Record<string, CheckCode>> = {
  cycle: 'ID_WRONG',
  id: 'ID_WRONG',
  committees: 'ID_WRONG',
  series: 'SERIES_UNKNOWN',
  opens: 'MOMENT_WRONG',
  closes: 'MOMENT_WRONG',
  remindAt: 'TIME_WRONG',
  from: 'DAY_WRONG',
  due: 'DAY_WRONG',
  issuedOn: 'DAY_WRONG',
  seniorityAsOf: 'DAY_WRONG',
};
