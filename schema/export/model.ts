/** A list as a file (V7): what is asked for is what the list shows to whoever asks, made as a job with its progress, and kept for a month. */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import { WORKBOOK_TYPE } from '../core/workbook/model.ts';
import { LIST_NAMES, wantedShape } from './kinds.ts';

export const LIST_FORMATS = ['XLSX', 'CSV'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export const LIST_STATES = ['QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'FAILED'] as const;
export type ListState = (typeof LIST_STATES)[number];
export const LIST_STATE_NAMES: Record<ListState, Bilingual> = {
  QUEUED: say('排队中', 'queued'),
  RUNNING: say('生成中', 'being written'),
  DONE: say('已完成，可下载', 'done'),
  REFUSED: say('申请人已无权查看，不予生成', 'whoever asked may see it no more'),
  FAILED: say('失败，将自动重试', 'failed, and tried again by itself'),
};

export const listExportShape = z.object({
  id: z.string(),
  city: z.string(),
  cycle: z.string(),
  wanted: wantedShape,
  format: z.enum(LIST_FORMATS),
  state: z.enum(LIST_STATES),
  /** Rows written so far; in the end how many there are. */
  rows: z.number().int().nonnegative(),
  /** Bytes of the finished file. */
  size: z.number().int().nonnegative().nullable(),
  requestedBy: z.string(),
  requestedAt: z.number(),
  finishedAt: z.number().nullable(),
  ...versioned,
});
export type ListExport = z.infer<typeof listExportShape>;

type File = Pick<ListExport, 'id' | 'format'>;

/** Where it lies in the object store, and as what. */
export const fileKeyOf = ({ id, format }: File): string => `exports/list-${id}.${format.toLowerCase()}`;
export const CONTENT_TYPES: Record<ListFormat, string> = {
  XLSX: WORKBOOK_TYPE,
  CSV: 'text/csv; charset=utf-8',
};
/** What it is called by whoever keeps it. */
export const fileNameOf = ({ wanted, cycle, format }: Pick<ListExport, 'wanted' | 'cycle' | 'format'>): string =>
  `${cycle}-${LIST_NAMES[wanted.list].zh}.${format.toLowerCase()}`;

/** What the queue of exports knows it by; null for what is no such name. */
export const listWork = (id: string): string => `list.${id}`;
export const listIn = (work: string): string | null => (work.startsWith('list.') ? work.slice('list.'.length) : null);
