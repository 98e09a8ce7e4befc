/**
 * What is to be sent, written in the same transaction as its cause and delivered by the notify function from the table's
 * stream. A message's id says what it is about, so the same cause can never put two in.
 */
import * as z from 'zod';
import { outbox } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Table, Write } from '../table/port.ts';
import { ROLES } from './actor.ts';
import { nameOf } from './hash.ts';
import { SCHEDULE_TARGETS } from './ports.ts';
import type { Instant } from './time.ts';

const mail = z.object({ kind: z.literal('mail'), to: z.string(), subject: z.string(), text: z.string() });
const buildExport = z.object({ kind: z.literal('export'), job: z.string() });
/** The result report of a posting, to be made. */
const report = z.object({ kind: z.literal('report'), posting: z.string() });
/** A posting whose application was withdrawn. */
const stopPosting = z.object({ kind: z.literal('stop-posting'), posting: z.string() });
const schedule = z.object({
  kind: z.literal('schedule'),
  name: z.string(),
  at: z.number(),
  target: z.enum(SCHEDULE_TARGETS),
});

/** Whom a notice is for: a person, or everybody who holds a role for an organisation when it is delivered. */
const recipient = z.union([z.object({ account: z.string() }), z.object({ organisation: z.string(), role: z.enum(ROLES) })]);
export type Recipient = z.infer<typeof recipient>;
const words = z.object({ title: z.string(), text: z.string() });

/** What somebody is told (notice.ts), filled in when it happened, about a node of the graph. */
const notice = z.object({
  kind: z.literal('notice'),
  topic: z.string(),
  rule: z.string().nullable(),
  required: z.boolean(),
  to: z.array(recipient),
  about: z.object({ type: z.string(), id: z.string() }),
  zh: words,
  en: words,
});
export type Notice = z.infer<typeof notice>;

export const outboxShape = z.object({
  id: z.string(),
  at: z.number(),
  content: z.discriminatedUnion('kind', [mail, notice, buildExport, report, stopPosting, schedule]),
  version: z.number().int().positive(),
  deliveredAt: z.number().nullable(),
});
export type OutboxMessage = z.infer<typeof outboxShape>;
export type OutboxContent = OutboxMessage['content'];

/** The write that puts a message into the outbox. `cause` names what it is about; the same cause gives the same id. */
export function post(cause: readonly string[], content: OutboxContent, at: Instant): Write {
  const message: OutboxMessage = { id: nameOf('outbox', ...cause), at, content, version: 1, deliveredAt: null };
  return { put: toItem(outbox.key({ message: message.id }), message), when: 'absent', as: 'outbox' };
}

export async function readMessage(table: Table, id: string): Promise<OutboxMessage | null> {
  const item = await table.get(outbox.key({ message: id }));
  return item && fromItem(outboxShape, item);
}

/** Notes that a message has gone out. Conflicts when another delivery of the same record was first. */
export async function markDelivered(table: Table, message: OutboxMessage, at: Instant): Promise<void> {
  const delivered: OutboxMessage = { ...message, version: message.version + 1, deliveredAt: at };
  await table.transact([{ put: toItem(outbox.key({ message: message.id }), delivered), when: { version: message.version }, as: 'outbox' }]);
}
