/** How many lines there are, by kind and rule. Pure. */
import { LINE_KINDS, type Line, type LineKind, type Rehearsal } from '../model.ts';

/** The lines of a part by kind: a list of one kind passes over the parts that have none. */
export function kindsIn(lines: readonly Line[]): Partial<Record<LineKind, number>> {
  const kinds: Partial<Record<LineKind, number>> = {};
  for (const { kind } of lines) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

/** What was counted before with these as well, in the order of the kinds and then of the rules. */
export function countsWith(before: Rehearsal['counts'], lines: readonly Line[]): Rehearsal['counts'] {
  const counts = new Map(before.map((one) => [`${one.kind} ${one.rule}`, { ...one }]));
  for (const { kind, rule } of lines) {
    const one = counts.get(`${kind} ${rule}`) ?? { kind, rule, count: 0 };
    counts.set(`${kind} ${rule}`, { ...one, count: one.count + 1 });
  }
  const placeOf = ({ kind }: { kind: LineKind }) => LINE_KINDS.indexOf(kind);
  return [...counts.values()].toSorted((a, b) => placeOf(a) - placeOf(b) || a.rule.localeCompare(b.rule, 'en', { numeric: true }));
}
