/** The office opens a meeting: of a committee that can sit, complete, on one of the days announced, with whoever has been read (E1, E2, E6, E7, E8). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { pages } from '../../../core/page.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { Conflict, type Write } from '../../../table/port.ts';
import { knownCycle } from '../../../announcement/cycles.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { leadersOf, whyNotOffice } from '../../../committee/filing/rules.ts';
import { listCandidates } from '../../candidates/store.ts';
import { membersNow } from '../../members.ts';
import { evaluationNotices } from '../../notices.ts';
import { refuseApplicant } from '../../own.ts';
import { sessionInput, type Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { absent, left, mayConfirm, mayLead } from '../rules.ts';
import { loadSitting, putQueue, putSession, putSitting } from '../store.ts';
import { changing, sessionOf, type Changed } from './changing.ts';
import { meetingDay } from './days.ts';
import { queueOf } from './hear.ts';
import { refuseRunner } from './running.ts';

export async function openSession(
  context: Context,
  { committee, cycle: asked, ...typed }: { committee: string; cycle: string | null } & Record<string, unknown>,
): Promise<Changed> {
  const { room } = valid(sessionInput, typed, 'E8');
  const cycle = await knownCycle(context, asked, {});
  const { filing, accounts } = await membersNow(context, { committee, cycle });
  refuseIf(whyNotOffice(context.actor, filing));
  await refuseApplicant(context, { committee, cycle });
  await meetingDay(context, filing, cycle);
  if (!accounts.some((account) => mayLead(filing, account))) throw sessionRefusals.LEADERS_NO_MEMBERS();
  const read = await readOf(context, committee, cycle);
  if (read.length === 0) throw sessionRefusals.NOBODY_READ();
  const before = await loadSitting(context.table, { committee, cycle });
  if (before?.session) throw sessionRefusals.SESSION_OPEN();
  const id = context.newId();
  const data: Omit<Session, 'version' | 'trail'> = {
    id,
    committee,
    cycle,
    city: filing.city,
    name: filing.name,
    room,
    state: 'OPEN',
    openedAt: context.now,
    openedBy: personOf(context.actor).account,
    closedAt: null,
    leader: null,
    seats: Math.max(filing.seats, accounts.length),
    members: accounts.map(absent),
    former: [],
    led: [],
    now: null,
    next: read[0] ?? null,
    openVotes: 0,
    votesChanged: 0,
    minutes: null,
    announced: null,
  };
  const fact = {
    by: context.actor,
    at: context.now,
    action: 'open' as const,
    detail: { room, members: accounts.length, candidates: read.length },
  };
  const { after, entry } = change({ kind: 'SESSION', id }, null, data, fact);
  const entries = read.map((application) => ({ application, state: 'QUEUED' as const, at: null }));
  const sitting = { session: id, sessions: (before?.sessions ?? 0) + 1, version: (before?.version ?? 0) + 1 };
  const answer = { session: id };
  try {
    await context.table.transact([
      putSession(after, null),
      entry,
      putQueue({ session: id, entries, version: 1 }, null),
      putSitting({ committee, cycle }, sitting, before),
      ...context.also(answer),
    ]);
  } catch (error) {
    // Of two officers who open it at once, one has.
    if (error instanceof Conflict && error.failed.includes('sitting') && !error.failed.includes('once'))
      throw sessionRefusals.SESSION_OPEN();
    throw error;
  }
  return { answer, result: after };
}

/** Whoever has been read, in the order in which they came to the committee. */
async function readOf({ table }: Context, committee: string, cycle: string): Promise<string[]> {
  const all: { application: string; since: number }[] = [];
  for await (const { rows } of pages((after) => listCandidates(table, { committee, cycle, state: 'READ' }, { limit: 100, after })))
    all.push(...rows);
  return all.toSorted((a, b) => a.since - b.since || (a.application < b.application ? -1 : 1)).map(({ application }) => application);
}

/** Ends a meeting: no vote is open any more. What was not voted on waits for another one; who was in the room last was heard. */
export async function closeSession(context: Context, { session: id }: { session: string }): Promise<Changed> {
  const { filing } = await membersNow(context, await sessionOf(context, id));
  return changing(context, id, async (session) => {
    await refuseRunner(context, session);
    if (session.openVotes > 0) throw sessionRefusals.VOTES_OPEN({ open: session.openVotes });
    const { committee, cycle, now } = session;
    const [before, queue] = await Promise.all([loadSitting(context.table, { committee, cycle }), queueOf(context, session)]);
    const free = before && { ...before, session: null, version: before.version + 1 };
    const members = session.members.map((member) => (member.presentSince === null ? member : left(member, context.now)));
    const entries = queue.entries.map((entry) => (entry.state === 'CALLED' ? { ...entry, state: 'DONE' as const } : entry));
    const closed = { ...session, members };
    return {
      action: 'close',
      news: { state: 'CLOSED', closedAt: context.now, now: null, next: null, members },
      detail: now ? { calledLast: now.application } : {},
      writes: [
        putQueue({ ...queue, entries, version: queue.version + 1 }, queue),
        ...(free ? [putSitting({ committee, cycle }, free, before)] : []),
        toConfirmers(context, closed, filing),
      ],
    };
  });
}

/** Whoever may confirm the minutes hears that they wait: without them no result is announced (E11). */
function toConfirmers({ now: at }: Context, session: Session, filing: Filing): Write {
  const { id, city, name } = session;
  return evaluationNotices.MINUTES_WAIT({
    to: [...new Set([...session.led, ...leadersOf(filing)])]
      .filter((account) => mayConfirm(session, filing, account))
      .map((account) => ({ account })),
    about: { type: 'CommitteeSession', id },
    city,
    cause: [id],
    at,
    details: { name },
  });
}
