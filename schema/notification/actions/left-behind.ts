/** What the close of a window has left behind: the applications that met a duty under it, page by page (C6, D3, D7, U5). */
import type { Context } from '../../core/context.ts';
import type { PhaseName } from '../../announcement/model.ts';
import type { Application } from '../../application/model.ts';
import type { State } from '../../application/moves.ts';
import { APPLICATION_SHARDS, listOfShard } from '../../application/store.ts';
import { PAGE, type IsUnder } from '../../application/waiting.ts';
import { dutyOn, endOf, statesUnder, type Duty } from '../../desk/duties.ts';
import { tableIdOf } from '../../summary/store.ts';
import { tablesIn } from '../../summary/waiting.ts';
import type { End } from '../rules/missed.ts';

export type Left = { head: Application; duty: Duty; end: End };
type Within = { cycle: string; phase: PhaseName; state: State; isUnder: (duty: Duty) => IsUnder };

/** A page of one shard and state. */
export async function leftIn(context: Context, { cycle, phase, state, isUnder }: Within, shard: number, after: string | null) {
  const { applications, next } = await listOfShard(context.table, cycle, shard, state).page({ limit: PAGE, after });
  const tables = state === 'APPROVED' ? await tablesIn(context, cycle) : null;
  const left = applications.flatMap((head): Left[] => {
    const table = tables?.get(tableIdOf(head)) ?? null;
    const duty = dutyOn(head, { table: table?.state ?? null, posting: null }, context.now);
    return duty?.phase === phase && isUnder(duty)(head) ? [{ head, duty, end: endOf(duty, state, table?.reopened ?? null) }] : [];
  });
  return { left, next };
}

/** All of them. */
export async function* leftBehind(context: Context, within: Omit<Within, 'state'>): AsyncGenerator<Left> {
  for (const state of statesUnder(within.phase)) {
    for (let shard = 0; shard < APPLICATION_SHARDS; shard += 1) {
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof leftIn>> = await leftIn(context, { ...within, state }, shard, after);
        yield* page.left;
        after = page.next;
      } while (after !== null);
    }
  }
}
