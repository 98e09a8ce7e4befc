/** A risk signal (V6): what was found, of what it was computed, whom it is about, and what became of it; and the job that looks for them. */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { nameOf } from '../../core/hash.ts';
import { prose } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Day } from '../../core/time.ts';
import { DESKS } from '../desks.ts';
import type { Found } from './found.ts';
import { EVIDENCE, SIGNAL_KINDS } from './kinds.ts';

export const SIGNAL_STATES = ['OPEN', 'DISMISSED', 'TAKEN_UP', 'LAPSED'] as const;
export type SignalState = (typeof SIGNAL_STATES)[number];
export const SIGNAL_STATE_NAMES: Record<SignalState, Bilingual> = {
  OPEN: say('待核查', 'open'),
  DISMISSED: say('已核查排除', 'looked at and dismissed'),
  TAKEN_UP: say('已立案', 'a case was opened for it'),
  LAPSED: say('所依据的情形已不存在', 'what it was raised for is so no more'),
};

const said = z.object({ at: z.number(), by: z.string(), text: z.string() });

export const signalShape = z.object({
  /** Made of the cycle, the kind, the subject and the facts: found again it is the same. */
  id: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** Who sees to it: the supervisors alone of what is about the bureau itself. */
  desk: z.enum(DESKS),
  kind: z.enum(SIGNAL_KINDS),
  state: z.enum(SIGNAL_STATES),
  reason: z.object({ zh: z.string(), en: z.string() }),
  evidence: z.array(z.object({ name: z.enum(EVIDENCE), values: z.array(z.string()) })),
  /** What it is about; of very many the first, the whole number stands in the evidence. */
  applications: z.array(z.string()),
  units: z.array(z.string()),
  officers: z.array(z.string()),
  /** Whose the applications are: they are never shown it. */
  applicants: z.array(z.string()),
  raisedAt: z.number(),
  dismissed: said.nullable(),
  /** The number of the case that was opened for it. */
  case: z.string().nullable(),
  ...versioned,
});
export type Signal = z.infer<typeof signalShape>;

/** That a signal is about a unit, in the list of the unit’s. */
export const signalUnitShape = z.object({ signal: z.string(), unit: z.string() });

export function signalIdOf(cycle: string, { kind, subject, facts }: Pick<Found, 'kind' | 'subject' | 'facts'>): string {
  return nameOf('signal', cycle, kind, JSON.stringify(subject), JSON.stringify(facts));
}

export const RUN_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const RUN_STATE_NAMES: Record<RunState, Bilingual> = {
  QUEUED: say('排队中', 'queued'),
  RUNNING: say('查找中', 'being looked for'),
  DONE: say('已完成', 'done'),
  FAILED: say('失败，将自动重试', 'failed, and tried again by itself'),
};

const count = z.number().int().nonnegative();
export const signalRunShape = z.object({
  id: z.string(),
  cycle: z.string(),
  city: z.string(),
  state: z.enum(RUN_STATES),
  /** Shards read, of how many; and applications so far. */
  done: count,
  total: count,
  applications: count,
  /** How many signals hold, and how many of them were raised by this run. */
  found: count,
  raised: count,
  /** Who has asked for it; null of what runs every night. */
  requestedBy: z.string().nullable(),
  requestedAt: z.number(),
  finishedAt: z.number().nullable(),
  ...versioned,
});
export type SignalRun = z.infer<typeof signalRunShape>;

export const dismissalInput = z.object({ text: prose(500) });

/** What the queue of statistics knows a run by: its id, or the cycle and the night whose run nobody has asked for by name. */
export const signalWork = (run: string): string => `signals.${run}`;
export const nightlyWork = ({ cycle, night }: Night): string => signalWork(`nightly.${cycle}.${night}`);
/** The run of a night in a cycle; there is one. */
export type Night = { cycle: string; night: Day };
export const nightlyRunOf = ({ cycle, night }: Night): string => nameOf('signals', cycle, night);
export function nightIn(run: string): Night | null {
  const { cycle, night } = /^nightly\.(?<cycle>.+)\.(?<night>\d{4}-\d{2}-\d{2})$/u.exec(run)?.groups ?? {};
  return cycle === undefined || night === undefined ? null : { cycle, night };
}
export function runNamedBy(work: string): string | null {
  return work.startsWith('signals.') ? work.slice('signals.'.length) : null;
}
