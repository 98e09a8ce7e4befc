/** Each row of the workbook judged as the result it would enter: by itself, and against the application it is about (E9, E12). */
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { cleanName, foldedName } from '../../../core/names.ts';
import { pages } from '../../../core/page.ts';
import { Refusal } from '../../../core/refusal.ts';
import { judging } from '../../../core/workbook/judging.ts';
import { loadCycles } from '../../../announcement/store.ts';
import { rehearse } from '../../../application/actions/move.ts';
import type { Application } from '../../../application/model.ts';
import { listOfUnit, loadApplication } from '../../../application/store.ts';
import type { JudgedRow } from '../../../identity/import/kind.ts';
import type { Organisation } from '../../../identity/model.ts';
import { loadOrganisationsNamed } from '../../../identity/store.ts';
import { evaluationRefusals } from '../../refusals.ts';
import { entering } from '../actions.ts';
import { documentInput, resultInput, type ResultDocument, type ResultTyped } from '../model.ts';
import { OFFLINE, PASSED, RESULT_COLUMNS, type ResultField } from './columns.ts';
import type { ResultRow } from './rows.ts';

/** What a row says; null where it cannot be read so. */
export type JudgedResult = JudgedRow & { row: ResultRow; document: ResultDocument | null; result: ResultTyped | null };

/** A page of a unit’s applications, as many as a unit seldom has. */
const PAGE = 100;
const AT_ONCE = 8;
const COLUMN_OF = {
  passed: 'result',
  offline: 'held',
  'tally.present': 'present',
  'tally.yes': 'yes',
  'tally.no': 'no',
  'tally.abstain': 'abstain',
} as const;
const FIELD_OF = {
  CONSENT_WITHOUT_OFFLINE: 'consent',
  COMMITTEE_DECIDES_HERE: 'entrusted',
  UNRECOGNISED_NOTED: 'document',
  DECIDED_IN_FUTURE: 'decidedOn',
  DECIDED_BEFORE: 'decidedOn',
} as const;

const judgementOf = (row: ResultRow) => judging<ResultField>(RESULT_COLUMNS, row, { columnOf: COLUMN_OF, fieldOf: FIELD_OF });

/** Every row by itself. */
export function judgeEachResult(rows: readonly ResultRow[]): JudgedResult[] {
  return rows.map((row) => {
    const { values } = row;
    const judgement = judgementOf(row);
    const document = judgement.check('document', () => valid(documentInput, documentTyped(values), 'E9'));
    const result = judgement.check('result', () => valid(resultInput, resultTyped(values), 'E9'));
    return { row, number: row.number, name: values.name, document, result, problems: judgement.problems };
  });
}

/** All rows against the applications they are about: each as its move would be answered now. */
export async function judgeResults(context: Context, { city }: Organisation, rows: readonly ResultRow[]): Promise<JudgedResult[]> {
  const judged = judgeEachResult(rows);
  const left = [...judged];
  const work = async () => {
    for (let one = left.shift(); one; one = left.shift()) await judgeAgainst(context, city, one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return judged;
}

async function judgeAgainst(context: Context, city: string, { row, document, result, problems }: JudgedResult): Promise<void> {
  if (!document || !result || problems.length > 0) return;
  try {
    const { id: application, version } = await applicationOf(context, city, row);
    await rehearse(context, entering(document, result), { application, version });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problemOf } = judgementOf(row);
    problems.push(problemOf((FIELD_OF as Partial<Record<string, ResultField>>)[error.code] ?? 'name', error));
  }
}

/** The application that a row is about: by its number, or the one of this name that its unit has with the committee, in whichever cycle. */
export async function applicationOf(context: Context, city: string, { values }: ResultRow): Promise<Application> {
  const { name, unit, application } = values;
  const isTheirs = (head: Application) => foldedName(head.applicantName) === foldedName(name);
  if (application !== '') {
    const head = await loadApplication(context.table, application);
    if (head?.city === city && isTheirs(head)) return head;
    throw evaluationRefusals.RESULT_NOBODY({ unit, name });
  }
  const [cycles, units] = await Promise.all([
    loadCycles(context),
    loadOrganisationsNamed(context.table, { city, kind: 'UNIT', name: cleanName(unit) }),
  ]);
  const found: Application[] = [];
  for (const { cycle } of cycles.filter((one) => one.city === city)) {
    for (const { id } of units) {
      const list = listOfUnit(context.table, id, cycle, 'FORWARDED');
      for await (const { applications } of pages((after) => list.page({ limit: PAGE, after })))
        found.push(...applications.filter(isTheirs));
    }
  }
  const [only, ...others] = found;
  if (!only) throw evaluationRefusals.RESULT_NOBODY({ unit, name });
  if (others.length > 0) throw evaluationRefusals.RESULT_SEVERAL({ unit, name, numbers: found.map(({ id }) => id).join('、') });
  return only;
}

function documentTyped({ document, decidedOn, entrusted, held, consent }: Record<ResultField, string>) {
  return { document, decidedOn, entrusted: entrusted || null, offline: held === OFFLINE, consent: consent || null };
}

/** A tally stands in a row whole, or not at all. */
function resultTyped({ result, present, yes, no, abstain }: Record<ResultField, string>) {
  const votes = { present, yes, no, abstain };
  const isGiven = Object.values(votes).some((typed) => typed !== '');
  const counted = Object.fromEntries(Object.entries(votes).map(([name, typed]) => [name, typed === '' ? null : Number(typed)]));
  return { passed: result === PASSED, tally: isGiven ? { ...counted, members: null } : null };
}
