/** Imports of results: a bureau enters what committees elsewhere have decided, each row as `recordResults` would (E9, E12). */
import { whyNotHolding } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { once } from '../../../core/once.ts';
import { headsIn } from '../../../core/workbook/columns.ts';
import { begin, check, type Changed } from '../../../identity/import/actions.ts';
import type { ImportKind } from '../../../identity/import/kind.ts';
import { GROUND_OF } from '../../../identity/import/rules.ts';
import { run } from '../../../identity/import/run.ts';
import { recordResult } from '../actions.ts';
import { RESULT_COLUMNS, RESULT_LIMITS, RESULT_SHEET } from './columns.ts';
import { applicationOf, judgeEachResult, judgeResults, type JudgedResult } from './judge.ts';
import { readResults, type ResultRow } from './rows.ts';

const RESULTS: ImportKind<ResultRow, JudgedResult> = {
  of: 'RESULTS',
  whyNot: (actor, bureau) => whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureau }),
  sheet: RESULT_SHEET,
  heads: (top) => headsIn(RESULT_COLUMNS, top),
  limits: RESULT_LIMITS,
  ground: GROUND_OF.RESULTS,
  read: readResults,
  judgeAlone: (_, __, rows) => Promise.resolve(judgeEachResult(rows)),
  judge: async (context, bureau, rows) => ({ judged: await judgeResults(context, bureau, rows), marks: new Set() }),
  make: (context, { id, city }, { number, row, document, result }) => {
    if (!document || !result) throw new Error(`row ${number} of import ${id} was right when it was checked`);
    return once(context, { key: `${id}-${number}`, mutation: 'recordResults', body: { document, result } }, async (own) => {
      const { id: application, version } = await applicationOf(own, city, row);
      return recordResult(own, { application, version }, document, result);
    });
  },
};

export const beginResultImport = (context: Context, { bureau }: { bureau: string }): Promise<Changed> =>
  begin(context, RESULTS, { unit: bureau });

export const checkResultImport = (context: Context, input: { import: string }): Promise<Changed> => check(context, RESULTS, input);

export const runResultImport = (context: Context, input: { import: string; onlyRight: boolean }): Promise<Changed> =>
  run(context, RESULTS, input);
