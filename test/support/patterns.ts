/**
 * No pattern that can backtrack without end over what comes from outside (G15): a text of 60 KB once cost nine seconds. Each pattern of the
 * deployed code is taken out of its source and judged; `npm run check` runs this. Those over our own words alone are named below.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSafe } from 'redos-detector';
import { parseAst } from 'vitest/node';
import { filesIn, ROOT } from './sources.ts';

/** What a match may go back over at most: bounded, however long the text. */
const MOST = 400;

/** Where a pattern may be unbounded, for what it reads is our own words, or was cut to a length just before. */
const SHORT: Record<string, string> = {
  'functions/local/signature.ts': 'the head of a request, on one machine',
  'functions/operator/checks/shapes.ts': 'an operator’s reading of the whole table',
  'functions/runtime/charts/shapes.ts': 'the SVG that is drawn here, its words cut',
  'functions/runtime/protocol.ts': 'a sentence of GraphQL, cut and without values',
  'functions/runtime/place.ts': 'the end of a message, or what stands just before a value, cut',
  'schema/announcement/committees.ts': 'the name of a committee, cut to a hundred characters where it comes from outside',
  'schema/announcement/routing.ts': 'the names of committees of the annex',
  'schema/core/characters.ts': 'one class of characters, made of two',
  'schema/core/names.ts': 'classes of characters, and the blanks around a dot, a few',
  'schema/core/refusal.ts': 'our own sentences',
  'schema/core/resident-id.ts': 'a text of bounded length, 21 characters looked at from each place',
  'schema/core/workbook/dates.ts': 'the code of a number format, its parts bounded',
  'schema/identity/telephone.ts': 'a number of at most 64 characters',
  'schema/identity/mask/births.ts': 'gaps and words of a few characters; its cost is measured in test/hostile/masks.test.ts',
  'schema/identity/mask/characters.ts': 'one character',
  'schema/identity/mask/numbers.ts': 'the last words before a number, cut; its cost is measured in test/hostile/masks.test.ts',
  'schema/posting/report.ts': 'a date that we write',
  'schema/table/pattern.ts': 'our key patterns',
  'schema/table/places.ts': 'our key patterns',
  'schema/table/subjects.ts': 'our key patterns, and ids that we made',
};

type Found = { file: string; pattern: string; flags: string };

function patternsIn(file: string): Found[] {
  const found: Found[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node && typeof node.regex === 'object') found.push({ file, ...(node.regex as { pattern: string; flags: string }) });
    if ('type' in node && node.type === 'NewExpression' && 'callee' in node && isRegExp(node.callee)) {
      found.push({ file, pattern: 'new RegExp', flags: '' });
    }
    Object.values(node).forEach(walk);
  };
  walk(parseAst(readFileSync(join(ROOT, file), 'utf8'), { lang: 'ts' }));
  return found;
}

const isRegExp = (callee: unknown): boolean =>
  typeof callee === 'object' && callee !== null && 'name' in callee && callee.name === 'RegExp';

/** Named groups and case are nothing to the detector, and make no difference to how far a match goes back. */
function isBounded({ pattern, flags }: Found): boolean {
  const plain = new RegExp(pattern.replaceAll(/\(\?<[A-Za-z]\w*>/gu, '('), flags.replace('i', ''));
  return isSafe(plain, { maxScore: MOST, timeout: 5000 }).safe;
}

const all = ['schema', 'functions'].flatMap(filesIn).flatMap(patternsIn);
const wrong = all.filter((one) => !(one.file in SHORT) && (one.pattern === 'new RegExp' || !isBounded(one)));
for (const { file, pattern, flags } of wrong) console.error(`${file}: /${pattern}/${flags} can go back over as much as is sent`);
console.log(`${all.length} patterns, ${wrong.length} unbounded`);
if (all.length < 50 || wrong.length > 0) process.exitCode = 1;
