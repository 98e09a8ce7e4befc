/**
 * `npm start` as one bundle, made once: a start then reads a few files and not two thousand, each through tsx, which is two thirds of its
 * time. What starts is the same; that it starts from its sources as well is shown by system.test.ts.
 */
import { fileURLToPath } from 'node:url';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file to be run in place of functions/local/main.ts. */
    builtMain: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** CommonJS packages inside an ES module still ask for Node's own modules by require. */
const BANNER = "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

export default async function setup(project: TestProject): Promise<() => void> {
  // Within the repository, so that what is not bundled is found: fonts, and the two binaries.
  const outdir = join(ROOT, 'node_modules/.cache', `main-${process.pid}`);
  await build({
    entryPoints: [join(ROOT, 'functions/local/main.ts')],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    external: ['node-sqlite3-wasm'],
    banner: { js: BANNER },
    logLevel: 'warning',
  });
  project.provide('builtMain', join(outdir, 'main.mjs'));
  return () => rmSync(outdir, { recursive: true, force: true });
}
