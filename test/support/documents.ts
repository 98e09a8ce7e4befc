/** Writes what is generated of the documents anew: `npm run documents`. The SDL, the workbooks that are filled in, the tables of schema/README.md between their marks, the tour as a collection, the types of the sample client. */
import { readFileSync, writeFileSync } from 'node:fs';
import { isEnumType, isIntrospectionType, isSpecifiedScalarType, lexicographicSortSchema, printType } from 'graphql';
import { TABLE_MOVES, type TableMove } from '../../schema/summary/model.ts';
import { TABLE_STATE_NAMES } from '../../schema/summary/rules.ts';
import { ROLE_NAMES } from '../../schema/core/actor.ts';
import { schema } from '../../schema/index.ts';
import { CASE_STATE_NAMES } from '../../schema/supervision/cases/model.ts';
import { CASE_MOVES } from '../../schema/supervision/cases/moves.ts';
import { MEASURE_KINDS, MEASURE_NAMES, MEASURES } from '../../schema/supervision/measures/kinds.ts';
import { PATTERNS } from '../../schema/table/patterns.ts';
import { DRAW_MOVES, DRAW_STATE_NAMES } from '../../schema/evaluation/draw/attempt/model.ts';
import { MOVES, moverNamed, STATE_NAMES, NOTES, type Move } from '../../schema/application/moves.ts';
import { DUTIES, type Duty } from '../../schema/desk/duties.ts';
import { makeTypes } from '../clients/sample/codegen.ts';
import { writeCollection } from './bruno.ts';
import { writeTemplates } from './templates.ts';

export const SDL_FILE = new URL('../../schema/schema.graphql', import.meta.url);
export const README_FILE = new URL('../../schema/README.md', import.meta.url);

/** Sorted, so that two states of it can be compared; but the values of an enumeration stand as they follow each other. */
export function printedSchema(): string {
  const types = Object.values(lexicographicSortSchema(schema).getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const printed = types.map((type) => printType(isEnumType(type) ? (schema.getType(type.name) ?? type) : type));
  return `${printed.join('\n\n')}\n`;
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[][]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

/** What a duty is about, as a cell of a table. */
function waiting({ of, ...duty }: Duty): string {
  const what = 'state' in duty ? `${of.toLowerCase()} ${duty.state}` : of.toLowerCase();
  return `${what}${'returnedBy' in duty ? `, by ${duty.returnedBy}` : ''}${'isTakenUp' in duty ? ', their table received' : ''}`;
}

const CASE_HANDS = {
  DESK: '办理方',
  CONCERNED: '被处理的人员、单位',
  ABOVE: '未经办的市人社局人员、纪检监察',
  SUPERVISORS: '纪检监察',
} as const;
const CLOSES = {
  NOTHING: 'nothing',
  UNTIL: 'until an instant',
  UNTIL_LIFTED: 'until it is lifted',
  YEARS: 'for three years (policy)',
} as const;

/** Each generated table by the name of its mark. */
export const TABLES: Record<string, () => string> = {
  moves: () =>
    table(
      ['move', 'from', 'to', 'by', 'rules'],
      [...Object.values(MOVES as Record<string, Move>), ...Object.values(NOTES)].map(({ action, from, to, by, rules }) => [
        action,
        from.join(', '),
        to ? `${to} ${STATE_NAMES[to].zh}` : '(stays)',
        moverNamed(by).zh,
        rules.join(', '),
      ]),
    ),
  tables: () =>
    table(
      ['move', 'from', 'to', 'by', 'until', 'rules'],
      Object.values(TABLE_MOVES as Record<string, TableMove>).map(({ action, from, to, by, inWindow, rules }) => [
        action,
        from.join(', '),
        `${to} ${TABLE_STATE_NAMES[to].zh}`,
        by === 'SYSTEM' ? '系统' : ROLE_NAMES[by].zh,
        inWindow ? 'the department’s window closes' : 'any time',
        rules.join(', '),
      ]),
    ),
  draws: () =>
    table(
      ['move', 'from', 'to', 'by'],
      Object.entries(DRAW_MOVES).map(([move, { from, to, by }]) => [
        move,
        from.join(', '),
        to.map((state) => `${state} ${DRAW_STATE_NAMES[state].zh}`).join(', '),
        by === 'CLOCK' ? '时限届满' : by.map((role) => ROLE_NAMES[role].zh).join('、'),
      ]),
    ),
  cases: () =>
    table(
      ['step', 'from', 'to', 'by', 'rules'],
      Object.entries(CASE_MOVES).map(([step, { from, to, by, rules }]) => [
        step,
        from.join(', '),
        to ? `${to} ${CASE_STATE_NAMES[to].zh}` : '(stays)',
        CASE_HANDS[by],
        rules.join(', '),
      ]),
    ),
  measures: () =>
    table(
      ['measure', 'closes', 'takes a case', 'document', 'public'],
      MEASURE_KINDS.map((kind) => {
        const { closes, byCaseOnly, needsDocument, isPublic } = MEASURES[kind];
        return [
          `${kind} ${MEASURE_NAMES[kind].zh}`,
          CLOSES[closes],
          byCaseOnly ? 'yes' : 'no',
          needsDocument ? 'yes' : 'no',
          isPublic ? 'yes' : 'no',
        ];
      }),
    ),
  duties: () =>
    table(
      ['what waits', 'for', 'until the close of', 'rule', 'what comes next'],
      DUTIES.map((duty) => [
        waiting(duty),
        duty.parties.join(', ') || '—',
        duty.phase,
        duty.rule,
        typeof duty.does === 'object' && duty.does ? duty.does.zh : duty.does ? '(by what it is about)' : '—',
      ]),
    ),
  patterns: () =>
    table(
      ['asked', 'index', 'partition', 'sort key'],
      Object.values(PATTERNS)
        .toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))
        .map(({ asks, index, pk, sk }) => [asks, index ?? 'table', `\`${pk}\``, sk ? `\`${sk}\`` : '(all)']),
    ),
};

/** The document with its tables made anew. */
export function written(readme: string): string {
  return Object.entries(TABLES).reduce(
    (text, [name, print]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`, 'u'),
        (_, before: string, after: string) => `${before}${print()}\n${after}`,
      ),
    readme,
  );
}

if (process.argv[1]?.endsWith('documents.ts')) {
  writeFileSync(SDL_FILE, printedSchema());
  writeFileSync(README_FILE, written(readFileSync(README_FILE, 'utf8')));
  writeCollection();
  await writeTemplates();
  await makeTypes();
}
