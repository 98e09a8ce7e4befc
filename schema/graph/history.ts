/** The history of a thing in the graph: who did what to it, when and why (V1). */
import { builder } from '../builder.ts';
import { titleOf } from '../core/actions-named/index.ts';
import { manual } from '../core/manual.ts';
import { history, type AuditEntry, type Subject } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { connectionOf, pageOf, type PageArguments } from '../core/page.ts';
import { BilingualType } from './bilingual.ts';

export const AuditEntryType = builder.objectRef<AuditEntry>('AuditEntry').implement({
  description: manual(
    '办理记录的一条；每条含上一条的摘要。',
    'An entry of the history; each carries the hash of the entry before. Rule V1.',
  ),
  fields: (t) => ({
    version: t.exposeInt('version', { description: manual('形成的版本。', 'The version it made.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    by: t.exposeString('by', {
      description: manual(
        '办理人账号；系统办理的为 `system:` 加其名称，未具名的为 `public`。',
        'The account that did it; `system:` and a name for the system, `public` for whoever did it without a name.',
      ),
    }),
    action: t.exposeString('action', {
      description: manual('事项的代码；名称见 `title`。', 'The code of the action; `title` says what it is called.'),
    }),
    title: t.field({
      type: BilingualType,
      description: manual(
        '事项的名称；以往版本的事项没有名称的，为其代码。',
        'What the action is called; its code, for an action of an earlier version that has no name.',
      ),
      resolve: titleOf,
    }),
    reason: t.exposeString('reason', { nullable: true, description: manual('事由或意见。', 'The reason or opinion.') }),
    hash: t.exposeString('hash', { description: manual('本条摘要。', 'The hash of this entry.') }),
    previous: t.exposeString('previous', { description: manual('上一条摘要。', 'The hash of the entry before.') }),
  }),
});

/** A page of it. */
export async function historyOf({ table }: Context, subject: Subject, args: PageArguments) {
  const page = pageOf(args);
  const { entries, cursors, next } = await history(table, subject, page);
  return connectionOf(entries, cursors, page.after, next);
}
