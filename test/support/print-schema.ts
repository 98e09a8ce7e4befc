/** Writes schema/schema.graphql anew: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../../schema/index.ts';

export const SDL_FILE = new URL('../../schema/schema.graphql', import.meta.url);

export function printed(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (process.argv[1]?.endsWith('print-schema.ts')) writeFileSync(SDL_FILE, printed());
