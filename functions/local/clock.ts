/**
 * The clock of one machine: it starts at a chosen instant, runs at real speed, can be halted, and can be moved forward, never back.
 * It is the only source of time here; the deployed functions take the instant from the event they get, so that moving
 * this clock moves them and nothing in a deployed bundle can move time.
 *
 * A restart goes on from where it was. Between two saves the file holds an instant still to come, so that even after a
 * crash no instant is given out twice.
 */
import * as z from 'zod';
import { parseInstant, SECOND, toIso, type Instant } from '../../schema/core/time.ts';
import { stateFile, type Writer } from './state-file.ts';

export const DEFAULT_CLOCK = '2024-09-11T09:00:00+08:00';

const SAVE_EVERY = 2 * SECOND;

/** Why the clock was not moved. */
export class ClockRefusal extends Error {
  override readonly name = 'ClockRefusal';
  readonly code: 'BACKWARDS' | 'REAL';
  constructor(code: 'BACKWARDS' | 'REAL', message: string) {
    super(message);
    this.code = code;
  }
}

export interface Clock {
  readonly now: () => Instant;
  /** Null when the clock may be moved to the instant. */
  whyNotTo(instant: Instant): ClockRefusal | null;
  /** Forward only; the clock runs on from there. */
  moveTo(instant: Instant): void;
  /** Whether it stands still. */
  readonly isPaused: () => boolean;
  /** Halts it where it is, or lets it run on from there; it can be moved all the same. A restart lets it run. */
  pause(halt: boolean): void;
  /** Saves and stops saving. */
  stop(): void;
}

/** `setting` is `real` or an ISO instant with an offset; `file` keeps the instant over restarts. */
export function startClock(setting: string = DEFAULT_CLOCK, file?: string, put?: Writer): Clock {
  if (setting === 'real') return REAL_CLOCK;
  const chosen = parseInstant(setting);
  if (chosen === null) {
    throw new Error(`CLOCK is ${JSON.stringify(setting)}; it must be "real" or an instant with an offset such as ${DEFAULT_CLOCK}`);
  }
  const state = stateFile(z.object({ now: z.string() }), file, put);
  const saved = parseInstant(state.read()?.now ?? '') ?? chosen;

  let base = Math.max(chosen, saved);
  let since = performance.now();
  let halted = false;
  const now = (): Instant => (halted ? base : base + Math.floor(performance.now() - since));
  const save = (instant: Instant): void => state.save({ now: toIso(instant) });
  const timer = setInterval(() => save(now() + SAVE_EVERY), SAVE_EVERY).unref();
  save(now() + SAVE_EVERY);

  const whyNotTo = (instant: Instant): ClockRefusal | null => {
    const current = now();
    if (instant >= current) return null;
    return new ClockRefusal('BACKWARDS', `the clock reads ${toIso(current)} and goes forward only, not back to ${toIso(instant)}`);
  };

  return {
    now,
    whyNotTo,
    moveTo: (instant) => {
      const refusal = whyNotTo(instant);
      if (refusal) throw refusal;
      base = instant;
      since = performance.now();
      save(instant + SAVE_EVERY);
    },
    isPaused: () => halted,
    pause: (halt) => {
      base = now();
      since = performance.now();
      halted = halt;
    },
    stop: () => {
      clearInterval(timer);
      save(now());
    },
  };
}

const REAL_STAYS = new ClockRefusal('REAL', 'this is the real clock (CLOCK=real); it can neither be moved nor halted');

const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  whyNotTo: () => REAL_STAYS,
  moveTo: () => {
    throw REAL_STAYS;
  },
  isPaused: () => false,
  pause: () => {
    throw REAL_STAYS;
  },
  stop: () => undefined,
};
