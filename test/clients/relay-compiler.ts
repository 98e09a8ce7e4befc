/** Runs the Relay compiler over the sample pages and the SDL: it reads modules with tags in them, so each file of documents becomes one. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { print } from 'graphql';
import { ROOT } from '../support/sources.ts';
import { documentsIn } from './documents.ts';

const run = promisify(execFile);

export type Compiled = { output: string; isDone: boolean; artifacts: string };

export async function compile(folder: string): Promise<Compiled> {
  const [source, artifacts] = [join(folder, 'pages'), join(folder, 'artifacts')];
  for (const one of [source, artifacts]) mkdirSync(one, { recursive: true });
  for (const { name, definitions } of (['documents', 'relay'] as const).flatMap(documentsIn)) {
    const tags = definitions.map((one) => `graphql\`\n${print(one)}\n\`;\n`).join('\n');
    writeFileSync(join(source, `${name}.js`), `import { graphql } from 'relay-runtime';\n\n${tags}`);
  }
  copyFileSync(join(ROOT, 'schema/schema.graphql'), join(folder, 'schema.graphql'));
  const settings = {
    src: 'pages',
    schema: 'schema.graphql',
    language: 'javascript',
    artifactDirectory: 'artifacts',
    excludes: [],
    eagerEsModules: false,
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(settings));
  const { stdout, stderr, code } = (await run(join(ROOT, 'node_modules/.bin/relay-compiler'), ['relay.config.json', '--noWatchman'], {
    cwd: folder,
  }).catch((error: unknown) => error)) as { stdout: string; stderr: string; code?: number };
  return { output: `${stdout}${stderr}`, isDone: code === undefined, artifacts };
}
