/**
 * What can be worked out of sums in which some numbers are missing: those that are the same in every solution. Elimination over whole numbers
 * modulo a prime, where nothing is rounded; only sums that share what is missing are looked at together. Pure.
 */

/** A sum that everybody knows to hold: the whole, up to what stands in no cell, is its parts. Cells by their place. */
export type Sum = { whole: number; parts: readonly number[] };

/** The largest prime below two to the 26th: two such numbers multiplied are still exact. */
const PRIME = 67_108_859;

type Row = Map<number, number>;

/** The missing cells that the sums determine. */
export function solved(missing: readonly boolean[], sums: readonly Sum[]): number[] {
  const rows = sums.map(({ whole, parts }) => {
    const row: Row = new Map();
    if (missing[whole]) row.set(whole, PRIME - 1);
    for (const part of parts) if (missing[part]) row.set(part, 1);
    return row;
  });
  return groupsOf(rows.filter((row) => row.size > 0)).flatMap(determined);
}

/** Rows that have no cell in common with those of another group. */
function groupsOf(rows: readonly Row[]): Row[][] {
  const groupOf = new Map<number, Row[]>();
  const groups = new Set<Row[]>();
  for (const row of rows) {
    const met = new Set([...row.keys()].flatMap((cell) => groupOf.get(cell) ?? []));
    const touched = new Set([...row.keys()].flatMap((cell) => (groupOf.has(cell) ? [groupOf.get(cell) ?? []] : [])));
    const group = [row, ...met];
    for (const one of touched) groups.delete(one);
    groups.add(group);
    for (const each of group) for (const cell of each.keys()) groupOf.set(cell, group);
  }
  return [...groups];
}

/** After the elimination a cell that stands alone in a row is known. */
function determined(rows: readonly Row[]): number[] {
  const pivots = new Map<number, Row>();
  for (const given of rows) {
    const row = new Map(given);
    for (const [cell, pivot] of pivots) subtract(row, pivot, row.get(cell) ?? 0);
    const [lead] = row;
    if (!lead) continue;
    const [cell, factor] = lead;
    const inverse = power(factor, PRIME - 2);
    for (const [at, value] of row) row.set(at, (value * inverse) % PRIME);
    for (const other of pivots.values()) subtract(other, row, other.get(cell) ?? 0);
    pivots.set(cell, row);
  }
  return [...pivots].flatMap(([cell, row]) => (row.size === 1 ? [cell] : []));
}

/** Takes so many times the one row from the other. */
function subtract(from: Row, row: Row, times: number): void {
  if (times === 0) return;
  for (const [cell, value] of row) {
    const left = ((from.get(cell) ?? 0) + PRIME - ((value * times) % PRIME)) % PRIME;
    if (left === 0) from.delete(cell);
    else from.set(cell, left);
  }
}

function power(base: number, exponent: number): number {
  let [result, factor, left] = [1, base % PRIME, exponent];
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}
