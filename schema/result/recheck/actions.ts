/** A re-check is asked for by whoever did not pass, and answered: the result stands, or the committee votes anew (R2). */
import { change } from '../../core/audit.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { whyNotSeen } from '../../core/stale.ts';
import { inWords } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { endOfPeriod } from '../../calendar/working-days.ts';
import { moved as movedApplication } from '../../application/actions/move.ts';
import type { Application } from '../../application/model.ts';
import { MOVES } from '../../application/moves.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { whyNotOwn } from '../../application/sight.ts';
import { loadApplication, loadMovable } from '../../application/store.ts';
import { whyNotMove } from '../../application/rules/charge.ts';
import { taking } from '../../review/vacancies/actions.ts';
import { moved as movedCandidate } from '../../evaluation/candidates/actions.ts';
import { loadCandidate } from '../../evaluation/candidates/store.ts';
import { refuseApplicant } from '../../evaluation/own.ts';
import { refuseRecused } from '../../evaluation/session/actions/running.ts';
import { loadSession, loadVotes } from '../../evaluation/session/store.ts';
import { resultNotices } from '../notices.ts';
import { resultRefusals } from '../refusals.ts';
import type { Roster } from '../roster/model.ts';
import { loadRoster, loadRosterWith } from '../roster/store.ts';
import { recheckAnswer, recheckId, recheckInput, RECHECK_OUTCOME_NAMES, type Recheck } from './model.ts';
import { whyNotAnswer, whyNotAsk, type First } from './rules.ts';
import { loadRecheck, putRecheck } from './store.ts';

type Place = Pick<Recheck, 'roster' | 'application'>;

/** The roster with which the result of an application was posted; null before it is. */
export async function rosterOf(
  { table }: Pick<Context, 'table'>,
  head: Pick<Application, 'decision' | 'postedAnew'>,
): Promise<Roster | null> {
  const roster = await loadRosterWith(table, head);
  return roster === null ? null : loadRoster(table, roster);
}

/** Asks for it; once for each result. */
export async function askRecheck(
  context: Context,
  { application, ...typed }: { application: string; reason: string },
): Promise<Outcome<Place, Recheck>> {
  return inTurn(context, async () => {
    const head = await loadApplication(context.table, application);
    if (!head) throw applicationRefusals.APPLICATION_UNKNOWN();
    refuseIf(whyNotOwn(context.actor, head));
    const roster = await rosterOf(context, head);
    refuseIf(whyNotAsk(head, roster, context.now));
    if (!roster || !head.decision) throw resultRefusals.RECHECK_UNKNOWN(); // the rule has said so
    const { reason } = valid(recheckInput, typed, 'R2');
    const place = { roster: roster.id, application };
    if (await loadRecheck(context.table, place)) throw resultRefusals.RECHECK_ASKED();
    const { announcement, holidays } = await loadCalendar(context, roster.cycle);
    const { applicant, applicantName, decision } = head;
    const { committee, committeeName, cycle, city } = roster;
    const dueAt = endOfPeriod(context.now, announcement.policy.resultPosting.recheckDays, 'WORKING', holidays);
    const fact = { by: context.actor, at: context.now, action: 'ask' as const, reason };
    const { after, entry } = change(
      { kind: 'RECHECK', id: recheckId(place) },
      null,
      {
        ...place,
        applicant,
        applicantName,
        committee,
        committeeName,
        cycle,
        city,
        decision,
        reason,
        at: context.now,
        dueAt,
        answer: null,
      },
      fact,
    );
    const told = resultNotices.RECHECK_ASKED({
      to: [
        { organisation: committee, role: 'COMMITTEE_OFFICE', except: applicant },
        { organisation: bureauOf(city), role: 'BUREAU_OFFICER', except: applicant },
      ],
      about: { type: 'Recheck', id: recheckId(place) },
      city,
      cause: [recheckId(place)],
      at: context.now,
      waits: 'OPEN',
      closesAt: dueAt,
      details: { applicant: applicantName, committee: committeeName, reason, due: inWords(dueAt, true) },
    });
    await context.table.transact([putRecheck(after, null), entry, told, ...context.also(place)]);
    return { answer: place, result: after };
  });
}

/** Answers it: by somebody who had no hand in the first result. */
export async function answerRecheck(
  context: Context,
  { version, ...request }: Place & { version: number } & Record<string, unknown>,
): Promise<Outcome<Place, Recheck>> {
  const place = { roster: request.roster, application: request.application };
  return inTurn(context, async () => {
    const before = await loadRecheck(context.table, place);
    if (!before) throw resultRefusals.RECHECK_UNKNOWN();
    refuseIf(whyNotAnswer(context.actor, before, null));
    await refuseApplicant(context, before);
    await refuseRecused(context, place.application);
    refuseIf(whyNotAnswer(context.actor, before, await firstOf(context, before)) ?? whyNotSeen(before, version));
    const { outcome, text } = valid(recheckAnswer, request, 'R2');
    const answer = { at: context.now, by: personOf(context.actor).account, outcome, text };
    const fact = { by: context.actor, at: context.now, action: 'answer' as const, reason: text, detail: { outcome } };
    const { after, entry } = change({ kind: 'RECHECK', id: recheckId(place) }, before, { ...before, answer }, fact);
    const again = outcome === 'VOTE_ANEW' ? await votedAnew(context, after, text) : [];
    const told = resultNotices.RECHECK_ANSWERED({
      ...telling(context, before),
      to: [{ account: before.applicant }],
      details: { committee: before.committeeName, outcome: RECHECK_OUTCOME_NAMES[outcome], text },
    });
    await context.table.transact([putRecheck(after, before), entry, ...again, told, ...context.also(place)]);
    return { answer: place, result: after };
  });
}

/** Who had a hand in the first result. */
export async function firstOf({ table }: Pick<Context, 'table'>, { application, decision }: Recheck): Promise<First | null> {
  const session = decision.session ? await loadSession(table, decision.session) : null;
  return session && { session, votes: await loadVotes(table, session.id, application), announcedBy: decision.by };
}

/** The committee votes anew: the application is before it again, read as it was, and takes its vacancy anew (U6). */
async function votedAnew(context: Context, recheck: Recheck, reason: string): Promise<Write[]> {
  const { application, committee } = recheck;
  const [file, candidate] = await Promise.all([loadMovable(context.table, application), loadCandidate(context.table, application)]);
  if (!file || !candidate) throw applicationRefusals.APPLICATION_UNKNOWN();
  refuseIf(whyNotMove(MOVES.voteAnew, file.head));
  const fact = { by: context.actor, at: context.now, reason, detail: { roster: recheck.roster } };
  const { version: _, trail: __, ...was } = candidate;
  const isHeld = file.head.recommendation?.vacancy === 'AVAILABLE' && !file.head.vacancyEnded;
  return [
    ...movedApplication(file, MOVES.voteAnew, fact, { decision: null }).writes,
    ...movedCandidate(candidate, { ...was, state: 'READ', outcome: null }, { ...fact, action: 'voteAnew' }).writes,
    ...(isHeld ? await taking(context, file.head) : []),
    resultNotices.VOTE_ANEW({
      ...telling(context, recheck),
      to: [{ organisation: committee, role: 'COMMITTEE_OFFICE', except: recheck.applicant }],
      waits: MOVES.voteAnew.to,
      details: { applicant: recheck.applicantName, text: reason },
    }),
  ];
}

function telling({ now: at }: Pick<Context, 'now'>, { application: id, city, roster }: Recheck) {
  return { about: { type: 'Application', id }, city, cause: [roster, id], at };
}
