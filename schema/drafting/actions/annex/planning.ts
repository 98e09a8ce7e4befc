/** What an import would make of its draft as it stands now, and how many of its rows the document holds. */
import type { Context } from '../../../core/context.ts';
import { MOST_COMMITTEES } from '../../annex/columns.ts';
import { isRight, type CommitteeRow, type Replaces } from '../../annex/model.ts';
import { planOf, type Plan } from '../../annex/plan.ts';
import { contentOf, LONGEST_DOCUMENT, type Draft } from '../../model.ts';
import { documentOf } from '../checking.ts';
import { textWith } from '../drafts.ts';

/** `rows` are the right ones; `fits` is how many of them, from the first on, the document holds. */
export type Planned = Plan & { rows: number; fits: number };

export async function planned(context: Context, draft: Draft, rows: readonly CommitteeRow[], replaces: Replaces): Promise<Planned> {
  // An amendment is of the notice in force, a new notice comes from the one that it was copied from.
  const source = draft.amends ? draft.cycle : draft.copiedFrom;
  const earlier = source === null ? null : await documentOf(context, source);
  const from = { present: contentOf(draft).committees, earlier: earlier?.committees, replaces, year: draft.year };
  const plan = planOf({ ...from, rows });
  const right = rows.filter(isRight).length;
  if (holds(draft, plan)) return { ...plan, rows: right, fits: right };
  const wrong = rows.filter((row) => !isRight(row));
  const first = (count: number) => [...rows.filter(isRight).slice(0, count), ...wrong];
  return { ...plan, rows: right, fits: mostThat(right, (count) => holds(draft, planOf({ ...from, rows: first(count), workbook: rows }))) };
}

const holds = (draft: Draft, { committees }: Plan): boolean =>
  committees.length <= MOST_COMMITTEES && textWith(draft, 'committees', committees).length <= LONGEST_DOCUMENT;

/** The largest count below `bound` that fits; each row makes the document longer, so that halving finds it. */
function mostThat(bound: number, fits: (count: number) => boolean): number {
  let [least, most] = [0, bound];
  while (least < most - 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return least;
}
