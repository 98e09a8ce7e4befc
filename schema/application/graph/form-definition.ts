/** The form as a client is told to draw it: sections, fields, limits and choices of a series, and what may be uploaded (A2, A3). */
import { builder } from '../../builder.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { CITY_DESCRIPTION, CYCLE_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import type { Announcement, ProofPolicy } from '../../announcement/model.ts';
import { calendarAsked } from '../../calendar/store.ts';
import { PersonKindEnum } from '../../identity/graph/enums.ts';
import type { PromotionType } from '../form/choices.ts';
import type { Field } from '../form/fields.ts';
import { FORM, type SectionDefinition, type SectionName } from '../form/sections.ts';
import { charactersOf, conditionsFor, differenceOf, isRequired, sectionsOf, type Whose } from '../form/series.ts';
import { applicationRefusals } from '../refusals.ts';
import { CHOICE_ENUMS, FieldKindEnum, SectionNameEnum } from './enums.ts';

const OptionType = builder.objectRef<{ value: string; name: Bilingual }>('FormOption').implement({
  description: '选项。A value of a choice: the graph’s enumeration value, and its name.',
  fields: (t) => ({
    value: t.exposeString('value', { description: '提交时使用的值。' }),
    name: t.expose('name', { type: BilingualType, description: '名称。' }),
  }),
});

/** The form of the cycle of a notice, for whoever is asked about. */
type FormOf = { announcement: Announcement; whose: Whose };

type FieldOf = FormOf & { section: SectionName; name: string; field: Field };

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
      resolve: ({ section, name, announcement, whose, field }) =>
        field.kind === 'LINE' || field.kind === 'LINES' ? charactersOf(announcement.standards, section, name, whose.series) : field.most,
    }),
    options: t.field({
      type: [OptionType],
      description: '选项；不是选择项的为空列表。',
      resolve: ({ field, announcement, whose }) =>
        field.kind === 'CONDITION'
          ? conditionsFor(announcement.standards, whose).map(({ id, title }) => ({ value: id, name: title }))
          : Object.entries(field.choice?.names ?? {}).map(([value, name]) => ({ value, name })),
    }),
  }),
});

const SectionType = builder.objectRef<FormOf & { name: SectionName }>('FormSection').implement({
  description: '一栏。A section: one block of fields, or rows of them.',
  fields: (t) => ({
    name: t.expose('name', { type: SectionNameEnum, description: '栏名，即保存时的字段名。' }),
    title: t.field({ type: BilingualType, description: '标题。', resolve: ({ name }) => FORM[name].title }),
    isRequired: t.boolean({ description: '提交前是否必须填写。', resolve: needed }),
    rows: t.string({
      nullable: true,
      description: '分行填写的，各行所在的字段名；否则为空。',
      resolve: ({ name }) => rowsOf(name)?.key ?? null,
    }),
    leastRows: t.int({
      nullable: true,
      description: '最少行数；必须填写的栏至少一行。The least rows; one at least where the section is needed.',
      resolve: leastRows,
    }),
    mostRows: t.int({ nullable: true, description: '最多行数。', resolve: ({ name }) => rowsOf(name)?.most ?? null }),
    note: t.string({
      nullable: true,
      description: '本系列的说明，如所需执业资格。What the series asks for here.',
      resolve: ({ name, announcement, whose }) =>
        name === 'qualification' ? (differenceOf(announcement.standards, whose.series)?.licence ?? null) : null,
    }),
    fields: t.field({
      type: [FieldType],
      description: '各填写项，按顺序。',
      resolve: ({ name, ...of }) => {
        const { fields }: SectionDefinition = FORM[name];
        return Object.entries(fields).map(([key, field]) => ({ ...of, section: name, name: key, field }));
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
      resolve: (of) => sectionsOf(of.announcement.standards, of.whose).map((name) => ({ ...of, name })),
    }),
    proofs: t.field({
      type: ProofPolicyType,
      description: '佐证材料的限制。',
      resolve: ({ announcement }) => announcement.policy.proofs,
    }),
    source: t.string({
      nullable: true,
      description: '本系列不同之处的依据；没有的为空。',
      resolve: ({ announcement, whose }) => differenceOf(announcement.standards, whose.series)?.source ?? null,
    }),
  }),
});

/** Whether a section has to be filled in. */
function needed({ name, announcement, whose }: FormOf & { name: SectionName }): boolean {
  return isRequired(announcement.standards, name, whose);
}

function leastRows(section: FormOf & { name: SectionName }): number | null {
  const rows = rowsOf(section.name);
  return rows && Math.max(rows.least, needed(section) ? 1 : 0);
}

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
      level: t.arg({
        type: LevelEnum,
        required: false,
        description:
          '拟申报层级；通知的条件只针对某些层级的，据以判断是否列出。The level applied for: some conditions are asked of some levels alone.',
      }),
      promotionType: t.arg({
        type: CHOICE_ENUMS.PromotionType,
        required: false,
        description: '晋升类型；通知的条件只针对某些晋升类型的，据以判断是否列出。The type of promotion, in the same way.',
      }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
    },
    authScopes: { public: true },
    description:
      '申报表的构成：某年度、某系列有哪些栏、各栏有哪些项、限制和选项。The form of a cycle. Anybody. No table request. Errors: SERIES_UNKNOWN, CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED.',
    resolve: async (_, { series, kind, level, promotionType, cycle, city }, context) => {
      if (series && !seriesOf(series)) throw applicationRefusals.SERIES_UNKNOWN();
      const { announcement } = await calendarAsked(context, cycle, { city });
      const whose: Whose = { series: series ?? null, kind: kind ?? null, level, promotionType: promotionType as PromotionType | null };
      return { announcement, whose };
    },
  }),
);
