/** Each row of the workbook judged as the expert it would call: by the rules of accounts, and by those of the pool (E3, P2). */
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { dayOf } from '../../../core/time.ts';
import { judging } from '../../../core/workbook/judging.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { personTyped } from '../../../identity/import/judge.ts';
import type { JudgedRow } from '../../../identity/import/kind.ts';
import { OF_A_PERSON, personInput, type Organisation, type PersonInput } from '../../../identity/model.ts';
import { markOf } from '../../../identity/privacy.ts';
import { whyNotOfAge } from '../../../identity/rules.ts';
import { holdersOf } from '../../../identity/marks/store.ts';
import { loadFiling } from '../../filing/store.ts';
import { CONDITIONS, expertInput, MOST_SPECIALTIES, type ExpertInput } from '../model.ts';
import { whyNotExpert } from '../rules.ts';
import { loadPool } from '../store.ts';
import { committeeRefusals } from '../../refusals.ts';
import { EXPERT_COLUMNS, LEVELS_CALLED, type ExpertField } from './columns.ts';
import type { ExpertRow } from './rows.ts';

/** A row with whom it would call; null where it cannot. */
export type JudgedExpert = JudgedRow & { row: ExpertRow; person: PersonInput | null; expert: ExpertInput | null };

/** Where in a row what is checked as a whole stands. */
const COLUMN_OF = Object.fromEntries<ExpertField>([
  ...CONDITIONS.map((condition) => [`grounds.${condition}`, condition] as const),
  ...Array.from({ length: MOST_SPECIALTIES }, (_, index) => [`specialties.${index}`, 'specialties'] as const),
]);
const FIELD_OF = { TERM_TOO_LONG: 'termUntil', TITLE_TOO_LOW: 'titleLevel', TITLED_IN_FUTURE: 'titledOn' } as const;

/** Every row by itself. */
export async function judgeEachExpert(context: Context, { id, city }: Organisation, rows: readonly ExpertRow[]): Promise<JudgedExpert[]> {
  const [filing, { evaluation }] = await Promise.all([loadFiling(context.table, id), policyIn(context, city)]);
  if (!filing) throw committeeRefusals.COMMITTEE_UNKNOWN();
  const limits = { years: evaluation.termYears, today: dayOf(context.now) };
  return rows.map((row) => {
    const { values } = row;
    const judgement = judging<ExpertField>(EXPERT_COLUMNS, row, { columnOf: COLUMN_OF, fieldOf: FIELD_OF });
    const person = judgement.check('identityNumber', () => valid(personInput, personTyped(values), 'P12', OF_A_PERSON));
    const expert = judgement.check('unit', () => valid(expertInput, expertTyped(values), 'E3'));
    if (person) judgement.check('identityNumber', () => refuseIf(whyNotOfAge(person, context.now)));
    if (expert) judgement.check('termUntil', () => refuseIf(whyNotExpert(expert, filing, limits)));
    return { row, number: row.number, name: values.name, person, expert, problems: judgement.problems };
  });
}

function expertTyped(values: Record<ExpertField, string>) {
  const { unit, title, titledOn, termFrom, termUntil } = values;
  return {
    unit,
    title,
    titledOn,
    termFrom,
    termUntil,
    isOutside: values.isOutside === '是',
    specialties: values.specialties
      .split(/[、,，;；]/u)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    titleLevel: LEVELS_CALLED[values.titleLevel],
    grounds: Object.fromEntries(CONDITIONS.map((condition) => [condition, values[condition]])),
  };
}

/** All rows against the pool: of anybody outside it nothing is told before the run, for whoever has an account here is called like anybody. */
export async function judgeExperts(
  context: Context,
  organisation: Organisation,
  rows: readonly ExpertRow[],
): Promise<{ judged: JudgedExpert[]; marks: ReadonlySet<string> }> {
  const judged = await judgeEachExpert(context, organisation, rows);
  const marks = await Promise.all(
    judged.map(({ person }) => (person ? markOf(context, person.identityKind, person.identityNumber) : Promise.resolve(null))),
  );
  const looked = new Set(marks.filter((mark) => mark !== null));
  const [holders, pool] = await Promise.all([holdersOf(context.table, [...looked]), loadPool(context.table, organisation.id)]);
  const there = new Set(pool.filter(({ removed }) => removed === null).map(({ account }) => account));
  return {
    judged: judged.map((one, index) => {
      if (!there.has(holders.get(marks[index] ?? '') ?? '')) return one;
      const { problemOf } = judging<ExpertField>(EXPERT_COLUMNS, one.row);
      return { ...one, problems: [...one.problems, problemOf('identityNumber', committeeRefusals.EXPERT_TAKEN())] };
    }),
    marks: looked,
  };
}
