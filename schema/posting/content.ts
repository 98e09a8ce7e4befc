/** What a posting shows: the sections that U2 names, as submitted; to the open web without ID digits and without the month of birth. Pure. */
import { hiderOf } from '../identity/mask/index.ts';
import type { ApplicationFile, Section } from '../application/model.ts';
import type { SectionName } from '../application/form/sections.ts';
import type { PostingContent } from './model.ts';

/**
 * 学历、专业工作经历、取得资格和聘任时间、拟晋升职务；年度考核、继续教育、基层及帮扶经历；论文、业绩 (U2). Conditions of a notice’s own are not
 * among them: months of social insurance, or a review that was failed, are for those who review it, and nobody is shown more than is named.
 */
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
  return { bornIn: '', specialtyYears, sections: hidden(sections, hiderOf(bornIn)) };
}

/** Sections with something hidden in every text of theirs. */
export function hidden(sections: Readonly<Record<string, Section>>, hide: (text: string) => string): Record<string, Section> {
  const shown = Object.entries(sections).map(([name, section]) => [
    name,
    { ...section, content: maskedValue(section.content, hide) as Section['content'] },
  ]);
  return Object.fromEntries(shown) as Record<string, Section>;
}

function maskedValue(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, hide));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedValue(one, hide)]));
  return value;
}
