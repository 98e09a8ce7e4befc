/** Votes are opened by whoever runs the meeting, and closed and counted; the ballots themselves go another way (E8, E9, E10). */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf, type Refusal } from '../../../core/refusal.ts';
import { dayOf } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import type { Application } from '../../../application/model.ts';
import { loadFile, sameApplication } from '../../../application/store.ts';
import { applicationRefusals } from '../../../application/refusals.ts';
import { isCalledOn } from '../../../committee/pool/rules.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { openBox, boxOf } from '../../ballot/actions/boxes.ts';
import { closeBox } from '../../ballot/actions/close.ts';
import { voteOf } from '../../ballot/model.ts';
import { hasQuorum, passes } from '../../ballot/rules.ts';
import { endingOpinions, moved } from '../../candidates/actions.ts';
import { CANDIDATE_STATE_NAMES, type Candidate } from '../../candidates/model.ts';
import { expertsOf } from '../../members.ts';
import { recordFound, recusedFrom, type Kept } from '../../recusals/actions/found.ts';
import { candidateOf } from '../../recusals/actions/candidate.ts';
import { ASKED_OF_NAMES, type AskedOf } from '../../recusals/model.ts';
import { loadRecusals, loadRequests } from '../../recusals/store.ts';
import { evaluationRefusals } from '../../refusals.ts';
import type { Session, Vote } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { isHeard, MOST_VOTES, presentAtClosing, rollOf, seated, whyNotCloseYet, whyNotInState, whyNotVote } from '../rules.ts';
import { loadTokens, loadVotes, putQueue, putSession, putVote } from '../store.ts';
import { sessionOf } from './changing.ts';
import { meetingDay } from './days.ts';
import { queueWith } from './hear.ts';
import { refuseRecused, refuseRunner } from './running.ts';

/** What became of one candidate of those that were asked for. */
export type VoteAnswer = { application: string; vote: Vote | null; refusal: Refusal | null };
type Answered = Outcome<{ session: string; votes: number }, VoteAnswer[]>;

/** Opens the votes on candidates, one after the other, each by itself: one that is refused holds up no other. */
export async function openVotes(
  context: Context,
  { session: id, applications }: { session: string; applications: readonly string[] },
): Promise<Answered> {
  await refuseRunner(context, await sessionOf(context, id));
  return eachOf(context, id, applications, (application) => openVote(context, id, application));
}

/** Closes votes and counts them. Counted again, they come to the same. */
export async function closeVotes(
  context: Context,
  { session: id, applications }: { session: string; applications: readonly string[] },
): Promise<Answered> {
  await refuseRunner(context, await sessionOf(context, id));
  return eachOf(context, id, applications, (application) => closeVote(context, id, application));
}

async function eachOf(
  context: Context,
  id: string,
  applications: readonly string[],
  work: (application: string) => Promise<Vote>,
): Promise<Answered> {
  const wanted = [...new Set(applications)];
  if (wanted.length === 0 || wanted.length > MOST_VOTES) throw sessionRefusals.VOTES_TOO_MANY({ most: MOST_VOTES });
  const answers: VoteAnswer[] = [];
  for (const application of wanted) {
    try {
      answers.push({ application, vote: await work(application), refusal: null });
    } catch (error) {
      if (!isRefusal(error) || error.code === 'BUSY') throw error;
      answers.push({ application, vote: null, refusal: error });
    }
  }
  const answer = { session: id, votes: answers.filter(({ vote }) => vote !== null).length };
  const noted = context.also(answer);
  if (noted.length > 0) await context.table.transact(noted);
  return { answer, result: answers };
}

const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';

async function openVote(context: Context, id: string, application: string): Promise<Vote> {
  return inTurn(context, async () => {
    const [before, candidate, file, votes] = await Promise.all([
      sessionOf(context, id),
      candidateOf(context, application),
      loadFile(context.table, application),
      loadVotes(context.table, id, application),
    ]);
    if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
    // A meeting decides on its own committee’s candidates, and on no others.
    if (candidate.committee !== before.committee || candidate.cycle !== before.cycle) throw evaluationRefusals.CANDIDATE_UNKNOWN();
    await refuseRecused(context, application);
    const open = votes.find(({ state }) => state === 'OPEN');
    if (open) return open; // this very call, cut off before it was heard, or another officer's
    refuseIf(whyNotInState(before, 'OPEN'));
    const { experts, accounts, filing } = await expertsOf(context, before);
    const session = seated(before, accounts, context.now);
    const yearly = await meetingDay(context, filing, session.cycle);
    const ballot = await ballotOf(context, candidate, votes);
    const kept = await recusedFrom(context, file, experts);
    if (ballot === 1) {
      await refuseUnread(context, candidate, kept);
      await refuseUnanswered(context, file.head, filing);
    }
    const queue = await queueWith(context, session, application);
    if (yearly.defence && !isHeard(queue, application)) throw sessionRefusals.NOT_HEARD();
    const called = experts.filter((expert) => isCalledOn(expert, dayOf(context.now))).map(({ account }) => account);
    const able = { recused: new Set(kept.keys()), called: new Set(called) };
    refuseIf(whyNotVote(session, able, context.now));
    const attempt = votes.length + 1;
    const name = voteOf({ session: id, candidate: application, round: attempt });
    await openBox(context, name);
    const box = await boxOf(context, name);
    const { electors, members } = rollOf(session, able, context.now);
    const vote: Vote = {
      id: name,
      session: id,
      committee: session.committee,
      city: session.city,
      application,
      attempt,
      ballot,
      state: 'OPEN',
      publicKey: box?.publicKey ?? '',
      fingerprint: box?.fingerprint ?? '',
      electors,
      recused: [...able.recused],
      members,
      openedAt: context.now,
      openedBy: personOf(context.actor).account,
      leader: session.leader,
      closedAt: null,
      present: null,
      count: null,
      passed: null,
      voidBecause: null,
      version: 1,
    };
    const fact = { by: context.actor, at: context.now, action: 'openVote' as const, detail: { session: id, vote: name, ballot } };
    const { after, writes } = moved(candidate, { ...candidate, state: 'VOTING' }, fact);
    await context.table.transact([
      ...writes,
      ...recordFound(context, after, [...kept.values()]),
      // Whoever withdraws it with consent, or ends it otherwise, was first or comes too late.
      sameApplication(file.head),
      putVote(vote, null),
      // Whoever is voted on stands in the minutes, and is announced with the others.
      putQueue({ ...queue, version: queue.version + 1 }, queue),
      ...ofSession(
        context,
        before,
        'openVote',
        { ...session, openVotes: session.openVotes + 1 },
        { application, electors: electors.length, members },
      ),
    ]);
    return vote;
  });
}

/** The first ballot on a candidate who has been read; a second one where the committee's rules allow it and nothing was announced. */
async function ballotOf(context: Context, candidate: Candidate, votes: readonly Vote[]): Promise<1 | 2> {
  if (candidate.state === 'READ') return 1;
  if (candidate.state !== 'VOTED') throw sessionRefusals.NOT_READ({ state: CANDIDATE_STATE_NAMES[candidate.state] });
  const { evaluation } = await policyIn(context, candidate.city);
  const first = votes.findLast(({ state }) => state === 'CLOSED');
  if (!evaluation.secondBallot || !first || first.ballot === 2 || first.passed) throw sessionRefusals.SECOND_BALLOT_NONE();
  return 2;
}

/**
 * The opinion of somebody who turns out to have to do with the candidate counts no more: it is put on record at once, and another reads in
 * their place before there is a vote (E5, E7).
 */
async function refuseUnread(context: Context, candidate: Candidate, kept: ReadonlyMap<string, Kept>): Promise<void> {
  const found = candidate.readers.filter(({ account }) => kept.has(account));
  if (found.length === 0) return;
  const fact = { by: context.actor, at: context.now, action: 'recuse' as const, detail: { readers: found.map(({ account }) => account) } };
  const readers = candidate.readers.filter((reader) => !found.includes(reader));
  const { after, writes } = moved(candidate, { ...candidate, readers, state: 'READING' }, fact);
  const own = found.flatMap(({ account }) => kept.get(account) ?? []);
  await context.table.transact([...writes, ...recordFound(context, after, own), ...(await endingOpinions(context, candidate, found))]);
  throw sessionRefusals.NOT_READ({ state: CANDIDATE_STATE_NAMES.READING });
}

/** What the applicant has asked for is answered first, and what was granted is ordered: after the vote it changes nothing any more (A8, E5). */
async function refuseUnanswered({ table }: Context, { id, withdrawalAsked }: Application, filing: Filing): Promise<void> {
  if (withdrawalAsked) throw sessionRefusals.WITHDRAWAL_UNANSWERED();
  const [requests, recusals] = await Promise.all([loadRequests(table, id), loadRecusals(table, id)]);
  if (requests.some(({ answer }) => answer === null)) throw sessionRefusals.RECUSAL_UNANSWERED();
  const kept = recusals.map(({ account }) => account);
  const idle = requests.find(({ of, answer }) => answer?.granted && !isOrdered(of, kept, filing));
  if (idle) throw sessionRefusals.RECUSAL_UNORDERED({ of: ASKED_OF_NAMES[idle.of] });
}

/** Whether somebody in the function that was asked for keeps away; an officer needs no order, for they neither read nor vote. */
function isOrdered(of: AskedOf, kept: readonly string[], { chair, viceChairs }: Filing): boolean {
  if (of === 'CHAIR') return chair !== null && kept.includes(chair);
  if (of === 'VICE_CHAIR') return viceChairs.some((account) => kept.includes(account));
  return of === 'OFFICE' || kept.length > 0;
}

/** The meeting after something of its votes has changed: every screen sees that there is something new. */
function ofSession(
  context: Context,
  before: Session,
  action: ActionName,
  news: Partial<Session>,
  detail: Record<string, unknown>,
): Write[] {
  const data = { ...before, ...news, votesChanged: before.votesChanged + 1 };
  const { after, entry } = change({ kind: 'SESSION', id: before.id }, before, data, { by: context.actor, at: context.now, action, detail });
  return [putSession(after, before), entry];
}

async function closeVote(context: Context, id: string, application: string): Promise<Vote> {
  const vote = await closing(context, id, application);
  if (vote.state === 'CLOSED' || vote.state === 'VOID') return vote;
  const count = await closeBox(context, vote.id, { tokens: async () => (await loadTokens(context.table, vote.id)).length });
  return inTurn(context, async () => {
    const [session, candidate, votes, tokens] = await Promise.all([
      sessionOf(context, id),
      candidateOf(context, application),
      loadVotes(context.table, id, application),
      loadTokens(context.table, vote.id),
    ]);
    const before = votes.find((one) => one.id === vote.id);
    if (!before || before.state !== 'CLOSING') return before ?? vote; // counted meanwhile by another call
    const present = presentAtClosing(before, session, tokens, context.now);
    const isUnsound = count.faults.some(({ code }) => code === 'BALLOTS_EXCEED_TOKENS');
    const isVoid = isUnsound || !hasQuorum({ present, members: before.members });
    const voidBecause = isUnsound ? ('BOX_UNSOUND' as const) : isVoid ? ('QUORUM_LOST' as const) : null;
    const counted = isVoid ? NOTHING : count;
    const { yes, no, notCast, list } = counted;
    // Present and without a ballot in the box is abstaining, with a token or without (E9).
    const abstain = isVoid ? 0 : present - yes - no;
    const passed = isVoid ? null : passes({ yes, present });
    const after: Vote = {
      ...before,
      state: isVoid ? 'VOID' : 'CLOSED',
      closedAt: context.now,
      present,
      count: { yes, no, abstain, tokens: count.tokens, notCast, list: [...list], faults: [...count.faults] },
      passed,
      voidBecause,
      version: before.version + 1,
    };
    const outcome =
      passed === null
        ? null
        : { session: id, vote: vote.id, ballot: before.ballot, passed, tally: { present, members: before.members, yes, no, abstain } };
    const fact = {
      by: context.actor,
      at: context.now,
      action: isVoid ? ('voidVote' as const) : ('closeVote' as const),
      detail: { session: id, vote: vote.id },
    };
    // A second ballot that came to nothing leaves the first one's result.
    const state = isVoid && !candidate.outcome ? ('READ' as const) : ('VOTED' as const);
    await context.table.transact([
      ...moved(candidate, { ...candidate, state, outcome: outcome ?? candidate.outcome }, fact).writes,
      putVote(after, before),
      ...ofSession(context, session, 'closeVote', { openVotes: Math.max(0, session.openVotes - 1) }, { application, present }),
    ]);
    return after;
  });
}

/** Of a vote that is void nothing is told: with few ballots it would tell who voted what, and the vote is held again (E10). */
const NOTHING = { yes: 0, no: 0, notCast: 0, list: [] } as const;

/** Gives out no more tokens for a vote: from then on it can only be counted. One that is being counted already is left to go on. */
async function closing(context: Context, id: string, application: string): Promise<Vote> {
  return inTurn(context, async () => {
    const vote = (await loadVotes(context.table, id, application)).at(-1);
    if (!vote) throw sessionRefusals.VOTE_NOT_OPEN();
    if (vote.state !== 'OPEN') return vote;
    await refuseRecused(context, application);
    const [session, tokens, { evaluation }] = await Promise.all([
      sessionOf(context, id),
      loadTokens(context.table, vote.id),
      policyIn(context, vote.city),
    ]);
    refuseIf(whyNotCloseYet(vote, session, tokens, evaluation, context.now));
    const after: Vote = { ...vote, state: 'CLOSING', version: vote.version + 1 };
    await context.table.transact([putVote(after, vote)]);
    return after;
  });
}
