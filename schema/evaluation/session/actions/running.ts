/** Who runs a meeting: its office, or who leads; nobody who applies to the committee (P7), and of a candidate nobody who keeps away from it (E5). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { refuseApplicant } from '../../own.ts';
import { loadRecusal } from '../../recusals/store.ts';
import { evaluationRefusals } from '../../refusals.ts';
import type { Session } from '../model.ts';
import { whyNotInState, whyNotRun } from '../rules.ts';

/** Refuses whoever does not run the meeting that is open; of a candidate, where one is named. */
export async function refuseRunner(context: Context, session: Session, application?: string): Promise<void> {
  refuseIf(whyNotRun(context.actor, session) ?? whyNotInState(session, 'OPEN'));
  await refuseApplicant(context, session);
  if (application !== undefined) await refuseRecused(context, application);
}

/** Refuses whoever keeps away from a candidate, in whatever office they come. */
export async function refuseRecused({ table, actor }: Pick<Context, 'table' | 'actor'>, application: string): Promise<void> {
  if (await loadRecusal(table, { application, account: personOf(actor).account })) throw evaluationRefusals.RECUSED();
}
