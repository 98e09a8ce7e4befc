/** The one place where a refusal becomes a GraphQL error. Everything else is masked and logged under its correlation id. */
import { PothosSchemaError, PothosValidationError } from '@pothos/core';
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { graphRefusals } from '../../schema/builder.ts';
import { RULEBOOK, sourceOf } from '../../schema/core/rulebook.ts';
import { httpRefusals } from '../../schema/core/http-refusals.ts';
import { Refusal, type Cited, type Language } from '../../schema/core/refusal.ts';
import { ImpossibleKey } from '../../schema/table/keys.ts';
import { busyRefusals } from '../../schema/core/in-turn.ts';
import { discreet } from './discreet.ts';
import { log } from './log.ts';
import { placeIn } from './place.ts';
import { inChinese, wordsOf } from './protocol.ts';

/** What a client needs of a refusal: code, rule with its sentence and source, and the details that filled the sentence. */
function extensionsOf(refusal: Refusal, { language, cited }: About) {
  const { rule } = refusal.declaration;
  return {
    code: refusal.code,
    ...(rule && { rule, ruleText: RULEBOOK[rule][language], source: sourceOf(rule, refusal.cites ?? cited) }),
    details: refusal.details,
  };
}

/** Whom it is told in which language, under which correlation id; `cited` is the notice that is cited where the refusal names none. */
export type About = { language: Language; correlationId: string; cited: Cited | null };

export function toGraphQLError(error: unknown, about: About): GraphQLError {
  const graphql = error instanceof GraphQLError ? error : null;
  const place = (
    graphql ? { nodes: graphql.nodes, path: graphql.path, positions: graphql.positions, source: graphql.source } : {}
  ) as GraphQLErrorOptions;
  const found = refusalIn(error);
  const refusal = found && graphql ? placed(found, graphql) : found;
  if (refusal) return new GraphQLError(refusal.sentence(about.language), { ...place, extensions: extensionsOf(refusal, about) });
  if (graphql && isProtocol(graphql)) {
    const { originalError: _, ...extensions } = graphql.extensions;
    const told = discreet(graphql);
    const message = about.language === 'zh' ? inChinese(graphql, told) : told;
    return new GraphQLError(message, { ...place, extensions: { ...extensions, code: codeOf(extensions) } });
  }
  log.error('unexpected', rootOf(error), { correlationId: about.correlationId });
  const { correlationId } = about;
  const internal = httpRefusals.INTERNAL({ correlationId });
  return new GraphQLError(internal.sentence(about.language), { ...place, extensions: { code: internal.code, correlationId } });
}

/** A refusal of what was read before anything was executed, a day or an instant, with the field in which it stood. */
function placed(refusal: Refusal, error: GraphQLError): Refusal {
  if (refusal.details.where !== '') return refusal;
  const path = placeIn(error);
  if (path.length === 0) return refusal;
  const where = { zh: `“${wordsOf(path)}”：`, en: `${path.join('.')}: ` };
  const there = new Refusal(refusal.code, refusal.declaration, { ...refusal.details, path: path.join('.'), where });
  there.cites = refusal.cites;
  return there;
}

/** GraphQL's word for it where it is one of ours. */
function codeOf({ code }: GraphQLError['extensions']): string {
  return typeof code === 'string' && Object.hasOwn(httpRefusals, code) ? code : httpRefusals.BAD_REQUEST().code;
}

/** GraphQL's own, before anything was executed: a broken document or body, a variable of the wrong type. */
function isProtocol(error: GraphQLError): boolean {
  const root = rootOf(error);
  return root instanceof GraphQLError || (root instanceof SyntaxError && error.path === undefined);
}

/** What the table, and the services that aws.ts asks, throw when all tries were in vain. */
const THROTTLED = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'SlowDown',
]);

function refusalIn(error: unknown): Refusal | null {
  const root = rootOf(error);
  if (root instanceof Refusal) return root;
  if (root instanceof Error && THROTTLED.has(root.name)) return busyRefusals.BUSY();
  return root instanceof PothosValidationError || root instanceof ImpossibleKey || isUnknownType(root) ? graphRefusals.ID_UNKNOWN() : null;
}

/** An id that names a type which the graph does not have: there is no such object either. */
function isUnknownType(root: unknown): boolean {
  return root instanceof PothosSchemaError && root.message.endsWith('has not been implemented');
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}
