/** What is deployed, as it is synthesised; and for what is measured beside it, bundles with the settings of cdk/bundling.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from '../../cdk/bundling.ts';
import { lean } from '../../cdk/lean.ts';
import type { FunctionName } from '../../functions/runtime/env.ts';
import { assembly } from '../deployed/assembly.ts';

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
  await build({ ...BUNDLING, plugins: [lean()], entryPoints: [entry], outfile: file });
  return { file, bytes: (await stat(file)).size };
}

/** A folder that goes away with this process. */
function temporary(): string {
  const made = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
