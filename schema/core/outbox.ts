/**
 * What is to be sent, written in the same transaction as its cause and delivered by the notify function from the table's
 * stream. A message's id says what it is about, so the same cause can never put two in. Until it has been delivered it stands among
 * those that are pending, with the instant at which somebody has to look after it: whatever the stream or a function lost on its way is
 * found there.
 */
import * as z from 'zod';
import { isKeyPart, outbox, OUTBOX_SHARDS, padded, pending, shardOf, TABLE, undelivered, undeliveredIn } from '../table/keys.ts';
import { mergedPage } from '../table/merged.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Table, Write } from '../table/port.ts';
import { ROLES } from './actor.ts';
import { isProvince } from './city.ts';
import { nameOf } from './hash.ts';
import { SCHEDULE_TARGETS } from './ports.ts';
import { QUEUES, type QueueName } from './queues.ts';
import { MINUTE, type Instant } from './time.ts';

const mail = z.object({ kind: z.literal('mail'), to: z.string(), subject: z.string(), text: z.string() });
/** What such a function has to see to, by its id: its own files know what that is the id of. */
const work = z.object({ kind: z.literal('work'), queue: z.enum(Object.keys(QUEUES) as [QueueName, ...QueueName[]]), id: z.string() });
/** A posting whose application was withdrawn, or has gone to another unit. */
const stopPosting = z.object({
  kind: z.literal('stop-posting'),
  posting: z.string(),
  because: z.enum(['withdrawn', 'moved']).default('withdrawn'),
});
/** The running application of a person whom another unit has taken in (P13). */
const takeAlong = z.object({ kind: z.literal('take-along'), account: z.string() });
/** Somebody has been named an officer: they are told what waits (C14). */
const handOver = z.object({ kind: z.literal('hand-over'), account: z.string(), organisation: z.string(), role: z.enum(ROLES) });
/**
 * The name of a person or of a unit was put right: what runs is to say it; so is the number, of which only tables say anything, and the
 * month of birth, by which people of one name are told apart (P11).
 */
const followName = z.object({
  kind: z.literal('follow-name'),
  of: z.enum(['ACCOUNT', 'ORGANISATION']),
  subject: z.string(),
  number: z.boolean().default(false),
});
/** The rows of a summary table have changed: where the bureau has it, what corrects it is made (D4). */
const correctTable = z.object({ kind: z.literal('correct-table'), table: z.string() });
/** Entries of the history that the witness may see now and not before (untraced.ts). */
const witness = z.object({
  kind: z.literal('witness'),
  entries: z.array(z.object({ pk: z.string(), sk: z.string(), hash: z.string() })),
});
/** An application has come to its committee: it becomes a candidate there (D7). */
const takeUp = z.object({ kind: z.literal('take-up'), application: z.string() });
const schedule = z.object({
  kind: z.literal('schedule'),
  name: z.string(),
  at: z.number(),
  target: z.enum(SCHEDULE_TARGETS),
});
/** A notice has come into force: what its calendar asks for is set. */
const schedules = z.object({ kind: z.literal('schedules'), cycle: z.string() });

/** Whom a notice is for: a person, or everybody who holds a role for an organisation when it is delivered, but for those whom it concerns. */
const recipient = z.union([
  z.object({ account: z.string() }),
  z.object({ organisation: z.string(), role: z.enum(ROLES), except: z.union([z.string(), z.array(z.string())]).optional() }),
]);
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
  /** In which state what it is about waits for those who hold the role; settled, they are not told any more (C14). */
  waits: z.string().nullable().default(null),
  /** Until when they have for it. */
  closesAt: z.number().nullable().default(null),
  zh: words,
  en: words,
});
export type Notice = z.infer<typeof notice>;

/** Work as it was written once: an export named its job, a report its posting. */
function asWork(content: unknown): unknown {
  const { kind, job, posting } = content as { kind: string; job?: string; posting?: string };
  return kind === 'export' || kind === 'report' ? { kind: 'work', queue: kind, id: job ?? posting } : content;
}

export const outboxShape = z.object({
  id: z.string(),
  at: z.number(),
  content: z.preprocess(
    asWork,
    z.discriminatedUnion('kind', [
      mail,
      notice,
      work,
      stopPosting,
      takeAlong,
      handOver,
      followName,
      correctTable,
      witness,
      takeUp,
      schedule,
      schedules,
    ]),
  ),
  /** The first words of its cause, for whoever has to look after it; never a person's. */
  cause: z.string().default(''),
  /**
   * The city that its cause is of: whose bureau sees that it has not gone out, and sends it again (P5). Null of what is of no single city,
   * such as the province's desk, which sends nothing, and of what was written before cities were said: that is every bureau's, for
   * somebody has to look after it.
   */
  city: z.string().nullable().default(null),
  version: z.number().int().positive(),
  /** When it had gone out; work for another function, when that was done. */
  deliveredAt: z.number().nullable(),
  /** When it is looked after, if it has not been delivered by then. */
  dueAt: z.number(),
  /** How often its delivery was begun, since it was put in or last sent again. */
  tries: z.number().int().nonnegative(),
  /** Somebody is at it and has until `dueAt`; whoever finds it so later finds it cut off. */
  underway: z.boolean(),
  /** Why it has not gone out, without anything personal. It is tried until then; a dead one is not tried again unless somebody asks. */
  failure: z.object({ since: z.number(), until: z.number(), error: z.string(), dead: z.boolean() }).nullable(),
  /** Put in to be sent no earlier than `at`: what came in an hour is told together, so that nobody sees when (U4). */
  isHeld: z.boolean().default(false),
  /** Of a notice: whom it has been expanded to so far. */
  progress: z.object({ recipient: z.number().int().nonnegative(), after: z.string().nullable() }).nullable(),
});
export type OutboxMessage = z.infer<typeof outboxShape>;
export type OutboxContent = OutboxMessage['content'];
/** Of which kind a message is, as it is listed and measured: work by its queue. */
export type OutboxKind = Exclude<OutboxContent['kind'], 'work'> | QueueName;

export function kindOf(content: OutboxContent): OutboxKind {
  return content.kind === 'work' ? content.queue : content.kind;
}

/** Work for another function: putting it into a queue is not yet doing it. */
export function isWork(kind: OutboxKind | null): kind is QueueName {
  return kind !== null && kind in QUEUES;
}

const OTHERS: Record<Exclude<OutboxKind, QueueName>, true> = {
  mail: true,
  notice: true,
  'stop-posting': true,
  'take-along': true,
  'hand-over': true,
  'follow-name': true,
  'correct-table': true,
  witness: true,
  'take-up': true,
  schedule: true,
  schedules: true,
};
/** Every kind there is. */
export const OUTBOX_KINDS = [...Object.keys(OTHERS), ...Object.keys(QUEUES)] as OutboxKind[];

export { OUTBOX_SHARDS } from '../table/keys.ts';

/** What the partition of every message begins with. */
export const OUTBOX = outbox.prefix;

/** How long the stream has for a message that is new. It comes within a second; what has not come by then is looked for. */
const FRESH = 15 * MINUTE;

/** Which city a message is of, null or a province where of no single one, and when it is put in. Held, it waits until `at`. */
export type Posting = { city: string | null; at: Instant; isHeld?: boolean };

/** The write that puts a message into the outbox. `cause` names what it is about; the same cause gives the same id. */
export function post(cause: readonly string[], content: OutboxContent, { city, at, isHeld = false }: Posting): Write {
  const message: OutboxMessage = {
    id: messageId(cause),
    at,
    content,
    cause: cause.slice(0, 2).join(' '),
    city: city === null || isProvince(city) ? null : city,
    version: 1,
    deliveredAt: null,
    dueAt: isHeld ? at : at + FRESH,
    isHeld,
    tries: 0,
    underway: false,
    failure: null,
    progress: null,
  };
  return { put: toItem(outbox.key({ message: message.id }), message, ...listed(message)), when: 'absent', as: 'outbox' };
}

/** Asks the function behind a queue for its work: once for each id. */
export function askFor(queue: QueueName, id: string, of: Posting): Write {
  return post([queue, id], { kind: 'work', queue, id }, of);
}

/** Where a message is found: what is still to be sent by when it is due, what has failed in the list of such of its city. */
function listed({ id: message, content, city, dueAt, deliveredAt, failure }: OutboxMessage): Record<string, string>[] {
  if (deliveredAt !== null) return [];
  const waits = { shard: shardOf(message, OUTBOX_SHARDS), dueAt: padded(dueAt, 15), message };
  const failed = failure && { state: failure.dead ? 'DEAD' : 'RETRYING', kind: kindOf(content), since: padded(failure.since, 15), message };
  const entry = failed && (city === null ? undelivered.entry(failed) : undeliveredIn.entry({ city, ...failed }));
  return [...(failure?.dead ? [] : [pending.entry(waits)]), ...(entry ? [entry] : [])];
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

/** What becomes of a message, and the write of it. */
export function changed(before: OutboxMessage, news: Partial<OutboxMessage>): { after: OutboxMessage; write: Write } {
  const after: OutboxMessage = { ...before, ...news, version: before.version + 1 };
  const put = toItem(outbox.key({ message: after.id }), after, ...listed(after));
  return { after, write: { put, when: { version: before.version }, as: 'message' } };
}

/** Which of what could not be delivered: of which city, what is tried again or what was given up, and of which kind. A kind needs a state. */
type Undelivered = { city: string; state?: 'DEAD' | 'RETRYING' | undefined; kind?: OutboxKind | undefined };

/**
 * What could not be delivered of a city, and what of no single one, as one list, a page of it: what was given up first, by kind, of each
 * the longest first, or the newest.
 */
export async function loadUndelivered(
  table: Table,
  { city, state, kind }: Undelivered,
  paging: { limit: number; after: string | null; descending?: boolean },
) {
  const narrowed = { ...(state && { state }), ...(kind && { kind }) };
  const { items, ...page } = await mergedPage(table, [undeliveredIn.under({ city, ...narrowed }), undelivered.under(narrowed)], paging);
  return { messages: items.map((item) => fromItem(outboxShape, item)), ...page };
}

/**
 * What is due in a shard, one page, the longest first; as items, for one that is damaged must not keep the others from being read. `next`
 * is null where the rest is not due yet.
 */
export async function loadDue(table: Table, shard: number, now: Instant, paging: { limit: number; after: string | null }) {
  const { items, next } = await table.query(pending.under({ shard: padded(shard, 2) }), paging);
  const due = items.filter((item) => Number(String(item[TABLE.indexes.byShard.sk]).split('#')[0]) <= now);
  return { due, next: due.length < items.length ? null : next };
}

/** A message as it was listed. Throws where it is damaged. */
export function messageIn(item: Item): OutboxMessage {
  return fromItem(outboxShape, item);
}
