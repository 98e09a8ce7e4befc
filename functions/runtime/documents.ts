/**
 * What a document may be before it is validated, and how long its errors are looked for. Validation compares fields that
 * stand in the same place with each other: what that costs grows with their square, so their number is bounded first.
 */
import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { graphRefusals } from '../../schema/builder.ts';
import type { Context } from '../../schema/core/context.ts';
import { purseOf } from '../../schema/core/price.ts';
import { priceOf } from '../../schema/graph/price.ts';
import type { Bilingual, Refusal } from '../../schema/core/refusal.ts';

/**
 * The largest that our own clients send has some 400 tokens; an application with all it has, two levels deep, 380 fields; the question of
 * tools for the schema itself 471, and 15 levels. `alike` is how often a name may be asked for in one place.
 */
export const DOCUMENT = { tokens: 1000, fields: 500, depth: 16, aliases: 20, directives: 20, alike: 20 };

/** As many errors as are told: who mends the first few sees the next. */
const ERRORS_TOLD = 3;

/** Why a document is not looked at any further; null where it is. Fragments count wherever they are spread, and on their own. */
function whyNotDocument({ definitions }: DocumentNode): Refusal | null {
  const fragments = new Map(definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])));
  const found = { fields: 0, depth: 0, aliases: 0, directives: 0, alike: 0 };
  for (const definition of definitions) {
    if (!('selectionSet' in definition)) continue;
    found.directives += definition.directives?.length ?? 0;
    count(definition.selectionSet, { found, fragments, within: new Set(), place: newPlace(), depth: 1 });
  }
  const name = (Object.keys(found) as (keyof typeof found)[]).find((one) => found[one] > DOCUMENT[one]);
  return name ? graphRefusals.QUERY_TOO_COSTLY({ kind: NAMES[name], found: found[name], most: DOCUMENT[name] }) : null;
}

/** A place in the answer: how often it is asked for, and the places below it. */
type Place = { asked: number; below: Map<string, Place> };
const newPlace = (): Place => ({ asked: 0, below: new Map() });

type Counting = {
  found: Record<'fields' | 'depth' | 'aliases' | 'directives' | 'alike', number>;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fragments that are being counted: one that spreads itself is left to validation. */
  within: ReadonlySet<string>;
  place: Place;
  depth: number;
};

function count({ selections }: SelectionSetNode, counting: Counting): void {
  const { found, fragments, within, place, depth } = counting;
  found.depth = Math.max(found.depth, depth);
  for (const selection of selections) {
    if (found.fields > DOCUMENT.fields || found.depth > DOCUMENT.depth) return; // fragments that double end here
    found.directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      found.fields += 1;
      count(selection.selectionSet, counting);
    } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      found.fields += 1;
      if (fragment && !within.has(selection.name.value)) {
        count(fragment.selectionSet, { ...counting, within: new Set(within).add(selection.name.value) });
      }
    } else {
      const name = (selection.alias ?? selection.name).value;
      const own = place.below.get(name) ?? newPlace();
      place.below.set(name, own);
      own.asked += 1;
      found.fields += 1;
      found.aliases += selection.alias ? 1 : 0;
      // Clients add `__typename` to every fragment of a question about many kinds of Node: of it thrice as many are no more.
      found.alike = Math.max(found.alike, name === '__typename' ? Math.ceil(own.asked / 3) : own.asked);
      if (selection.selectionSet) count(selection.selectionSet, { ...counting, place: own, depth: depth + 1 });
    }
  }
}

const NAMES: Record<keyof Counting['found'], Bilingual> = {
  fields: { zh: '字段数', en: 'fields' },
  depth: { zh: '层级', en: 'depth' },
  aliases: { zh: '别名数', en: 'aliases' },
  directives: { zh: '指令数', en: 'directives' },
  alike: { zh: '同一字段的重复次数', en: 'repetitions of one field' },
};

/** Bounds parsing, validation and the reading of variables. What comes of a document is remembered by its text. */
export const boundedDocuments: Plugin = {
  onParse({ setParseFn }) {
    setParseFn((source: string, options?: object) => parse(source, { ...options, maxTokens: DOCUMENT.tokens }));
  },
  onValidate({ setValidationFn }) {
    setValidationFn(((schema, document, rules) => whyNotValid(schema, document, rules ?? specifiedRules)) as typeof validate);
  },
  onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
    const cost = costOf(args);
    const why = whyNotAfford(cost);
    if (why) return setResultAndStopExecution({ errors: [new GraphQLError(why.message, { originalError: why })] });
    setExecuteFn(executed);
    return {
      onExecuteDone: ({ result, setResult }) => {
        if (!(Symbol.asyncIterator in result)) setResult({ ...result, extensions: { ...result.extensions, cost } });
      },
    };
  },
};

function whyNotValid(schema: GraphQLSchema, document: DocumentNode, rules: readonly ValidationRule[]): readonly GraphQLError[] {
  const why = whyNotDocument(document);
  if (why) return [new GraphQLError(why.message, { originalError: why })];
  return validate(schema, document, rules, { maxErrors: ERRORS_TOLD, hideSuggestions: true });
}

/** Execution that names no field which nobody asked for, and tells a few wrong variables at most. */
export function executed(args: ExecutionArgs): ReturnType<typeof execute> {
  return execute({ ...args, hideSuggestions: true, options: { maxCoercionErrors: ERRORS_TOLD } });
}

/** What an operation costs its client, and the most that it may, in points (core/price.ts). */
export type Cost = { points: number; most: number };

/** Reckoned before anything is done. */
export function costOf({ schema, document, operationName, variableValues, contextValue }: ExecutionArgs): Cost {
  const operation = getOperationAST(document, operationName);
  const most = purseOf((contextValue as Context).actor);
  if (!operation) return { points: 0, most }; // execution says so
  return { points: priceOf(schema, document, operation, variableValues ?? {}, most), most };
}

/** Why a document costs more than the purse of the one who asks holds: nothing of it is done. */
export function whyNotAfford({ points, most }: Cost): Refusal | null {
  return points > most ? graphRefusals.QUERY_TOO_COSTLY({ kind: { zh: '费用', en: 'price' }, found: points, most }) : null;
}

/** As many documents are remembered by their texts; a client’s own are a few dozen. */
const REMEMBERED = 1000;

/**
 * The documents that were found good, by their texts. One that is not, or that cannot be read, is null each time: whoever answers it then
 * says why.
 */
export function rememberedDocuments(schema: GraphQLSchema, rules: readonly ValidationRule[]): (text: string) => DocumentNode | null {
  const known = new Map<string, DocumentNode>();
  return (text) => {
    const found = known.get(text) ?? goodDocument(schema, text, rules);
    if (!found) return null;
    known.delete(text);
    known.set(text, found);
    const [oldest] = known.size > REMEMBERED ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return found;
  };
}

function goodDocument(schema: GraphQLSchema, text: string, rules: readonly ValidationRule[]): DocumentNode | null {
  try {
    const document = parse(text, { maxTokens: DOCUMENT.tokens });
    return whyNotValid(schema, document, rules).length > 0 ? null : document;
  } catch {
    return null;
  }
}
