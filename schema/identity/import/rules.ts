/** Who checks and runs an import, and when (P1). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import type { Refusal } from '../../core/refusal.ts';
import { whyNotCreateApplicant } from '../rules.ts';
import type { AccountImport } from './model.ts';
import { importRefusals } from './refusals.ts';

/** An import is whoever's began it, as long as they are an officer of the unit; to everybody else there is none to check or run. */
export function whyNotOwnImport(actor: Actor, { requestedBy, unit }: AccountImport): Refusal | null {
  if (actor.kind !== 'person' || actor.account !== requestedBy) return importRefusals.IMPORT_UNKNOWN();
  return whyNotCreateApplicant(actor, unit);
}

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
  return theirs([
    { action: 'checkImport', title: { zh: '检查', en: 'check' }, why: foreign ?? whyNotCheck(one), closesAt: null },
    { action: 'runImport', title: { zh: '导入', en: 'run' }, why: foreign ?? whyNotRun(one), closesAt: null },
  ]);
}
