/** The form as a client is told to draw it: sections, fields, limits and choices of a series, and what may be uploaded (A2, A3). */
import { builder } from '../../builder.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import type { ProofPolicy } from '../../announcement/model.ts';
import { calendarAsked } from '../../calendar/store.ts';
import type { PersonKind } from '../../identity/channels.ts';
import { PersonKindEnum } from '../../identity/graph/enums.ts';
import type { Field } from '../form/fields.ts';
import { FORM, type SectionDefinition, type SectionName } from '../form/sections.ts';
import { charactersOf, differenceOf, isRequired, sectionsOf } from '../form/series.ts';
import { applicationRefusals } from '../refusals.ts';
import { FieldKindEnum, SectionNameEnum } from './enums.ts';

const OptionType = builder.objectRef<{ value: string; name: Bilingual }>('FormOption').implement({
  description: '选项。A value of a choice: the graph’s enumeration value, and its name.',
  fields: (t) => ({
    value: t.exposeString('value', { description: '提交时使用的值。' }),
    name: t.expose('name', { type: BilingualType, description: '名称。' }),
  }),
});

/** The form of a series and of a kind of person; null where it is not said. */
type FormOf = { series: string | null; kind: PersonKind | null };

type FieldOf = { section: SectionName; name: string; field: Field; series: string | null };

const FieldType = builder.objectRef<FieldOf>('FormField').implement({
  description: '一个填写项。A field, under the name that the input has.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '提交时使用的字段名。' }),
    label: t.field({ type: BilingualType, description: '名称。', resolve: ({ field }) => field.label }),
    hint: t.field({
      type: BilingualType,
      nullable: true,
      description: '填写提示，如何时必填、何时不填；没有的为空。What to know when filling it in, beside its name.',
      resolve: ({ field }) => field.hint,
    }),
    kind: t.field({ type: FieldKindEnum, description: '如何填写。', resolve: ({ field }) => field.kind }),
    isRequired: t.boolean({ description: '是否必填。', resolve: ({ field }) => field.required }),
    least: t.int({ nullable: true, description: '最少字数、最小值或最少个数；无限制的为空。', resolve: ({ field }) => field.least }),
    most: t.int({
      nullable: true,
      description: '最多字数、最大值或最多个数；无限制的为空。Characters, value or count.',
      resolve: ({ section, name, series, field }) =>
        field.kind === 'LINE' || field.kind === 'LINES' ? charactersOf(section, name, series) : field.most,
    }),
    options: t.field({
      type: [OptionType],
      description: '选项；不是选择项的为空列表。',
      resolve: ({ field }) => Object.entries(field.choice?.names ?? {}).map(([value, name]) => ({ value, name })),
    }),
  }),
});

const SectionType = builder.objectRef<FormOf & { name: SectionName }>('FormSection').implement({
  description: '一栏。A section: one block of fields, or rows of them.',
  fields: (t) => ({
    name: t.expose('name', { type: SectionNameEnum, description: '栏名，即保存时的字段名。' }),
    title: t.field({ type: BilingualType, description: '标题。', resolve: ({ name }) => FORM[name].title }),
    isRequired: t.boolean({ description: '提交前是否必须填写。', resolve: ({ name, series, kind }) => isRequired(name, series, kind) }),
    rows: t.string({
      nullable: true,
      description: '分行填写的，各行所在的字段名；否则为空。',
      resolve: ({ name }) => rowsOf(name)?.key ?? null,
    }),
    leastRows: t.int({ nullable: true, description: '最少行数。', resolve: ({ name }) => rowsOf(name)?.least ?? null }),
    mostRows: t.int({ nullable: true, description: '最多行数。', resolve: ({ name }) => rowsOf(name)?.most ?? null }),
    note: t.string({
      nullable: true,
      description: '本系列的说明，如所需执业资格。What the series asks for here.',
      resolve: ({ name, series }) => (name === 'qualification' ? (differenceOf(series)?.licence ?? null) : null),
    }),
    fields: t.field({
      type: [FieldType],
      description: '各填写项，按顺序。',
      resolve: ({ name, series }) => {
        const { fields }: SectionDefinition = FORM[name];
        return Object.entries(fields).map(([key, field]) => ({ section: name, name: key, field, series }));
      },
    }),
  }),
});

const ProofPolicyType = builder.objectRef<ProofPolicy>('ProofPolicy').implement({
  description: '佐证材料的限制。What may be uploaded; told before, not after. Rule A3.',
  fields: (t) => ({
    files: t.exposeInt('files', { description: '每份申报最多件数。' }),
    bytes: t.exposeInt('bytes', { description: '每件最大字节数。' }),
    types: t.stringList({ description: '允许的类型（MIME）。', resolve: ({ types }) => [...types] }),
  }),
});

const DefinitionType = builder.objectRef<FormOf>('FormDefinition').implement({
  description: '申报表的构成。The form as a client draws it. Rules A2, A3.',
  fields: (t) => ({
    sections: t.field({
      type: [SectionType],
      description: '各栏，按顺序。',
      resolve: ({ series, kind }) => sectionsOf(series, kind).map((name) => ({ name, series, kind })),
    }),
    proofs: t.field({
      type: ProofPolicyType,
      description: '佐证材料的限制。',
      resolve: async (_, __, context) => (await calendarAsked(context)).announcement.policy.proofs,
    }),
    source: t.string({
      nullable: true,
      description: '本系列不同之处的依据；没有的为空。',
      resolve: ({ series }) => differenceOf(series)?.source ?? null,
    }),
  }),
});

function rowsOf(name: SectionName): SectionDefinition['rows'] {
  const { rows }: SectionDefinition = FORM[name];
  return rows;
}

builder.queryField('applicationForm', (t) =>
  t.field({
    type: DefinitionType,
    args: {
      series: t.arg.string({ required: false, description: '系列代码；不填为各系列共有的全部栏目。' }),
      kind: t.arg({
        type: PersonKindEnum,
        required: false,
        description:
          '申报身份；填写的，不列该类人员不涉及的栏目。As what the person applies: what cannot apply to them is left out. Rule A9.',
      }),
    },
    authScopes: { public: true },
    description: '申报表的构成：某系列有哪些栏、各栏有哪些项、限制和选项。Anybody. No table request. Errors: SERIES_UNKNOWN.',
    resolve: (_, { series, kind }) => {
      if (series && !seriesOf(series)) throw applicationRefusals.SERIES_UNKNOWN();
      return { series: series ?? null, kind: kind ?? null };
    },
  }),
);
