/** What was filled in of the form, as it stands on paper: whatever the field, in the words that its definition has for it (A2). Pure. */
import { say } from '../../core/refusal.ts';
import { seriesNamed } from '../../announcement/data/series.ts';
import type { Field } from '../../application/form/fields.ts';
import { FORM, type SectionDefinition, type SectionName } from '../../application/form/sections.ts';
import type { Part, Section } from '../review-form.ts';

/** Conditions of the notice by their codes. */
export type Conditions = ReadonlyMap<string, string>;

/** A value on paper; nothing where nothing was filled in. */
export function valueOf({ kind, choice }: Field, value: unknown, conditions: Conditions): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'YES_NO':
      return value === true ? '是' : '否';
    case 'CHOICE':
      return typeof value === 'string' ? (choice?.names[value]?.zh ?? value) : '';
    case 'SERIES':
      return typeof value === 'string' ? seriesNamed(value).zh : '';
    case 'CONDITION':
      return typeof value === 'string' ? (conditions.get(value) ?? value) : '';
    case 'PROOFS':
      return Array.isArray(value) ? value.join('、') : '';
    case 'LINE':
    case 'STANDARD':
    case 'LINES':
    case 'DAY':
    case 'YEAR':
    case 'NUMBER':
    case 'PROOF':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    default:
      return kind satisfies never;
  }
}

/** As wide as a column of a list is beside the others. */
const SHARES: Partial<Record<Field['kind'], number>> = {
  LINES: 4,
  LINE: 2.4,
  STANDARD: 2.4,
  PROOFS: 1.3,
  PROOF: 1,
  YEAR: 1,
  YES_NO: 1,
  NUMBER: 1,
};
const BOXES_A_ROW = 2;
/** More columns leave no place for a day or a 全日制教育 on one line of a page: their rows are boxes, one row beneath the other. */
const MOST_COLUMNS = 6;

/** A section of the form as it was submitted: boxes, or a list of its rows. */
export function sectionOf(name: SectionName, content: Record<string, unknown>, conditions: Conditions): Section {
  const { title, fields, rows }: SectionDefinition = FORM[name];
  const named = Object.entries(fields);
  const texts = (of: Record<string, unknown>) => named.map(([key, field]) => valueOf(field, of[key], conditions));
  if (rows) {
    const listed = Array.isArray(content[rows.key]) ? (content[rows.key] as Record<string, unknown>[]) : [];
    if (named.length > MOST_COLUMNS && listed.length > 0)
      return { title: title.zh, parts: listed.map((row) => boxesOf(named, texts(row))) };
    const columns = named.map(([, { kind, label }]) => ({ title: label.zh, share: SHARES[kind] ?? 1.6 }));
    return { title: title.zh, parts: [{ kind: 'list', columns, rows: listed.map(texts), none: NONE.zh }] };
  }
  return { title: title.zh, parts: [boxesOf(named, texts(content))] };
}

/** What was filled in, two beside each other. */
function boxesOf(named: readonly (readonly [string, Field])[], texts: readonly string[]): Part {
  const pairs = named.map(([, { label }], index) => [label.zh, texts[index] ?? ''] as const).filter(([, value]) => value !== '');
  const inRows = Array.from({ length: Math.ceil(pairs.length / BOXES_A_ROW) }, (_, index) =>
    pairs.slice(index * BOXES_A_ROW, (index + 1) * BOXES_A_ROW),
  );
  return { kind: 'boxes', rows: inRows };
}

const NONE = say('无', 'none');
