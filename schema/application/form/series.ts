/**
 * What the form of a series, or of a kind of person, has beside or instead of the common one, as data. What no text gives is policy of
 * the system and may be changed here. [policy]
 */
import type { PersonKind } from '../../identity/channels.ts';
import { FORM, SECTIONS, type SectionDefinition, type SectionName } from './sections.ts';

/** A difference: sections that have to be filled in, sections that are not offered, and lower limits of characters by `section.field`. */
export type Difference = {
  requires?: readonly SectionName[];
  withoutSections?: readonly SectionName[];
  characters?: Readonly<Record<string, number>>;
  /** What the licence of the series is called; it stands over the section. */
  licence?: string;
  source: string;
};

/** Who may practise only with a licence brings it: 教师法, 医师法 and 护士条例, 律师法 and 公证法, 新闻记者证管理办法. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  'college-teaching': { requires: ['qualification'], licence: '高等学校教师资格证', source: '教师法 第十条' },
  'vocational-teaching': { requires: ['qualification'], licence: '教师资格证', source: '教师法 第十条' },
  'technical-school-teaching': { requires: ['qualification'], licence: '教师资格证', source: '教师法 第十条' },
  'school-teaching': { requires: ['qualification'], licence: '教师资格证', source: '教师法 第十条' },
  health: { requires: ['qualification'], licence: '执业医师、护士等执业资格证', source: '医师法、护士条例' },
  'legal-services': { requires: ['qualification'], licence: '律师执业证、公证员执业证', source: '律师法、公证法' },
  journalism: { requires: ['qualification'], licence: '新闻记者证', source: '新闻记者证管理办法' },
  'rural-culture': {
    withoutSections: ['papers', 'qualification'],
    characters: { 'achievements.text': 300 },
    source: '附件1 第64号；系统默认',
  },
};

/**
 * What cannot apply to a kind of person is not asked of them, what may not apply need not be filled in (A9): whoever works for nobody is
 * appraised by nobody, and rural talents are only where they have an employer.
 */
const OF_PERSONS: Partial<Record<PersonKind, { without?: readonly SectionName[]; optional?: readonly SectionName[] }>> = {
  FLEXIBLE: { without: ['appraisals'] },
  RURAL_TECHNICAL: { optional: ['appraisals'] },
  RURAL_CULTURAL: { optional: ['appraisals'] },
};

/** What a series differs in; nothing where it has no entry. */
export function differenceOf(series: string | null): Difference | null {
  return series === null ? null : (DIFFERENCES[series] ?? null);
}

/** Whose form it is; null where that is not known: then nothing is left out for it. */
type Kind = PersonKind | null;

/** The sections that are offered for a series to a kind of person, in the order of the form. */
export function sectionsOf(series: string | null, kind: Kind = null): SectionName[] {
  const { withoutSections = [], requires = [] } = differenceOf(series) ?? {};
  const without = [...withoutSections, ...((kind && OF_PERSONS[kind]?.without) ?? [])];
  const onlyWhereRequired: readonly SectionName[] = ['qualification'];
  return SECTIONS.filter(
    (name) => !without.includes(name) && (!onlyWhereRequired.includes(name) || series === null || requires.includes(name)),
  );
}

/** Whether an application for a series cannot be submitted by this kind of person without the section. */
export function isRequired(name: SectionName, series: string | null, kind: Kind = null): boolean {
  const { required }: SectionDefinition = FORM[name];
  if (!sectionsOf(series, kind).includes(name) || (kind && OF_PERSONS[kind]?.optional?.includes(name))) return false;
  return required || (differenceOf(series)?.requires?.includes(name) ?? false);
}

/** The sections that are judged of what was submitted: those the form has, and what was submitted beside (D1). */
export function sectionsToJudge({
  series,
  appliesAs,
  submission,
}: {
  series: string | null;
  appliesAs: Kind;
  submission: { sections: Partial<Record<SectionName, number>> } | null;
}): SectionName[] {
  const asked = sectionsOf(series, appliesAs);
  return SECTIONS.filter((name) => asked.includes(name) || submission?.sections[name] !== undefined);
}

/** The most characters a field takes for a series; the common limit where the series has none of its own. */
export function charactersOf(name: SectionName, field: string, series: string | null): number | null {
  const { fields }: SectionDefinition = FORM[name];
  return differenceOf(series)?.characters?.[`${name}.${field}`] ?? fields[field]?.most ?? null;
}
