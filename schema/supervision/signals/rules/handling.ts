/** Who sees to a signal, and in which state (V6, V7, P7). Pure. */
import { actorRefusals, holds, ROLE_NAMES, type Actor } from '../../../core/actor.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { keepsDesk, seesSignal } from '../../sight.ts';
import { SIGNAL_STATE_NAMES, type Signal } from '../model.ts';

/** The bureau and the supervisors of a city have its signals looked for. */
export function whyNotCompute(actor: Actor, city: string): Refusal | null {
  const organisation = bureauOf(city);
  if (holds(actor, 'BUREAU_OFFICER', organisation) || holds(actor, 'SUPERVISOR', organisation)) return null;
  return actorRefusals.ROLE_REQUIRED({ roles: [ROLE_NAMES.BUREAU_OFFICER, ROLE_NAMES.SUPERVISOR] });
}

/** Whether somebody may see to it: the desk that it is for, or the supervisors, and nobody whom it is about. */
function handles(actor: Actor, one: Signal): boolean {
  const isAtDesk = keepsDesk(actor, one.desk, one.city) || keepsDesk(actor, 'SUPERVISION', one.city);
  return isAtDesk && seesSignal(actor, one);
}

/** What waits for somebody is dismissed, and what has lapsed needs no reason. */
export function whyNotDismiss(actor: Actor, one: Signal): Refusal | null {
  if (!handles(actor, one)) return supervisionRefusals.SIGNAL_UNKNOWN();
  return one.state === 'OPEN' ? null : supervisionRefusals.SIGNAL_NOT_OPEN({ state: SIGNAL_STATE_NAMES[one.state] });
}

/** One case for a signal; also for one that was dismissed before, or has lapsed since: it was so. */
export function whyNotTakeUp(actor: Actor, one: Signal | null, city: string): Refusal | null {
  if (!one || one.city !== city || !handles(actor, one)) return supervisionRefusals.SIGNAL_UNKNOWN();
  return one.state === 'TAKEN_UP' ? supervisionRefusals.SIGNAL_NOT_OPEN({ state: SIGNAL_STATE_NAMES[one.state] }) : null;
}
