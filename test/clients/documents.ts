/** What the sample pages send: their files, and what is defined in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, type DefinitionNode, type DocumentNode } from 'graphql';

type Folder = 'documents' | 'relay';

/** Each file of a folder by its name without an ending. */
export function documentsIn(folder: Folder): { name: string; definitions: readonly DefinitionNode[] }[] {
  const path = new URL(folder, import.meta.url).pathname;
  return readdirSync(path).map((file) => ({
    name: file.replace('.graphql', ''),
    definitions: parse(readFileSync(join(path, file), 'utf8')).definitions,
  }));
}

export function operationsIn(folder: Folder): { name: string; text: string }[] {
  return documentsIn(folder).flatMap(({ definitions }) =>
    definitions.flatMap((one) => {
      const name = one.kind === Kind.OPERATION_DEFINITION ? one.name?.value : undefined;
      return name === undefined ? [] : [{ name, text: print(document(folder, name)) }];
    }),
  );
}

/** An operation with the fragments that it needs, wherever they stand. */
export function document(folder: Folder, name: string): DocumentNode {
  const all = documentsIn(folder).flatMap(({ definitions }) => definitions);
  const named = (wanted: string): DefinitionNode => {
    const found = all.find((one) => 'name' in one && one.name?.value === wanted);
    if (!found) throw new Error(`no document is called ${wanted}`);
    return found;
  };
  const needed = new Set([name]);
  for (const one of needed) for (const [, spread = ''] of print(named(one)).matchAll(/\.\.\.(\w+)/gu)) needed.add(spread);
  return { kind: Kind.DOCUMENT, definitions: [...needed].map(named) };
}
