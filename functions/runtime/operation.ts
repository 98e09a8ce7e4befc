/** What a request asks, by the name that the schema gives it: a client's own name for it may be anything. */
import { getOperationAST, Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';

/** The field that an operation begins with, the first of several: `submitApplication`. */
export function rootFieldOf(document: DocumentNode, operationName?: string | null): string {
  const selections = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  const first = selections.find((selection) => selection.kind === Kind.FIELD);
  return first?.kind === Kind.FIELD ? first.name.value : 'none';
}

/** Whether a body asks for one submission and nothing else. */
export function isSubmission(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('query' in json) || typeof json.query !== 'string') return false;
  try {
    const { definitions } = parse(json.query, { maxTokens: 1000 });
    const [only, ...others] = definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION);
    if (others.length > 0 || only?.kind !== Kind.OPERATION_DEFINITION || only.operation !== OperationTypeNode.MUTATION) return false;
    const { selections } = only.selectionSet;
    return selections.length === 1 && selections[0]?.kind === Kind.FIELD && selections[0].name.value === 'submitApplication';
  } catch {
    return false; // whoever executes it says what is wrong with it
  }
}
