/** The whole telephone number of somebody who objects by name, for whoever has to call them: the view stands in the history (U4). */
import * as z from 'zod';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { UNKEPT } from '../../core/sealed.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { Conflict } from '../../table/port.ts';
import { stale } from '../../core/stale.ts';
import { postingRefusals } from '../refusals.ts';
import { whyNotReveal } from '../rules/objections.ts';
import { loadObjection, putObjection } from '../store.ts';
import { telephonePlace } from './object.ts';

/** Shows the number once its entry is written: nobody sees it unseen. */
export async function revealObjector(
  context: Context,
  input: { objection: string; reason: string },
): Promise<Outcome<{ objection: string }, string>> {
  const before = await loadObjection(context.table, input.objection);
  if (!before) throw postingRefusals.OBJECTION_UNKNOWN();
  refuseIf(whyNotReveal(context.actor, before, context.now));
  const { reason } = valid(z.object({ reason: text(200) }), input, 'U4');
  if (!before.objector) throw postingRefusals.OBJECTOR_UNNAMED();
  if (before.objector.telephone.sealed === UNKEPT) throw identityRefusals.NUMBER_UNKEPT();
  const number = await context.vault.open(before.objector.telephone.sealed, telephonePlace(before.id));
  const fact = { by: context.actor, at: context.now, action: 'reveal' as const, reason };
  const { after, entry } = change({ kind: 'OBJECTION', id: before.id }, before, before, fact);
  const answer = { objection: before.id };
  try {
    await context.table.transact([putObjection(after, before), entry, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw stale();
  }
  return { answer, result: number };
}
