/** Imports of experts: an office names its pool, and each row calls somebody (E3). */
import { whyNotHolding } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { once } from '../../../core/once.ts';
import { headsIn } from '../../../core/workbook/columns.ts';
import { begin, check, type Changed } from '../../../identity/import/actions.ts';
import type { ImportKind } from '../../../identity/import/kind.ts';
import { GROUND_OF } from '../../../identity/import/rules.ts';
import { run } from '../../../identity/import/run.ts';
import { addExpert } from '../actions/experts.ts';
import { EXPERT_COLUMNS, EXPERT_LIMITS, EXPERT_SHEET } from './columns.ts';
import { judgeEachExpert, judgeExperts, type JudgedExpert } from './judge.ts';
import { readExperts, type ExpertRow } from './rows.ts';

const EXPERTS: ImportKind<ExpertRow, JudgedExpert> = {
  of: 'EXPERTS',
  whyNot: (actor, committee) => whyNotHolding(actor, { role: 'COMMITTEE_OFFICE', organisation: committee }),
  sheet: EXPERT_SHEET,
  heads: (top) => headsIn(EXPERT_COLUMNS, top),
  limits: EXPERT_LIMITS,
  ground: GROUND_OF.EXPERTS,
  read: readExperts,
  judgeAlone: judgeEachExpert,
  judge: judgeExperts,
  make: (context, { id, unit: committee }, { number, person, expert }) => {
    const body = { committee, person, expert };
    return once(context, { key: `${id}-${number}`, mutation: 'addExpert', body }, (own) => addExpert(own, body, 'rows'));
  },
};

export const beginExpertImport = (context: Context, { committee }: { committee: string }): Promise<Changed> =>
  begin(context, EXPERTS, { unit: committee });

export const checkExpertImport = (context: Context, input: { import: string }): Promise<Changed> => check(context, EXPERTS, input);

export const runExpertImport = (context: Context, input: { import: string; onlyRight: boolean }): Promise<Changed> =>
  run(context, EXPERTS, input);
