/** What a request asks, by the name that the schema gives it: a client's own name for it may be anything. */
import { getOperationAST, Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';
import { DOCUMENT } from './documents.ts';

/** The field that an operation begins with, the first of several: `submitApplication`. */
export function rootFieldOf(document: DocumentNode, operationName?: string | null): string {
  const selections = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  const first = selections.find((selection) => selection.kind === Kind.FIELD);
  return first?.kind === Kind.FIELD ? first.name.value : 'none';
}

/** Whether a body asks for one submission and nothing else. */
export function isSubmission(json: unknown): boolean {
  const asked = askedIn(json);
  return asked?.operation === OperationTypeNode.MUTATION && asked.fields.length === 1 && asked.fields[0] === 'submitApplication';
}

/** What may be asked without a trace: nothing but an objection or a report, what it needs, and what becomes of it (U4, V5). */
const WITHOUT_TRACE = new Set([
  'lodgeObjection',
  'objectionTicket',
  'lodgeRosterObjection',
  'rosterObjectionTicket',
  'objection',
  'reportMatter',
  'reportTicket',
  'reportedCase',
  'reportUpload',
  'sendReportPictures',
  '__typename',
]);

/** Whether a body asks for what may be asked without a trace, and for nothing else. */
export function isWithoutTrace(json: unknown): boolean {
  return askedIn(json)?.fields.every((field) => WITHOUT_TRACE.has(field)) ?? false;
}

/** What everybody is answered alike, and seldom otherwise than a minute before. */
const UNCHANGING = new Set(['cycle', 'committees', 'applicationForm', 'errors', '__typename']);

/** Whether a body asks for that and for nothing else. */
export function isUnchanging(json: unknown): boolean {
  const asked = askedIn(json);
  return asked?.operation === OperationTypeNode.QUERY && asked.fields.every((field) => UNCHANGING.has(field));
}

/** What a body asks for, where it is one operation whose first level stands written out; null for everything else. */
function askedIn(json: unknown): { operation: OperationTypeNode; fields: string[] } | null {
  if (typeof json !== 'object' || json === null || !('query' in json) || typeof json.query !== 'string') return null;
  try {
    const { definitions } = parse(json.query, { maxTokens: DOCUMENT.tokens });
    const [only, ...others] = definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION);
    if (others.length > 0 || only?.kind !== Kind.OPERATION_DEFINITION) return null;
    const { selections } = only.selectionSet;
    const fields = selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
    return fields.length === selections.length ? { operation: only.operation, fields } : null;
  } catch {
    return null; // whoever executes it says what is wrong with it
  }
}
