/** Who sees a draft: the bureau's officers, and supervisors of the city; what is published everybody sees (P10, V7). Pure. */
import type { Actor } from '../core/actor.ts';
import { oversees, type Placed } from '../announcement/sight.ts';

export function seesDraft(actor: Actor, draft: Placed): boolean {
  return oversees(actor, draft);
}
