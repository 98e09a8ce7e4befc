/** Two versions of a form, compared field by field (A4). Pure. */
import type { Bilingual } from '../core/refusal.ts';
import type { Form } from './eligibility/facts.ts';
import { asAskedToday } from './form/present-title.ts';
import { FORM, SECTIONS, type SectionDefinition, type SectionName } from './form/sections.ts';

/** One field that differs. `row` is where it stands in a section of rows, from 1; null in the others. Null values: it is not there. */
export type Difference = {
  section: SectionName;
  row: number | null;
  field: string;
  label: Bilingual;
  before: string | null;
  after: string | null;
};

/** What differs from one form to the other, in the order of the form. Rows are compared by their place. */
export function differences(before: Form, after: Form): Difference[] {
  return SECTIONS.flatMap((section) => {
    const { fields }: SectionDefinition = FORM[section];
    const [old, now] = [blocksOf(section, before), blocksOf(section, after)];
    return Array.from({ length: Math.max(old.length, now.length) }, (_, index) => index).flatMap((index) =>
      Object.entries(fields).flatMap(([field, definition]) => {
        const [was, is] = [old[index]?.[field], now[index]?.[field]].map((value) => shown(definition, value));
        if (was === is) return [];
        const row = FORM[section].rows ? index + 1 : null;
        return [{ section, row, field, label: definition.label, before: was ?? null, after: is ?? null }];
      }),
    );
  });
}

function blocksOf(section: SectionName, form: Form): Record<string, unknown>[] {
  const { rows }: SectionDefinition = FORM[section];
  if (!form[section]) return [];
  const content = asAskedToday(section, form[section]);
  return rows ? (content[rows.key] as Record<string, unknown>[]) : [content];
}

/** A value as it is read: choices by their names. */
function shown({ choice }: SectionDefinition['fields'][string], value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? (choice?.names[value]?.zh ?? value) : JSON.stringify(value);
}
