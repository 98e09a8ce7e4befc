/** A row judged by the rules of what it would make: what a rule refuses is told in the cell it is about, once a cell. */
import { Refusal } from '../refusal.ts';
import { cut } from './refusals.ts';
import type { Named, Problem, TypedRow } from './typed.ts';

/** Where a refusal belongs: fields of what is made that another column fills, and refusals that are about another field than was checked. */
type Places<F extends string> = { columnOf?: Readonly<Record<string, F>>; fieldOf?: Readonly<Record<string, F>> };

/** What goes wrong with a row; `check` runs a rule, and answers null where that refuses. */
export function judging<F extends string>(columns: readonly Named<F>[], row: TypedRow<F>, { columnOf = {}, fieldOf = {} }: Places<F> = {}) {
  const problems: Problem[] = [...row.problems];
  const cellOf = (field: F): Pick<Problem, 'place' | 'column' | 'value'> => ({
    place: row.places[field] ?? '',
    column: columns.find(({ name }) => name === field)?.head ?? field,
    value: cut(row.values[field] ?? ''),
  });
  const problemOf = (field: F, refusal: Refusal): Problem => ({
    ...cellOf(field),
    zh: refusal.sentence('zh'),
    en: refusal.sentence('en'),
  });
  const problemsIn = (field: F, refusal: Refusal): Problem[] => {
    const told = refusal.details.problems as { path: string; zh: string; en: string }[] | undefined;
    if (!told) return [problemOf(fieldOf[refusal.code] ?? field, refusal)];
    return told.map(({ path, zh, en }) => ({ ...cellOf(columnOf[path] ?? (path as F)), zh, en }));
  };
  return {
    problems,
    problemOf,
    /** What a check makes; a cell that has been told of before is not told of again. */
    check<T>(field: F, make: () => T): T | null {
      try {
        return make();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        for (const problem of problemsIn(field, error)) {
          if (!problems.some(({ place }) => place !== '' && place === problem.place)) problems.push(problem);
        }
        return null;
      }
    },
  };
}
