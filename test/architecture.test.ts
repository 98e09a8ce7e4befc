/** The house as it is meant: arrows one way, slices in order, nothing in schema/ that reads the outside. */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT } from './support/sources.ts';

const SLICES = [
  'announcement',
  'calendar',
  'identity',
  'history',
  'disclosure',
  'application',
  'posting',
  'summary',
  'review',
  'committee',
  'evaluation',
  'result',
  'certificate',
  'report',
  'supervision',
  'archive',
  'drafting',
  'desk',
  'notification',
  'export',
];
/** Below every slice, lowest first: what time and refusals are, the table, what slices share. */
const GROUND = ['table', 'core'];

type Import = { from: string; to: string };

const sources = ['schema', 'functions', 'cdk'].flatMap(filesIn);
const text = new Map(sources.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

const imports: Import[] = [...text].flatMap(([file, content]) =>
  [...content.matchAll(/(?:from|import|import\()\s*'([^']+)'/gu)].map(([, target = '']) => ({
    from: file,
    to: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
  })),
);

const sliceOf = (file: string): string => file.split('/')[1] ?? '';
const isSlice = (file: string): boolean => file.startsWith('schema/') && SLICES.includes(sliceOf(file));
const wrong = (bad: (one: Import) => boolean): string[] => imports.filter(bad).map(({ from, to }) => `${from} -> ${to}`);

describe('the arrows', () => {
  it('finds the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports).toContainEqual({ from: 'schema/application/actions/move.ts', to: 'schema/calendar/actions.ts' });
  });

  it('cdk ⇢ functions → schema: schema imports nothing above, functions nothing of cdk, nobody the tests', () => {
    expect(wrong(({ from, to }) => from.startsWith('schema/') && /^(functions|cdk|test)\//u.test(to))).toEqual([]);
    expect(wrong(({ from, to }) => from.startsWith('functions/') && /^(cdk|test)\//u.test(to))).toEqual([]);
    expect(wrong(({ to }) => to.startsWith('test/'))).toEqual([]);
  });

  it('a slice imports only earlier slices, and the ground imports no slice', () => {
    expect(wrong(({ from, to }) => isSlice(from) && isSlice(to) && SLICES.indexOf(sliceOf(to)) > SLICES.indexOf(sliceOf(from)))).toEqual(
      [],
    );
    expect(wrong(({ from, to }) => [...GROUND, 'graph'].includes(sliceOf(from)) && from.startsWith('schema/') && isSlice(to))).toEqual([]);
    expect(wrong(({ from, to }) => from.startsWith('schema/table/') && to.startsWith('schema/core/'))).toEqual([]);
  });

  describe('graph → actions → {rules, store} → model inside a slice, in nested folders as well', () => {
    const HEIGHTS = [
      'model shape bytes document cities names moves pledge opinion-forms refusals notices numbers wrong-numbers telephone channels form data committees columns template ' +
        'kind kinds desks words number numbering counts',
      'rules drawing store sight duties paper review-form minutes offers lists next cycles routing cut-off exceptions of-tables alike working-days plan way schedules eligibility returns receipts signals ' +
        'limits shift carrying asked compare for-whom pdf mask privacy reveal standing rows content report annex check statement filling telling course suppression solving showing pictures sought',
      'actions figures effects members own applicants experts each judge run files waiting work applications letters deliver expand sweep listed',
      'graph',
    ].map((names) => names.split(' '));
    /** A folder of the graph or of actions decides; else the outermost name that has a height. */
    const height = (file: string): number => {
      const names = file.replace('.ts', '').split('/').slice(2);
      if (names.includes('graph')) return 3;
      if (names.includes('actions')) return 2;
      const found = names.find((name) => HEIGHTS.some((known) => known.includes(name)));
      return HEIGHTS.findIndex((known) => found !== undefined && known.includes(found));
    };

    it('every file of a slice has a height', () => {
      expect([...text.keys()].filter((file) => isSlice(file) && height(file) < 0)).toEqual([]);
    });

    it('none imports a higher one, nor a rule the store', () => {
      const isRule = (file: string) => /\/(?:rules|sight|duties|offers)(?:\.ts|\/)/u.test(file);
      expect(
        wrong(({ from, to }) => {
          if (!isSlice(from) || sliceOf(from) !== sliceOf(to)) return false;
          return height(to) > height(from) || (isRule(from) && to.endsWith('/store.ts'));
        }),
      ).toEqual([]);
    });
  });

  it('only graph knows Pothos, only store and the ground know the table’s keys', () => {
    expect(
      wrong(({ from, to }) => isSlice(from) && (to.startsWith('@pothos') || to === 'schema/builder.ts') && !from.includes('/graph')),
    ).toEqual([]);
    expect(
      wrong(({ from, to }) => isSlice(from) && /^schema\/table\/(?:keys|ballots)\.ts$/u.test(to) && !from.endsWith('/store.ts')),
    ).toEqual([]);
  });

  it('only store knows the table of ballots, and only what is of ballots the store (E10)', () => {
    expect(
      wrong(
        ({ from, to }) => to === 'schema/table/ballots.ts' && !/^(?:schema\/evaluation\/ballot\/store|cdk\/ballots-table)\.ts$/u.test(from),
      ),
    ).toEqual([]);
    expect(
      wrong(({ from, to }) => to === 'schema/evaluation/ballot/store.ts' && !from.startsWith('schema/evaluation/ballot/actions/')),
    ).toEqual([]);
  });

  it('only dynamo-table.ts imports the DynamoDB SDK, outside the local runner, and whole-table.ts for an operator, who alone may scan', () => {
    expect(
      wrong(
        ({ from, to }) =>
          /dynamodb/u.test(to) &&
          !from.startsWith('functions/local/') &&
          from !== 'functions/runtime/dynamo-table.ts' &&
          from !== 'functions/operator/whole-table.ts' &&
          !from.startsWith('cdk/'),
      ),
    ).toEqual([]);
  });

  it('deployed code never imports the local runner, nor what an operator runs', () => {
    expect(wrong(({ from, to }) => to.startsWith('functions/local/') && !from.startsWith('functions/local/'))).toEqual([]);
    const byHand = /^functions\/(?:operator|local)\//u;
    expect(wrong(({ from, to }) => to.startsWith('functions/operator/') && !byHand.test(from))).toEqual([]);
  });

  it('no import runs in a circle', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of imports) if (text.has(to)) edges.set(from, [...(edges.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of text.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('schema/', () => {
  const schemaFiles = [...text].filter(([file]) => file.startsWith('schema/'));

  it('reads no clock, no chance, no environment', () => {
    const forbidden =
      /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes|process\.|performance\.now|setTimeout|setInterval|Temporal\.Now/u;
    expect(schemaFiles.filter(([, content]) => forbidden.test(content)).map(([file]) => file)).toEqual([]);
  });

  it('imports no SDK, and of Node only hashing', () => {
    const outside = wrong(
      ({ from, to }) =>
        from.startsWith('schema/') &&
        (to.startsWith('@aws') || to.startsWith('node:') || builtinModules.includes(to)) &&
        to !== 'node:crypto',
    );
    expect(outside).toEqual([]);
    expect(imports.filter(({ from, to }) => to === 'node:crypto' && from.startsWith('schema/')).map(({ from }) => from)).toEqual([
      'schema/core/hash.ts',
    ]);
  });
});

describe('files', () => {
  it('import zod as a namespace: the named import adds 360 KB to every bundle', () => {
    expect(
      [...text].filter(([, content]) => /import (?!\* as z|type \* as z)[^;]*from 'zod'/u.test(content)).map(([file]) => file),
    ).toEqual([]);
  });

  it('are small: none over 300 lines', () => {
    expect([...text].filter(([, content]) => content.split('\n').length > 301).map(([file]) => file)).toEqual([]);
  });

  it('say at their head what they are', () => {
    expect([...text].filter(([, content]) => !content.trimStart().startsWith('/**')).map(([file]) => file)).toEqual([]);
  });
});
