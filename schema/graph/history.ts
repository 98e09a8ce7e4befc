/** The history of a thing in the graph: who did what to it, when and why (V1). */
import { builder } from '../builder.ts';
import { history, type AuditEntry, type Subject } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { connectionOf, pageOf, type PageArguments } from '../core/page.ts';

export const AuditEntryType = builder.objectRef<AuditEntry>('AuditEntry').implement({
  description: '办理记录。One entry of the history; each carries the hash of the one before. Rule V1.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: '形成的版本。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    by: t.exposeString('by', { description: '办理人账号。' }),
    action: t.exposeString('action', { description: '事项。' }),
    reason: t.exposeString('reason', { nullable: true, description: '事由或意见。' }),
    hash: t.exposeString('hash', { description: '本条摘要。' }),
    previous: t.exposeString('previous', { description: '上一条摘要。' }),
  }),
});

/** A page of it. */
export async function historyOf({ table }: Context, subject: Subject, args: PageArguments) {
  const page = pageOf(args);
  const { entries, cursors, next } = await history(table, subject, page);
  return connectionOf(entries, cursors, page.after, next);
}
