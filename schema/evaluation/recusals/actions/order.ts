/** Recusals that people bring about: declared by the expert, ordered by the office or the chair (E5). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { moved } from '../../candidates/actions.ts';
import type { Candidate, CandidateState } from '../../candidates/model.ts';
import { membersNow } from '../../members.ts';
import { evaluationNotices } from '../../notices.ts';
import { loadOpinion, putOpinion } from '../../readings/store.ts';
import { evaluationRefusals } from '../../refusals.ts';
import { recusalInput, type Recusal } from '../model.ts';
import { loadRecusals, putRecusal } from '../store.ts';
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
    const isChair = members.filing.chair === personOf(context.actor).account;
    if (by === 'ORDERED' && !isChair) refuseIf(whyNotOffice(context.actor, members.filing));
    if (!members.accounts.includes(account)) throw evaluationRefusals.NO_MEMBER();
    refuseIf(whyNotRecuse(before));
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
