/** How far a reminder run has come: a run goes on from there, and is not begun twice. */
import * as z from 'zod';
import { instantKey } from '../calendar/store.ts';
import { reminderRun } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Table } from '../table/port.ts';
import type { Reminder } from './model.ts';

const runShape = z.object({
  /** Where to go on: which kind of waiting, which shard, and behind which row. */
  step: z.number().int().nonnegative(),
  shard: z.number().int().nonnegative(),
  after: z.string().nullable(),
  done: z.boolean(),
  sent: z.number().int().nonnegative(),
  version: z.number().int().positive(),
});
export type Run = z.infer<typeof runShape>;

export async function loadRun(table: Table, reminder: Reminder): Promise<Run | null> {
  const item = await table.get(place(reminder));
  return item && fromItem(runShape, item);
}

/** Notes the progress; conflicts when another run of the same reminder has noted its own. */
export async function saveRun(table: Table, reminder: Reminder, run: Omit<Run, 'version'>, before: Run | null): Promise<Run> {
  const after: Run = { ...run, version: (before?.version ?? 0) + 1 };
  const when = before ? { version: before.version } : 'absent';
  await table.transact([{ put: toItem(place(reminder), after), when, as: 'run' }]);
  return after;
}

function place({ cycle, phase, closesAt, offset }: Reminder) {
  return reminderRun.key({ cycle, phase, closesAt: instantKey(closesAt), offset: String(offset) });
}
