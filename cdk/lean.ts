/**
 * What is taken out as bundles are made. Of packages, single files that nobody needs (bundling.ts), by a stand-in or by nothing. Of the sources, the manual (schema/core/manual.ts): nobody can ask a function for it. And the making of
 * shapes at the start: each `const … = z.…` at the top of a file is made when it is first used (schema/core/later.ts), which saves a seventh
 * of the start of the API. Edits keep the lines, so that a stack still names the line in the source.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse, type AnyNode, type CallExpression, type ObjectExpression, type Property } from 'acorn';
import { simple } from 'acorn-walk';
import { transform, type Plugin } from 'esbuild';
import { ABSENT_INSIDE, EMPTIED, MADE_NOW, standIn } from './bundling.ts';

// oxlint-disable-next-line require-unicode-regexp -- Go reads it
const OURS = /\/(schema|functions)\/.*\.ts$/;
// oxlint-disable-next-line require-unicode-regexp -- Go reads it
const INSIDE_PACKAGES = /\/node_modules\/(nodemailer|zod)\/.*\.js$/;
const WORTH_READING = /\bmanual\(|from 'zod'/u;
const LATER = fileURLToPath(new URL('../schema/core/later.ts', import.meta.url));

type Edit = { at: number; to: number; text: string };

/** A file that several bundles of a run take is read once. */
const read = new Map<string, Promise<{ contents: string; loader: 'ts' | 'js' }>>();

export function lean(): Plugin {
  return {
    name: 'lean',
    setup(build) {
      build.onLoad({ filter: INSIDE_PACKAGES }, async ({ path }) => {
        const is = (name: string) => path.endsWith(`node_modules/${name}`);
        if (EMPTIED.some(is)) return { contents: emptied(await readFile(path, 'utf8')) };
        const file = Object.entries(ABSENT_INSIDE).find(([name]) => is(name))?.[1];
        return file === undefined ? null : { contents: await readFile(standIn(file), 'utf8'), loader: 'ts' };
      });
      build.onLoad({ filter: OURS }, ({ path }) => {
        const known = read.get(path) ?? (MADE_NOW.some((file) => path.endsWith(`/${file}`)) ? madeNow(path) : leaned(path));
        read.set(path, known);
        return known;
      });
    },
  };
}

/** A module that gives what this one gives, each to throw when it is called. */
function emptied(code: string): string {
  const given = parse(code, { ecmaVersion: 2022, sourceType: 'module' }).body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const { declaration } = statement;
    if (declaration?.type === 'FunctionDeclaration') return [declaration.id.name];
    return declaration?.type === 'VariableDeclaration'
      ? declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''))
      : [];
  });
  return [
    "function absent() { throw new Error('left out of this bundle (cdk/bundling.ts)'); }",
    `export { ${given.map((name) => `absent as ${name}`).join(', ')} };`,
  ].join('\n');
}

/** A module whose functions give at once what those of this one give. */
async function madeNow(path: string): Promise<{ contents: string; loader: 'js' }> {
  const module = (await import(pathToFileURL(path).href)) as Record<string, () => unknown>;
  const given = Object.entries(module).map(
    ([name, make]) =>
      `const ${name}Made = ${JSON.stringify(JSON.stringify(make()))};\nexport const ${name} = () => JSON.parse(${name}Made);`,
  );
  return { contents: given.join('\n'), loader: 'js' };
}

async function leaned(path: string): Promise<{ contents: string; loader: 'ts' | 'js' }> {
  const source = await readFile(path, 'utf8');
  if (!WORTH_READING.test(source)) return { contents: source, loader: 'ts' };
  const { code, map } = await transform(source, { loader: 'ts', target: 'es2022', charset: 'utf8', sourcemap: true, sourcefile: path });
  const edits = editsOf(code).toSorted((one, other) => other.at - one.at);
  const edited = edits.reduce((text, { at, to, text: put }) => text.slice(0, at) + put + text.slice(to), code);
  const imported = edited.includes(MADE_LATER) ? `import { later as ${NAME} } from ${JSON.stringify(LATER)};` : '';
  const inline = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  return { contents: imported + edited + inline, loader: 'js' };
}

const NAME = 'madeLater';
const MADE_LATER = `${NAME}(() => `;

function editsOf(code: string): Edit[] {
  const program = parse(code, { ecmaVersion: 2022, sourceType: 'module' });
  const edits: Edit[] = [];
  simple(program, {
    ObjectExpression: ({ properties }: ObjectExpression) => {
      for (const one of properties) if (one.type === 'Property' && isManual(one)) edits.push(without(one, code));
    },
  });
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration') continue;
    for (const { init } of declared.declarations) {
      if (init?.type !== 'CallExpression' || rootOf(init) !== 'z') continue;
      edits.push({ at: init.start, to: init.start, text: MADE_LATER }, { at: init.end, to: init.end, text: ')' });
    }
  }
  return edits;
}

function isManual({ key, value }: Property): boolean {
  return key.type === 'Identifier' && key.name === 'description' && value.type === 'CallExpression' && rootOf(value) === 'manual';
}

/** The property with its comma, and as many lines as it had. */
function without({ start, end }: Property, code: string): Edit {
  const to = end + (/^\s{0,200},/u.exec(code.slice(end, end + 201))?.[0].length ?? 0);
  return { at: start, to, text: '\n'.repeat(code.slice(start, to).split('\n').length - 1) };
}

/** What a chain of calls begins with: `z` of `z.string().min(1)`. */
function rootOf(call: CallExpression): string | null {
  let node: AnyNode = call;
  for (;;) {
    if (node.type === 'CallExpression') node = node.callee;
    else if (node.type === 'MemberExpression') node = node.object;
    else return node.type === 'Identifier' ? node.name : null;
  }
}
