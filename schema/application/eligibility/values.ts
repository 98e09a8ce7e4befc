/** The form, value by value, for conditions that are the same for every field of a kind. Pure. */
import type { Bilingual } from '../../core/refusal.ts';
import { FORM, type SectionDefinition, type SectionName } from '../form/sections.ts';
import type { FieldKind } from '../form/fields.ts';
import type { Form } from './facts.ts';

export type Value = {
  name: string;
  label: Bilingual;
  kind: FieldKind;
  value: unknown;
  within: Record<string, unknown>;
  row: number | null;
};

/** Every value of a section with the field it stands in, `within` what else stands beside it; rows one after the other, counted from 1. */
export function valuesOf(section: SectionName, form: Form): Value[] {
  const { fields, rows }: SectionDefinition = FORM[section];
  const content = form[section] as Record<string, unknown> | undefined;
  const blocks = rows ? ((content?.[rows.key] ?? []) as Record<string, unknown>[]) : content ? [content] : [];
  return blocks.flatMap((block, index) =>
    Object.entries(fields).map(([name, { label, kind }]) => ({
      name,
      label,
      kind,
      value: block[name],
      within: block,
      row: rows ? index + 1 : null,
    })),
  );
}
