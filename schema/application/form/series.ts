/**
 * What the form of a series, or of a kind of person, has beside or instead of the common one, as the notice of the cycle says it: sections
 * that have to be filled in, sections that are not offered, lower limits of characters, and conditions of its own. Pure.
 */
import type { Level } from '../../announcement/data/series.ts';
import type { SeriesForm } from '../../announcement/data/forms.ts';
import type { Condition, Standards } from '../../announcement/model.ts';
import type { LimitedText } from '../../announcement/names.ts';
import type { PersonKind } from '../../identity/channels.ts';
import type { PromotionType } from './choices.ts';
import { FORM, SECTIONS, type SectionDefinition, type SectionName } from './sections.ts';

/** What of the notice forms are made by. */
export type FormStandards = Pick<Standards, 'forms' | 'conditions'>;

/** Whose form it is, and for what; what is not known is null: then nothing is left out for it. */
export type Whose = {
  series: string | null;
  kind: PersonKind | null;
  level?: Level | null | undefined;
  promotionType?: PromotionType | null | undefined;
};

/** What a series differs in; nothing where the notice has no entry. */
export function differenceOf({ forms }: FormStandards, series: string | null): SeriesForm | null {
  return series === null ? null : (forms.series[series] ?? null);
}

/** The conditions of the notice that are asked of somebody: all that each says of whom has to fit, as far as it is known. */
export function conditionsFor({ conditions }: FormStandards, { series, kind, level, promotionType }: Whose): Condition[] {
  const fits = <V>(wanted: readonly V[] | undefined, value: V | null | undefined): boolean =>
    wanted === undefined || value === null || value === undefined || wanted.includes(value);
  return conditions.filter(
    ({ for: of }) => fits(of.series, series) && fits(of.kinds, kind) && fits(of.levels, level) && fits(of.promotionTypes, promotionType),
  );
}

/** The sections that are offered for a series to a kind of person, in the order of the form. */
export function sectionsOf(standards: FormStandards, whose: Whose): SectionName[] {
  const { series, kind } = whose;
  const { withoutSections = [], requires = [] } = differenceOf(standards, series) ?? {};
  const without: readonly SectionName[] = [...withoutSections, ...((kind && standards.forms.kinds[kind]?.without) ?? [])];
  const isOffered = (name: SectionName): boolean => {
    if (name === 'conditions') return conditionsFor(standards, whose).length > 0;
    if (name === 'qualification') return series === null || requires.includes(name);
    return true;
  };
  return SECTIONS.filter((name) => !without.includes(name) && isOffered(name));
}

/** Whether an application for a series cannot be submitted by this kind of person without the section. */
export function isRequired(standards: FormStandards, name: SectionName, whose: Whose): boolean {
  const { required }: SectionDefinition = FORM[name];
  const optional: readonly SectionName[] = (whose.kind && standards.forms.kinds[whose.kind]?.optional) ?? [];
  if (!sectionsOf(standards, whose).includes(name) || optional.includes(name)) return false;
  return required || name === 'conditions' || (differenceOf(standards, whose.series)?.requires.includes(name) ?? false);
}

/** The sections that are judged of what was submitted: those the form has, and what was submitted beside (D1). */
export function sectionsToJudge(
  standards: FormStandards,
  {
    series,
    appliesAs,
    level,
    promotionType,
    submission,
  }: Pick<Whose, 'series' | 'level' | 'promotionType'> & {
    appliesAs: PersonKind | null;
    submission: { sections: Partial<Record<SectionName, number>> } | null;
  },
): SectionName[] {
  const asked = sectionsOf(standards, { series, kind: appliesAs, level, promotionType });
  return SECTIONS.filter((name) => asked.includes(name) || submission?.sections[name] !== undefined);
}

/** The most characters a field takes for a series; the common limit where the series has no lower one. */
export function charactersOf(standards: FormStandards, name: SectionName, field: string, series: string | null): number | null {
  const { fields }: SectionDefinition = FORM[name];
  const common = fields[field]?.most ?? null;
  const own = differenceOf(standards, series)?.characters[`${name}.${field}` as LimitedText];
  return own === undefined || common === null ? common : Math.min(own, common);
}
