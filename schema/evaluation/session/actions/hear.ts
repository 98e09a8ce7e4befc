/** The defence queue: who is heard now, who is next, who was heard, absent, or put off (E7). */
import type { Context } from '../../../core/context.ts';
import type { Write } from '../../../table/port.ts';
import type { Queue, QueueState, Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { loadCandidate } from '../../candidates/store.ts';
import { loadQueue, putQueue } from '../store.ts';
import { changing, type Changed } from './changing.ts';
import { refuseRunner } from './running.ts';

/** Calls a candidate into a room. Whoever was called before and is not noted yet was heard. */
export async function callCandidate(
  context: Context,
  { session: id, application, room }: { session: string; application: string; room: string | null },
): Promise<Changed> {
  return changing(context, id, async (session) => {
    await refuseRunner(context, session, application);
    const queue = await queueWith(context, session, application);
    const entries = queue.entries.map((entry) => {
      if (entry.application === application) return { ...entry, state: 'CALLED' as const, at: context.now };
      return entry.state === 'CALLED' ? { ...entry, state: 'DONE' as const } : entry;
    });
    const { next, write } = requeued(queue, entries, application);
    return {
      action: 'call',
      news: { now: { application, room: room ?? session.room }, next },
      detail: { application },
      writes: [write],
    };
  });
}

/** Notes how it went: heard, absent, or put off to the end. */
export async function noteDefence(
  context: Context,
  { session: id, application, outcome }: { session: string; application: string; outcome: Exclude<QueueState, 'CALLED' | 'QUEUED'> },
): Promise<Changed> {
  return changing(context, id, async (session) => {
    await refuseRunner(context, session, application);
    const queue = await queueOf(context, session);
    const entry = entryOf(queue, application);
    // Absent is also who did not come when they were to be called; heard is only who was.
    if (outcome === 'DONE' && entry.state !== 'CALLED') throw sessionRefusals.QUEUE_NOT_CALLED();
    const noted = { ...entry, state: outcome, at: context.now };
    const others = queue.entries.filter((one) => one.application !== application);
    const entries =
      outcome === 'POSTPONED' ? [...others, noted] : queue.entries.map((one) => (one.application === application ? noted : one));
    const { next, write } = requeued(queue, entries, null);
    const now = session.now?.application === application ? null : session.now;
    return { action: 'note', news: { now, next }, detail: { application, outcome }, writes: [write] };
  });
}

export async function queueOf({ table }: Pick<Context, 'table'>, { id }: Pick<Session, 'id'>): Promise<Queue> {
  const queue = await loadQueue(table, id);
  if (!queue) throw sessionRefusals.SESSION_UNKNOWN();
  return queue;
}

/** The queue with a candidate in it: one of this committee who was read after the meeting had begun comes in at its end. */
export async function queueWith(context: Pick<Context, 'table'>, session: Session, application: string): Promise<Queue> {
  const [queue, candidate] = await Promise.all([queueOf(context, session), loadCandidate(context.table, application)]);
  if (queue.entries.some((entry) => entry.application === application)) return queue;
  const isOurs = candidate?.committee === session.committee && candidate.cycle === session.cycle && candidate.state === 'READ';
  if (!isOurs) throw sessionRefusals.QUEUE_UNKNOWN();
  return { ...queue, entries: [...queue.entries, { application, state: 'QUEUED', at: null }] };
}

function entryOf({ entries }: Queue, application: string): Queue['entries'][number] {
  const entry = entries.find((one) => one.application === application);
  if (!entry) throw sessionRefusals.QUEUE_UNKNOWN();
  return entry;
}

/** The queue as it goes on, and who is next in it: who waits, then who was put off. */
function requeued(before: Queue, entries: Queue['entries'], called: string | null): { next: string | null; write: Write } {
  const waits = (state: QueueState) => entries.find((one) => one.state === state && one.application !== called)?.application;
  const next = waits('QUEUED') ?? waits('POSTPONED') ?? null;
  return { next, write: putQueue({ ...before, entries, version: before.version + 1 }, before) };
}
