/** Whoever is told that a field is not right reads what it is called, and never the name of a variable. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLError,
  GraphQLString,
  isInputObjectType,
  isListType,
  parse,
  visit,
  type ASTNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { toGraphQLError } from '../functions/runtime/errors.ts';
import { placeIn } from '../functions/runtime/place.ts';
import { schema } from '../schema/index.ts';
import { counted } from '../schema/core/counted.ts';
import { placeInWords } from '../schema/core/field-names.ts';
import { placeOf } from '../schema/core/places.ts';
import { valid } from '../schema/core/input.ts';
import { declaredCodes, fill, Refusal, type Bilingual } from '../schema/core/refusal.ts';
import {
  calledIn,
  FORM,
  labelsOf,
  SECTION_SHAPES,
  SECTIONS,
  type SectionDefinition,
  type SectionName,
} from '../schema/application/form/sections.ts';
import { proofInput } from '../schema/application/proofs/model.ts';
import { unchangedOf } from '../schema/application/returns.ts';
import { CODES } from '../schema/drafting/check/codes/index.ts';
import { personCorrectionInput, unitCorrectionInput } from '../schema/identity/corrections/rules.ts';
import { authorityInput, documentInput, exclusionInput, personInput, standingInput, unitInput } from '../schema/identity/model.ts';
import { meetingInput as staffMeetingInput, postingInput } from '../schema/posting/model.ts';
import { meetingInput } from '../schema/review/meetings/model.ts';
import { callInput, inspectionInput, keepInput } from '../schema/review/originals/model.ts';
import { proposalInput } from '../schema/review/vacancies/model.ts';

const LATIN = /[A-Za-z]/u;
const graph = buildSchema(readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8'));

/** The names of all fields that a mutation takes, those of the form's sections by their type. */
function fieldsOf(type: GraphQLNamedType, seen: Map<string, string[]>): Map<string, string[]> {
  if (!isInputObjectType(type) || seen.has(type.name)) return seen;
  const fields = Object.values(type.getFields());
  seen.set(
    type.name,
    fields.map(({ name }) => name),
  );
  for (const field of fields) fieldsOf(getNamedType(field.type), seen);
  return seen;
}

/** Fields of a section are called as the form calls them: one label each. */
const OF_FORM = new Map(
  SECTIONS.flatMap((name) => {
    const { rows }: SectionDefinition = FORM[name];
    const pascal = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    return [[pascal, name] as const, ...(rows ? [[`${rows.row}Input`, name] as const] : [])];
  }),
);

/** What a refusal says, and on what ground. */
function refused(act: () => unknown): { zh: string; rule: string | null } {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { zh: error.sentence('zh'), rule: error.declaration.rule };
  }
  return { zh: '', rule: null };
}

describe('a number with its noun', () => {
  it('is one of it, or several', () => {
    expect([counted(1, 'year'), counted(0, 'year'), counted(2, 'vacancy', 'vacancies')]).toEqual(['1 year', '0 years', '2 vacancies']);
    const left = (days: number) => fill('for {days:working day|working days}, {days} in all', { days });
    expect([left(1), left(3)]).toEqual(['for 1 working day, 1 in all', 'for 3 working days, 3 in all']);
  });
});

describe('what people are told', () => {
  /** amendPhase, postResults: what a program calls a thing; what stands in braces is filled in. */
  const identifiersIn = ({ zh, en }: Bilingual) => `${zh} ${en}`.replaceAll(/\{[^}]*\}/gu, '').match(/[a-z]{1,40}[A-Z]\w{0,40}/gu) ?? [];

  it('no refusal names a mutation or a field by its code, in either language', () => {
    expect(identifiersIn({ zh: '请用 postResults 一并公示。', en: '' })).toEqual(['postResults']);
    const refusals = [...declaredCodes()].map(([code, sentences]) => [code, identifiersIn(sentences)]);
    expect(refusals.length).toBeGreaterThan(300);
    expect(refusals.filter(([, found]) => found?.length)).toEqual([]);
  });

  it('nor does a notice, or what the check of a draft says', async () => {
    const root = new URL('../schema/', import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('notices.ts'));
    const modules = await Promise.all(files.map(async (file) => (await import(new URL(file, root).href)) as Record<string, object>));
    const notices = modules
      .flatMap((one) => Object.values(one))
      .flatMap((one) => Object.entries(one as Record<string, { declaration?: Record<'zh' | 'en', { title: string; text: string }> }>))
      .flatMap(([topic, { declaration: told }]) =>
        told ? [[topic, identifiersIn({ zh: told.zh.title + told.zh.text, en: `${told.en.title} ${told.en.text}` })]] : [],
      );
    expect(notices.length).toBeGreaterThan(60);
    expect(notices.filter(([, found]) => found?.length)).toEqual([]);
    const checks = Object.entries(CODES).map(([code, { says, todo }]) => [code, [...identifiersIn(says), ...identifiersIn(todo)]]);
    expect(checks.filter(([, found]) => found?.length)).toEqual([]);
  });
});

describe('the names of fields', () => {
  it('every input of every mutation has a Chinese name', () => {
    const inputs = new Map<string, string[]>();
    for (const mutation of Object.values(graph.getMutationType()?.getFields() ?? {}))
      for (const { type } of mutation.args) fieldsOf(getNamedType(type), inputs);
    expect(inputs.size).toBeGreaterThan(80);
    const raw = [...inputs].flatMap(([type, names]) => {
      const section = OF_FORM.get(type);
      // What is told of a section begins with the section's title.
      const labels = section ? labelsOf(section) : type === 'SectionContentInput' ? titles : {};
      return names.filter((name) => LATIN.test(placeInWords([name], labels))).map((name) => `${type}.${name}`);
    });
    expect(raw).toEqual([]);
  });
  const titles = Object.fromEntries(SECTIONS.map((name) => [name, FORM[name].title.zh]));

  it('and so has every field of what is checked, whatever is typed', () => {
    const shapes = {
      personInput,
      standingInput,
      unitInput,
      authorityInput,
      documentInput,
      exclusionInput,
      personCorrectionInput,
      unitCorrectionInput,
      proofInput,
      postingInput,
      staffMeetingInput,
      meetingInput,
      keepInput,
      callInput,
      inspectionInput,
      proposalInput,
    };
    for (const [name, { shape }] of Object.entries(shapes))
      for (const field of Object.keys(shape).filter((one) => !['id', 'supervisors'].includes(one)))
        expect(placeInWords([field]), `${name}.${field}`).not.toMatch(LATIN);
  });

  /** Every place in which an input takes a day or an instant, as fields within fields. */
  const places = (type: GraphQLInputType, within: readonly string[] = [], seen: readonly string[] = []): string[][] => {
    const inner = getNullableType(type);
    if (isListType(inner)) return places(inner.ofType, [...within, '0'], seen);
    if (isInputObjectType(inner))
      return seen.includes(inner.name)
        ? []
        : Object.values(inner.getFields()).flatMap((field) => places(field.type, [...within, field.name], [...seen, inner.name]));
    return inner.toString() === 'Day' || inner.toString() === 'Instant' ? [[...within]] : [];
  };
  const valueAt = (path: readonly string[]): unknown =>
    path.reduceRight<unknown>((value, key) => (/^\d+$/u.test(key) ? [value] : { [key]: value }), '2021-7-1');
  /** What whoever has mistyped a day reads, whatever the client calls its variables and wherever it puts them. */
  const toldOf = (mutation: string, path: readonly string[], depth: number): string[] => {
    const { args } = schema.getMutationType()?.getFields()[mutation] ?? { args: [] };
    let type: GraphQLInputType = args[0]?.type ?? GraphQLString;
    for (const key of path.slice(0, depth)) {
      const inner = getNullableType(type);
      type = isListType(inner) ? inner.ofType : isInputObjectType(inner) ? (inner.getFields()[key]?.type ?? type) : type;
    }
    const outside = path.slice(0, depth).reduceRight((text, key) => (/^\d+$/u.test(key) ? `[${text}]` : `{ ${key}: ${text} }`), '$zzzKey');
    const document = parse(`mutation Zzz($other: Int, $zzzKey: ${type.toString()}) { ${mutation}(input: ${outside}) { __typename } }`);
    const [operation] = document.definitions as OperationDefinitionNode[];
    const { errors = [] } = getVariableValues(schema, operation?.variableDefinitions ?? [], { zzzKey: valueAt(path.slice(depth)) });
    return errors
      .map((error) => toGraphQLError(error, { language: 'zh', correlationId: '', cited: null }).message)
      .filter((said) => said.includes('须写作'));
  };

  it('a day that cannot be read is told by the names of its section and field, whatever variable it came in', () => {
    const all = Object.entries(schema.getMutationType()?.getFields() ?? {}).flatMap(([mutation, { args }]) =>
      args.flatMap(({ type }) => places(type).map((path) => [mutation, path] as const)),
    );
    expect(all.length).toBeGreaterThan(20);
    for (const [mutation, path] of all) {
      for (let depth = 0; depth <= path.length; depth += 1) {
        const told = toldOf(mutation, path, depth).map((said) => said.split('须写作')[0] ?? '');
        expect(told, `${mutation} ${path.join('.')} ${depth}`).toHaveLength(1);
        expect(told[0]?.replace(/(?:日期|时刻)$/u, ''), `${mutation} ${path.join('.')} ${depth}`).toMatch(/^“[^A-Za-z]+”：$/u);
      }
    }
    const graduated = ['content', 'education', 'items', '0', 'graduatedOn'];
    for (const depth of [0, 1, 2, 3, 4]) expect(toldOf('saveSection', graduated, depth)[0]).toMatch(/^“学历.*毕业.*”：日期须写作/u);
  });

  it('and so is one that was written into the document itself', () => {
    const body = 'mutation { saveSection(input: { content: { workHistory: { items: [{ to: "x" }, { from: "2021-7-1" }] } } }) { id } }';
    const start = body.indexOf('"2021-7-1"');
    let node: ASTNode | null = null;
    visit(parse(body), { StringValue: (one) => void (one.loc?.start === start && (node = one)) });
    expect(placeIn(new GraphQLError('x', { nodes: node }))).toEqual(['content', 'workHistory', 'items', '1', 'from']);
  });

  it('张伟 leaves a section unchanged without a word why, and is told which', () => {
    expect(refused(() => unchangedOf([{ section: 'papers', reason: '' }]))).toEqual({
      zh: '填写内容有误：未改动的栏目第1项事由不能为空。',
      rule: 'D9',
    });
  });

  it('a name is told without its hint, and what is wrong with several fields alike once', () => {
    const saved = (name: SectionName, content: object) => refused(() => valid(SECTION_SHAPES[name], content, 'A2', calledIn(name)));
    const half = { hasTitle: true, series: 'health' };
    expect(saved('presentTitle', half).zh).toBe('填写内容有误：资格名称、层级、取得时间未填：有职称的必填。');
    const job = { from: '2010-07-01', to: '2010-06-30', employer: '甲校', position: '教师', inSpecialty: true };
    expect(saved('workHistory', { items: [job, { ...job, position: '主任' }] }).zh).toBe(
      '填写内容有误：第1项结束日期、第2项结束日期早于起始日期。',
    );
  });

  it('the English sentence says the same by the English labels, and what has too many rows, or none, is named', () => {
    const told = (name: SectionName, content: object) => {
      const parsed = (() => {
        try {
          valid(SECTION_SHAPES[name], content, 'A2', calledIn(name));
        } catch (error) {
          if (error instanceof Refusal) return error;
        }
        throw new Error(`${name} was taken`);
      })();
      const [first] = parsed.details.problems as { en: string }[];
      return [parsed.sentence('zh'), parsed.sentence('en'), first?.en];
    };
    const study = { manner: 'FULL_TIME', educationLevel: null, degree: null, school: '甲校', major: '数学', graduatedOn: '2008-07-01' };
    expect(told('education', { items: [study] })).toEqual([
      '填写内容有误：第1项学历和学位至少填写一项。',
      'The input is not valid: row 1, level of education or the degree has to be given.',
      'Row 1, level of education or the degree has to be given',
    ]);
    expect(told('education', { items: [] }).slice(0, 2)).toEqual([
      '填写内容有误：学历学位至少1项。',
      'The input is not valid: education must have at least 1 entry.',
    ]);
    expect(
      told('education', { items: Array.from({ length: 9 }, (_, index) => ({ ...study, degree: 'MASTER', major: `${index}` })) })[0],
    ).toBe('填写内容有误：学历学位最多8项。');
    const year = { year: 2020, result: 'QUALIFIED' };
    expect(told('appraisals', { years: [year, year] })).toEqual([
      '填写内容有误：第2项年度与前面的行重复：同一年度只能填写一行。',
      'The input is not valid: row 2, year is that of a row before: each year has one row.',
      'Row 2, year is that of a row before: each year has one row',
    ]);
  });

  it('a path that no form names is told in words in English as well', () => {
    expect(placeOf(['officers', '0', 'identityNumber'])).toEqual({ zh: '经办人第1项证件号码', en: 'officers 1, identity number' });
    expect(placeOf([])).toEqual({ zh: '所填内容', en: 'what was typed' });
  });

  it('C15: the rule named is the one that is broken: numbers by P2, names and addresses by P12', () => {
    const typed = { name: '高明', identityNumber: '11010519491231002X', email: 'gao@example.cn', telephone: '13800001111' };
    const rule = (changes: object) => refused(() => valid(personInput, { ...typed, ...changes }, 'P12')).rule;
    expect(rule({ identityNumber: '110105194912310021' })).toBe('P2');
    for (const changes of [{ email: 'gao@' }, { account: 'a b' }, { name: '长'.repeat(41) }, { name: '' }, { telephone: '1' }])
      expect(rule(changes), JSON.stringify(changes)).toBe('P12');
    const unit = (changes: object) => refused(() => valid(unitInput, { ...of, ...changes }, 'P9'));
    const of = { name: '第三中学', creditCode: '91350100M000100Y43', contact: '办公室', telephone: '0937-6226123', officers: [typed] };
    expect(unit({}).rule).toBeNull();
    expect(unit({ contact: '长'.repeat(41) }).rule).toBe('P12');
    expect(unit({ officers: [{ ...typed, name: '王?' }] }).zh).toContain('经办人第1项姓名：第2个字符“?”');
  });
});
