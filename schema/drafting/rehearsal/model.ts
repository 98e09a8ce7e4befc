/**
 * The rehearsal of a notice: the applications of a cycle judged anew under a draft, so that nobody is surprised by its publication (C8). A job
 * that goes part by part over the shards of the cycle; what it finds names applications by their ids and holds nothing of their people.
 */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import type { Bilingual } from '../../core/refusal.ts';

export const REHEARSAL_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;

/** In what an application would be treated otherwise. */
export const LINE_KINDS = ['ELIGIBILITY', 'ROUTE', 'LATE', 'RETURNS', 'POSTING', 'CUT_OFF'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export const LINE_KIND_NAMES: Record<LineKind, Bilingual> = {
  ELIGIBILITY: { zh: '申报条件', en: 'a condition of applying' },
  ROUTE: { zh: '审核部门、评委会', en: 'who reviews and decides' },
  LATE: { zh: '逾期', en: 'after the window' },
  RETURNS: { zh: '退回次数', en: 'more returns than are allowed' },
  POSTING: { zh: '公示期', en: 'posted for fewer days than are asked for' },
  CUT_OFF: { zh: '评委会内部截止', en: 'after the earlier cut-off of its committee' },
};

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const lineShape = z.object({
  application: z.string(),
  kind: z.enum(LINE_KINDS),
  rule: z.string(),
  was: bilingual,
  would: bilingual,
});
/** One application in one respect: how its own notice has treated it, and how the draft would. */
export type Line = z.infer<typeof lineShape>;

const count = z.number().int().nonnegative();

export const rehearsalShape = z.object({
  id: z.string(),
  /** The draft, by its cycle, in the version that was seen; what it said then is kept beside the job. */
  draft: z.string(),
  draftVersion: z.number().int().positive(),
  city: z.string(),
  /** The cycle whose applications are judged. */
  against: z.string(),
  state: z.enum(REHEARSAL_STATES),
  /** The parts that are done, in their order: the run whose file holds the lines (null: there are none), and how many of each kind. */
  parts: z.array(z.object({ run: z.string().nullable(), kinds: z.partialRecord(z.enum(LINE_KINDS), count) })),
  /** Applications judged so far, and those of them that have a line. */
  applications: count,
  affected: count,
  counts: z.array(z.object({ kind: z.enum(LINE_KINDS), rule: z.string(), count })),
  /** Where the workbook lies, and its bytes; null until it is finished. */
  file: z.string().nullable(),
  size: count.nullable(),
  requestedBy: z.string(),
  requestedAt: z.number(),
  finishedAt: z.number().nullable(),
  ...versioned,
});
export type Rehearsal = z.infer<typeof rehearsalShape>;

/** The draft as it was rehearsed, whole: it may be changed while the job is at work. */
export const rehearsedShape = z.object({ text: z.string() });

const padded = (part: number): string => String(part).padStart(2, '0');

/** The work of a job by which the queue knows it: a part, or after the last of them the workbook. */
export const workOf = (id: string, part: number): string => `rehearsal.${id}.${padded(part)}`;

/** Which part of which job a piece of work is; null where it is other work of the same queue. */
export function partIn(work: string): { id: string; part: number } | null {
  const [, id, part] = /^rehearsal\.([^.]+)\.(\d{2})$/u.exec(work) ?? [];
  return id === undefined ? null : { id, part: Number(part) };
}

/** Where the lines of a part lie as one run has found them; they go with the exports, after thirty days (cdk/files.ts). */
export const linesKeyOf = (id: string, part: number, run: string): string => `exports/${id}-${padded(part)}-${run}.json`;
export const bookKeyOf = (id: string, run: string): string => `exports/${id}-${run}.xlsx`;
