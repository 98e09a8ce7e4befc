/** Starts the embedded table once for the whole run; with DYNAMODB_ENDPOINT set, that API is used instead. */
import type { TestProject } from 'vitest/node';
import { startTable } from '../../functions/local/embedded-table.ts';

declare module 'vitest' {
  interface ProvidedContext {
    tableEndpoint: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const table = await startTable();
  project.provide('tableEndpoint', table.endpoint);
  return () => table.stop();
}
