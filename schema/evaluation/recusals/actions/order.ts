/** Recusals that people bring about: declared by the expert, ordered by the office or the chair (E5). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import { applicationRefusals } from '../../../application/refusals.ts';
import { loadFile } from '../../../application/store.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { loadExpert } from '../../../committee/pool/store.ts';
import { endingOpinions, moved } from '../../candidates/actions.ts';
import type { Candidate, CandidateState } from '../../candidates/model.ts';
import { membersNow } from '../../members.ts';
import { evaluationNotices } from '../../notices.ts';
import { evaluationRefusals } from '../../refusals.ts';
import { recusalInput, type Recusal } from '../model.ts';
import { loadRecusal, loadRecusals, putRecusal } from '../store.ts';
import { recusedFrom } from './found.ts';
import { whyNotRecuse } from '../../candidates/rules.ts';
import { candidateOf } from './candidate.ts';

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
    if (by === 'ORDERED') await refuseNoOrder(context, before, members.filing);
    if (!members.accounts.includes(account)) throw evaluationRefusals.NO_MEMBER();
    refuseIf(whyNotRecuse(before));
    const recorded = await loadRecusals(context.table, application);
    const isOrdered = by === 'ORDERED';
    if (recorded.some((one) => one.account === account)) throw evaluationRefusals.RECUSED_ALREADY();
    const recusal = { application, account, interest, by, reason, at: context.now, recordedBy: personOf(context.actor).account };
    const fact = { by: context.actor, at: context.now, action: 'recuse' as const, reason, detail: { expert: account, interest, how: by } };
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
    const ended = await endingOpinions(context, before, [{ account }]);
    const ordered = evaluationNotices.RECUSAL_ORDERED({
      to: [{ account }],
      about: { type: 'Expert', id: `${members.filing.id}.${account}` },
      city: before.city,
      cause: [application, account],
      at: context.now,
      details: { name: members.filing.name },
    });
    const answer = { application, account };
    await context.table.transact([
      ...writes,
      putRecusal(recusal),
      ...ended,
      told,
      ...(isOrdered ? [ordered] : []),
      ...context.also(answer),
    ]);
    return { answer, result: after };
  });
}
const SHORT = say('其评阅任务已取消，请补充分配评阅人。', 'They were to read it: assign another reader.');

/** The office orders it, or the chair: neither of their own application (P7), nor of a candidate from whom they keep away themselves. */
async function refuseNoOrder(context: Context, candidate: Candidate & { committee: string }, filing: Filing): Promise<void> {
  const { account } = personOf(context.actor);
  if (filing.chair !== account) refuseIf(whyNotOffice(context.actor, filing));
  if (candidate.applicant === account) throw applicationRefusals.OWN_APPLICATION();
  if (await loadRecusal(context.table, { application: candidate.application, account })) throw evaluationRefusals.RECUSED();
  const [file, expert] = await Promise.all([
    loadFile(context.table, candidate.application),
    loadExpert(context.table, { committee: candidate.committee, account }),
  ]);
  if (file && expert && (await recusedFrom(context, file, [expert])).has(account)) throw evaluationRefusals.RECUSED();
}

/** A candidate that has lost a reader waits for another one; one that nobody had begun with stays as it is. */
function stateWith({ state, readers }: Candidate, left: Candidate['readers']): CandidateState {
  return left.length < readers.length && (state === 'READ' || state === 'READING') ? 'READING' : state;
}
