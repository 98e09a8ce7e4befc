/** Makes the bundles of the named functions in a folder: `node --import tsx cdk/bundle.ts <folder> <name>…`. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from './bundling.ts';
import { lean } from './lean.ts';

const [folder = '', ...names] = process.argv.slice(2);
await Promise.all(
  names.map((name) =>
    build({
      ...BUNDLING,
      plugins: [lean()],
      entryPoints: { index: `functions/${name}.ts` },
      outdir: join(folder, name),
    }),
  ),
);
