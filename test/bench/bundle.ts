/** Bundles as they are deployed: esbuild with the settings of cdk/bundling.ts, translated as the CDK translates them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { build, type BuildOptions, type Format, type Metafile } from 'esbuild';
import { BUNDLING } from '../../cdk/bundling.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KNOWN = new Set([
  'format',
  'target',
  'charset',
  'minify',
  'sourceMap',
  'bundleAwsSDK',
  'mainFields',
  'define',
  'esbuildArgs',
  'banner',
]);
const KNOWN_ARGUMENTS = new Set(['--alias']);

let folder: string | undefined;

export type Bundle = { file: string; bytes: number; meta: Metafile };

/** Bundles an entry, named from the root of the repository, as one file. */
export async function bundle(entry: string): Promise<Bundle> {
  folder ??= temporary();
  const file = join(folder, `${entry.replaceAll(/[^\w-]/gu, '_')}.mjs`);
  const { metafile } = await build({ ...options(), entryPoints: [entry], outfile: file, metafile: true });
  return { file, bytes: (await stat(file)).size, meta: metafile };
}

/** A folder that goes away with this process. */
function temporary(): string {
  const made = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

function options(): BuildOptions & { metafile?: boolean } {
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
    mainFields,
    define,
    banner: { js: BUNDLING.banner ?? '' },
    alias: Object.fromEntries(
      (esbuildArgs['--alias'] as unknown as string[]).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    ),
  };
}

/** The heaviest packages of a bundle, in KB. */
export function heaviest({ meta }: Bundle, most = 6): string {
  const sizes = new Map<string, number>();
  const inputs = Object.values(meta.outputs).flatMap((output) => Object.entries(output.inputs));
  for (const [path, { bytesInOutput }] of inputs) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? path.split('/')[0] ?? path;
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  return [...sizes]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)}`)
    .join(', ');
}
