/** The document of a mutation as a client writes it: each field of its input is a variable of the same name. */
import { getNullableType, type GraphQLInputObjectType } from 'graphql';
import { schema } from '../../schema/index.ts';

const MUTATIONS = schema.getMutationType()?.getFields() ?? {};

export const MUTATION_NAMES: readonly string[] = Object.keys(MUTATIONS);

/** What a mutation takes, by the schema. */
export function inputOf(name: string): GraphQLInputObjectType {
  const [input] = MUTATIONS[name]?.args ?? [];
  if (!input) throw new Error(`${name} is no mutation`);
  return getNullableType(input.type) as GraphQLInputObjectType;
}

/** Asks for what is to be answered; `given` are the values of variables that a test leaves out, as GraphQL writes them. */
export function mutation(name: string, answer = '', given: Readonly<Record<string, string>> = {}): string {
  const fields = Object.values(inputOf(name).getFields());
  const foreign = Object.keys(given).filter((key) => !fields.some((field) => field.name === key));
  if (foreign.length > 0) throw new Error(`${name} does not take ${foreign.join(', ')}`);
  const variables = fields.map((field) => {
    const type = field.defaultValue === undefined ? field.type : getNullableType(field.type);
    return `$${field.name}: ${type.toString()}${given[field.name] ? ` = ${given[field.name]}` : ''}`;
  });
  const input = fields.map((field) => `${field.name}: $${field.name}`);
  return `mutation (${variables.join(', ')}) { ${name}(input: { ${input.join(', ')} }) ${answer && `{ ${answer} }`} }`;
}
