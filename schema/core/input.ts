/** What people type, checked against a shape: every problem at once, each with its place and both languages. */
import * as z from 'zod';
import { declareRefusals } from './refusal.ts';

export const inputRefusals = declareRefusals({
  INPUT_INVALID: { rule: 'A2', zh: '填写内容有误：{problems}。', en: 'The input is not valid: {problems}.' },
});

/** The parsed input, or one refusal that lists all that is wrong. */
export function valid<S extends z.ZodType>(shape: S, input: unknown): z.output<S> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    const { zh, en } = worded(issue);
    return { path, zh: `${path} ${zh}`, en: `${path} ${en}` };
  });
  throw inputRefusals.INPUT_INVALID({ problems });
}

/** A text as a person may type it: no control characters, no lone surrogates, trimmed, at least one and at most so many characters. */
export function text(most: number): z.ZodType<string, string> {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => value.length > 0, { params: told('不能为空', 'must not be empty') })
    .refine((value) => Array.from(value).length <= most, { params: told(`最多${most}个字`, `has more than ${most} characters`) })
    .refine((value) => !/[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(value), {
      params: told('含有不可见或控制字符', 'contains control characters'),
    });
}

/** Both sentences of a check, for `refine`'s `params`. */
export function told(zh: string, en: string): { zh: string; en: string } {
  return { zh, en };
}

function worded(issue: z.core.$ZodIssue): { zh: string; en: string } {
  if (issue.code === 'custom' && typeof issue.params?.zh === 'string') return { zh: issue.params.zh, en: String(issue.params.en) };
  if (issue.code === 'too_big') return told(`不得大于或多于${issue.maximum}`, `must be at most ${issue.maximum}`);
  if (issue.code === 'too_small') return told(`不得小于或少于${issue.minimum}`, `must be at least ${issue.minimum}`);
  if (issue.code === 'invalid_format') return told('格式不正确', `is not a valid ${issue.format}`);
  return told('填写不正确', issue.message);
}
