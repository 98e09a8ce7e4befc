/** Who sees the meetings of the re-review, and which of their decisions (D7, P10). Pure. */
import { holds, type Actor } from '../core/actor.ts';
import { oversees } from '../announcement/sight.ts';
import type { MeetingDecision } from './meetings/model.ts';

/** Bureau, departments and supervisors: the re-review is theirs together. */
export function seesMeetings(actor: Actor): boolean {
  return oversees(actor) || holds(actor, 'DEPARTMENT_OFFICER');
}

/** The bureau and supervisors see every decision, a department those on what it has reviewed. */
export function seesDecision(actor: Actor, { department }: Pick<MeetingDecision, 'department'>): boolean {
  return oversees(actor) || (department !== null && holds(actor, 'DEPARTMENT_OFFICER', department));
}
