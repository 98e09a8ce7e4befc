/** The SDL is the manual: printed, committed, complete. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  GraphQLSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLOutputType,
  validateSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../schema/index.ts';
import { printedSchema, SDL_FILE } from './support/documents.ts';
import { draft } from './support/forms.ts';
import { filesIn, ROOT } from './support/sources.ts';
import { city } from './support/world.ts';

const declaring = filesIn('schema')
  .concat(filesIn('functions'))
  .map((file) => join(ROOT, file))
  .filter((file) => readFileSync(file, 'utf8').includes(' = declareRefusals({'));
const modules = (await Promise.all(declaring.map((file) => import(file)))) as Record<string, object>[];
const declared = modules.flatMap((module) => Object.entries(module).filter(([name]) => name.endsWith('Refusals')));
const codes = declared.flatMap(([, refusals]) => Object.keys(refusals));

describe('the codes of refusals', () => {
  it('are declared once, in a constant that its file exports', () => {
    expect(declared.length).toBe(declaring.length);
    expect(codes.filter((code, index) => codes.indexOf(code) < index)).toEqual([]);
  });
});

describe('the enumeration of codes', () => {
  it('has every code that is declared, and none else; what declares one says it somewhere', () => {
    const listed = schema.getType('ErrorCode');
    expect(
      isEnumType(listed) &&
        listed
          .getValues()
          .map(({ name }) => name)
          .toSorted(),
    ).toEqual(codes.toSorted());
    const sources = filesIn('schema')
      .concat(filesIn('functions'))
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n');
    // What GraphQL finds wrong with a document gets its code from the server that reads it.
    const ofServer = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
    const ours = codes.filter((code) => !ofServer.includes(code));
    const unsaid = ours.filter((code) => !new RegExp(`Refusals[.\\[]['"]?${code}\\b|\\b${code}['"]|\\.${code}\\(`, 'u').test(sources));
    expect(unsaid).toEqual([]);
  });

  it('is told by the query errors, with what each says and on what ground', async () => {
    const world = await city();
    const query =
      '{ errors(code: VERSION_STALE) { totalCount edges { node { text { zh en } status extensions { code rule source details } } } } }';
    const { errors } = await world.does(null, query);
    expect(errors).toMatchObject({ totalCount: 1, edges: [{ node: { status: 200, extensions: { code: 'VERSION_STALE', rule: 'A4' } } }] });
    expect((await world.does(null, '{ errors { totalCount } }')).errors.totalCount).toBe(codes.length);
  });
});

describe('the SDL', () => {
  it('is valid: no process validates the schema again when it is first asked (S9)', () => {
    const anew = new GraphQLSchema({ ...schema.toConfig(), assumeValid: false });
    expect(validateSchema(anew)).toEqual([]);
    expect(schema.toConfig().assumeValid).toBe(true);
  });

  it('names as errors only codes that a refusal declares', () => {
    const named = [...printedSchema().matchAll(/Errors: ([A-Z_, \n]+)\./gu)]
      .flatMap(([, list = '']) => list.split(/[,\s]+/u))
      .filter(Boolean);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('is committed as it is printed (npm run documents writes it)', () => {
    expect(readFileSync(SDL_FILE, 'utf8')).toBe(printedSchema());
  });

  it('says everything in Chinese and in English, a blank line between them', () => {
    const silent = described()
      .filter(({ text }) => !isInBoth(text))
      .map(({ name }) => name);
    expect(silent).toEqual([]);
  });
});

describe('the graph says one thing one way', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const nodes = types.filter(isObjectType).filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));

  it('an id is that of a Node, and of nothing else', () => {
    const others = types.filter(isObjectType).filter((type) => !nodes.includes(type) && 'id' in type.getFields());
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  it('what hangs on a Node by one name has one shape: a client asks several of them in one selection', () => {
    const shapes = new Map<string, Map<string, string[]>>();
    for (const node of nodes)
      for (const { name, type } of Object.values(node.getFields())) {
        const shape = isLeafType(getNamedType(type)) ? String(type) : String(type).replace(getNamedType(type).name, '{}');
        const known = shapes.get(name) ?? new Map<string, string[]>();
        shapes.set(name, known.set(shape, [...(known.get(shape) ?? []), node.name]));
      }
    const clashing = [...shapes].filter(([, known]) => known.size > 1).map(([name, known]) => [name, Object.fromEntries(known)]);
    expect(clashing).toEqual([]);
  });

  it('whatever may refuse may be null: a refusal takes nothing else along', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((root) => Object.values(root?.getFields() ?? {}));
    expect(roots.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
    const deeper = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
    const strict = deeper.filter(({ field }) => isNonNullType(field.type) && !isLeafType(getNamedType(field.type)));
    expect(
      strict.filter(({ field }) => /Errors:/u.test(field.description ?? '')).map(({ type, field }) => `${type.name}.${field.name}`),
    ).toEqual([]);
  });

  /** What a request of these makes is found again by nothing but the number that it is answered with. */
  const FOUND_BY_NUMBER = ['submitApplication', 'lodgeObjection', 'lodgeRosterObjection', 'reportMatter'];
  /** Whether a mutation answers row by row, each with why it was refused: a list of such rows, or what has one and is no Node. */
  const isByRow = (answer: GraphQLOutputType): boolean => {
    const named = getNamedType(answer);
    if (!isObjectType(named) || nodes.includes(named)) return false;
    const hasRefusal = (type: GraphQLNamedType) => isObjectType(type) && 'refusal' in type.getFields();
    if (isListType(getNullableType(answer))) return hasRefusal(named);
    return Object.values(named.getFields()).some(({ type }) => isListType(getNullableType(type)) && hasRefusal(getNamedType(type)));
  };

  it('a key has to be given where a request goes row by row or brings in what only its number finds again, and may be elsewhere (G4)', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const byRow = mutations.filter(({ type }) => isByRow(type)).map(({ name }) => name);
    for (const name of ['openVotes', 'closeVotes', 'saveSections', 'reviewInBulk', 'decideObjections']) expect(byRow).toContain(name);
    const asked = mutations.filter(({ args: [input] }) => {
      const type = input && getNamedType(input.type);
      const key = isInputObjectType(type) ? type.getFields()['key'] : undefined;
      return key !== undefined && isNonNullType(key.type);
    });
    expect(asked.map(({ name }) => name).toSorted()).toEqual([...byRow, ...FOUND_BY_NUMBER].toSorted());
  });

  it('a list of rows of a kind is one type, whatever field it hangs on, and is read forward', () => {
    const lists = types.filter(isObjectType).filter(({ name }) => name.endsWith('Connection'));
    for (const list of lists) {
      const edge = getNamedType(list.getFields()['edges']?.type ?? expect.fail(list.name));
      const node = isObjectType(edge) ? getNamedType(edge.getFields()['node']?.type ?? expect.fail(edge.name)) : expect.fail(list.name);
      expect([list.name, edge.name]).toEqual([`${node.name}Connection`, `${node.name}Edge`]);
    }
    const listing = types
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
    for (const { name, args } of listing)
      expect([
        name,
        args.map((argument) => argument.name).filter((argument) => ['first', 'after', 'last', 'before'].includes(argument)),
      ]).toEqual([name, ['first', 'after']]);
  });

  it('values of enumerations are written alike, and levels from the lowest up', () => {
    const enums = types.filter(isEnumType);
    const odd = enums
      .flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name}`))
      .filter((name) => !/\.[A-Z][A-Z\d_]*$/u.test(name));
    expect(odd).toEqual([]);
    expect(printedSchema()).toMatch(/enum Level \{[^}]*STAFF[^}]*ASSISTANT[^}]*INTERMEDIATE[^}]*ASSOCIATE_SENIOR[^}]*SENIOR/u);
  });

  it('an application with all it has, two levels deep, is asked for in one document', async () => {
    const application = schema.getType('Application');
    const leaves = (type: GraphQLNamedType, depth: number): string =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter(({ args }) => args.every(({ defaultValue, type: wanted }) => defaultValue !== undefined || !isNonNullType(wanted)))
            .flatMap(({ name, type: own }) => {
              const named = getNamedType(own);
              if (isLeafType(named)) return [name];
              if (named.name.endsWith('Connection') || isInterfaceType(named)) return [];
              return depth > 1 ? [`${name} { ${leaves(named, depth - 1)} }`] : [];
            })
            .join(' ') || '__typename'
        : '__typename';
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const query = `query ($id: ID!) { node(id: $id) { ... on Application { ${leaves(application ?? expect.fail('none'), 2)} } } }`;
    expect(query.match(/\w+/gu)?.length).toBeGreaterThan(200);
    expect((await world.does('liu', query, { id })).node.id).toBe(id);
  });
});

/** Whatever the schema says something of, by its name. */
function described(): { name: string; text: string }[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => {
      const own = [{ name: type.name, text: type.description ?? '' }];
      if (isEnumType(type))
        return own.concat(type.getValues().map(({ name, description }) => ({ name: `${type.name}.${name}`, text: description ?? '' })));
      if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) return own;
      return Object.values(type.getFields()).reduce((all, field) => {
        const name = `${type.name}.${field.name}`;
        const given: { name: string; text: string }[] =
          'args' in field ? field.args.map((one: GraphQLArgument) => ({ name: `${name}(${one.name})`, text: one.description ?? '' })) : [];
        return all.concat({ name, text: field.description ?? '' }, given);
      }, own);
    });
}

function isInBoth(text: string): boolean {
  const [zh = '', en = '', ...more] = text.split('\n\n');
  return more.length === 0 && /\p{Script=Han}/u.test(zh) && /[A-Za-z]/u.test(en) && !/\p{Script=Han}{4,}[。，；]/u.test(en);
}
