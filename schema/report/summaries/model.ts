/**
 * 工作总结: what a committee's office files with the bureau at the end of a cycle: what was done, what was hard, what it suggests, and the
 * figures beside it, as they were when it was filed (R5). The bureau may give it back; each filing is an edition, and none is edited.
 */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { prose } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';

export const SUMMARY_STATES = ['FILED', 'RETURNED'] as const;
export type SummaryState = (typeof SUMMARY_STATES)[number];

export const SUMMARY_STATE_NAMES: Record<SummaryState, Bilingual> = {
  FILED: say('已报送', 'filed'),
  RETURNED: say('已退回，待重新报送', 'given back, to be filed again'),
};

/** What is typed of it, a part each. */
export const PARTS = { done: 3000, problems: 2000, suggestions: 2000 } as const;
const content = { done: prose(PARTS.done), problems: prose(PARTS.problems), suggestions: prose(PARTS.suggestions) };
export const summaryInput = z.object(content);
export const returnInput = z.object({ reason: prose(500) });

const count = z.number().int().nonnegative();
export const figuresShape = z.object({
  /** Meetings whose results were announced. */
  meetings: count,
  /** Candidates that came to it, and of those it decided on how many passed and how many did not. */
  candidates: count,
  passed: count,
  notPassed: count,
  /** The documents issued with their rosters: how many each is about. */
  documents: z.array(z.object({ id: z.string(), number: z.string(), people: count })),
});
export type Figures = z.infer<typeof figuresShape>;

const scanShape = z.object({ sha256: z.string(), size: z.number().int(), contentType: z.string() });

export const editionShape = z.object({
  committee: z.string(),
  cycle: z.string(),
  number: z.number().int().positive(),
  at: z.number(),
  by: z.string(),
  /** Filed after the day set: taken all the same, and told (C3). */
  isLate: z.boolean(),
  content: z.object({ done: z.string(), problems: z.string(), suggestions: z.string() }),
  figures: figuresShape,
  /** The signed document, where it was scanned. */
  scan: scanShape.nullable(),
});
export type Edition = z.infer<typeof editionShape>;

export const workSummaryShape = z.object({
  committee: z.string(),
  committeeName: z.string(),
  cycle: z.string(),
  city: z.string(),
  state: z.enum(SUMMARY_STATES),
  /** The last edition, and when the first one was filed. */
  edition: z.number().int().positive(),
  filedAt: z.number(),
  isLate: z.boolean(),
  /** Why the last edition was given back; null of what stands. */
  returned: z.object({ at: z.number(), by: z.string(), reason: z.string() }).nullable(),
  ...versioned,
});
export type WorkSummary = z.infer<typeof workSummaryShape>;

/** What it is called in the history and in the graph. */
export const summaryPlace = ({ committee, cycle }: Pick<WorkSummary, 'committee' | 'cycle'>): string => `${committee}.${cycle}`;

/** Where the scan of the signed document lies: what a form puts there until it is checked, and the checked one for good. */
export const summaryUploadKeyOf = (committee: string, upload: string): string => `uploads/summaries/${committee}/${upload}`;
export const summaryScanKeyOf = (committee: string, { sha256 }: { sha256: string }): string => `proofs/summaries/${committee}/${sha256}`;
