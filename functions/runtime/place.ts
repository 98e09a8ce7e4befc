/**
 * Where in a request a value stood that could not be read, as the graph calls its fields. GraphQL names the place of a variable's part in
 * its sentence only, and of a literal by where it stands in the document; how a client calls its variables is nobody's concern.
 */
import { Kind, parse, visit, type ASTNode, type DocumentNode, type GraphQLError, type Source } from 'graphql';

/** The names of arguments and fields from the outermost inwards, with the numbers of lists among them; `input`, which all have, left out. */
export function placeIn({ message, nodes }: GraphQLError): string[] {
  const loc = nodes?.[0]?.loc;
  if (!loc) return [];
  const variable = /^Variable "\$(\w{1,100})" got invalid value/u.exec(message)?.[1];
  const stands = (node: ASTNode): boolean =>
    variable === undefined
      ? node.loc?.start === loc.start && node.loc.end === loc.end
      : node.kind === Kind.VARIABLE && node.name.value === variable;
  const path = [...pathTo(documentOf(loc.source), stands), ...(variable === undefined ? [] : insideOf(message))];
  return path[0] === 'input' ? path.slice(1) : path;
}

/** The part of a variable that GraphQL names behind the variable's name. */
function insideOf(message: string): string[] {
  const at = / at "([\w.[\]]{1,200})"; [A-Z]/u.exec(message.slice(-800))?.[1] ?? '';
  return at
    .replaceAll(/\[(\d+)\]/gu, '.$1')
    .split('.')
    .slice(1);
}

/** Of one document many values may be wrong: it is parsed once. */
const DOCUMENTS = new WeakMap<Source, DocumentNode>();

function documentOf(source: Source): DocumentNode {
  const document = DOCUMENTS.get(source) ?? parse(source.body);
  DOCUMENTS.set(source, document);
  return document;
}

/** Within what a value stands in the document; empty where it stands nowhere. */
function pathTo(document: DocumentNode, stands: (node: ASTNode) => boolean): string[] {
  const path: string[] = [];
  let found: string[] | null = null;
  const steps: number[] = [];
  visit(document, {
    enter(node, key, parent) {
      if (found) return false;
      // What a variable is declared as is no place in which it stands.
      if (node.kind === Kind.VARIABLE_DEFINITION) return false;
      const own = node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [node.name.value] : [];
      const listed = Array.isArray(parent) && typeof key === 'number' && isValue(node) ? [String(key)] : [];
      path.push(...listed, ...own);
      steps.push(listed.length + own.length);
      if (stands(node)) found = [...path];
      return undefined;
    },
    leave() {
      path.length -= steps.pop() ?? 0;
    },
  });
  return found ?? [];
}

/** What stands in a list of values; arguments, fields and selections stand in lists of their own. */
function isValue({ kind }: ASTNode): boolean {
  return kind === Kind.VARIABLE || kind === Kind.LIST || kind === Kind.OBJECT || kind === Kind.STRING || kind.endsWith('Value');
}
