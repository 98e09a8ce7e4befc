/** Who in a table filled by hand is whom in the system: by the very identity number, and by name where that is missing or wrong (D5). */
import { foldedName } from '../../core/names.ts';
import type { Value } from '../../core/workbook/writing/line.ts';

/** What of a row says whose it is; the number as numbers are kept, the name as it was typed. */
export type Claim = { row: number; unit: string; name: string; number: string };

/** Of each row the index of the person it is; TWICE for one that stands there already; NOBODY. And who is in no row. */
export type Matched = { of: Map<number, number | 'TWICE' | 'NOBODY'>; first: Map<string, number>; missing: number[] };

const [UNIT, NAME, NUMBER] = [1, 2, 3];

export function match(expected: readonly (readonly Value[])[], claims: readonly Claim[]): Matched {
  const of: Matched['of'] = new Map();
  const byNumber = new Map(expected.map((row, index) => [String(row[NUMBER]), index]));
  const taken = new Set<number>();
  const first: Matched['first'] = new Map();
  for (const { row, number } of claims) {
    const index = byNumber.get(number);
    if (first.has(number)) of.set(row, 'TWICE');
    else if (number !== '') first.set(number, row);
    if (index === undefined || of.has(row)) continue;
    of.set(row, index);
    taken.add(index);
  }
  const byName = new Map<string, number[]>();
  for (const [index, row] of expected.entries()) {
    if (taken.has(index)) continue;
    const name = foldedName(String(row[NAME]));
    const same = byName.get(name);
    if (same) same.push(index);
    else byName.set(name, [index]);
  }
  for (const { row, name, unit } of claims) {
    if (of.has(row)) continue;
    // Of several of one name the one of the same unit is meant, and failing that the first.
    const free = (byName.get(foldedName(name)) ?? []).filter((index) => !taken.has(index));
    const index = free.find((one) => expected[one]?.[UNIT] === unit) ?? free[0];
    of.set(row, index ?? 'NOBODY');
    if (index !== undefined) taken.add(index);
  }
  return {
    of,
    first,
    missing: [...expected.keys()].filter((index) => !taken.has(index)),
  };
}
