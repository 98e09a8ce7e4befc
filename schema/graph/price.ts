/** Each field says what it costs (core/price.ts), and what a document costs is added up before any of it is done. */
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { REQUEST, SOME, type Price } from '../core/price.ts';

type Priced = { price?: Price; rows?: Price };

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Pothos is extended by merging into its namespace
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      price: PricePlugin<Types>;
    }
    // oxlint-disable-next-line typescript/no-unused-vars -- a merged interface has the parameters of the one it is merged into
    interface FieldOptions<Types, ParentShape, Type, Nullable, Args, ResolveShape, ResolveReturnShape> {
      /** What the field itself costs, in points; 1 where nothing is said. */
      price?: Price;
      /** How many objects it answers, so that what is asked of each counts as often; of a connection, in its `edges`. */
      rows?: Price;
    }
  }
}

class PricePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { price = field.kind === 'Mutation' ? A_MUTATION : undefined, rows } = field.pothosOptions as Priced;
    return { ...field, extensions: { ...field.extensions, price, rows } };
  }
}

/** It reads, judges and writes. */
const A_MUTATION = 5 * REQUEST;

SchemaBuilder.registerPlugin('price', PricePlugin);

type Counting = {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
  /** Nothing more is added up once the purse is empty. */
  most: number;
};

/** What an operation costs; a little more than `most` where it costs more. */
export function priceOf(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  most: number,
): number {
  const fragments = new Map(definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])));
  const root = schema.getRootType(operation.operation);
  const given = { ...defaultsOf(operation), ...variables };
  return root ? below(operation.selectionSet, root, 1, { schema, fragments, variables: given, most }) : 0;
}

/** What variables are where nothing is sent for them. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    ),
  );
}

/** What is asked of objects of a type; `rows` is how many edges a connection has. */
function below({ selections }: SelectionSetNode, type: GraphQLNamedType, rows: number, counting: Counting): number {
  let sum = 0;
  for (const selection of selections) {
    if (sum > counting.most) return sum;
    if (selection.kind === Kind.FIELD) {
      sum += priceOfField(selection, type, rows, counting);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? counting.fragments.get(selection.name.value) : selection;
    if (!fragment) continue; // validation has refused it
    const named = fragment.typeCondition ? counting.schema.getType(fragment.typeCondition.name.value) : type;
    if (named && isCompositeType(named)) sum += below(fragment.selectionSet, named, rows, counting);
  }
  return sum;
}

function priceOfField(node: FieldNode, type: GraphQLNamedType, rows: number, counting: Counting): number {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  if (!field) return 1; // __typename
  const { price = 1, rows: stated } = field.extensions as Priced;
  const given = argumentsOf(node, counting.variables);
  const own = typeof price === 'function' ? price(given) : price;
  if (!node.selectionSet) return own;
  const named = getNamedType(field.type);
  const isConnection = named.name.endsWith('Connection');
  const many = howMany(field, stated, given, isConnection, rows);
  const inner = below(node.selectionSet, named, isConnection ? many : 1, counting);
  return own + (isConnection ? inner : many * inner);
}

/** Of a list, how many it holds. What stands beside the edges of a connection is asked once. */
function howMany(
  field: GraphQLField<unknown, unknown>,
  stated: Price | undefined,
  given: Readonly<Record<string, unknown>>,
  isConnection: boolean,
  rows: number,
): number {
  if (field.name === 'edges') return rows;
  if (stated !== undefined) return typeof stated === 'function' ? stated(given) : stated;
  return isListType(getNullableType(field.type)) ? SOME : isConnection ? SOME * SOME : 1;
}

function argumentsOf({ arguments: given = [] }: FieldNode, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));
}
