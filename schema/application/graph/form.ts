/** The form in the graph, made from its data: how each section is typed in, how it is read, and how a client is told to draw it. */
import { builder } from '../../builder.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { manual } from '../../core/manual.ts';
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
    case 'STANDARD':
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

/** A name in both languages, and what else is to be said of it. */
function named({ zh, en }: Bilingual, more: Bilingual = NOTHING_MORE): string {
  return manual(`${zh}。${more.zh}`, `${capital(en)}.${more.en && ` ${more.en}`}`);
}
const NOTHING_MORE = { zh: '', en: '' };

function described({ least, most, kind, label, hint }: Field): string {
  const limits: Partial<Record<Field['kind'], Bilingual>> = {
    LINE: { zh: `最多${most}字。`, en: `At most ${most} characters.` },
    STANDARD: { zh: `最多${most}字。`, en: `At most ${most} characters.` },
    LINES: { zh: `最多${most}字，可分行。`, en: `At most ${most} characters, in lines.` },
    NUMBER: { zh: `${least}至${most}。`, en: `${least} to ${most}.` },
    PROOFS: { zh: `1至${most}个，不重复。`, en: `1 to ${most}, each once.` },
  };
  return named(hint ? { zh: `${label.zh}（${hint.zh}）`, en: `${label.en}; ${hint.en}` } : label, limits[kind]);
}

const rowsFrom = (least: number, most: number): Bilingual => ({ zh: `${least}至${most}行。`, en: `${least} to ${most} rows.` });

const capital = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- types made from data are beyond what the builder can infer; the SDL they make is compared */

/** The fields of a section or a row as input. */
function inputOf(name: string, { title, fields }: Pick<SectionDefinition, 'title' | 'fields'>) {
  return builder.inputType(name, {
    description: named(title),
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
  if (!rows) return inputOf(`${capital(name)}Input`, definition);
  const row = inputOf(`${rows.row}Input`, definition);
  return builder.inputType(`${capital(name)}Input`, {
    description: named(definition.title, rowsFrom(rows.least, rows.most)),
    fields: (t) => ({ [rows.key]: t.field({ type: [row], required: true, description: manual('各行。', 'The rows.') }) }),
  });
}

export const SectionContentInput = builder.inputType('SectionContentInput', {
  description: manual('一栏的内容：恰好填写其中一栏。', 'The content of a section: exactly one section is given.'),
  isOneOf: true,
  fields: (t) =>
    Object.fromEntries(
      SECTIONS.map((name) => [name, t.field({ type: sectionInput(name), description: named(FORM[name].title) })]),
    ) as Record<SectionName, any>,
});

type Row = Record<string, unknown>;
type ReadSection = Row & Pick<Section, 'version' | 'savedAt'>;

/** The fields of a section or a row as read: a series by its code is a series. */
function readable(fields: SectionDefinition['fields'], t: any) {
  const each = Object.entries(fields).map(([key, field]) => {
    const isSeries = field.kind === 'SERIES';
    const valueOf = (row: Row) => row[key] ?? null;
    return [
      key,
      t.field({
        type: isSeries ? SeriesType : typeOf(field),
        nullable: !field.required,
        description: described(field),
        resolve: isSeries ? (row: Row) => (typeof row[key] === 'string' ? seriesOf(row[key]) : null) : valueOf,
      }),
    ];
  });
  return Object.fromEntries(each) as Record<string, any>;
}

function sectionType(name: SectionName) {
  const { title, fields, rows }: SectionDefinition = FORM[name];
  const row =
    rows &&
    builder
      .objectRef<Row>(rows.row)
      .implement({ description: named(title, { zh: '一行。', en: 'One row.' }), fields: (t) => readable(fields, t) });
  return builder.objectRef<ReadSection>(`${capital(name)}Section`).implement({
    description: named(title),
    fields: (t: any) => ({
      version: t.exposeInt('version', { description: manual('版本；保存时须带上。', 'The version; give it when saving. Rule A4.') }),
      savedAt: t.expose('savedAt', { type: 'Instant', description: manual('保存时刻。', 'When it was saved.') }),
      ...(rows && row
        ? {
            [rows.key]: t.field({
              type: [row],
              description: manual('各行。', 'The rows.'),
              resolve: (section: Row) => section[rows.key] as Row[],
            }),
          }
        : readable(fields, t)),
    }),
  });
}

type Sections = Partial<Record<SectionName, Section>>;

/** The form as far as it is filled in. */
export const FormType = builder.objectRef<Sections>('ApplicationForm').implement({
  description: manual('申报表：已填写的各栏；从未保存的栏为空。', 'The form: the sections filled in; a section never saved is null.'),
  fields: (t) =>
    Object.fromEntries(
      SECTIONS.map((name) => [
        name,
        t.field({
          type: sectionType(name),
          nullable: true,
          description: named(FORM[name].title),
          resolve: (form) => {
            const section = form[name];
            return section ? { ...asAskedToday(name, section.content), version: section.version, savedAt: section.savedAt } : null;
          },
        }),
      ]),
    ) as Record<SectionName, any>,
});
