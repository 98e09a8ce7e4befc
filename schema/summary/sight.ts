/** Who sees a department's summary tables, their workbooks and checks: its officers, the bureau, supervisors (P10, V7). Pure. */
import type { Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { isInside } from '../announcement/sight.ts';
import { summaryRefusals } from './refusals.ts';

/** Of which department of which city they are. */
type Of = { department: string; city: string };

/** Whether an officer has to do with a department's tables. */
export function seesTables(actor: Actor, { department, city }: Of): boolean {
  return isInside(actor, 'DEPARTMENT_OFFICER', department, { city });
}

/** Why a table does not exist for this person. */
export function whyNotSeeTables(actor: Actor, of: Of): Refusal | null {
  return seesTables(actor, of) ? null : summaryRefusals.TABLE_UNKNOWN();
}
