/** The SDL is the manual: printed, committed, complete. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../schema/index.ts';
import { printedSchema, SDL_FILE } from './support/documents.ts';
import { filesIn, ROOT } from './support/sources.ts';

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

describe('the SDL', () => {
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

  it('documents every type, field, argument and value', () => {
    const silent: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      // Relay's own shapes are documented by Relay.
      if (type.name.startsWith('__') || ['Query', 'Mutation', 'PageInfo', 'Node'].includes(type.name)) continue;
      if (!type.description && !['ID', 'Int', 'String', 'Boolean', 'Float'].includes(type.name)) silent.push(type.name);
      if (isEnumType(type) && type.name !== 'SectionName') {
        for (const value of type.getValues()) if (!value.description) silent.push(`${type.name}.${value.name}`);
      }
      if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) continue;
      const relay = /(Connection|Edge)$/u.test(type.name);
      for (const field of Object.values(type.getFields())) {
        if (!field.description && !relay && field.name !== 'id') silent.push(`${type.name}.${field.name}`);
      }
    }
    for (const root of [schema.getQueryType(), schema.getMutationType()]) {
      for (const field of Object.values(root?.getFields() ?? {})) {
        if (!field.description) silent.push(`${root?.name}.${field.name}`);
        for (const argument of field.args) {
          const relay = ['first', 'after', 'last', 'before', 'input', 'id'].includes(argument.name);
          if (!argument.description && !relay) silent.push(`${root?.name}.${field.name}(${argument.name})`);
        }
      }
    }
    expect(silent).toEqual([]);
  });
});
