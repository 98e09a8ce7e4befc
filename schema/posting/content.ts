/** What a posting shows: the sections that U2 names, as submitted; to the open web without ID digits and without the month of birth. Pure. */
import type { ApplicationFile, Section } from '../application/model.ts';
import type { SectionName } from '../application/form/sections.ts';
import type { PostingContent } from './model.ts';

/** 学历、专业工作经历、取得资格和聘任时间、拟晋升职务；年度考核、继续教育、基层及帮扶经历；论文、业绩 (三（三）). */
export const POSTED = [
  'education',
  'workHistory',
  'presentTitle',
  'appliedTitle',
  'continuingEducation',
  'appraisals',
  'service',
  'papers',
  'achievements',
] as const satisfies readonly SectionName[];

/** The sections to be posted. */
export function posted(sections: ApplicationFile['sections']): Record<string, Section> {
  return Object.fromEntries(POSTED.flatMap((name) => (sections[name] ? [[name, sections[name]]] : [])));
}

/** The view of the open web: no number that may be somebody's, and not the month the person was born in, however it is written (U2). */
export function masked({ sections, specialtyYears, bornIn }: PostingContent): PostingContent {
  const hide = (text: string) => [...PERSONAL, ...birthsOf(bornIn)].reduce((all, pattern) => all.replaceAll(pattern, starred), text);
  const hidden = Object.entries(sections).map(([name, section]) => [
    name,
    { ...section, content: maskedValue(section.content, hide) as Section['content'] },
  ]);
  return { bornIn: '', specialtyYears, sections: Object.fromEntries(hidden) as Record<string, Section> };
}

/** A digit in any of its shapes: of any script, raised, in a circle, or as a Chinese numeral. */
const DIGIT = '[\\p{Nd}\\p{No}〇零一二三四五六七八九]';
const PERSONAL: readonly RegExp[] = [
  // Fifteen and more, and a mobile telephone number, also where spaces or hyphens take them apart.
  new RegExp(`${DIGIT}(?:[\\s-]?${DIGIT}){14,}[xX]?`, 'gu'),
  /1[3-9]\p{Nd}(?:[\s-]?\p{Nd}){8}/gu,
  // Seven and more in a row.
  new RegExp(`${DIGIT}{7,}[xX]?`, 'gu'),
];

/** The month of birth as people write it: 1985年3月, 1985.03, 1985-3, 一九八五年三月, with the day where it follows. */
function birthsOf(bornIn: string): RegExp[] {
  const [year = '', month = ''] = bornIn.split('-');
  if (!/^\d{4}$/u.test(year) || !/^\d{2}$/u.test(month)) return [];
  const number = Number(month);
  const between = '\\s*[-./年]\\s*';
  const day = '(?:\\s*[-./月]\\s*\\p{Nd}{1,2}日?|月)?';
  const inNumerals = `${inChinese(year)}年${MONTHS[number - 1] ?? ''}月(?:[一二三四五六七八九十]{1,3}日)?`;
  return [new RegExp(`${year}${between}0?${number}(?!\\p{Nd})${day}`, 'gu'), new RegExp(inNumerals, 'gu')];
}

const NUMERALS = '〇一二三四五六七八九';
const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
function inChinese(year: string): string {
  return Array.from(year, (digit) => (digit === '0' ? '[〇零]' : NUMERALS[Number(digit)])).join('');
}

function starred(found: string): string {
  return '*'.repeat(Array.from(found).length);
}

function maskedValue(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, hide));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedValue(one, hide)]));
  return value;
}
