/** What notices, reminders and mailings are: who is waited for, what lies in an inbox, how far a mailing has come. */
import * as z from 'zod';
import { ROLES } from '../core/actor.ts';
import { versioned } from '../core/audit.ts';
import { MAIL_TIMINGS, NOTICE_CLASSES } from '../core/outbox.ts';
import type { Instant } from '../core/time.ts';
import type { Bilingual } from '../core/refusal.ts';
import type { PhaseName } from '../announcement/model.ts';
import type { Account } from '../identity/model.ts';

/** One reminder: a deadline, how long before it, and when it goes out. */
export type Reminder = { cycle: Bilingual; phase: PhaseName; title: string; closesAt: Instant; offset: number; at: Instant };

const words = z.object({ title: z.string(), text: z.string() });
const about = z.object({ type: z.string(), id: z.string() });

/** What a person is told: said once, kept as it was said. */
const told = {
  topic: z.string(),
  class: z.enum(NOTICE_CLASSES),
  rule: z.string().nullable(),
  /** The law wants it told: mailed at once, whatever its reader prefers (C13). */
  required: z.boolean(),
  about,
  /** The office in which somebody was told; null of what is their own. */
  as: z
    .object({ organisation: z.string(), role: z.enum(ROLES) })
    .nullable()
    .default(null),
  /** In which state it waits for that office (C14). */
  waits: z.string().nullable().default(null),
  zh: words,
  en: words,
};
const toldShape = z.object(told);
export type Told = z.infer<typeof toldShape>;

export const entryShape = z.object({
  account: z.string(),
  /** When it happened, and the rest of its place in the inbox. */
  at: z.number(),
  id: z.string(),
  ...told,
  readAt: z.number().nullable(),
  version: z.number().int().positive(),
});
/** A notice in somebody's inbox. */
export type Entry = z.infer<typeof entryShape>;

export const preferencesShape = z.object({
  account: z.string(),
  mail: z.partialRecord(z.enum(NOTICE_CLASSES), z.enum(MAIL_TIMINGS)),
  ...versioned,
});
/** When a person wants which class of notices by mail; what they have not chosen is policy. */
export type Preferences = z.infer<typeof preferencesShape>;

/** A person as they are written to. */
export type Addressee = { account: Account; preferences: Preferences | null };

export const lineShape = z.object({
  account: z.string(),
  /** In a text, `{left}` stands for the time left until then. */
  closesAt: z.number().nullable(),
  /** In the digest, which is one for all cities: that of what it is about; of nothing single, null. */
  city: z.string().nullable().optional(),
  ...told,
});
/** One thing that a mailing has to tell somebody: all lines of a person become one mail. */
export type Line = z.infer<typeof lineShape>;

export const runShape = z.object({
  /** First everybody's lines are gathered, then each person is sent what there is. */
  stage: z.enum(['GATHER', 'SEND', 'DONE']),
  /** Where to go on: which step of the gathering, which shard, and behind which row. */
  step: z.number().int().nonnegative(),
  shard: z.number().int().nonnegative(),
  after: z.string().nullable(),
  /** When it began. */
  at: z.number(),
  /** How many people have been told. */
  people: z.number().int().nonnegative(),
  version: z.number().int().positive(),
});
export type Run = z.infer<typeof runShape>;

/** The name of a mailing: `digest 000012`, `reminders-2024 …`. */
export type MailingName = { kind: string; name: string };
