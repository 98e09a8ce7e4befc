/** Who reviews an application, and from which state it moves (P7, P10). Pure. */
import { whyNotHolding, type Actor, type Office } from '../../core/actor.ts';
import type { Bilingual, Refusal } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';
import type { Application } from '../model.ts';
import { STATE_NAMES, type Move, type Reviewer, type State } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { whyNotRead, isOwn } from '../sight.ts';

/** Why an application in its state cannot make this move. */
export function whyNotMove({ from, rules }: Pick<Move, 'from' | 'rules'>, head: Pick<Application, 'state'>): Refusal | null {
  return whyNotIn(from, head, rules[0]);
}

/** Why nothing of the kind is done with an application that is in none of these states. */
export function whyNotIn(states: readonly State[], { state }: Pick<Application, 'state'>, rule: RuleId | undefined): Refusal | null {
  if (states.includes(state)) return null;
  return applicationRefusals.NOT_IN_STATE({ state: STATE_NAMES[state], from: states.map((one) => quoted(STATE_NAMES[one])) }, rule);
}

/** Names of states have commas of their own. */
function quoted({ zh, en }: Bilingual): Bilingual {
  return { zh: `“${zh}”`, en: `“${en}”` };
}

/**
 * Why this officer does not review it. An application is in the charge of its unit's officers and, once recommended, of its
 * department's; the re-review is the bureau's and the department's together (D7). To an officer of another organisation it does not
 * exist: nothing can be learnt by trying ids; who may only read it hears whose it is. And nobody reviews their own (P7).
 */
export function whyNotInCharge(reviewer: Reviewer, actor: Actor, head: Application, bureau: string): Refusal | null {
  return (
    whyNotRead(actor, head) ??
    whyNotHolding(actor, ...inChargeOf(reviewer, head, bureau)) ??
    (isOwn(actor, head) ? applicationRefusals.OWN_APPLICATION() : null)
  );
}

/** Whose it is to review; for a series without a department the bureau does that department's work. */
export function inChargeOf(reviewer: Reviewer, { unit, department }: Pick<Application, 'unit' | 'department'>, bureau: string): Office[] {
  if (reviewer === 'UNIT') return [{ role: 'UNIT_OFFICER', organisation: unit }];
  const ofBureau: Office = { role: 'BUREAU_OFFICER', organisation: bureau };
  if (department === null || department === bureau) return [ofBureau];
  const ofDepartment: Office = { role: 'DEPARTMENT_OFFICER', organisation: department };
  return reviewer === 'RE_REVIEW' ? [ofDepartment, ofBureau] : [ofDepartment];
}
