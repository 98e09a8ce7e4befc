/** Running what moves an application, under its key. */
import type { Context } from '../../core/context.ts';
import { answered } from '../../core/once.ts';
import type { Moved, Seen } from '../actions/move.ts';
import type { Application } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import { loadApplication } from '../store.ts';

/** Which application, in the version that was seen, as every such mutation is given it. */
type Input = { application: { id: string }; version: number; key?: string | null | undefined };

/** Answers the application as it is after the move; for a repetition, as it is now. */
export function moving<Extra extends object>(
  context: Context,
  mutation: string,
  { application, version, key }: Input,
  extra: Extra,
  action: (context: Context, seen: Seen & Extra) => Promise<Moved>,
): Promise<Application> {
  const body = { application: application.id, version, ...extra };
  return answered(context, { key, mutation, body }, action, async (answer) => {
    const head = await loadApplication(context.table, answer.application);
    if (!head) throw applicationRefusals.APPLICATION_UNKNOWN();
    return head;
  });
}
