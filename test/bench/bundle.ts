/** What is deployed, as it is synthesised; and for what is measured beside it, bundles with the settings of cdk/bundling.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { build, type BuildOptions, type Format } from 'esbuild';
import { BUNDLING } from '../../cdk/bundling.ts';
import type { FunctionName } from '../../functions/runtime/env.ts';
import { assembly } from '../deployed/assembly.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KNOWN = new Set([
  'format',
  'target',
  'minify',
  'sourceMap',
  'sourcesContent',
  'logLevel',
  'bundleAwsSDK',
  'mainFields',
  'define',
  'esbuildArgs',
  'banner',
]);
const KNOWN_ARGUMENTS = new Set(['--alias', '--charset']);

let folder: string | undefined;

type Bundle = { file: string; bytes: number };

/** The bundle of a function in the assembly that would be deployed. */
export async function deployed(name: FunctionName): Promise<Bundle> {
  const { asset } = assembly()
    .functions((id) => id)
    .find((one) => one.name === name) ?? { asset: '' };
  const file = join(asset, 'index.mjs');
  return { file, bytes: (await stat(file)).size };
}

/** Bundles an entry, named from the root of the repository, as one file. */
export async function bundle(entry: string): Promise<Bundle> {
  folder ??= temporary();
  const file = join(folder, `${entry.replaceAll(/[^\w-]/gu, '_')}.mjs`);
  await build({ ...options(), entryPoints: [entry], outfile: file });
  return { file, bytes: (await stat(file)).size };
}

/** A folder that goes away with this process. */
function temporary(): string {
  const made = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

function options(): BuildOptions {
  const { esbuildArgs = {}, define = {}, mainFields = [] } = BUNDLING;
  const unknown = [
    ...Object.keys(BUNDLING).filter((name) => !KNOWN.has(name)),
    ...Object.keys(esbuildArgs).filter((name) => !KNOWN_ARGUMENTS.has(name)),
  ];
  if (unknown.length > 0) throw new Error(`test/bench/bundle.ts does not translate ${unknown.join(', ')} of cdk/bundling.ts yet`);
  return {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    format: BUNDLING.format as OutputFormat & Format,
    target: BUNDLING.target ?? 'node20',
    charset: 'utf8',
    minify: BUNDLING.minify ?? false,
    sourcemap: BUNDLING.sourceMap ?? false,
    sourcesContent: BUNDLING.sourcesContent ?? true,
    mainFields,
    define,
    banner: { js: BUNDLING.banner ?? '' },
    alias: Object.fromEntries(
      (esbuildArgs['--alias'] as unknown as string[]).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    ),
  };
}
