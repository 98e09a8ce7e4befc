/** Each row of the workbook judged as the account it would make: by the rules of accounts, and by who of the unit is there already (P2, P3, P5). */
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import { refuseIf } from '../../core/refusal.ts';
import { judging } from '../../core/workbook/judging.ts';
import { channelsOf } from '../actions/known.ts';
import { heldBy, loginTaken, numberTaken } from '../actions/newcomers.ts';
import type { Channels } from '../channels.ts';
import { peopleOfUnit } from '../lookups/store.ts';
import {
  OF_A_PERSON,
  personInput,
  standingInput,
  type Account,
  type Organisation,
  type PersonInput,
  type StandingInput,
} from '../model.ts';
import { markOf } from '../privacy.ts';
import { whyNotOfAge } from '../rules.ts';
import { whyNotThrough } from '../standing.ts';
import { foldedLogin, holdersOf, loginsOf } from '../marks/store.ts';
import { loadAccounts } from '../store.ts';
import { DOCUMENTS, PEOPLE, PERSON_COLUMNS, type PersonField } from './columns.ts';
import type { JudgedRow } from './kind.ts';
import type { PersonRow } from './rows.ts';

/** A row with what it would make; null where it cannot. */
export type Judged = JudgedRow & { row: PersonRow; person: PersonInput | null; standing: StandingInput | null };

/** The columns that fill the fields of an account under another name. */
const COLUMN_OF: Readonly<Record<string, PersonField>> = { employer: 'workplace', household: 'localHousehold', kind: 'personKind' };

/** Every row by itself, by the channels of the notice in force. */
export async function judgeEach(context: Context, unit: Organisation, rows: readonly PersonRow[]): Promise<Judged[]> {
  const channels = await channelsOf(context, unit);
  return rows.map((row) => judgeAlone(context, unit, channels, row));
}

/** All rows, judged in the order of the sheet; with the marks of all numbers that were looked up. */
export async function judge(
  context: Context,
  unit: Organisation,
  rows: readonly PersonRow[],
): Promise<{ judged: Judged[]; marks: ReadonlySet<string> }> {
  const judged = await judgeEach(context, unit, rows);
  const marks = await Promise.all(
    judged.map(({ person }) => (person ? markOf(context, person.identityKind, person.identityNumber) : Promise.resolve(null))),
  );
  const looked = new Set(marks.filter((mark) => mark !== null));
  const ours = await oursOf(context, unit, [...looked], [...new Set(judged.flatMap(({ person }) => person?.account ?? []))]);
  return {
    judged: judged.map((one, index) => {
      const { problemOf } = judging<PersonField>(PERSON_COLUMNS, one.row);
      const problems = [...one.problems];
      const holder = ours.holders.get(marks[index] ?? '');
      if (holder) problems.push(problemOf('identityNumber', numberTaken(heldBy(holder, unit))));
      const name = one.person?.account ?? '';
      const held = ours.logins.get(foldedLogin(name));
      if (held !== undefined) problems.push(problemOf('account', loginTaken(name, held)));
      return { ...one, problems };
    }),
    marks: looked,
  };
}

/**
 * Of the unit's own people, who holds which mark, and their logins. Of all others nothing is told before the run, neither row by row nor
 * as a count: an import of one row, or of the same rows but one, would make any count a row's. Nor is anything lost by it. A row that
 * belongs to a stranger comes to nothing when it is run, and says so then as `createApplicant` does; the others are made all the same.
 */
async function oursOf(
  { table }: Context,
  unit: Organisation,
  marks: readonly string[],
  names: readonly string[],
): Promise<{ holders: Map<string, Account>; logins: Map<string, string> }> {
  const [holders, logins] = await Promise.all([holdersOf(table, marks), loginsOf(table, names)]);
  const ours = await peopleOfUnit(table, unit.id, [...holders.values(), ...logins.values(), ...names]);
  const accounts = await loadAccounts(table, [...ours]);
  const found = [...holders].flatMap(([mark, name]) => {
    const account = accounts.get(name);
    return account ? [[mark, account] as const] : [];
  });
  return { holders: new Map(found), logins: new Map([...accounts.keys()].map((name) => [foldedLogin(name), name])) };
}

/** What the row alone tells; whether its number is somebody's already, the account itself will say. */
function judgeAlone(context: Context, unit: Organisation, channels: Channels, row: PersonRow): Judged {
  const { values } = row;
  const claimed = {
    kind: PEOPLE[values.personKind],
    employer: values.workplace || null,
    household: values.localHousehold === '' ? null : values.localHousehold === '是',
  };
  const judgement = judging<PersonField>(PERSON_COLUMNS, row, {
    columnOf: COLUMN_OF,
    fieldOf: { EMPLOYER_MISSING: 'workplace' },
  });
  const person = judgement.check('identityNumber', () => valid(personInput, personTyped(values), 'P12', OF_A_PERSON));
  const standing = judgement.check('personKind', () => valid(standingInput, claimed, 'P3'));
  if (person) judgement.check('identityNumber', () => refuseIf(whyNotOfAge(person, context.now)));
  if (standing) judgement.check('personKind', () => refuseIf(whyNotThrough(channels, standing, unit)));
  return { row, number: row.number, name: values.name, person, standing, problems: judgement.problems };
}

/** A person as the columns of any workbook of people have one. */
export function personTyped(values: Record<PersonOnly, string>) {
  return {
    account: values.account || null,
    name: values.name,
    identityKind: DOCUMENTS[values.identityKind] ?? 'RESIDENT_ID',
    identityNumber: values.identityNumber,
    bornOn: values.bornOn || null,
    email: values.email,
    telephone: values.telephone,
  };
}
type PersonOnly = 'account' | 'name' | 'identityKind' | 'identityNumber' | 'bornOn' | 'email' | 'telephone';
