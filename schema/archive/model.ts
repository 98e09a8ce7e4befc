/** 归档: the archive of a year (R6): made in parts that resume, kept for its years, and destroyed by two officers alone. */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import { hashOf } from '../core/hash.ts';
import { text } from '../core/input.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import { RECORDS } from '../core/retention.ts';

export const ARCHIVE_STATES = ['QUEUED', 'RUNNING', 'FAILED', 'ABANDONED', 'DONE', 'DESTROYING', 'DESTROYED'] as const;
export type ArchiveState = (typeof ARCHIVE_STATES)[number];

export const ARCHIVE_STATE_NAMES: Record<ArchiveState, Bilingual> = {
  QUEUED: say('排队中', 'waits'),
  RUNNING: say('归档中', 'is being made'),
  FAILED: say('失败，将自动重试', 'failed, and tried again by itself'),
  ABANDONED: say('已放弃', 'given up'),
  DONE: say('已归档', 'made'),
  DESTROYING: say('销毁中', 'is being destroyed'),
  DESTROYED: say('已销毁', 'destroyed'),
};

/** What an archive is written by. Another way of writing has another name, and is read by what knows it; before, its content counted checks as well. */
export const FORMAT = 'zhicheng-archive/2';
export const FORMATS_READ = ['zhicheng-archive/1', FORMAT] as const;
export type FormatRead = (typeof FORMATS_READ)[number];

const coordinate = z.string().regex(/^[\w-]{42,88}$/u);
/** RSA of no less than 2048 bits. */
const modulus = z.string().regex(/^[\w-]{342,1366}$/u);
const about = { kid: z.string().max(200).optional(), use: z.literal('enc').optional(), alg: z.string().max(40).optional() };
/** The public key of a recipient, as JSON Web Keys have it; one with a private half in it is refused. */
export const recipientShape = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('RSA'), n: modulus, e: z.string().regex(/^[\w-]{2,12}$/u), ...about }),
  z.strictObject({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384', 'P-521']), x: coordinate, y: coordinate, ...about }),
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: coordinate, ...about }),
]);
export type Recipient = z.infer<typeof recipientShape>;

/** What a key is known by: the SHA-256 of what makes it (RFC 7638), hexadecimal. */
export function thumbprintOf(key: Recipient): string {
  const { kid: _, use: __, alg: ___, ...made } = key;
  return hashOf(made);
}

const officer = z.object({ at: z.number(), by: z.string() });
/** Which part, and by which run of its step: another run writes beside it and replaces nothing. Older archives have no run to tell. */
const runShape = z.object({ number: z.number().int(), run: z.string().default('') });
export type PartRun = z.infer<typeof runShape>;
const partShape = runShape.extend({ size: z.number().int(), sha256: z.string() });
/** A piece of the one zip: joined in their order they are it. */
export type ArchivePart = z.infer<typeof partShape>;

export const archiveShape = z.object({
  id: z.string(),
  city: z.string(),
  cycle: z.string(),
  /** 文号 of the notice. */
  document: z.string(),
  /** For whom numbers are closed; null where they are left out. */
  recipient: recipientShape.nullable(),
  state: z.enum(ARCHIVE_STATES),
  /** Which step comes next: 0 plans, each later one makes a part. */
  step: z.number().int().nonnegative(),
  /** Which run has made the plan. */
  plan: z.string().default(''),
  /** The run that has begun last, and what others have left in the store that were cut off, or overtaken: it goes with the archive. */
  begun: runShape.nullable().default(null),
  leftover: z.array(z.string()).default([]),
  /** When a step was done last; since when the next one fails, null while it does not. */
  movedAt: z.number().default(0),
  failedAt: z.number().nullable().default(null),
  /** How many things have been written, of how many. */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().nullable(),
  size: z.number().int().nonnegative(),
  entries: z.number().int().nonnegative(),
  parts: z.array(partShape),
  /** Of the manifest, and of all that it names, whoever makes the archive and whenever. */
  manifest: z.object({ sha256: z.string(), content: z.string() }).nullable(),
  requestedBy: z.string(),
  requestedAt: z.number(),
  finishedAt: z.number().nullable(),
  /** Until when it is kept at least. */
  keepUntil: z.number().nullable(),
  /** Who has proposed that it be destroyed, why, and by which document; who else has confirmed it. */
  proposed: officer.extend({ reason: z.string(), document: z.string() }).nullable(),
  confirmed: officer.nullable(),
  destroyedAt: z.number().nullable(),
  ...versioned,
});
export type Archive = z.infer<typeof archiveShape>;

/** Which archive of a cycle is the newest: two that are asked for at once are not both taken. */
export const newestShape = z.object({ archive: z.string(), version: z.number().int().positive() });
export type NewestArchive = z.infer<typeof newestShape>;

export const importedShape = z.object({
  archive: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** SHA-256 of its manifest. */
  manifest: z.string(),
  at: z.number(),
});
/** That an archive made elsewhere was brought in. */
export type ImportedArchive = z.infer<typeof importedShape>;

export const proposalInput = z.object({ reason: text(200), document: text(60) });

const digits = (value: number): string => String(value).padStart(5, '0');
const ofRun = ({ number, run }: PartRun): string => `${digits(number)}${run && `-${run}`}`;
/** Where a part lies: for as long as records are kept. */
export const partKeyOf = ({ id }: Pick<Archive, 'id'>, part: PartRun): string => `${RECORDS.archives}${id}/${ofRun(part)}.zip.part`;
/** What is needed while it is made, and for a month: what belongs to the year, and what each part holds. */
export const planKeyOf = ({ id, plan }: Pick<Archive, 'id' | 'plan'>): string => `exports/archive-${id}-plan${plan && `-${plan}`}.json`;
export const contentsKeyOf = ({ id }: Pick<Archive, 'id'>, part: PartRun): string => `exports/archive-${id}-${ofRun(part)}.json`;

/** What the queue of exports knows a step by, and that it is to be destroyed; null for what is no such name. */
export const archiveWork = (id: string, step: number | 'destroy'): string => `archive.${id}.${step}`;
export function archiveIn(work: string): { id: string; step: number | 'destroy' } | null {
  const { id, step } = /^archive\.(?<id>[\w-]+)\.(?<step>\d+|destroy)$/u.exec(work)?.groups ?? {};
  return id === undefined || step === undefined ? null : { id, step: step === 'destroy' ? step : Number(step) };
}
