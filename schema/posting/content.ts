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

/** The view of the open web (U2). */
export function masked({ sections, specialtyYears }: PostingContent): PostingContent {
  const hidden = Object.entries(sections).map(([name, section]) => [
    name,
    { ...section, content: maskedValue(section.content) as Section['content'] },
  ]);
  return { bornIn: '', specialtyYears, sections: Object.fromEntries(hidden) as Record<string, Section> };
}

/** Numbers that may be somebody's: seven digits or more in a row, or fifteen and more that spaces or hyphens take apart. */
const PERSONAL = /\p{Nd}{7,}[xX]?|\p{Nd}(?:[\s-]?\p{Nd}){14,}[xX]?/gu;

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(PERSONAL, (digits) => '*'.repeat(digits.length));
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedValue(one)]));
  return value;
}
