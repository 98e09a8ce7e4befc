/** How the types of the sample are made, as a client's own codegen.ts has it; `npm run documents` runs it. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
export const GENERATED = here('generated');

/** Makes them in a folder, the committed one if no other is named. */
export async function makeTypes(folder = GENERATED): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await generate(
    {
      schema: here('../../../schema/schema.graphql'),
      documents: here('applicant.graphql'),
      silent: true,
      errorsOnly: true,
      generates: {
        [`${folder}/`]: {
          preset: 'client',
          presetConfig: { fragmentMasking: false },
          config: {
            // Whatever is no string says so here; a scalar that is not named fails.
            scalars: { Instant: 'string', Day: 'string', JSON: 'unknown' },
            strictScalars: true,
            documentMode: 'string',
            enumsAsTypes: true,
            useTypeImports: true,
            importExtension: '.ts',
            emitLegacyCommonJSImports: false,
          },
        },
      },
    },
    true,
  );
}

/** The files of a folder by their names. */
export function typesIn(folder = GENERATED): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
