/** Who sees the meetings of the re-review, and which of their decisions (D7, P10). Pure. */
import { holds, holdsIn, type Actor } from '../core/actor.ts';
import { oversees, type Placed } from '../announcement/sight.ts';
import type { MeetingDecision } from './meetings/model.ts';

/** Bureau, departments and supervisors: the re-review is theirs together. */
export function seesMeetings(actor: Actor, placed: Placed): boolean {
  return oversees(actor, placed) || holdsIn(actor, 'DEPARTMENT_OFFICER', placed.city);
}

/** The bureau and supervisors see every decision, a department those on what it has reviewed. */
export function seesDecision(actor: Actor, { department }: Pick<MeetingDecision, 'department'>, meeting: Placed): boolean {
  return oversees(actor, meeting) || (department !== null && holds(actor, 'DEPARTMENT_OFFICER', department));
}
