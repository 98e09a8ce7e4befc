/**
 * That somebody has read what is personal stands in the history as well: one entry a person, thing and day, however often a page asks. It is
 * an entry by itself, for nothing of the thing changes. It costs one write when somebody reads a thing first on a day, and a process that
 * remembers asks no more; another process tries to write it again, and finds it there.
 */
import { Conflict } from '../table/port.ts';
import { personOf } from './actor.ts';
import { change, type Subject } from './audit.ts';
import type { Context } from './context.ts';
import { DAY, dayOf } from './time.ts';

/** The kind of such entries in the trail; the id says of what, who and on which day. */
export const READING = 'READING';

/** Notes it before anything is shown: nobody sees it unseen. `what` says what of the thing was read. */
export async function noteReading(
  context: Pick<Context, 'actor' | 'memory' | 'now' | 'table'>,
  { kind, id }: Subject,
  what: string,
): Promise<void> {
  const { actor, memory, now, table } = context;
  const name = [kind, id, personOf(actor).account, dayOf(now)].join('.');
  const write = async (): Promise<true> => {
    const { entry } = change({ kind: READING, id: name }, null, {}, { by: actor, at: now, action: 'read', detail: { what } });
    await table.transact([entry]).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error; // noted by another process, or earlier
    });
    return true;
  };
  await memory.recall(`reading ${name}`, { now, forAtMost: DAY, load: write });
}
