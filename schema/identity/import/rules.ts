/** Who checks and runs an import, and when (P1). Pure. */
import { whyNotHolding, type Actor, type Role } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';
import type { AccountImport, ImportOf } from './model.ts';
import { importRefusals } from './refusals.ts';

/** An import is whoever's began it, as long as they hold the office that begins such; to everybody else there is none to check or run. */
export function whyNotOwnImport(actor: Actor, { requestedBy, unit, of }: AccountImport): Refusal | null {
  if (actor.kind !== 'person' || actor.account !== requestedBy) return importRefusals.IMPORT_UNKNOWN();
  return whyNotHolding(actor, { role: OFFICE_OF[of], organisation: unit });
}

/** Whose an import is: the officers in this role, of the organisation that it is for. */
export const OFFICE_OF = { APPLICANTS: 'UNIT_OFFICER', EXPERTS: 'COMMITTEE_OFFICE', RESULTS: 'BUREAU_OFFICER' } as const satisfies Record<
  ImportOf,
  Role
>;

/** The rule for which a workbook is read, and on which what is refused of an import is refused; of a unit’s people, how it creates them. */
export const GROUND_OF = { APPLICANTS: 'P1', EXPERTS: 'E3', RESULTS: 'E9' } as const satisfies Record<ImportOf, RuleId>;

/** By which mutations it goes on. */
const MOVES_OF = {
  APPLICANTS: ['checkImport', 'runImport'],
  EXPERTS: ['checkExpertImport', 'runExpertImport'],
  RESULTS: ['checkResultImport', 'runResultImport'],
} as const satisfies Record<ImportOf, readonly string[]>;

/** It may be checked again after another upload, until the run begins. */
export function whyNotCheck({ state, of }: Pick<AccountImport, 'state' | 'of'>): Refusal | null {
  return state === 'RUNNING' || state === 'DONE' ? importRefusals.IMPORT_BEGUN({}, GROUND_OF[of]) : null;
}

export function whyNotRun({ state, of }: Pick<AccountImport, 'state' | 'of'>): Refusal | null {
  return state === 'WAITING' ? importRefusals.IMPORT_UNCHECKED({}, GROUND_OF[of]) : null;
}

/** What may be done with an import now; what only its file tells is told on trying. */
export function actionsOnImport(actor: Actor, one: AccountImport): Allowed[] {
  const foreign = whyNotOwnImport(actor, one);
  const [check, run] = MOVES_OF[one.of];
  return theirs([
    { action: check, title: { zh: '检查', en: 'check' }, why: foreign ?? whyNotCheck(one), closesAt: null },
    // Asked to go on when it is done, it answers that it is.
    ...(one.state === 'DONE' ? [] : [{ action: run, title: { zh: '导入', en: 'run' }, why: foreign ?? whyNotRun(one), closesAt: null }]),
  ]);
}
