/**
 * How a function is bundled: an ES module with the SDK inside, as small as it gets, because a cold start reads all of it. The bundles are
 * made on this machine, without Docker, all in one run of esbuild's own interface (bundle.ts): the plugin of lean.ts is taken by no other.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { FUNCTIONS, type FunctionName } from '../functions/runtime/env.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What packages bring and no function uses, and the file that stands in for each. */
const ABSENT: Record<string, string> = {
  '@aws-sdk/credential-provider-node': 'credentials', // with those that it tries: 145 KB
  '@aws-sdk/middleware-endpoint-discovery': 'endpoint-discovery', // 9 KB
  '@smithy/core/event-streams': 'event-streams', // 15 KB
  '@whatwg-node/fetch': 'fetch', // 110 KB, in the API alone
  fontkit: 'fontkit', // with what it needs: 270 KB, and 480 KB of brotli; in the printer of papers alone
  linebreak: 'linebreak', // 25 KB, there as well
};

/** The same of single files inside a package, which it names by their places: 90 KB of nodemailer. */
export const ABSENT_INSIDE: Record<string, string> = {
  'nodemailer/dist/esm/mime-funcs/mime-types.js': 'mime-types',
  'nodemailer/dist/esm/well-known/services.js': 'mail-services',
  ...Object.fromEntries(
    ['sendmail-transport', 'stream-transport', 'json-transport', 'ses-transport'].map((one) => [
      `nodemailer/dist/esm/${one}/index.js`,
      'transport',
    ]),
  ),
};

/**
 * Our own files whose functions take nothing and always give the same: what they give is put in their place. Shapes as JSON Schema, which cannot
 * be made of shapes that are made later (schema/core/later.ts): the maker knows each by its identity.
 */
export const MADE_NOW = ['schema/drafting/shape.ts', 'schema/archive/kind/published.ts'];

/** Files inside a package that are emptied, for nothing else makes JSON Schema: whatever they give says so when it is called. 18 KB of each function. */
export const EMPTIED = ['zod/v4/core/json-schema-processors.js', 'zod/v4/core/to-json-schema.js'];

export function standIn(file: string): string {
  return fileURLToPath(new URL(`absent/${file}.ts`, import.meta.url));
}

/** What Node is told so that it uses the maps. */
export const WITH_MAPS = { NODE_OPTIONS: '--enable-source-maps' };

export const BUNDLING = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'esm',
  /** What is imported later (`import()`) lies in files beside. */
  splitting: true,
  outExtension: { '.js': '.mjs' },
  target: 'node20',
  minify: true,
  logLevel: 'warning',
  /**
   * Lines of the sources in stacks, for a log that can be read; the sources themselves stay here. The API's map is 1.9 MB so, of 6; with
   * it enabled a process starts as fast as without (306 to 312 ms, four runs each) and holds 7 MB more; with the sources inside, 28.
   */
  sourcemap: true,
  sourcesContent: false,
  /** ES modules first: what is not used can be left out. */
  mainFields: ['module', 'main'],
  /** graphql checks types more slowly, and other packages say more than they should, while developing. */
  define: {
    'process.env.NODE_ENV': '"production"',
    WITHOUT_MANUAL: 'true', // schema/core/manual.ts: 390 KB of the API’s bundle
  },
  // Chinese as it is, not escaped: a twentieth of the API's bundle.
  charset: 'utf8',
  alias: {
    ...Object.fromEntries(Object.entries(ABSENT).map(([name, file]) => [name, standIn(file)])),
    // One package asks for this file by its CommonJS name; a second graphql would not know the types of the first.
    'graphql/language/parser': 'graphql/language/parser.mjs',
  },
  /** CommonJS packages inside an ES module still ask for Node's own modules by require. */
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
} as const satisfies BuildOptions;

let made: string | undefined;

/** The folder with the bundle of a function: `index.mjs`, what it loads, and the maps. The first call makes those of all functions. */
export function bundleOf(name: FunctionName): string {
  if (made === undefined) {
    // Inside the project, so that the maps name its files by their places in it; `npm run synth` and a test may be at it at the same time.
    const folder = join(ROOT, 'out', 'bundles', String(process.pid));
    clearDead(join(ROOT, 'out', 'bundles'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    made = folder;
    // The CDK makes its constructs without waiting, and esbuild's plugins are waited for.
    const script = fileURLToPath(new URL('bundle.ts', import.meta.url));
    execFileSync(process.execPath, ['--import', 'tsx', script, folder, ...Object.keys(FUNCTIONS)], { cwd: ROOT, stdio: 'inherit' });
  }
  return join(made, name);
}

/** Removes what processes have left behind that were killed, and whatever lies under the number of this one. */
function clearDead(folder: string): void {
  for (const pid of existsSync(folder) ? readdirSync(folder) : [])
    if (Number(pid) === process.pid || !isAlive(Number(pid))) rmSync(join(folder, pid), { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
