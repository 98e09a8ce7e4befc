/**
 * What is to be sent, written in the same transaction as its cause and delivered by the notify function from the table's
 * stream. A message's id says what it is about, so the same cause can never put two in.
 */
import * as z from 'zod';
import { isKeyPart, outbox, padded, undelivered } from '../table/keys.ts';
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

/** Whom a notice is for: a person, or everybody who holds a role for an organisation when it is delivered, but for one whom it concerns. */
const recipient = z.union([
  z.object({ account: z.string() }),
  z.object({ organisation: z.string(), role: z.enum(ROLES), except: z.string().optional() }),
]);
export type Recipient = z.infer<typeof recipient>;
const words = z.object({ title: z.string(), text: z.string() });

/** What notices are about, as people choose when to have them by mail (schema/notification). */
export const NOTICE_CLASSES = ['REMINDERS', 'PROGRESS', 'WORK'] as const;
export type NoticeClass = (typeof NOTICE_CLASSES)[number];
export const MAIL_TIMINGS = ['AT_ONCE', 'DIGEST', 'OFF'] as const;
/** When a notice goes by mail: by itself, in the digest of the day, or not at all. */
export type MailTiming = (typeof MAIL_TIMINGS)[number];

/** What somebody is told (notice.ts), filled in when it happened, about a node of the graph. */
const notice = z.object({
  kind: z.literal('notice'),
  topic: z.string(),
  class: z.enum(NOTICE_CLASSES).default('PROGRESS'),
  rule: z.string().nullable(),
  required: z.boolean(),
  to: z.array(recipient),
  about: z.object({ type: z.string(), id: z.string() }),
  zh: words,
  en: words,
});
export type Notice = z.infer<typeof notice>;

/** Sends another message once more, which had been given up; whoever of the two comes first delivers it. */
const again = z.object({ kind: z.literal('again'), message: z.string() });

export const outboxShape = z.object({
  id: z.string(),
  at: z.number(),
  content: z.discriminatedUnion('kind', [mail, notice, buildExport, report, stopPosting, schedule, again]),
  /** The first words of its cause, for whoever has to look after it; never a person's. */
  cause: z.string().default(''),
  version: z.number().int().positive(),
  deliveredAt: z.number().nullable(),
  /** How often its delivery was tried, and which message of the stream is at it: nobody else sends it meanwhile. */
  tries: z.number().int().nonnegative().default(0),
  claimedBy: z.string().nullable().default(null),
  /** Why it has not gone out, without anything personal; a dead one is not tried again unless somebody asks. */
  failure: z.object({ since: z.number(), error: z.string(), dead: z.boolean() }).nullable().default(null),
  /** Of a notice: whom it has been expanded to so far. */
  progress: z.object({ recipient: z.number().int().nonnegative(), after: z.string().nullable() }).nullable().default(null),
});
export type OutboxMessage = z.infer<typeof outboxShape>;
export type OutboxContent = OutboxMessage['content'];

/** The write that puts a message into the outbox. `cause` names what it is about; the same cause gives the same id. */
export function post(cause: readonly string[], content: OutboxContent, at: Instant): Write {
  const fresh = { version: 1, deliveredAt: null, tries: 0, claimedBy: null, failure: null, progress: null };
  const message: OutboxMessage = { id: messageId(cause), at, content, cause: cause.slice(0, 2).join(' '), ...fresh };
  return { put: toItem(outbox.key({ message: message.id }), message), when: 'absent', as: 'outbox' };
}

/** The id of the message with this cause. */
export function messageId(cause: readonly string[]): string {
  return nameOf('outbox', ...cause);
}

export async function readMessage(table: Table, id: string): Promise<OutboxMessage | null> {
  if (!isKeyPart(id)) return null;
  const item = await table.get(outbox.key({ message: id }));
  return item && fromItem(outboxShape, item);
}

/** What becomes of a message, and the write of it. What has failed and is not delivered stands in the list of such. */
export function changed(before: OutboxMessage, news: Partial<OutboxMessage>): { after: OutboxMessage; write: Write } {
  const after: OutboxMessage = { ...before, ...news, version: before.version + 1 };
  const { id: message, failure, deliveredAt } = after;
  const listed = failure && deliveredAt === null ? [undelivered.entry({ since: padded(failure.since, 15), message })] : [];
  const put = toItem(outbox.key({ message }), after, ...listed);
  return { after, write: { put, when: { version: before.version }, as: 'message' } };
}

/** What could not be delivered, one page, longest first. */
export async function loadUndelivered(table: Table, paging: { limit: number; after: string | null }) {
  const range = undelivered.under({});
  const page = await table.query(range, paging);
  return {
    messages: page.items.map((item) => fromItem(outboxShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
