/**
 * What a notice is for somebody who was judged by an earlier version of it: the versions in between that hold for everybody change it, those
 * that hold for new applications alone do not (C8, C15). Pure.
 */
import { canonical } from '../core/hash.ts';

type Fields = Record<string, unknown>;

/** The base with what has changed between two versions; a list changes as a whole. */
export function carried(base: unknown, from: unknown, to: unknown): unknown {
  if (canonical(from) === canonical(to)) return base;
  if (!isFields(base) || !isFields(from) || !isFields(to)) return to;
  const names = new Set([...Object.keys(base), ...Object.keys(to)]);
  const entries = [...names].map((name): [string, unknown] => [name, carried(base[name], from[name], to[name])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The document by which an application is judged: `versions` are all of them in order, `forNew` the numbers of those for new ones alone. */
export function documentFor(versions: readonly unknown[], forNew: readonly number[], judgedBy: number): unknown {
  return versions
    .slice(judgedBy)
    .reduce<unknown>(
      (base, to, index) => (forNew.includes(judgedBy + index + 1) ? base : carried(base, versions[judgedBy + index - 1], to)),
      versions[judgedBy - 1],
    );
}
