/** The form in the graph, made from its data: how each section is typed in, how it is read, and how a client is told to draw it. */
import { builder } from '../../builder.ts';
import type { Bilingual } from '../../core/refusal.ts';
import type { Field } from '../form/fields.ts';
import { asAskedToday } from '../form/present-title.ts';
import { FORM, SECTIONS, type SectionDefinition, type SectionName } from '../form/sections.ts';
import type { Section } from '../model.ts';
import { CHOICE_ENUMS } from './enums.ts';

/** What the graph calls the type of a field's value. */
function typeOf({ kind, choice }: Field) {
  switch (kind) {
    case 'LINE':
    case 'LINES':
    case 'SERIES':
    case 'CONDITION':
      return 'String';
    case 'DAY':
      return 'Day';
    case 'YEAR':
    case 'NUMBER':
    case 'PROOF':
      return 'Int';
    case 'YES_NO':
      return 'Boolean';
    case 'CHOICE':
      return CHOICE_ENUMS[(choice?.type ?? 'Level') as keyof typeof CHOICE_ENUMS];
    case 'PROOFS':
      return ['Int'] as const;
    default:
      return kind satisfies never;
  }
}

const inBoth = ({ zh, en }: Bilingual): string => `${zh}。${en}.`;

function described(field: Field): string {
  const { least, most, kind, label, hint } = field;
  const limit = {
    LINE: `最多${most}字。`,
    LINES: `最多${most}字，可分行。`,
    NUMBER: `${least}至${most}。`,
    PROOFS: `1至${most}个，不重复。`,
  };
  const named = hint ? { zh: `${label.zh}（${hint.zh}）`, en: `${label.en}; ${hint.en}` } : label;
  return `${inBoth(named)}${kind in limit ? ` ${limit[kind as keyof typeof limit]}` : ''}`;
}

const pascal = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- types made from data are beyond what the builder can infer; the SDL they make is compared */

/** The fields of a section or a row as input. */
function inputOf(name: string, { title, fields }: Pick<SectionDefinition, 'title' | 'fields'>) {
  return builder.inputType(name, {
    description: inBoth(title),
    fields: (t) =>
      Object.fromEntries(
        Object.entries(fields).map(([key, field]) => [
          key,
          t.field({ type: typeOf(field) as 'String', required: field.required, description: described(field) }),
        ]),
      ),
  });
}

function sectionInput(name: SectionName) {
  const { rows, ...definition }: SectionDefinition = FORM[name];
  if (!rows) return inputOf(`${pascal(name)}Input`, definition);
  const row = inputOf(`${rows.row}Input`, definition);
  const description = `${inBoth(definition.title)} ${rows.least}至${rows.most}行。`;
  return builder.inputType(`${pascal(name)}Input`, {
    description,
    fields: (t) => ({ [rows.key]: t.field({ type: [row], required: true, description: '各行。The rows.' }) }),
  });
}

export const SectionContentInput = builder.inputType('SectionContentInput', {
  description: '一栏的内容：恰好填写其中一栏。Exactly one section.',
  isOneOf: true,
  fields: (t) =>
    Object.fromEntries(
      SECTIONS.map((name) => [name, t.field({ type: sectionInput(name), description: inBoth(FORM[name].title) })]),
    ) as Record<SectionName, any>,
});

type Row = Record<string, unknown>;
type ReadSection = Row & Pick<Section, 'version' | 'savedAt'>;

/** The fields of a section or a row as read. */
function readable(fields: SectionDefinition['fields'], t: any) {
  const each = Object.entries(fields).map(([key, field]) => [
    key,
    t.field({ type: typeOf(field), nullable: !field.required, description: described(field), resolve: (row: Row) => row[key] ?? null }),
  ]);
  return Object.fromEntries(each) as Record<string, any>;
}

function sectionType(name: SectionName) {
  const { title, fields, rows }: SectionDefinition = FORM[name];
  const row =
    rows &&
    builder.objectRef<Row>(rows.row).implement({ description: `${inBoth(title)} 一行。One row.`, fields: (t) => readable(fields, t) });
  return builder.objectRef<ReadSection>(`${pascal(name)}Section`).implement({
    description: inBoth(title),
    fields: (t: any) => ({
      version: t.exposeInt('version', { description: '版本；保存时须带上。Give it back when saving. Rule A4.' }),
      savedAt: t.expose('savedAt', { type: 'Instant', description: '保存时刻。' }),
      ...(rows && row
        ? { [rows.key]: t.field({ type: [row], description: '各行。The rows.', resolve: (section: Row) => section[rows.key] as Row[] }) }
        : readable(fields, t)),
    }),
  });
}

type Sections = Partial<Record<SectionName, Section>>;

/** The form as far as it is filled in. */
export const FormType = builder.objectRef<Sections>('ApplicationForm').implement({
  description: '申报表：已填写的各栏。The form; a section never saved is absent.',
  fields: (t) =>
    Object.fromEntries(
      SECTIONS.map((name) => [
        name,
        t.field({
          type: sectionType(name),
          nullable: true,
          description: inBoth(FORM[name].title),
          resolve: (form) => {
            const section = form[name];
            return section ? { ...asAskedToday(name, section.content), version: section.version, savedAt: section.savedAt } : null;
          },
        }),
      ]),
    ) as Record<SectionName, any>,
});
