/** Documents made from the schema: a field with all that can be asked of it, so that what is new is asked as well. */
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { schema } from '../../schema/index.ts';

export type Arguments = (field: string, name: string) => string | null;

/** Types of nodes: each is looked at for itself. */
export const isNode = (type: unknown): type is GraphQLObjectType =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

export const nodeTypes = Object.values(schema.getTypeMap()).filter(isNode);

/** `name(arguments) { … }` with all leaves below, other nodes by their ids; null where an argument is needed that nobody gives. */
export function asked(field: GraphQLField<unknown, unknown>, given: Arguments, within: readonly string[] = []): string | null {
  const values = field.args.flatMap((argument) => {
    const value = given(field.name, argument.name);
    if (value === null && isRequiredArgument(argument)) return [null];
    return value === null ? [] : [`${argument.name}: ${value}`];
  });
  if (values.includes(null)) return null;
  const below = selection(field.type, given, within);
  return below === null ? null : `${field.name}${values.length > 0 ? `(${values.join(', ')})` : ''}${below}`;
}

/** What can be asked of a type; empty of a leaf, null where nothing can. */
export function selection(type: GraphQLOutputType, given: Arguments, within: readonly string[] = []): string | null {
  const named = getNamedType(type);
  if (isInterfaceType(named) || (isNode(named) && within.length >= 0)) return ' { __typename id }';
  if (!isObjectType(named)) return '';
  if (within.includes(named.name)) return null;
  const fields = Object.values(named.getFields()).flatMap((one) => asked(one, given, [...within, named.name]) ?? []);
  return fields.length > 0 ? ` { ${fields.join(' ')} }` : null;
}
