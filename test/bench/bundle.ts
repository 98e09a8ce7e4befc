/** What is deployed, as it is synthesised; and for what is measured beside it, bundles with the settings of cdk/bundling.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from '../../cdk/bundling.ts';
import { lean } from '../../cdk/lean.ts';
import type { FunctionName } from '../../functions/runtime/env.ts';
import { assembly } from '../deployed/assembly.ts';

let folder: string | undefined;

type Bundle = { file: string; bytes: number };

/** The bundle of a function in the assembly that would be deployed, and what is read of it at the start. */
export async function deployed(name: FunctionName): Promise<Bundle> {
  const { asset } = assembly()
    .functions((id) => id)
    .find((one) => one.name === name) ?? { asset: '' };
  return inFolder(asset);
}

/** Bundles an entry, named from the root of the repository. */
export async function bundle(entry: string): Promise<Bundle> {
  folder ??= temporary();
  const outdir = join(folder, entry.replaceAll(/[^\w-]/gu, '_'));
  await build({ ...BUNDLING, plugins: [lean()], entryPoints: { index: entry }, outdir });
  return inFolder(outdir);
}

/** A bundle with the files that it imports at once; those that it imports later do not count. */
async function inFolder(outdir: string): Promise<Bundle> {
  const read = new Map<string, number>();
  const waiting = ['index.mjs'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (read.has(name)) continue;
    const text = await readFile(join(outdir, name), 'utf8');
    read.set(name, Buffer.byteLength(text));
    waiting.push(...[...text.matchAll(/(?:from|import)"\.\/([\w.-]{1,99})"/gu)].map(([, other = '']) => other));
  }
  return { file: join(outdir, 'index.mjs'), bytes: [...read.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

/** A folder that goes away with this process. */
function temporary(): string {
  const made = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
