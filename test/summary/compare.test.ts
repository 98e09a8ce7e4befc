/** The comparison itself, on made-up tables: what the system writes has no differences; one cell changed is one difference (D4, D5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Report } from '../../schema/summary/check/compare.ts';
import { LEAVES } from '../../schema/summary/check/heads.ts';
import { MOST_TOLD, TABLE_LIMITS, type DifferenceKind } from '../../schema/summary/check/model.ts';
import { COLUMNS, DAYS, IDENTITY, INSTRUCTIONS, NUMBERS, ROWS_ABOVE, sheetOf } from '../../schema/summary/annex/columns.ts';
import type { Value } from '../../schema/core/workbook/writing/line.ts';
import { streamWorkbook } from '../../schema/core/workbook/writing/workbook.ts';
import { columnName, cellName } from '../../schema/core/workbook/place.ts';
import { sentenceOf } from '../../schema/summary/check/sentences.ts';
import { byHand, rowsIn } from '../workbook/by-hand.ts';
import { emptyLayout } from '../../schema/core/workbook/model.ts';
import { readRows, type Cell, type Layout, type Row } from '../../schema/core/workbook/read.ts';
import { inPieces } from '../workbook/by-hand.ts';
import { instant } from '../support/world.ts';

const HEADER = {
  series: 'health',
  level: 'SENIOR',
  filledBy: '嘉峪关市卫生健康委员会',
  contact: '钱为民',
  telephone: '0937',
  date: '2024-10-30',
} as const;
const TITLE = '申报评审职称审核推荐汇总表（卫生系列正高级）';

const text = fc
  .string({ unit: fc.constantFrom('甲', '乙', '𠮷', 'a', '1', '<', '&', '=', ' ', '、', '\n'), maxLength: 8 })
  .map((one) => one.trim());
const day = fc.constantFrom('2001-02-03', '2010-07-01', '2018-12-20', '');
const row = fc.tuple(
  ...Array.from({ length: COLUMNS }, (_, column): fc.Arbitrary<Value> =>
    NUMBERS.has(column) ? fc.nat(40) : DAYS.has(column) ? day : text,
  ),
);
/** Tables of people with different numbers, numbered from 1. */
const table = fc
  .array(row, { minLength: 1, maxLength: 6 })
  .map((rows) =>
    rows.map((one, index) =>
      one.map((value, column): Value =>
        column === 0 ? index + 1 : column === IDENTITY ? `62020119900101${index}00X` : column === 2 ? `${String(value)}名${index}` : value,
      ),
    ),
  );

/** What is read of the workbook that the system writes. */
async function written(rows: readonly (readonly Value[])[]): Promise<{ rows: Row[]; merges: string[] }> {
  const pieces: Uint8Array[] = [];
  const sheet = { ...sheetOf(HEADER), lines: rows, closing: INSTRUCTIONS };
  for await (const piece of streamWorkbook(instant('2024-10-30T09:00:00+08:00'), [sheet])) pieces.push(piece);
  const layout = emptyLayout();
  const read: Row[] = [];
  for await (const one of readRows(inPieces(Buffer.concat(pieces)), { limits: TABLE_LIMITS, layout })) read.push(one);
  return { rows: read, merges: layout.merges };
}

// oxlint-disable-next-line typescript/require-await -- rows come one by one
async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

function compared(
  expected: readonly (readonly Value[])[],
  { rows, merges }: { rows: readonly Row[]; merges: readonly string[] },
): Promise<Report> {
  const sheet = (layout?: Layout) => {
    layout?.merges.push(...merges);
    return each(rows);
  };
  return compare({ title: TITLE, filledBy: HEADER.filledBy, rows: expected }, sheet, () => Promise.resolve());
}

/** The same rows with one cell otherwise; without it where there is none. */
function changed(rows: readonly Row[], number: number, column: number, cell: Omit<Cell, 'place'> | null): Row[] {
  return rows.map((one) => {
    if (one.number !== number) return one;
    const cells = new Map(one.cells);
    if (cell) cells.set(column, { ...cell, place: cellName(column, number) });
    else cells.delete(column);
    return { number, cells };
  });
}

/** What somebody may do to a cell, and how that is told of this column. */
const MUTATIONS: readonly { cell: (old: Value) => Omit<Cell, 'place'> | null; told: (column: number, old: Value) => DifferenceKind }[] = [
  { cell: (old) => ({ kind: 'text', text: `${old}改` }), told: () => 'DIFFERENT' },
  {
    cell: (old) => ({ kind: 'text', text: ` ${old}` }),
    told: (column, old) => (DAYS.has(column) && old !== '' ? 'DATE_FORMAT' : 'DIFFERENT'),
  },
  { cell: (old) => ({ kind: 'formula', text: String(old) }), told: () => 'FORMULA' },
  { cell: () => ({ kind: 'error', text: '#N/A' }), told: () => 'DIFFERENT' },
  { cell: () => null, told: () => 'DIFFERENT' },
  {
    cell: () => ({ kind: 'number', text: '62020119900101000' }),
    told: (column) => (column === IDENTITY ? 'NOT_TEXT' : DAYS.has(column) ? 'DATE_FORMAT' : 'DIFFERENT'),
  },
  {
    cell: () => ({ kind: 'date', text: '2010-07-01' }),
    told: (column) => (DAYS.has(column) || NUMBERS.has(column) ? 'DATE_FORMAT' : 'NOT_TEXT'),
  },
];

describe('the comparison', () => {
  it('finds nothing in what the system has written, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        expect(await compared(rows, await written(rows))).toMatchObject({ total: rows.length, counts: {}, told: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('finds nothing where text looks like a mark of the format, as exported or as saved by another program (D4)', async () => {
    const one = (typed: string): Value[] =>
      Array.from({ length: COLUMNS }, (_, column): Value => {
        if (column === 0) return 1;
        if (column === IDENTITY) return '620201199001010011';
        return NUMBERS.has(column) ? 3 : DAYS.has(column) ? '2010-07-01' : typed;
      });
    for (const typed of ['一级教师_x0041_', '见附件_x0031_。', '_x005F_x0041_', '_x004g_', '__x0041_']) {
      const rows = [one(typed)];
      expect(await compared(rows, await written(rows))).toMatchObject({ total: 1, counts: {} });
      // Another program keeps the same text once for all cells, and marks it in the same way.
      const marked = typed.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
      const [again] = await rowsIn(byHand({ rows: '<row><c t="s"><v>0</v></c></row>', strings: `<si><t>${marked}</t></si>` }));
      expect(again?.cells.get(0)?.text).toBe(typed);
    }
  });

  it('knows a person by a name typed otherwise and by a number with something unseen in it, and says what differs (D5)', async () => {
    const rows = [
      [1, '一中', '高明', '620201199001010011'],
      [2, '一中', '买买提·艾力', ''],
    ].map((known) => Array.from({ length: COLUMNS }, (_, column): Value => known[column] ?? ''));
    const sheet = await written(rows);
    const cell = (typed: string) => ({ kind: 'text' as const, text: typed });
    const first = changed(
      changed(sheet.rows, ROWS_ABOVE + 1, 2, cell('\u2fbc明')),
      ROWS_ABOVE + 1,
      IDENTITY,
      cell('620201199001010011\u200b'),
    );
    const { told, counts } = await compared(rows, { ...sheet, rows: changed(first, ROWS_ABOVE + 2, 2, cell('买买提\u2022艾力')) });
    expect(counts).toEqual({ DIFFERENT: 3 });
    expect(told.map((one) => sentenceOf(one).zh)).toEqual([
      expect.stringContaining('两者看似相同，请注意现值的第1个字符“\u2fbc”（U+2FBC）。'),
      expect.stringContaining('第19个字符（U+200B）'),
      expect.stringContaining('第4个字符“\u2022”（U+2022）'),
    ]);
  });

  it('finds exactly the one cell that was changed, of people or of the form', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), fc.nat(COLUMNS - 1), fc.constantFrom(...MUTATIONS), async (rows, pick, column, { cell, told }) => {
        const index = pick % rows.length;
        const old = rows[index]?.[column] ?? '';
        const mutation = cell(old);
        fc.pre(mutation !== null || old !== '');
        const number = ROWS_ABOVE + 1 + index;
        const sheet = await written(rows);
        const { total, told: differences } = await compared(rows, { ...sheet, rows: changed(sheet.rows, number, column, mutation) });
        expect(total).toBe(rows.length);
        expect(differences.map(({ kind, place, heading }) => ({ kind, place, heading }))).toEqual([
          { kind: told(column, old), place: `${columnName(column)}${number}`, heading: LEAVES[column] },
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('tells every head that was changed as that head', async () => {
    const sheet = await written([]);
    const printed = sheet.rows
      .filter(({ number }) => number <= ROWS_ABOVE && number !== 2)
      .flatMap(({ number, cells }) => [...cells.keys()].map((column) => ({ number, column })));
    for (const { number, column } of printed) {
      const { told } = await compared([], { ...sheet, rows: changed(sheet.rows, number, column, { kind: 'text', text: '别的' }) });
      expect(told.map(({ place }) => place)).toEqual([`${columnName(column)}${number}`]);
      expect(['HEADING', 'COLUMN_RENAMED']).toContain(told[0]?.kind);
    }
    expect(printed).toHaveLength(4 + 17 + 6);
  });

  it('counts all differences and tells as many as can be read', async () => {
    const rows = Array.from({ length: 700 }, (_, index): Value[] => [
      index + 1,
      ...Array.from({ length: COLUMNS - 1 }, (__, column): Value => `${column}-${index}`),
    ]);
    const sheet = await written(rows);
    const { counts, told, total } = await compared(
      rows.map((one) => one.map((value, column): Value => (column === IDENTITY ? value : `${value}!`))),
      sheet,
    );
    expect({ total, told: told.length, counts }).toEqual({ total: 700, told: MOST_TOLD, counts: { DIFFERENT: 700 * (COLUMNS - 2) } });
  });
});

describe('people are known', () => {
  const rows: Value[][] = [
    [1, '一中', '王芳', 'A1'],
    [2, '二中', '王芳', 'A2'],
    [3, '一中', '李娜', 'A3'],
  ].map((one) => [...one, ...Array.from({ length: COLUMNS - one.length }, () => '')]);

  const told = async (changes: [number, number, Omit<Cell, 'place'> | null][]) => {
    const sheet = await written(rows);
    const after = changes.reduce((all, [number, column, cell]) => changed(all, number, column, cell), sheet.rows);
    return (await compared(rows, { ...sheet, rows: after })).told.map(({ kind, place }) => `${kind} ${place ?? ''}`.trim());
  };

  it('by name and unit where the number is missing, of two of one name', async () => {
    expect(await told([[9, IDENTITY, null]])).toEqual(['DIFFERENT D9']);
    expect(
      await told([
        [8, IDENTITY, null],
        [9, IDENTITY, { kind: 'number', text: '12' }],
      ]),
    ).toEqual(['DIFFERENT D8', 'NOT_TEXT D9']);
  });

  it('by the number first, whatever the name', async () => {
    expect(
      await told([
        [8, 2, { kind: 'text', text: '李娜' }],
        [10, 2, { kind: 'text', text: '王芳' }],
      ]),
    ).toEqual(['DIFFERENT C8', 'DIFFERENT C10']);
  });

  it('as nobody where neither is right', async () => {
    expect(
      await told([
        [8, IDENTITY, { kind: 'text', text: 'X' }],
        [8, 2, { kind: 'text', text: '赵六' }],
      ]),
    ).toEqual(['EXTRA_ROW A8', 'MISSING_ROW']);
  });
});
