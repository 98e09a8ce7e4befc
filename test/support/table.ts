/**
 * Starts the embedded table once for the whole run; with DYNAMODB_ENDPOINT set, that API is used instead. It keeps its items in a file, so that
 * whole cities can be copied within it (table-file.ts); the stand-in keeps them in memory, as does the other where there is no Node with SQLite inside.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTable } from '../../functions/local/embedded-table.ts';
import { embedded } from '../../functions/local/embedded.ts';
import { nodeBinary } from './node-binary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    tableEndpoint: string;
    /** Whether it is the embedded table that answers: asked before anything starts, for a system that runs within a test sets its own environment. */
    isEmbedded: boolean;
    /** The file of the embedded table, where one copies within it. */
    tableFile: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const isEmbedded = process.env['DYNAMODB_ENDPOINT'] === undefined;
  const directory = isEmbedded && embedded() === 'dynoxide' && hasSqlite() ? mkdtempSync(join(quickest(), 'zhicheng-table-')) : null;
  const file = directory && join(directory, 'table.sqlite');
  const table = await startTable(file ? { file } : {});
  project.provide('isEmbedded', isEmbedded);
  project.provide('tableFile', file);
  project.provide('tableEndpoint', table.endpoint);
  return async () => {
    await table.stop();
    if (directory) rmSync(directory, { recursive: true, force: true });
  };
}

function hasSqlite(): boolean {
  try {
    execFileSync(nodeBinary(), ['--no-warnings', '-e', "require('node:sqlite')"], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Memory, where the system gives enough of it as a disk; the worlds of a file are some hundred megabytes. */
function quickest(): string {
  const room = 2 ** 31;
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize > room) return '/dev/shm';
  } catch {
    // There is none here.
  }
  return tmpdir();
}
