/** One page for whatever an id names: all kinds of things in one query, without an alias. */
import { buildSchema, getNamedType, isInterfaceType, isLeafType, isObjectType, parse, validate, type GraphQLObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';

const schema = buildSchema(readFileSync(join(ROOT, 'schema/schema.graphql'), 'utf8'));
const node = schema.getType('Node');
const kinds = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];

/** All that can be asked of a type without an argument, so many levels down. */
function all(type: GraphQLObjectType, levels: number): string {
  const fields = Object.values(type.getFields())
    .filter(({ args }) => args.every((argument) => !String(argument.type).endsWith('!') || argument.defaultValue !== undefined))
    .map((field) => {
      const within = getNamedType(field.type);
      if (isLeafType(within)) return field.name;
      return `${field.name} ${isObjectType(within) && levels > 0 ? all(within, levels - 1) : '{ __typename }'}`;
    });
  return `{ __typename ${fields.join(' ')} }`;
}

/** What validation says of a query for everything of each kind; the same is said once. */
function said(levels: number): string[] {
  const query = `query ($id: ID!) { node(id: $id) { ${kinds.map((kind) => `... on ${kind.name} ${all(kind, levels)}`).join(' ')} } }`;
  return [...new Set(validate(schema, parse(query), undefined, { maxErrors: 100 }).map(({ message }) => message))];
}

it('there are things of many kinds', () => {
  expect(kinds.length).toBeGreaterThan(30);
});

// Fails today: documentNumber is String! of some and String of others.
it('a page asks for every field of each kind at once, and no two of one name are of different types', () => {
  expect(said(0)).toEqual([]);
});

// Fails today as well: corrections, counts and decision hold fields of one name and different types.
it('and for what lies within each, two levels down', () => {
  expect(said(2)).toEqual([]);
});
