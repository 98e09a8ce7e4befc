/** The form as a client is told to draw it: sections, fields, limits and choices of a series, and what may be uploaded (A2, A3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('一个选项：提交时使用的枚举值及其名称。', 'An option: the enumeration value to submit, and its name.'),
  fields: (t) => ({
    value: t.exposeString('value', { description: manual('提交时使用的值。', 'The value to submit.') }),
    name: t.expose('name', { type: BilingualType, description: manual('名称。', 'The name.') }),
  }),
});

/** The form of the cycle of a notice, for whoever is asked about. */
type FormOf = { announcement: Announcement; whose: Whose };

type FieldOf = FormOf & { section: SectionName; name: string; field: Field };

const FieldType = builder.objectRef<FieldOf>('FormField').implement({
  description: manual('一个填写项，其名称与提交时的字段名相同。', 'A field of the form, under the name that the input has.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('提交时使用的字段名。', 'The field name to submit it under.') }),
    label: t.field({ type: BilingualType, description: manual('名称。', 'The name.'), resolve: ({ field }) => field.label }),
    hint: t.field({
      type: BilingualType,
      nullable: true,
      description: manual(
        '填写提示，如何时必填、何时不填；没有的为空。',
        'A hint for filling it in, such as when it is required and when it is left empty; null where there is none.',
      ),
      resolve: ({ field }) => field.hint,
    }),
    kind: t.field({ type: FieldKindEnum, description: manual('如何填写。', 'How it is filled in.'), resolve: ({ field }) => field.kind }),
    isRequired: t.boolean({ description: manual('是否必填。', 'Whether it is required.'), resolve: ({ field }) => field.required }),
    least: t.int({
      nullable: true,
      description: manual(
        '最少字数、最小值或最少个数；无限制的为空。',
        'The fewest characters, the least value or the smallest count; null where there is no limit.',
      ),
      resolve: ({ field }) => field.least,
    }),
    most: t.int({
      nullable: true,
      description: manual(
        '最多字数、最大值或最多个数；无限制的为空。',
        'The most characters, the greatest value or the largest count; null where there is no limit.',
      ),
      resolve: ({ section, name, announcement, whose, field }) =>
        field.kind === 'LINE' || field.kind === 'LINES' ? charactersOf(announcement.standards, section, name, whose.series) : field.most,
    }),
    options: t.field({
      type: [OptionType],
      description: manual('选项；不是选择项的为空列表。', 'The options; an empty list where the field is not a choice.'),
      resolve: ({ field, announcement, whose }) =>
        field.kind === 'CONDITION'
          ? conditionsFor(announcement.standards, whose).map(({ id, title }) => ({ value: id, name: title }))
          : Object.entries(field.choice?.names ?? {}).map(([value, name]) => ({ value, name })),
    }),
  }),
});

const SectionType = builder.objectRef<FormOf & { name: SectionName }>('FormSection').implement({
  description: manual('申报表的一栏：若干填写项，或者分行填写。', 'A section of the form: a block of fields, or rows of them.'),
  fields: (t) => ({
    name: t.expose('name', {
      type: SectionNameEnum,
      description: manual('栏名。', 'The name of the section.'),
    }),
    key: t.string({
      description: manual(
        '保存、读取时该栏的字段名（`SectionContentInput`、`ApplicationForm`）。',
        'The field of the section when it is saved and read, in `SectionContentInput` and `ApplicationForm`.',
      ),
      resolve: ({ name }) => name,
    }),
    title: t.field({ type: BilingualType, description: manual('标题。', 'The title.'), resolve: ({ name }) => FORM[name].title }),
    isRequired: t.boolean({
      description: manual('提交前是否必须填写。', 'Whether it must be filled in before submitting.'),
      resolve: needed,
    }),
    rows: t.string({
      nullable: true,
      description: manual(
        '分行填写的，各行所在的字段名；否则为空。',
        'The field name that holds the rows, where it is filled in by rows; null otherwise.',
      ),
      resolve: ({ name }) => rowsOf(name)?.key ?? null,
    }),
    leastRows: t.int({
      nullable: true,
      description: manual('最少行数；必须填写的栏至少一行。', 'The fewest rows; at least one where the section is required.'),
      resolve: leastRows,
    }),
    mostRows: t.int({
      nullable: true,
      description: manual('最多行数。', 'The most rows.'),
      resolve: ({ name }) => rowsOf(name)?.most ?? null,
    }),
    note: t.string({
      nullable: true,
      description: manual('本系列的说明，如所需执业资格。', 'A note for this series, such as the professional qualification required.'),
      resolve: ({ name, announcement, whose }) =>
        name === 'qualification' ? (differenceOf(announcement.standards, whose.series)?.licence ?? null) : null,
    }),
    fields: t.field({
      type: [FieldType],
      description: manual('各填写项，按顺序。', 'The fields, in order.'),
      resolve: ({ name, ...of }) => {
        const { fields }: SectionDefinition = FORM[name];
        return Object.entries(fields).map(([key, field]) => ({ ...of, section: name, name: key, field }));
      },
    }),
  }),
});

const ProofPolicyType = builder.objectRef<ProofPolicy>('ProofPolicy').implement({
  description: manual('佐证材料的限制，上传前即告知。', 'The limits on proofs, told before the upload. Rule A3.'),
  fields: (t) => ({
    files: t.exposeInt('files', { description: manual('每份申报最多件数。', 'The most proofs of an application.') }),
    bytes: t.exposeInt('bytes', { description: manual('每件最大字节数。', 'The most bytes of a proof.') }),
    types: t.stringList({ description: manual('允许的类型（MIME）。', 'The types allowed (MIME).'), resolve: ({ types }) => [...types] }),
  }),
});

const DefinitionType = builder.objectRef<FormOf>('FormDefinition').implement({
  description: manual('申报表的构成，客户端据以生成界面。', 'The make-up of the form, from which a client draws it. Rules A2, A3.'),
  fields: (t) => ({
    sections: t.field({
      type: [SectionType],
      description: manual('各栏，按顺序。', 'The sections, in order.'),
      resolve: (of) => sectionsOf(of.announcement.standards, of.whose).map((name) => ({ ...of, name })),
    }),
    proofs: t.field({
      type: ProofPolicyType,
      description: manual('佐证材料的限制。', 'The limits on proofs.'),
      resolve: ({ announcement }) => announcement.policy.proofs,
    }),
    source: t.string({
      nullable: true,
      description: manual('本系列不同之处的依据；没有的为空。', 'The source of what differs in this series; null where nothing differs.'),
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
      series: t.arg.string({
        required: false,
        description: manual(
          '系列代码；不填为各系列共有的全部栏目。',
          'The code of the series; left out, all sections that the series have in common.',
        ),
      }),
      kind: t.arg({
        type: PersonKindEnum,
        required: false,
        description: manual(
          '申报身份；填写的，不列该类人员不涉及的栏目。',
          'The kind of person applying; where given, sections that cannot apply to this kind are left out. Rule A9.',
        ),
      }),
      level: t.arg({
        type: LevelEnum,
        required: false,
        description: manual(
          '拟申报层级；通知的条件只针对某些层级的，据以判断是否列出。',
          'The level to be applied for; it decides whether a condition that the notice sets for some levels only is listed.',
        ),
      }),
      promotionType: t.arg({
        type: CHOICE_ENUMS.PromotionType,
        required: false,
        description: manual(
          '晋升类型；通知的条件只针对某些晋升类型的，据以判断是否列出。',
          'The promotion type; it decides whether a condition that the notice sets for some promotion types only is listed.',
        ),
      }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
    },
    authScopes: { public: true },
    description: manual(
      '申报表的构成：某年度、某系列有哪些栏、各栏有哪些项、限制和选项。任何人可查询，不读表。',
      'The make-up of the form: which sections a cycle and series have, and the fields, limits and options of each section. Anybody may ask. No table request. Errors: SERIES_UNKNOWN, CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED.',
    ),
    resolve: async (_, { series, kind, level, promotionType, cycle, city }, context) => {
      if (series && !seriesOf(series)) throw applicationRefusals.SERIES_UNKNOWN();
      const { announcement } = await calendarAsked(context, cycle, { city });
      const whose: Whose = { series: series ?? null, kind: kind ?? null, level, promotionType: promotionType as PromotionType | null };
      return { announcement, whose };
    },
  }),
);
