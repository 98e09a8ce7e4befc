/**
 * What moves by itself in the cloud and is moved here: schedules that fall due, the stream, the queues. One thing at a
 * time and in order, five times a second, and all of it at each instant the clock is moved over.
 */
import { toIso, type Instant } from '../../schema/core/time.ts';
import type { Clock } from './clock.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { ScheduledHandler } from './handlers.ts';
import { invoke } from './lambda.ts';
import { log, reason } from './log.ts';
import type { LocalQueue } from './queue.ts';
import type { Due, LocalScheduler, ScheduleTarget } from './scheduler.ts';
import type { LocalStream } from './stream.ts';

export type Ran = { name: string; at: string; target: ScheduleTarget; error?: string };

/** What a move of the clock ran: the schedules, and how many hourly catch-ups between them. */
export type Moved = { ran: Ran[]; catchUps: number };

export interface Pump {
  /** Moves the clock forward, stopping at each schedule to run it; moves wait for each other. Throws ClockRefusal. */
  moveTo(instant: Instant): Promise<Moved>;
  /** Runs what is due now. */
  once(): Promise<void>;
  start(): void;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

export interface PumpOptions {
  clock: Clock;
  scheduler: LocalScheduler;
  stream: LocalStream;
  queues: readonly LocalQueue[];
  scheduled: Record<ScheduleTarget, ScheduledHandler>;
  dead: DeadLetters;
}

const EVERY = 200;
const MOST_ATTEMPTS = 3;

export function createPump({ clock, scheduler, stream, queues, scheduled, dead }: PumpOptions): Pump {
  const state = { stopping: false };
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let stumbled = '';

  /** One after another: nothing is delivered twice at once. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  /** Delivering may write to the table and the queue again: until all are empty. */
  async function drain(): Promise<void> {
    for (;;) {
      let delivered = await stream.drain();
      for (const queue of queues) delivered += await queue.drain();
      if (delivered === 0 || state.stopping) return;
    }
  }

  async function runUntil(instant: () => Instant): Promise<Moved> {
    const moved: Moved = { ran: [], catchUps: 0 };
    while (!state.stopping) {
      const [due] = scheduler.dueUntil(instant());
      if (!due) break;
      if (due.at > clock.now()) clock.moveTo(due.at);
      const error = await run(due);
      scheduler.done(due);
      await drain();
      if (due.kind === 'catch-up') moved.catchUps += 1;
      else moved.ran.push({ name: due.name, at: toIso(due.at), target: due.target, ...(error !== null && { error }) });
    }
    return moved;
  }

  /** Tried three times; null when it succeeded. */
  async function run(due: Due): Promise<string | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await invoke(due.target, scheduled[due.target], eventOf(due));
        return null;
      } catch (error) {
        log('function failed', { function: due.target, schedule: due.name, error: reason(error) });
        if (attempt < MOST_ATTEMPTS) continue;
        dead.add('schedule', due, error);
        return reason(error);
      }
    }
  }

  async function once(): Promise<void> {
    await runUntil(() => clock.now());
    if (!state.stopping) await drain();
  }

  async function beat(): Promise<void> {
    try {
      await alone(once);
      stumbled = '';
    } catch (error) {
      // Five times a second: the same is told once.
      if (reason(error) !== stumbled) log('the pump stumbled', { error: reason(error) });
      stumbled = reason(error);
    }
    if (!state.stopping) timer = setTimeout(() => void beat(), EVERY);
  }

  return {
    moveTo: (instant) =>
      alone(async () => {
        const refusal = clock.whyNotTo(instant);
        if (refusal) throw refusal;
        // What happened before the move is delivered before it.
        await drain();
        const moved = await runUntil(() => instant);
        if (!state.stopping && instant > clock.now()) clock.moveTo(instant);
        return moved;
      }),
    once: () => alone(once),
    start: () => {
      timer = setTimeout(() => void beat(), EVERY);
    },
    stop: async () => {
      state.stopping = true;
      clearTimeout(timer);
      await last;
    },
  };
}

/** As EventBridge Scheduler makes it: the place for the instant in the input is filled. */
function eventOf(due: Due): { at: string } {
  const at = new Date(due.at).toISOString().replace('.000Z', 'Z');
  return due.input === undefined ? { at } : JSON.parse(due.input.replaceAll('<aws.scheduler.scheduled-time>', at));
}
