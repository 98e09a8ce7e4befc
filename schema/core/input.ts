/** What people type, checked against a shape: every problem at once, each with its place, in both languages. */
import * as z from 'zod';
import { EMOJI, INVISIBLE, pointedOut, unified } from './characters.ts';
import { declareRefusals, type Bilingual } from './refusal.ts';
import type { RuleId } from './rulebook.ts';
import { isDay } from './time.ts';

export const inputRefusals = declareRefusals({
  INPUT_INVALID: { rule: 'A2', zh: '填写内容有误：{problems}。', en: 'The input is not valid: {problems}.' },
});

/**
 * The parsed input, or one refusal that lists all that is wrong, on the ground of the first problem that has its own, or of `rule`.
 * `labels` are what a form calls its fields.
 */
export function valid<S extends z.ZodType>(shape: S, input: unknown, rule: RuleId = 'A2', labels: Labels = {}): z.output<S> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String);
    const { zh, en } = worded(issue);
    const own = issue.code === 'custom' ? (issue.params?.rule as RuleId | undefined) : undefined;
    return {
      path: path.join('.'),
      zh: `${placeInWords(path, labels)}${zh}`,
      en: `${path.join('.')} ${en}`,
      ...(own && { rule: own }),
    };
  });
  throw inputRefusals.INPUT_INVALID({ problems }, problems.find((one) => one.rule)?.rule ?? rule);
}

/** A line as a person may type it: trimmed, at least one and at most so many characters, none of them invisible or controlling. */
export function text(most: number): z.ZodType<string, string> {
  return visible(
    z.string().transform((value) => unified(value).trim()),
    most,
  );
}

/** The same over several lines: opinions are numbered lists. A tab becomes a space. */
export function prose(most: number): z.ZodType<string, string> {
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
export function sized(typed: z.ZodType<string, string>, most: number): z.ZodType<string, string> {
  return typed
    .refine((value) => value.length > 0, { params: saying('不能为空', 'must not be empty') })
    .refine((value) => Array.from(value).length <= most, { params: saying(`最多${most}个字`, `has more than ${most} characters`) });
}

/** Sized, and all of it to be seen and printed; only what has several `lines` has ends of lines. */
export function visible(
  typed: z.ZodType<string, string>,
  most: number,
  { lines = false, rule }: { lines?: boolean; rule?: RuleId } = {},
): z.ZodType<string, string> {
  return sized(typed, most).superRefine((value, context) => {
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

function worded(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'custom' && typeof issue.params?.zh === 'string') return { zh: issue.params.zh, en: String(issue.params.en) };
  if (issue.code === 'too_big') return bound(issue.origin, '最多', '不得大于', 'at most', issue.maximum);
  if (issue.code === 'too_small') return bound(issue.origin, '至少', '不得小于', 'at least', issue.minimum);
  if (issue.code === 'invalid_format')
    return { zh: '格式不正确', en: issue.format === 'regex' ? 'is not in the right form' : `is not a valid ${issue.format}` };
  return { zh: '填写不正确', en: 'is not valid' };
}

function bound(origin: string, count: string, size: string, english: string, limit: number | bigint): Bilingual {
  if (origin === 'array') return { zh: `${count}${limit}项`, en: `must have ${english} ${limit} entries` };
  if (origin === 'string') return { zh: `${count}${limit}个字符`, en: `must have ${english} ${limit} characters` };
  return { zh: `${size}${limit}`, en: `must be ${english} ${limit}` };
}

/** A path as a form calls it: `officers.0.email` is 经办人第1项电子邮箱. */
export function placeInWords(path: readonly string[], labels: Labels = {}): string {
  return path.map((part) => inChinese(part, labels)).join('');
}

function inChinese(part: string, labels: Labels): string {
  return /^\d+$/u.test(part) ? `第${Number(part) + 1}项` : (labels[part] ?? FIELDS[part] ?? part);
}

type Labels = Readonly<Record<string, string>>;

const FIELDS: Labels = {
  person: '人员',
  standing: '申报身份',
  exclusion: '处分或名单记录',
  input: '',
  account: '登录名',
  number: '编号',
  name: '名称（姓名）',
  identityKind: '证件类型',
  identityNumber: '证件号码',
  bornOn: '出生日期',
  employer: '实际工作单位',
  household: '本市户籍',
  kind: '类别',
  from: '开始日',
  until: '截止日',
  email: '电子邮箱',
  telephone: '联系电话',
  creditCode: '统一社会信用代码',
  contact: '联系人',
  officers: '经办人',
  opinion: '意见',
  document: '文号',
  reason: '事由',
  remark: '备注',
  items: '',
  years: '',
  place: '地点',
  text: '内容',
  total: '核准空岗数',
  attendees: '出席人员',
  minutes: '会议纪要文号',
  heldOn: '召开日期',
  meeting: '职工大会',
  present: '到会人数',
  inFavour: '赞成人数',
  against: '反对人数',
  abstained: '弃权人数',
  days: '工作日数',
  sections: '栏目',
  judgements: '逐栏意见',
  dueOn: '提供期限',
  named: '评委会名称',
  objector: '异议人',
  title: '材料名称',
  fileName: '文件名',
};
