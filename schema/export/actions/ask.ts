/** Somebody asks for a list as a file: the job and what starts it, in one transaction (V7). */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { askFor } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import { listWork, type ListExport, type ListFormat, type Wanted } from '../model.ts';
import { whyNotHave } from '../rules.ts';
import { putListExport } from '../store.ts';

type Asked = { city: string; cycle: string; wanted: Wanted; format: ListFormat };

export async function askList(context: Context, { city, cycle, wanted, format }: Asked): Promise<Outcome<{ export: string }, ListExport>> {
  const { now: at, actor: by } = context;
  refuseIf(whyNotHave(by, { city }));
  const id = context.newId();
  const job = {
    id,
    city,
    cycle,
    wanted,
    format,
    state: 'QUEUED' as const,
    rows: 0,
    size: null,
    requestedBy: personOf(by).account,
    requestedAt: at,
    finishedAt: null,
  };
  const { after, entry } = change({ kind: 'LIST_EXPORT', id }, null, job, { by, at, action: 'request', detail: { cycle, ...wanted } });
  const answer = { export: id };
  await context.table.transact([putListExport(after, null), entry, askFor('export', listWork(id), { city, at }), ...context.also(answer)]);
  return { answer, result: after };
}
