/** One line of the table: what was held to, what came out, and whether that is what goals.md asks. */

export type Row = {
  id: string;
  what: string;
  goal: string;
  /** The number the goal is about; null where there is nothing to measure yet or the measuring failed. */
  measured: number | null;
  unit: string;
  /** Null where nothing was measured. */
  met: boolean | null;
  note: string;
};

/** A row that was measured. `most` is the largest value that meets the goal. */
export function atMost(row: Omit<Row, 'met' | 'measured'> & { measured: number; most: number }): Row {
  const { most, measured, ...rest } = row;
  return { ...rest, measured: rounded(measured), met: measured <= most };
}

/** The same for a goal that is a least value. */
export function atLeast(row: Omit<Row, 'met' | 'measured'> & { measured: number; least: number }): Row {
  const { least, measured, ...rest } = row;
  return { ...rest, measured: rounded(measured), met: measured >= least };
}

export function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 6 : 3));
}

/** The rows as a table for a terminal, notes beneath. */
export function printed(rows: readonly Row[]): string {
  const cells = rows.map(({ id, what, goal, measured, unit, met }) => [
    id,
    what,
    goal,
    measured === null ? '–' : `${measured}${unit === '×' ? '' : ' '}${unit}`,
    met === null ? 'not measured' : met ? 'met' : 'MISSED',
  ]);
  const head = ['id', 'what', 'goal', 'measured', ''];
  const widths = head.map((title, column) => Math.max(width(title), ...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ');
  const notes = rows.filter(({ note }) => note !== '').map(({ id, what, note }) => `${id} ${what}: ${note}`);
  return [line(head), widths.map((size) => '-'.repeat(size)).join('  '), ...cells.map(line), '', ...notes].join('\n');
}

function width(text: string): number {
  return Array.from(text).length;
}
