/** Who checks and runs an import, and when (P1). Pure. */
import { whyNotHolding, type Actor, type Role } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import type { Refusal } from '../../core/refusal.ts';
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

/** By which mutations it goes on. */
const MOVES_OF = {
  APPLICANTS: ['checkImport', 'runImport'],
  EXPERTS: ['checkExpertImport', 'runExpertImport'],
  RESULTS: ['checkResultImport', 'runResultImport'],
} as const satisfies Record<ImportOf, readonly string[]>;

/** It may be checked again after another upload, until the run begins. */
export function whyNotCheck({ state }: AccountImport): Refusal | null {
  return state === 'RUNNING' || state === 'DONE' ? importRefusals.IMPORT_BEGUN() : null;
}

export function whyNotRun({ state }: AccountImport): Refusal | null {
  return state === 'WAITING' ? importRefusals.IMPORT_UNCHECKED() : null;
}

/** What may be done with an import now; what only its file tells is told on trying. */
export function actionsOnImport(actor: Actor, one: AccountImport): Allowed[] {
  const foreign = whyNotOwnImport(actor, one);
  const [check, run] = MOVES_OF[one.of];
  return theirs([
    { action: check, title: { zh: '检查', en: 'check' }, why: foreign ?? whyNotCheck(one), closesAt: null },
    { action: run, title: { zh: '导入', en: 'run' }, why: foreign ?? whyNotRun(one), closesAt: null },
  ]);
}
