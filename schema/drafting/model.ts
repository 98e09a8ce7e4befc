/** The draft of a notice: what a bureau writes, part by part, before a second officer publishes it. */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import { cycleShape, type PartName } from '../announcement/document/index.ts';

/** OPEN: being written. PROPOSED: one officer wants it published, another has to confirm. PUBLISHED: it is what is in force. DROPPED: withdrawn. */
export const DRAFT_STATES = ['OPEN', 'PROPOSED', 'PUBLISHED', 'DROPPED'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const DRAFT_STATE_NAMES: Record<DraftState, Bilingual> = {
  OPEN: { zh: '起草中', en: 'being written' },
  PROPOSED: { zh: '待另一名经办人确认发布', en: 'waiting for a second officer' },
  PUBLISHED: { zh: '已发布', en: 'published' },
  DROPPED: { zh: '已撤回', en: 'withdrawn' },
};

/** What the parts of a notice are called. */
export const PART_NAMES: Record<PartName, Bilingual> = {
  notice: say('通知基本信息', 'the notice itself'),
  phases: say('时间安排', 'the windows'),
  milestones: say('时间节点', 'the milestones'),
  policy: say('政策参数', 'the numbers'),
  citations: say('条款出处', 'the citations'),
  reviewers: say('审核部门', 'who reviews'),
  committees: say('评审委员会', 'the committees'),
  standards: say('申报条件', 'the conditions of applying'),
};

export const APPLIES_TO = ['ALL', 'NEW'] as const;
/** Whom an amendment of the numbers reaches: everybody, or only what is submitted for the first time from then on. */
export type AppliesTo = (typeof APPLIES_TO)[number];

export const draftShape = z.object({
  ...cycleShape.shape,
  state: z.enum(DRAFT_STATES),
  /** The document as far as it is written, as JSON: it may hold whatever was typed, also what the check refuses. */
  text: z.string(),
  /** The cycle it was copied from, and the places whose days were shifted and that nobody has saved since. */
  copiedFrom: z.string().nullable(),
  shifted: z.array(z.string()),
  /** Of an amendment: the version that it changes, by which document and why, and whom it reaches. */
  amends: z.object({ version: z.number().int(), document: z.string(), reason: z.string(), appliesTo: z.enum(APPLIES_TO) }).nullable(),
  /** Who wants it published as it stands: whoever changes it takes that back. */
  proposed: z.object({ at: z.number(), by: z.string() }).nullable(),
  ...versioned,
});
export type Draft = z.infer<typeof draftShape>;

/** How long a document may be, in characters of JSON: what one item of the table holds with room to spare. */
export const LONGEST_DOCUMENT = 100_000;

/** What stands in a draft. */
export function contentOf({ text }: Pick<Draft, 'text'>): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

/** The same as a whole document: what it would be, published. */
export function writtenIn(draft: Draft): Record<string, unknown> {
  const { cycle, city, cityName, year, round } = draft;
  return { ...contentOf(draft), cycle, city, cityName, year, round };
}
