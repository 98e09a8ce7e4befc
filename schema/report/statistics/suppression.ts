/**
 * Small numbers are left out of what everybody sees (R5): a number below five may be somebody. And so much else is left out that none of
 * them can be worked out from what is left: neither as the rest of a sum, nor from several sums together, nor by how small a rest is. Pure.
 */
import { solved, type Sum } from './solving.ts';

/** What is smaller is left out: also none at all, which would tell of each of a group that they are not among them. */
export const LEAST = 5;

/** What is left out beside the small ones is chosen by this: the lower first, then the smaller number. */
export type Ranked = (cell: number) => number;

/**
 * Which cells are left out. Of each sum at least two, or none; and what of its parts is left out is together no small number, where the whole
 * is told: nobody learns more by taking away what is told than by reading.
 */
export function leftOut(values: readonly number[], sums: readonly Sum[], rank: Ranked): boolean[] {
  const hidden = values.map((value) => value < LEAST);
  const hide = (among: readonly number[]): boolean => {
    const told = among.filter((cell) => !hidden[cell]);
    const [next] = told.toSorted((a, b) => rank(a) - rank(b) || (values[a] ?? 0) - (values[b] ?? 0) || a - b);
    if (next !== undefined) hidden[next] = true;
    return next !== undefined;
  };
  for (let isMore = true; isMore;) {
    isMore = false;
    for (const sum of sums) while (isWeak(sum, values, hidden) && hide([...sum.parts, sum.whole])) isMore = true;
    if (isMore) continue;
    // What is known together is hidden by what stands nearest to it: where that is hidden already, by what stands around that.
    isMore = solved(hidden, sums).some((cell) => around(cell, sums).some(hide));
  }
  return hidden;
}

/** The cells that stand in a sum with this one, then those that stand in one with those, and so on. */
function around(cell: number, sums: readonly Sum[]): (readonly number[])[] {
  const rings: (readonly number[])[] = [];
  let near = new Set([cell]);
  for (let before = 0; before < near.size;) {
    before = near.size;
    const met = sums.map(({ whole, parts }) => [whole, ...parts]).filter((cells) => cells.some((one) => near.has(one)));
    near = new Set([...near, ...met.flat()]);
    rings.push([...near]);
  }
  return rings;
}

/** Whether a sum gives away what is left out of it. */
function isWeak({ whole, parts }: Sum, values: readonly number[], hidden: readonly boolean[]): boolean {
  const out = parts.filter((cell) => hidden[cell]);
  if (hidden[whole]) return out.length === 0;
  return out.length === 1 || (out.length > 0 && out.reduce((sum, cell) => sum + (values[cell] ?? 0), 0) < LEAST);
}
