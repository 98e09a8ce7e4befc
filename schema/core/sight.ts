/**
 * What of a request's objects is known to be seen without asking: what its own action has just made or changed, and what stands in a
 * list that only those may have who see each of its rows. Whatever else leaves the graph passes the sight of its type (P10).
 */
import type { Context } from './context.ts';

type Mark = 'SEEN' | 'REPEATED';

/** By request: what is remembered between requests must not carry one person's sight to another. */
const marks = new WeakMap<Context, WeakMap<object, Mark>>();

/** Answers for it that the one who asks sees these. */
export function vouchFor<T>(context: Context, seen: T): T {
  return mark(context, seen, 'SEEN');
}

/** Notes that this answers a repeated request: it is looked at as if it were asked for now, and refused in words of its own (A5). */
export function repeated<T>(context: Context, answer: T): T {
  return mark(context, answer, 'REPEATED');
}

export function markOf(context: Context, one: object): Mark | null {
  return marks.get(context)?.get(one) ?? null;
}

function mark<T>(context: Context, one: T, as: Mark): T {
  if (Array.isArray(one)) for (const each of one) mark(context, each, as);
  else if (typeof one === 'object' && one !== null) {
    const own = marks.get(context) ?? new WeakMap<object, Mark>();
    marks.set(context, own);
    own.set(one, as);
  }
  return one;
}
