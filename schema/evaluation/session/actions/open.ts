/** The office opens a meeting: of a committee that can sit, complete, on one of the days announced, with whoever has been read (E1, E2, E6, E7, E8). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { pages } from '../../../core/page.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { dayOf } from '../../../core/time.ts';
import { Conflict } from '../../../table/port.ts';
import { knownCycle } from '../../../announcement/cycles.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { phaseAt, whyNotNow, windowOf } from '../../../calendar/rules.ts';
import { obstaclesOn } from '../../../committee/filing/actions.ts';
import { cannotSit, whyNotOffice } from '../../../committee/filing/rules.ts';
import { loadYearly } from '../../../committee/yearly/store.ts';
import { listCandidates } from '../../candidates/store.ts';
import { membersNow } from '../../members.ts';
import { sessionInput, type Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { whyNotInState, whyNotRun } from '../rules.ts';
import { loadSitting, putQueue, putSession, putSitting } from '../store.ts';
import { changing, type Changed } from './changing.ts';

export async function openSession(
  context: Context,
  { committee, cycle: asked, ...typed }: { committee: string; cycle: string | null } & Record<string, unknown>,
): Promise<Changed> {
  const { room } = valid(sessionInput, typed, 'E8');
  const cycle = await knownCycle(context, asked, {});
  const { filing, accounts } = await membersNow(context, { committee, cycle });
  refuseIf(whyNotOffice(context.actor, filing));
  const today = dayOf(context.now);
  const calendar = await loadCalendar(context, cycle);
  refuseIf(whyNotNow(windowOf(phaseAt(calendar, 'EVALUATION', context.now)), context.now));
  refuseIf(cannotSit(filing, await obstaclesOn(context, filing, today)));
  const yearly = await loadYearly(context.table, { committee, cycle });
  if (yearly?.state !== 'PUBLISHED') throw sessionRefusals.YEAR_UNPUBLISHED();
  const { meetsFrom: from, meetsUntil: until } = yearly;
  if (today < from || today > until) throw sessionRefusals.NOT_MEETING_DAY({ from, until });
  if (accounts.length < filing.seats) throw sessionRefusals.SEATS_EMPTY({ members: accounts.length, seats: filing.seats });
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
    members: accounts.map((account) => ({ account, presentSince: null, came: [], wrongCodes: 0 })),
    now: null,
    next: read[0] ?? null,
    openVotes: 0,
    votesChanged: 0,
    minutes: null,
    announced: null,
  };
  const fact = { by: context.actor, at: context.now, action: 'open', detail: { room, members: accounts.length, candidates: read.length } };
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

/** Ends a meeting: no vote is open any more. What was not voted on waits for another one. */
export async function closeSession(context: Context, { session: id }: { session: string }): Promise<Changed> {
  return changing(context, id, async (session) => {
    refuseIf(whyNotRun(context.actor, session) ?? whyNotInState(session, 'OPEN'));
    if (session.openVotes > 0) throw sessionRefusals.VOTES_OPEN({ open: session.openVotes });
    const { committee, cycle, now } = session;
    const before = await loadSitting(context.table, { committee, cycle });
    const free = before && { ...before, session: null, version: before.version + 1 };
    const members = session.members.map((member) =>
      member.presentSince === null ? member : { ...member, ...goneAt(member, context.now) },
    );
    return {
      action: 'close',
      news: { state: 'CLOSED', closedAt: context.now, now: null, next: null, members },
      detail: now ? { calledLast: now.application } : {},
      writes: free ? [putSitting({ committee, cycle }, free, before)] : [],
    };
  });
}

function goneAt(member: Session['members'][number], at: number): Partial<Session['members'][number]> {
  return { presentSince: null, came: member.came.map((one) => (one.until === null ? { ...one, until: at } : one)) };
}
