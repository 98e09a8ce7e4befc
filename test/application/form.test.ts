/** A2: the form as it is published and as it is checked: a client draws and fills it from the schema alone, and every field is held to its kind. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SERIES } from '../../schema/announcement/data/series.ts';
import type { Field } from '../../schema/application/form/fields.ts';
import { valid } from '../../schema/core/input.ts';
import { Refusal } from '../../schema/core/refusal.ts';
import {
  calledIn,
  FORM,
  SECTION_SHAPES,
  SECTIONS as NAMES,
  type SectionDefinition,
  type SectionName,
} from '../../schema/application/form/sections.ts';
import { BEGIN, SAVE } from '../support/forms.ts';
import { SECTIONS, STUDY } from '../support/sections.ts';
import { city, organisationId, type World } from '../support/world.ts';

const FORM_QUERY = `query ($series: String) {
  applicationForm(series: $series) {
    source proofs { files bytes types }
    sections {
      name: key title { zh en } isRequired rows leastRows mostRows note
      fields { name label { zh en } hint { zh en } kind isRequired least most options { value name { zh } } }
    }
  }
}`;

type PublishedField = {
  name: string;
  kind: string;
  hint: { zh: string; en: string } | null;
  isRequired: boolean;
  least: number | null;
  most: number | null;
  options: { value: string }[];
};
type PublishedSection = {
  name: SectionName;
  rows: string | null;
  leastRows: number | null;
  isRequired: boolean;
  note: string | null;
  fields: PublishedField[];
};

/** A value for a field, made of nothing but what is published of it. */
function valueFor({ kind, least, most, options }: PublishedField, series: string): unknown {
  switch (kind) {
    case 'LINE':
    case 'STANDARD':
    case 'LINES':
      return '𠮷'.repeat(most ?? 1);
    case 'DAY':
      return '2020-02-29';
    case 'YEAR':
      return 2023;
    case 'NUMBER':
      return most;
    case 'YES_NO':
      return true;
    case 'CHOICE':
      return options[0]?.value;
    case 'SERIES':
      return series;
    case 'CONDITION':
      return options[0]?.value ?? null;
    case 'PROOF':
      return least;
    case 'PROOFS':
      return [1, 2];
    default:
      throw new Error(`a client does not know how to fill in ${kind}`);
  }
}

describe('the published form', () => {
  let world: World;
  beforeAll(async () => {
    world = await city();
  });
  const published = async (series: string | null): Promise<{ sections: PublishedSection[]; source: string | null }> =>
    (await world.does(null, FORM_QUERY, { series })).applicationForm;

  it('is complete: of every section and field its name, label, kind and limits', async () => {
    const { sections } = await published(null);
    // Conditions stand in it where the notice has some.
    expect(sections.map(({ name }) => name)).toEqual(NAMES.filter((name) => name !== 'conditions'));
    const title = sections.find(({ name }) => name === 'presentTitle');
    expect(title?.fields.find(({ name }) => name === 'name')?.hint).toEqual({ zh: '有职称的必填', en: 'needed where there is a title' });
    // A name stands in sentences: what is to be known beside it is its hint.
    for (const { fields } of Object.values(FORM) as SectionDefinition[])
      for (const { label } of Object.values(fields)) expect(`${label.zh}${label.en}`).not.toMatch(/[（(；;，,]/u);
    for (const { name, fields } of sections) {
      expect(fields.map((field) => field.name)).toEqual(Object.keys(FORM[name].fields));
      for (const field of fields) expect(field.kind === 'CHOICE', `${name}.${field.name}`).toBe(field.options.length > 0);
    }
    const { proofs } = (await world.does(null, FORM_QUERY, {})).applicationForm;
    expect(proofs).toEqual({ files: 100, bytes: 10 * 1024 * 1024, types: ['application/pdf', 'image/jpeg', 'image/png'] });
  });

  it('asks for a licence where one is needed, leaves out what a series has not, and names the ground', async () => {
    const names = async (series: string) => (await published(series)).sections.map(({ name }) => name);
    expect(await names('health')).toContain('qualification');
    expect(await names('engineering')).not.toContain('qualification');
    expect(await names('rural-culture')).not.toContain('papers');
    expect((await published('school-teaching')).sections.find(({ name }) => name === 'qualification')).toMatchObject({
      isRequired: true,
      note: '教师资格证',
    });
    expect((await published('school-teaching')).source).toBe('教师法 第十条');
    expect(await world.refusal(null, FORM_QUERY, { series: 'alchemy' })).toBe('SERIES_UNKNOWN');
    const flexible = '{ applicationForm(series: "crafts", kind: FLEXIBLE) { sections { name: key } } }';
    expect((await world.does(null, flexible)).applicationForm.sections).not.toContainEqual({ name: 'appraisals' });
  });

  it.each(SERIES.filter(({ code }) => ['engineering', 'health', 'rural-culture', 'school-teaching'].includes(code)))(
    'a client that knows nothing else fills in $name and saves every section',
    async ({ code, titles }) => {
      const own = await city();
      const { beginApplication } = await own.does('liu', BEGIN, { unit: organisationId('school') });
      for (const { name, rows, fields } of (await published(code)).sections) {
        const row = Object.fromEntries(fields.map((field) => [field.name, valueFor(field, code)]));
        // The first option of a level need not be one the series has: a client offers those of `series { titles }`.
        if (name === 'appliedTitle') row.level = Object.keys(titles)[0];
        // Its hint says so: where the list has the series, it has no other name.
        if (name === 'presentTitle') row.seriesName = null;
        const content = { [name]: rows ? { [rows]: [row] } : row };
        const answer = await own.ask('liu', SAVE, { application: beginApplication.id, version: 0, content });
        expect(answer.errors, name).toBeUndefined();
      }
    },
  );
});

const filled = (name: SectionName) => structuredClone(SECTIONS[name as keyof typeof SECTIONS] ?? EMPTY[name]) as Record<string, unknown>;
const EMPTY: Partial<Record<SectionName, object>> = {
  service: { items: [{ kind: 'GRASSROOTS', place: '新城镇', from: '2020-01-01', to: null }] },
  channel: { items: [{ paper: 'ENTRUSTMENT_LETTER', number: '1', issuer: '人事处', issuedOn: '2024-09-01', proof: 1 }] },
  conditions: { items: [{ condition: 'social-insurance', value: 12, proofs: [1] }] },
};

/** Every field of the form with its section. */
const FIELDS = NAMES.flatMap((section) =>
  Object.entries((FORM[section] as SectionDefinition).fields).map(([name, field]) => ({ section, name, field })),
);

/** Whether a section is taken with this value in this field, everything else being right. */
function takes(section: SectionName, name: string, value: unknown): boolean {
  const content = filled(section);
  const { rows }: SectionDefinition = FORM[section];
  const place = rows ? (content[rows.key] as Record<string, unknown>[])[0] : content;
  if (name === 'seriesName' && value !== null) content.series = null;
  if (place) place[name] = value;
  return SECTION_SHAPES[section].safeParse(content).success;
}

const TEXT = FIELDS.filter(({ field }) => ['LINE', 'LINES', 'STANDARD'].includes(field.kind));
const WRONG: Record<Field['kind'], unknown[]> = {
  LINE: ['', '  ', 7, true, ['x'], { a: 1 }, 'a\u0007b', 'a\nb', '\u200b', 'a\u202eb', '\ud842', '获奖😀', '🇨🇳'],
  STANDARD: ['', '  ', 7, 'a\u0007b', 'a\nb', '获奖😀'],
  LINES: ['', '\n', 7, 'a\u0007b', 'a\u200db', '😀'],
  DAY: ['', '2021-7-1', '2021-02-30', '２０２１-０７-０１', '2021-07-01T00:00:00Z', 20210701, '1899-12-31'],
  YEAR: [1949, 2101, 2023.5, '2023', '２０２３', Number.NaN],
  NUMBER: [-1, 1e9, 1.5, '5', '５', true],
  YES_NO: ['true', 1, '是'],
  CHOICE: ['', 'NONE_OF_THEM', 1, '本科'],
  SERIES: ['', 'alchemy', 1],
  CONDITION: ['', 7, '社保', 'Social', '-a', 'a'.repeat(41)],
  PROOF: [0, 1000, 1.5, '1', '１'],
  PROOFS: [[], [0], [1, 1], [1000], '1', Array.from({ length: 21 }, (_, index) => index + 1)],
};

describe('the names of sections and fields', () => {
  it('stand in sentences, in quotation marks and in brackets: they have none of their own, nor marks of a sentence', () => {
    const marks = /[（）()“”「」《》：；，、。/]/u;
    const titles = NAMES.map((name) => FORM[name].title.zh);
    expect([...titles, ...FIELDS.map(({ field }) => field.label.zh)].filter((name) => marks.test(name))).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('every field', () => {
  it.each(FIELDS)('$section.$name takes nothing of another kind', ({ section, name, field }) => {
    for (const value of WRONG[field.kind]) expect(takes(section, name, value), JSON.stringify(value)).toBe(false);
    const needed = section === 'presentTitle' && ['name', 'series', 'level', 'obtainedOn'].includes(name);
    const leftOut = !field.required && !needed;
    expect(takes(section, name, null)).toBe(leftOut);
  });

  it.each(TEXT)(
    '$section.$name takes as many characters as it says, a rare one being one, and not one more',
    ({ section, name, field }) => {
      const most = field.most ?? 0;
      for (const character of ['字', '𠮷', 'é', '１', '·']) {
        expect(takes(section, name, character.repeat(most)), character).toBe(true);
        expect(takes(section, name, character.repeat(most + 1)), character).toBe(false);
      }
    },
  );

  it('several lines are kept as lines, and what is typed with spaces around it without them', () => {
    const items = [{ article: 1, clause: 1, text: ' 一\r\n二\t三 ', proofs: [1] }];
    expect(SECTION_SHAPES.achievements.parse({ items }).items[0]?.text).toBe('一\n二 三');
  });

  it('a title is not obtained after it was held, and a stretch does not end before it begins', () => {
    // By the month: certificates often know no more.
    expect(takes('presentTitle', 'appointedOn', '2018-11-30')).toBe(false);
    expect(takes('presentTitle', 'appointedOn', '2018-12-01')).toBe(true);
    expect(takes('workHistory', 'to', '2010-06-30')).toBe(false);
    expect(takes('workHistory', 'to', '2010-07-01')).toBe(true);
  });

  it('as many rows as it says, and not one more', () => {
    for (const name of NAMES) {
      const { rows, fields }: SectionDefinition = FORM[name];
      if (!rows) continue;
      const [row] = filled(name)[rows.key] as object[];
      const line = Object.keys(fields).find((one) => ['LINE', 'LINES'].includes(fields[one]?.kind ?? ''));
      const many = (count: number) => ({
        [rows.key]: Array.from({ length: count }, (_, index) => ({
          ...row,
          ...(line && { [line]: `甲${index}` }),
          ...(row && 'year' in row && { year: 1960 + index }),
          ...(row && 'condition' in row && { condition: `c-${index}` }),
        })),
      });
      expect(SECTION_SHAPES[name].safeParse(many(rows.most)).success, name).toBe(true);
      expect(SECTION_SHAPES[name].safeParse(many(rows.most + 1)).success, name).toBe(false);
      expect(SECTION_SHAPES[name].safeParse(many(0)).success, name).toBe(rows.least === 0);
    }
  });

  it('no row stands twice: one that is alike in all but its proofs is told with the number of the one before', () => {
    const twice: [SectionName, object[]][] = [
      ['education', [STUDY, { ...STUDY, proofs: [1] }]],
      ['workHistory', [SECTIONS.workHistory.items[0], SECTIONS.workHistory.items[0]]],
      ['papers', [SECTIONS.papers.items[0], { ...SECTIONS.papers.items[0], title: '函数 教学初探', proofs: [2] }]],
      ['achievements', [SECTIONS.achievements.items[0], { ...SECTIONS.achievements.items[0], proofs: [3] }]],
      ['service', [SERVED, { ...SERVED, proofs: [1] }]],
    ];
    const told = (name: SectionName, items: object[]) => {
      try {
        valid(SECTION_SHAPES[name], { items }, 'A2', calledIn(name));
      } catch (error) {
        if (error instanceof Refusal) return [error.sentence('zh'), error.sentence('en'), error.declaration.rule];
      }
      return null;
    };
    for (const [name, rows] of twice) {
      expect(told(name, rows), name).toEqual([
        '填写内容有误：第2项与第1项重复：除佐证材料外完全相同，只能填写一次。',
        'The input is not valid: row 2 is row 1 again: all but the proofs is the same, and each is told once.',
        'A9',
      ]);
      expect(told(name, rows.slice(0, 1)), name).toBeNull();
    }
    // Anything else that differs makes it another: the same prize in another year is named by another text, the same paper in another journal.
    const [paper] = SECTIONS.papers.items;
    expect(told('papers', [paper, { ...paper, venue: '数学通报' }, { ...paper, publishedOn: '2023-03-01' }])).toBeNull();
    expect(told('papers', [paper, { ...paper, venue: '数学通报' }, paper])?.[0]).toContain('第3项与第1项重复');
  });
});

const SERVED = { kind: 'GRASSROOTS', place: '新城镇中学', from: '2015-09-01', to: '2016-08-31' };
