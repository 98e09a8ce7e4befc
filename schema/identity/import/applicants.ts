/** Imports of applicants: a unit names its people, and each row makes an account (P1, P2). */
import type { Context } from '../../core/context.ts';
import { once } from '../../core/once.ts';
import { headsIn } from '../../core/workbook/columns.ts';
import { createApplicant } from '../actions/applicants.ts';
import { whyNotCreateApplicant } from '../rules.ts';
import { begin, check, type Changed } from './actions.ts';
import { PEOPLE_LIMITS, PEOPLE_SHEET, PERSON_COLUMNS } from './columns.ts';
import { judge, judgeEach, type Judged } from './judge.ts';
import type { ImportKind } from './kind.ts';
import { readPeople, type PersonRow } from './rows.ts';
import { GROUND_OF } from './rules.ts';
import { run } from './run.ts';

const APPLICANTS: ImportKind<PersonRow, Judged> = {
  of: 'APPLICANTS',
  whyNot: whyNotCreateApplicant,
  sheet: PEOPLE_SHEET,
  heads: (top) => headsIn(PERSON_COLUMNS, top),
  limits: PEOPLE_LIMITS,
  ground: GROUND_OF.APPLICANTS,
  read: readPeople,
  judgeAlone: judgeEach,
  judge,
  make: (context, { id, unit }, { number, person, standing }) => {
    const body = { unit, person, standing };
    return once(context, { key: `${id}-${number}`, mutation: 'createApplicant', body }, (own) => createApplicant(own, body, 'rows'));
  },
};

export const beginImport = (context: Context, input: { unit: string }): Promise<Changed> => begin(context, APPLICANTS, input);

export const checkImport = (context: Context, input: { import: string }): Promise<Changed> => check(context, APPLICANTS, input);

export const runImport = (context: Context, input: { import: string; onlyRight: boolean }): Promise<Changed> =>
  run(context, APPLICANTS, input);
