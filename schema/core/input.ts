/** What people type, checked against a shape: every problem at once, each with its place, in both languages. */
import * as z from 'zod';
import { EMOJI, INVISIBLE, pointedOut, unified } from './characters.ts';
import { counted } from './counted.ts';
import { placeOf, type Called } from './places.ts';
import { declareRefusals, type Bilingual } from './refusal.ts';
import type { RuleId } from './rulebook.ts';
import { withoutResidentIds } from './resident-id.ts';
import { isDay } from './time.ts';

export const inputRefusals = declareRefusals({
  INPUT_INVALID: { rule: 'A2', zh: '填写内容有误：{told}。', en: 'The input is not valid: {told}.' },
});

/**
 * The parsed input, or one refusal that lists all that is wrong, on the ground of the first problem that has its own, or of `rule`.
 * `called` is what a form calls its fields, and the whole.
 */
export function valid<S extends z.ZodType>(shape: S, input: unknown, rule: RuleId = 'A2', called: Called = {}): z.output<S> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const said: Said[] = [];
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String);
    const [place, wrong] = [placeOf(path, called), worded(issue)];
    said.push({ place, wrong });
    const own = issue.code === 'custom' ? (issue.params?.rule as RuleId | undefined) : undefined;
    return { path: path.join('.'), zh: `${place.zh}${wrong.zh}`, en: capitalised(`${place.en} ${wrong.en}`), ...(own && { rule: own }) };
  });
  throw inputRefusals.INPUT_INVALID({ problems, told: told(said) }, problems.find((one) => one.rule)?.rule ?? rule);
}

type Said = { place: Bilingual; wrong: Bilingual };

/** All of it in a sentence: what is wrong with several fields alike is said once in Chinese, behind all of them. */
function told(said: readonly Said[]): Bilingual {
  const placesOf = (sentence: string) => said.filter(({ wrong }) => wrong.zh === sentence).map(({ place }) => place.zh);
  const sentences = [...new Set(said.map(({ wrong }) => wrong.zh))];
  return {
    zh: sentences.map((zh) => `${[...new Set(placesOf(zh))].join('、')}${zh}`).join('；'),
    en: said.map(({ place, wrong }) => `${place.en} ${wrong.en}`).join('; '),
  };
}

/** As a sentence begins: places and names that it may begin with are written small. */
export const capitalised = (sentence: string): string => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;

/**
 * A line as a person may type it: trimmed, at least one and at most so many characters, none of them invisible or controlling. Whole identity
 * numbers are masked before anything keeps or tells the text (P2).
 */
export function text(most: number): z.ZodType<string, string> {
  return wholeText(most).transform(withoutResidentIds);
}

/** The same over several lines: opinions are numbered lists. A tab becomes a space. */
export function prose(most: number): z.ZodType<string, string> {
  return wholeProse(most).transform(withoutResidentIds);
}

/** A line kept as it is typed, where it is judged or masked later, or whoever reads it may know the number. */
export function wholeText(most: number): z.ZodType<string, string> {
  return visible(
    z.string().transform((value) => unified(value).trim()),
    most,
  );
}

/** Several lines kept as they are typed. */
export function wholeProse(most: number): z.ZodType<string, string> {
  const lines = (value: string) => unified(value).replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' ').trim();
  return visible(z.string().transform(lines), most, { lines: true });
}

/** A day that exists, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, { params: saying('不是YYYY-MM-DD形式的日期', 'is not a date YYYY-MM-DD') });

/** What may be left out is kept as null. */
export function optional<S extends z.ZodType>(shape: S) {
  return shape.nullish().transform((value) => value ?? null);
}

/** Not empty, and no longer than so many characters. */
export function sized(typed: z.ZodType<string, string>, most: number, rule?: RuleId): z.ZodType<string, string> {
  return typed
    .refine((value) => value.length > 0, { params: saying('不能为空', 'must not be empty', rule) })
    .refine((value) => Array.from(value).length <= most, {
      params: saying(`最多${most}个字`, `has more than ${counted(most, 'character')}`, rule),
    });
}

/** Sized, and all of it to be seen and printed; only what has several `lines` has ends of lines. */
export function visible(
  typed: z.ZodType<string, string>,
  most: number,
  { lines = false, rule }: { lines?: boolean; rule?: RuleId } = {},
): z.ZodType<string, string> {
  return sized(typed, most, rule).superRefine((value, context) => {
    const characters = Array.from(value);
    const tell = (pattern: RegExp, zh: string, en: string) => {
      const index = characters.findIndex((one) => pattern.test(one) && !(lines && one === '\n'));
      if (index < 0) return;
      const place = pointedOut(characters[index] ?? '', index);
      context.addIssue({ code: 'custom', params: saying(`${zh}：${place.zh}`, `${en}: ${place.en}`, rule) });
    };
    tell(INVISIBLE, '含有不可见或控制字符', 'contains invisible or control characters');
    tell(EMOJI, '含有表情符号', 'contains emoji');
  });
}

/** Both sentences of a check, and its own rule where it has one, for `refine`'s `params`. */
export function saying(zh: string, en: string, rule?: RuleId): Bilingual & { rule?: RuleId } {
  return { zh, en, ...(rule && { rule }) };
}

/** An issue of a shape in words. */
export function worded(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'custom' && typeof issue.params?.zh === 'string') return { zh: issue.params.zh, en: String(issue.params.en) };
  if (issue.code === 'too_big') return bound(issue.origin, '最多', '不得大于', 'at most', issue.maximum);
  if (issue.code === 'too_small') return bound(issue.origin, '至少', '不得小于', 'at least', issue.minimum);
  if (issue.code === 'invalid_format')
    return { zh: '格式不正确', en: issue.format === 'regex' ? 'is not in the right form' : `is not a valid ${issue.format}` };
  if (issue.code === 'invalid_type') return ofAnotherType(issue);
  return { zh: '填写不正确', en: 'is not valid' };
}

/** What it was is told in the library’s sentence alone. */
function ofAnotherType({ expected, message }: z.core.$ZodIssueInvalidType): Bilingual {
  if (/received (?:undefined|null)$/u.test(message)) return { zh: '必须填写', en: 'is missing' };
  if (expected === 'int') return { zh: '须为整数', en: 'must be a whole number' };
  if (expected === 'number') return { zh: '须为数字', en: 'must be a number' };
  return { zh: '填写不正确', en: 'is not valid' };
}

function bound(origin: string, count: string, size: string, english: string, limit: number | bigint): Bilingual {
  if (origin === 'array') return { zh: `${count}${limit}项`, en: `must have ${english} ${counted(Number(limit), 'entry', 'entries')}` };
  if (origin === 'string') return { zh: `${count}${limit}个字符`, en: `must have ${english} ${counted(Number(limit), 'character')}` };
  return { zh: `${size}${limit}`, en: `must be ${english} ${limit}` };
}
