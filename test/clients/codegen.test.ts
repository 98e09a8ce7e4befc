/** A front end in TypeScript: graphql-codegen makes types of the SDL and of the documents that its pages send. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from '@graphql-codegen/cli';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';
import { operationsIn } from './documents.ts';
import { temporaryFolder } from './temporary.ts';

const run = promisify(execFile);
const { folder, remove } = temporaryFolder();

beforeAll(async () => {
  await generate(
    {
      schema: join(ROOT, 'schema/schema.graphql'),
      documents: join(ROOT, 'test/clients/documents/*.graphql'),
      silent: true,
      errorsOnly: true,
      generates: {
        [`${folder}/`]: {
          preset: 'client',
          presetConfig: { persistedDocuments: true, fragmentMasking: { unmaskFunctionName: 'read' } },
          config: {
            // Whatever is no string says so here; a scalar that is not named fails.
            scalars: { Instant: 'string', Day: 'string', JSON: 'unknown' },
            strictScalars: true,
            enumsAsTypes: true,
            useTypeImports: true,
          },
        },
      },
    },
    true,
  );
});
afterAll(remove);

/** A page of 刘洋's as its author writes it: what the types promise is used without a cast. */
const PAGE = `
import type { ResultOf } from '@graphql-typed-document-node/core';
import { read } from './fragment-masking';
import {
  AnythingQueryDocument,
  ApplicationForm_ApplicationFragmentDoc,
  ApplicationFormQueryDocument,
  type ApplicationFormSaveSectionMutationMutationVariables,
  type ReviewInBulkMutationMutationVariables,
  ReviewUnitQueryDocument,
  Review_RowFragmentDoc,
} from './graphql';

export function namesOf(list: ResultOf<typeof ReviewUnitQueryDocument>): string[] {
  return list.unitApplications?.edges.map(({ node }) => read(Review_RowFragmentDoc, node).applicantName) ?? [];
}
export function startedOn(page: ResultOf<typeof ApplicationFormQueryDocument>): string | null {
  const mine = read(ApplicationForm_ApplicationFragmentDoc, page.myApplication);
  const closes: string | null | undefined = mine?.closesAt;
  return closes ?? null;
}
export function titleOf({ node }: ResultOf<typeof AnythingQueryDocument>): string | null {
  switch (node?.__typename) {
    case 'Certificate':
    case 'CommitteeYear':
    case 'SummaryTable':
      return node.title;
    case 'Application':
      return node.applicantName;
    default:
      return null;
  }
}
/** One section at a time. */
export const saved: ApplicationFormSaveSectionMutationMutationVariables = {
  input: { application: 'x', version: 0, content: { basics: { startedWorkOn: '2010-07-01' } } },
};
export const wrong: ApplicationFormSaveSectionMutationMutationVariables = {
  // @ts-expect-error -- two sections at once are no section
  input: { application: 'x', version: 0, content: { basics: { startedWorkOn: '2010-07-01' }, papers: { items: [] } } },
};
/** What has a default need not be said. */
export const bulk: ReviewInBulkMutationMutationVariables = { input: { action: 'ACCEPT', key: 'k', opinion: '同意', rows: [] } };
`;

describe('a front end whose types are made from the SDL', () => {
  it('has types that the compiler takes, for every page that 刘洋, 陈静 and a passer-by open', async () => {
    writeFileSync(join(folder, 'page.ts'), PAGE);
    const settings = {
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'ESNext',
        moduleResolution: 'Bundler',
        target: 'ES2023',
        verbatimModuleSyntax: true,
        exactOptionalPropertyTypes: true,
        types: [],
      },
      files: ['page.ts', 'index.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const { stdout } = await run(join(ROOT, 'node_modules/.bin/tsc'), ['--project', folder]).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe('');
  });

  it('has a manifest of all that it sends, each under the hash of its text', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'persisted-documents.json'), 'utf8')) as Record<string, string>;
    const named = Object.values(manifest).flatMap((text) =>
      parse(text).definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value] : [])),
    );
    expect(new Set(named)).toEqual(new Set(operationsIn('documents').map(({ name }) => name)));
    expect(named.length).toBe(operationsIn('documents').length);
    for (const [hash, text] of Object.entries(manifest)) expect(`sha256:${createHash('sha256').update(text).digest('hex')}`).toBe(hash);
  });
});
