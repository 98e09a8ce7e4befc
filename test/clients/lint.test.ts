/** The SDL as others’ rules judge it: @graphql-eslint’s recommended ones for a schema, and those of Relay. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as graphqlEslint from '@graphql-eslint/eslint-plugin';
import { ESLint, type Linter } from 'eslint';
import { buildSchema, isEnumType, isInterfaceType, isObjectType, Kind, parse, visit, getNamedType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';

const FILE = join(ROOT, 'schema/schema.graphql');
const sdl = readFileSync(FILE, 'utf8');
const schema = buildSchema(sdl);
const plugin = (graphqlEslint as unknown as { default?: typeof graphqlEslint }).default ?? graphqlEslint;

const node = schema.getType('Node');
const isNode = (name: string) => isInterfaceType(node) && schema.getPossibleTypes(node).some((one) => one.name === name);
const parts = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !isNode(type.name));

/** What is different from the rules’ own defaults, and why. */
const SETTINGS: Linter.RulesRecord = {
  // An id is what Node has; a part of something has none.
  '@graphql-eslint/strict-id-in-types': ['error', { exceptions: { types: parts.map(({ name }) => name) } }],
  // Relay’s specification leaves it open whether a list can be read backwards; these are read forwards.
  '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
  // Lists of a bounded length are lists; those of an unbounded one are connections.
  '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: true, withEdgeSuffix: true }],
};

/** Where each definition begins: `Type`, `Type.field`. */
const places = new Map<number, string>();
visit(parse(sdl), {
  enter(one, _key, _parent, _path, ancestors) {
    if (one.kind === Kind.NAME || !('name' in one) || one.name?.kind !== Kind.NAME) return;
    const isBelow =
      one.kind === Kind.FIELD_DEFINITION || one.kind === Kind.ENUM_VALUE_DEFINITION || one.kind === Kind.INPUT_VALUE_DEFINITION;
    const above = ancestors.findLast((each) => 'kind' in each && 'name' in each && each.kind !== Kind.FIELD_DEFINITION) as
      | { name: { value: string } }
      | undefined;
    const line = one.name.loc?.startToken.line ?? 0;
    if (!places.has(line)) places.set(line, isBelow && above ? `${above.name.value}.${one.name.value}` : one.name.value);
  },
});

type Found = { rule: string; place: string; message: string };
let found: Found[];

beforeAll(async () => {
  const { 'flat/schema-recommended': recommended, 'flat/schema-relay': ofRelay } = plugin.configs;
  const eslint = new ESLint({
    cwd: ROOT,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        plugins: { '@graphql-eslint': plugin as ESLint.Plugin },
        languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema: FILE } } },
        rules: { ...(recommended.rules as Linter.RulesRecord), ...(ofRelay.rules as Linter.RulesRecord), ...SETTINGS },
      },
    ],
  });
  const [result] = await eslint.lintFiles([FILE]);
  found = (result?.messages ?? []).map(({ ruleId, line, message }) => ({
    rule: ruleId?.replace('@graphql-eslint/', '') ?? 'unreadable',
    place: places.get(line) ?? `line ${line}`,
    message: message.split('\n')[0] ?? '',
  }));
});

const placesOf = (rule: string): string[] => found.filter((one) => one.rule === rule).map(({ place }) => place);
/** A field by its place. */
function typeOf(place: string) {
  const [name = '', field = ''] = place.split('.');
  const type = schema.getType(name);
  return isObjectType(type) ? getNamedType(type.getFields()[field]?.type) : undefined;
}

/** Lists whose entries are parts of what they stand in: nothing leads to one of them by itself. */
const OF_PARTS = [
  'ArchivePart',
  'AuditEntry',
  'CertificateCheck',
  'Committee',
  'CommitteeChange',
  'CommitteeDrawExclusion',
  'CommitteeImportRow',
  'CommitteeWorkSummary',
  'ErrorKind',
  'Handling',
  'HistoryCheckpoint',
  'ImportRow',
  'InspectedOutcome',
  'MeetingDecision',
  'PlannedNotice',
  'PublicDocumentVersion',
  'RehearsalLine',
  'RosterLine',
  'SampledApplication',
  'SessionQueueEntry',
  'SessionVote',
  'SummaryTableVersion',
  'TableDifference',
  'UnfinishedDesk',
  'WorkSummaryEdition',
];

describe('the SDL', () => {
  it('keeps every rule that is recommended for a schema but the two of names', () => {
    const others = found.filter(({ rule }) => !/^(?:relay-|naming-convention$|no-typename-prefix$)/u.test(rule));
    expect(others).toEqual([]);
  });

  // Fails today: the values of SupervisionEvidence are written like fields.
  it('names its values and types as everybody does', () => {
    expect(placesOf('naming-convention')).toEqual([]);
  });

  // Fails today: Archive.archiveParts, Cycle.cycle, Redelivered.redelivered.
  it('repeats a type’s name in no field, but where the values are the type’s own: so that a page can ask for many kinds at once', () => {
    expect(placesOf('no-typename-prefix').filter((place) => !isEnumType(typeOf(place)))).toEqual([]);
  });

  it('has the connections, edges, arguments and page infos of Relay', () => {
    const wrong = found.filter(({ rule, message }) => rule.startsWith('relay-') && !message.includes('must implement `Node`'));
    expect(wrong).toEqual([]);
  });

  it('leads by its lists to things with an id, or to parts that are named here', () => {
    const without = found.flatMap(({ rule, place, message }) =>
      rule === 'relay-edge-types' && message.includes('must implement `Node`') ? [place] : [],
    );
    expect(without.map((place) => place.replace(/Edge(?:\.node)?$/u, '')).toSorted()).toEqual(OF_PARTS);
  });
});
