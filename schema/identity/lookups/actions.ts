/** A look-up is noted before anything is told: an entry in the history of the officer's day (V1). */
import type { ActionName } from '../../core/actions-named/index.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { dayOf } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import type { LookupKind, Lookups } from './model.ts';
import { withMore } from './rules.ts';
import { putLookups } from './store.ts';

type Lookup = { of: LookupKind; more: number; action: ActionName; reason: string; detail: Record<string, unknown> };

/** The writes that count look-ups of the one who acts. */
export function countLookups(context: Context, before: Lookups | null, lookup: Lookup): Write[] {
  const { of, more, action, reason, detail } = lookup;
  const { account } = personOf(context.actor);
  const day = dayOf(context.now);
  const fact = { by: context.actor, at: context.now, action, reason, detail };
  const data = withMore(before, { account, day, of, more });
  const { after, entry } = change({ kind: 'LOOKUPS', id: `${account}.${day}` }, before, data, fact);
  return [putLookups(after, before), entry];
}
