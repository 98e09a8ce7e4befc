/** Who sees a department's summary tables, their workbooks and checks: its officers, the bureau, supervisors (P10, V7). Pure. */
import type { Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { isInside } from '../announcement/sight.ts';
import { summaryRefusals } from './refusals.ts';

/** Whether an officer has to do with a department's tables. */
export function seesTables(actor: Actor, department: string): boolean {
  return isInside(actor, 'DEPARTMENT_OFFICER', department);
}

/** Why a table does not exist for this person. */
export function whyNotSeeTables(actor: Actor, department: string): Refusal | null {
  return seesTables(actor, department) ? null : summaryRefusals.TABLE_UNKNOWN();
}
