/** The one place where a refusal becomes a GraphQL error. Everything else is masked and logged under its correlation id. */
import { PothosValidationError } from '@pothos/core';
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { graphRefusals } from '../../schema/builder.ts';
import { RULEBOOK } from '../../schema/core/rulebook.ts';
import { Refusal, type Language } from '../../schema/core/refusal.ts';
import { ImpossibleKey } from '../../schema/table/keys.ts';
import { busyRefusals } from '../../schema/core/in-turn.ts';
import { discreet } from './discreet.ts';
import { log } from './log.ts';

/** What a client needs of a refusal: code, rule with its sentence and source, and the details that filled the sentence. */
function extensionsOf(refusal: Refusal, language: Language) {
  const { rule } = refusal.declaration;
  return {
    code: refusal.code,
    ...(rule && { rule, ruleText: RULEBOOK[rule][language], source: RULEBOOK[rule].source }),
    details: refusal.details,
  };
}

export function toGraphQLError(error: unknown, about: { language: Language; correlationId: string }): GraphQLError {
  const graphql = error instanceof GraphQLError ? error : null;
  const place = (
    graphql ? { nodes: graphql.nodes, path: graphql.path, positions: graphql.positions, source: graphql.source } : {}
  ) as GraphQLErrorOptions;
  const refusal = refusalIn(error);
  if (refusal) return new GraphQLError(refusal.sentence(about.language), { ...place, extensions: extensionsOf(refusal, about.language) });
  if (graphql && isProtocol(graphql)) {
    const { originalError: _, ...extensions } = graphql.extensions;
    return new GraphQLError(discreet(graphql), { ...place, extensions: { code: 'BAD_REQUEST', ...extensions } });
  }
  log.error('unexpected', rootOf(error), { correlationId: about.correlationId });
  const message = about.language === 'zh' ? '系统内部错误，请稍后重试。' : 'Something went wrong on our side; try again later.';
  return new GraphQLError(`${message}（${about.correlationId}）`, {
    ...place,
    extensions: { code: 'INTERNAL', correlationId: about.correlationId },
  });
}

/** GraphQL's own, before anything was executed: a broken document or body, a variable of the wrong type. */
function isProtocol(error: GraphQLError): boolean {
  const root = rootOf(error);
  return root instanceof GraphQLError || (root instanceof SyntaxError && error.path === undefined);
}

/** What the table's SDK throws when all its tries were in vain. */
const THROTTLED = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
]);

function refusalIn(error: unknown): Refusal | null {
  const root = rootOf(error);
  if (root instanceof Refusal) return root;
  if (root instanceof Error && THROTTLED.has(root.name)) return busyRefusals.BUSY();
  return root instanceof PothosValidationError || root instanceof ImpossibleKey ? graphRefusals.ID_UNKNOWN() : null;
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}
