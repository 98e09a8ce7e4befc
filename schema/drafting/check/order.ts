/** The order of the lines: that of the document as it was written; at the same place errors come before warnings, and these before notes. */
import { cycleShape, PARTS } from '../../announcement/document/index.ts';
import { SEVERITIES } from './codes/code.ts';
import { inside } from './read/inside.ts';
import { severityOf, type Found, type Place } from './line.ts';

const TOP: readonly string[] = [...Object.keys(cycleShape.shape), ...PARTS];

/** In order; what is found twice alike at a place is told once. */
export function inOrder(all: readonly Found[], document: unknown): Found[] {
  const ranksIn = rankedBy(document);
  const seen = new Set<string>();
  return all
    .filter(({ code, at, details }) => {
      const key = JSON.stringify([code, at, details]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .map((one) => ({ one, ranks: ranksIn(one.at), severity: SEVERITIES.indexOf(severityOf(one)) }))
    .toSorted((a, b) => compared(a.ranks, b.ranks) || a.severity - b.severity)
    .map(({ one }) => one);
}

function compared(one: readonly number[], other: readonly number[]): number {
  const differs = one.findIndex((rank, index) => rank !== other[index]);
  if (differs < 0) return one.length - other.length;
  return (one[differs] ?? 0) - (other[differs] ?? -1);
}

/** Of each part of a place, as the how manieth it is written there; what is missing comes behind what is there. */
function rankedBy(document: unknown): (at: Place) => number[] {
  const orders = new WeakMap<object, Map<string, number>>();
  const orderOf = (within: object): Map<string, number> => {
    const known = orders.get(within) ?? new Map(Object.keys(within).map((name, index) => [name, index]));
    orders.set(within, known);
    return known;
  };
  return (at) => {
    let within: unknown = document;
    return at.map((part, index) => {
      const here = within;
      within = inside(here, part);
      if (typeof part === 'number') return part;
      const top = index === 0 ? TOP.indexOf(part) : -1;
      if (top >= 0) return top;
      const before = index === 0 ? TOP.length : 0;
      return before + (typeof here === 'object' && here !== null ? (orderOf(here).get(part) ?? Number.MAX_SAFE_INTEGER / 2) : 0);
    });
  };
}
