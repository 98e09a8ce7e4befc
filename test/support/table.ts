/** Starts the embedded table once for the whole run; with DYNAMODB_ENDPOINT set, that API is used instead. */
import type { TestProject } from 'vitest/node';
import { startTable } from '../../functions/local/embedded-table.ts';

declare module 'vitest' {
  interface ProvidedContext {
    tableEndpoint: string;
    /** Whether it is the embedded table that answers: asked before anything starts, for a system that runs within a test sets its own environment. */
    isEmbedded: boolean;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('isEmbedded', process.env['DYNAMODB_ENDPOINT'] === undefined);
  const table = await startTable();
  project.provide('tableEndpoint', table.endpoint);
  return () => table.stop();
}
