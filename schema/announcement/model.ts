/** An announcement (通知): what a city's notice sets for one cycle. Its shapes stand in document/; here is how it is kept. */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import { cycleShape, type Announcement } from './document/index.ts';

export * from './names.ts';
export type { Announcement, AnnouncementDocument, CycleName, PartName } from './document/index.ts';
export type { Milestone, Phase, PhaseException, Selector } from './document/phases.ts';
export type { Policy, PostingPolicy, ProofPolicy } from './document/policy.ts';
export type { Department, OwnReview, Reviewers } from './document/reviewers.ts';
export type { Condition } from './document/standards/conditions.ts';
export type { Standards } from './document/standards/index.ts';
export type { TitleYears } from './document/standards/title-years.ts';
export type { Channel, Channels } from './data/channels.ts';

/** A committee of a notice. */
export type Committee = Announcement['committees'][number];

/** A half-open window of instants `[opensAt, closesAt)` (C1). */
export type Window = { opensAt: number; closesAt: number };

/** PUBLISHED: in force from its publication on. WITHDRAWN: taken back before it opened. */
export const CYCLE_STATES = ['PUBLISHED', 'WITHDRAWN'] as const;

const newsShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('PUBLISHED'), number: z.number().int(), at: z.number() }),
  z.object({ kind: z.literal('AMENDED'), number: z.number().int(), at: z.number(), document: z.string(), reason: z.string() }),
]);
/** How a version came into force, for those who are told of it: as the notice of its cycle, or by what amended it and why. */
export type News = z.infer<typeof newsShape>;

export const headShape = z.object({
  ...cycleShape.shape,
  state: z.enum(CYCLE_STATES),
  /** Of the notice as it was published last: its title, its 文号, the first and the last instant of its windows. */
  title: z.string(),
  document: z.string(),
  opensAt: z.number(),
  closesAt: z.number(),
  /** When it was published last, having been none or taken back: how windows were amended before is of a notice that is gone. */
  publishedAt: z.number().default(0),
  /** How many versions there are; the last is in force. */
  versions: z.number().int().nonnegative(),
  /** The versions, from the second on, that hold for those alone who submit for the first time from then on. */
  forNew: z.array(z.number().int()).default([]),
  /** What is told of it since it was published last, in order; nothing of what came with the deployment, before there was anybody to tell. */
  news: z.array(newsShape).default([]),
  /** When it was taken back, and why: of one that is withdrawn. */
  withdrawn: z.object({ at: z.number(), reason: z.string() }).nullable().default(null),
  ...versioned,
});
/** Where the notice of a cycle stands: small, in every list. */
export type CycleHead = z.infer<typeof headShape>;

export const versionShape = z.object({
  cycle: z.string(),
  number: z.number().int().positive(),
  at: z.number(),
  by: z.string(),
  /** The document as it was written: canonical JSON, and its SHA-256. */
  text: z.string(),
  hash: z.string(),
});
/** One version of a published notice. It never changes, and is kept as long as what was judged by it. */
export type AnnouncementVersion = z.infer<typeof versionShape>;
