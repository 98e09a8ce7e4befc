/** Where the repository lies: what runs here may be a bundle that was put somewhere into it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file of the repository, named from its top. */
export function inRepository(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'schema/schema.graphql'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`${name} is not found: this does not run within the repository`);
    folder = above;
  }
  return join(folder, name);
}
