/** Recusals as they happen: declared by the expert, ordered by the office, asked for by the applicant (E5); what the system finds is found whenever somebody comes near. */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, say } from '../../core/refusal.ts';
import { dayOf } from '../../core/time.ts';
import { policyIn } from '../../announcement/cycles.ts';
import { loadFile } from '../../application/store.ts';
import type { ApplicationFile } from '../../application/model.ts';
import { whyNotOwn } from '../../application/sight.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { whyNotOffice } from '../../committee/filing/rules.ts';
import { loadFiling } from '../../committee/filing/store.ts';
import type { Expert } from '../../committee/pool/model.ts';
import { loadExpert } from '../../committee/pool/store.ts';
import { loadStanding } from '../../identity/store.ts';
import { moved } from '../candidates/actions.ts';
import { CANDIDATE_STATE_NAMES, type Candidate, type CandidateState } from '../candidates/model.ts';
import { loadCandidate } from '../candidates/store.ts';
import { membersNow } from '../members.ts';
import { evaluationNotices } from '../notices.ts';
import { loadOpinion, putOpinion } from '../readings/store.ts';
import { evaluationRefusals } from '../refusals.ts';
import { recusalInput, requestAnswerInput, requestInput, type Recusal, type RecusalRequest, ASKED_OF_NAMES } from './model.ts';
import { findInterests, type Found, type Known } from './rules.ts';
import { loadRecusals, loadRequest, loadRequests, putRecusal, putRequest } from './store.ts';

/** Until it is voted on, somebody can keep away from it. */
const OPEN: readonly CandidateState[] = ['WAITING', 'READING', 'READ'];
/** As often as an applicant may ask. */
const MOST_REQUESTS = 5;

/** Why recusals of a candidate are not recorded any more. */
function whyNotOpen({ state }: Candidate) {
  return OPEN.includes(state) ? null : evaluationRefusals.RECUSAL_LATE({ state: CANDIDATE_STATE_NAMES[state] });
}

/** What is on record of an applicant that an expert may have to do with. */
export async function knownOf({ table }: Pick<Context, 'table'>, file: ApplicationFile): Promise<Known> {
  const { head, sections } = file;
  const standing = await loadStanding(table, head.applicant);
  const rows = (name: 'workHistory' | 'papers' | 'achievements') => (sections[name]?.content['items'] ?? []) as Record<string, unknown>[];
  const history = rows('workHistory').map(({ employer, to }) => ({
    name: typeof employer === 'string' ? employer : '',
    until: typeof to === 'string' ? to : null,
  }));
  const past = (standing?.past ?? []).map(({ unitName, until }) => ({ name: unitName, until: dayOf(until) }));
  const present = [head.unitName, head.employer].filter((name) => name !== null).map((name) => ({ name, until: null }));
  const texts = [...rows('papers'), ...rows('achievements')].flatMap((row) =>
    Object.values(row).filter((value) => typeof value === 'string'),
  );
  return { applicant: head.applicant, units: [...present, ...past, ...history].filter(({ name }) => name !== ''), texts };
}

/** For what an expert keeps away from a candidate: on record, or found now. Nothing where nothing is known. */
export type Kept = { account: string; found: readonly Found[]; recorded: Recusal | null };

/** Everybody among these experts who keeps away from a candidate, by their accounts. */
export async function recusedFrom(context: Context, file: ApplicationFile, experts: readonly Expert[]): Promise<Map<string, Kept>> {
  const [known, recorded, { evaluation }] = await Promise.all([
    knownOf(context, file),
    loadRecusals(context.table, file.head.id),
    policyIn(context, file.head.city),
  ]);
  const on = { day: dayOf(context.now), years: evaluation.recusalYears };
  return new Map(
    experts.flatMap((expert) => {
      const found = findInterests(expert, known, on);
      const own = recorded.find(({ account }) => account === expert.account) ?? null;
      return found.length > 0 || own ? [[expert.account, { account: expert.account, found, recorded: own }] as const] : [];
    }),
  );
}

type Recused = Outcome<{ application: string; account: string }, Candidate>;

/** The expert declares what they have to do with a candidate. It is noted at once, whatever else they were asked to do with it. */
export async function declareRecusal(context: Context, input: { application: string } & Record<string, unknown>): Promise<Recused> {
  const { account } = personOf(context.actor);
  return recuse(context, { ...input, account }, 'DECLARED');
}

/** The office, or the chair, orders it. */
export async function orderRecusal(
  context: Context,
  input: { application: string; account: string } & Record<string, unknown>,
): Promise<Recused> {
  return recuse(context, input, 'ORDERED');
}

async function recuse(
  context: Context,
  { application, account, ...typed }: { application: string; account: string } & Record<string, unknown>,
  by: Recusal['by'],
): Promise<Recused> {
  const { interest, reason } = valid(recusalInput, typed, 'E5');
  return inTurn(context, async () => {
    const before = await candidateOf(context, application);
    const members = await membersNow(context, before);
    if (by === 'DECLARED' && !members.accounts.includes(account)) throw evaluationRefusals.CANDIDATE_UNKNOWN();
    const isChair = members.filing.chair === personOf(context.actor).account;
    if (by === 'ORDERED' && !isChair) refuseIf(whyNotOffice(context.actor, members.filing));
    if (!members.accounts.includes(account)) throw evaluationRefusals.NO_MEMBER();
    refuseIf(whyNotOpen(before));
    const recorded = await loadRecusals(context.table, application);
    if (recorded.some((one) => one.account === account)) throw evaluationRefusals.RECUSED_ALREADY();
    const recusal = { application, account, interest, by, reason, at: context.now, recordedBy: personOf(context.actor).account };
    const fact = { by: context.actor, at: context.now, action: 'recuse', reason, detail: { expert: account, interest, how: by } };
    // Whoever was to read it reads it no more; another reader is assigned.
    const readers = before.readers.filter((reader) => reader.account !== account);
    const { after, writes } = moved(before, { ...before, readers, state: stateWith(before, readers) }, fact);
    const told = evaluationNotices.RECUSED_MEMBER({
      to: [{ organisation: members.filing.id, role: 'COMMITTEE_OFFICE' }],
      about: { type: 'Candidate', id: application },
      city: before.city,
      cause: [application, account],
      at: context.now,
      details: { reason, left: before.readers.length === readers.length ? say('', '') : SHORT },
    });
    const opinion = await loadOpinion(context.table, { application, account });
    const ended = opinion ? [putOpinion({ ...opinion, endedAt: context.now, version: opinion.version + 1 }, opinion)] : [];
    const answer = { application, account };
    await context.table.transact([...writes, putRecusal(recusal), ...ended, told, ...context.also(answer)]);
    return { answer, result: after };
  });
}
const SHORT = say('其评阅任务已取消，请补充分配评阅人。', 'They were to read it: assign another reader.');

/** A candidate that has lost a reader waits for another one; one that nobody had begun with stays as it is. */
function stateWith({ state, readers }: Candidate, left: Candidate['readers']): CandidateState {
  return left.length < readers.length && (state === 'READ' || state === 'READING') ? 'READING' : state;
}

/** The candidate an expert or an office speaks of. */
export async function candidateOf({ table }: Pick<Context, 'table'>, application: string): Promise<Candidate & { committee: string }> {
  const candidate = await loadCandidate(table, application);
  if (!candidate?.committee) throw evaluationRefusals.CANDIDATE_UNKNOWN();
  return { ...candidate, committee: candidate.committee };
}

type Requested = Outcome<{ application: string; number: number }, RecusalRequest>;

/** The applicant asks that somebody keep away: by what they are in the committee, for its names are not public. */
export async function requestRecusal(
  context: Context,
  { application, ...typed }: { application: string } & Record<string, unknown>,
): Promise<Requested> {
  const { of, interest, reason } = valid(requestInput, typed, 'E5');
  return inTurn(context, async () => {
    const [file, candidate] = await Promise.all([loadFile(context.table, application), loadCandidate(context.table, application)]);
    if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
    refuseIf(whyNotOwn(context.actor, file.head));
    if (!candidate?.committee) throw evaluationRefusals.CANDIDATE_UNKNOWN();
    refuseIf(whyNotOpen(candidate));
    const { length } = await loadRequests(context.table, application);
    if (length >= MOST_REQUESTS) throw evaluationRefusals.REQUESTS_TOO_MANY({ most: MOST_REQUESTS });
    const number = length + 1;
    const { committee, city, applicant } = candidate;
    const data = { application, number, committee, city, applicant, of, interest, reason, at: context.now, answer: null };
    const fact = { by: context.actor, at: context.now, action: 'requestRecusal', reason, detail: { of, interest } };
    const { after, entry } = change({ kind: 'RECUSAL_REQUEST', id: `${application}.${number}` }, null, data, fact);
    const told = evaluationNotices.RECUSAL_REQUESTED({
      to: [{ organisation: committee, role: 'COMMITTEE_OFFICE' }],
      about: { type: 'Candidate', id: application },
      city,
      cause: [application, String(number)],
      at: context.now,
      waits: String(number),
      details: { applicant: file.head.applicantName, of: ASKED_OF_NAMES[of], reason },
    });
    const answer = { application, number };
    await context.table.transact([putRequest(after, null), entry, told, ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** The office answers: what is granted is ordered of whom it concerns, by `orderRecusal`; the applicant hears that, and no name. */
export async function answerRecusalRequest(
  context: Context,
  { application, number, ...typed }: { application: string; number: number } & Record<string, unknown>,
): Promise<Requested> {
  const { granted, opinion } = valid(requestAnswerInput, typed, 'E5');
  const before = await loadRequest(context.table, application, number);
  const filing = before && (await loadFiling(context.table, before.committee));
  if (!before || !filing) throw evaluationRefusals.REQUEST_UNKNOWN();
  refuseIf(whyNotOffice(context.actor, filing));
  if (before.answer) throw evaluationRefusals.REQUEST_ANSWERED();
  const by = personOf(context.actor).account;
  const fact = { by: context.actor, at: context.now, action: 'answerRecusal', reason: opinion, detail: { granted } };
  const data = { ...before, answer: { granted, opinion, at: context.now, by } };
  const { after, entry } = change({ kind: 'RECUSAL_REQUEST', id: `${application}.${number}` }, before, data, fact);
  const told = evaluationNotices.RECUSAL_ANSWERED({
    to: [{ account: before.applicant }],
    about: { type: 'Application', id: application },
    city: before.city,
    cause: [application, String(number)],
    at: context.now,
    details: {
      of: ASKED_OF_NAMES[before.of],
      answer: granted ? say('予以支持', 'was granted') : say('未予支持', 'was not granted'),
      opinion,
    },
  });
  const answer = { application, number };
  await context.table.transact([putRequest(after, before), entry, told, ...context.also(answer)]);
  return { answer, result: after };
}

/** An expert who comes near a candidate in any way, with whatever keeps them away. */
export async function memberNear(
  context: Context,
  candidate: Candidate & { committee: string },
  file: ApplicationFile,
  account: string,
): Promise<Expert> {
  const expert = await loadExpert(context.table, { committee: candidate.committee, account });
  if (!expert || expert.removed) throw evaluationRefusals.CANDIDATE_UNKNOWN();
  if ((await recusedFrom(context, file, [expert])).has(account)) throw evaluationRefusals.RECUSED();
  return expert;
}
