/** A reader writes an opinion, saved as often as they like, submitted once, returned never (E7). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { loadFile } from '../../../application/store.ts';
import { applicationRefusals } from '../../../application/refusals.ts';
import { whyNotPledged } from '../../../committee/pool/rules.ts';
import { commit } from '../../../identity/actions/accounts.ts';
import { moved } from '../../candidates/actions.ts';
import { memberNear } from '../../recusals/actions/found.ts';
import { candidateOf } from '../../recusals/actions/candidate.ts';
import { notRecused } from '../../recusals/store.ts';
import { evaluationRefusals } from '../../refusals.ts';
import { missingIn, opinionInput, type Opinion } from '../model.ts';
import { membersNow } from '../../members.ts';
import { stateRead, whyNotWrite } from '../rules.ts';
import { loadOpinion, putOpinion } from '../store.ts';

type Written = Outcome<{ application: string; account: string }, Opinion>;
/** Which reading: whose it is stands in its id. */
type Seen = { application: string; reader: string; version: number };

/** What lies before a reader, with everything that keeps them from it: another's task, no pledge, a recusal. */
async function taskOf(context: Context, { application, reader }: Seen) {
  const { account } = personOf(context.actor);
  if (reader !== account) throw evaluationRefusals.NOT_READER();
  const [candidate, file, opinion] = await Promise.all([
    candidateOf(context, application),
    loadFile(context.table, application),
    loadOpinion(context.table, { application, account }),
  ]);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const expert = await memberNear(context, candidate, file, account);
  const { accounts } = await membersNow(context, candidate);
  // Whoever is no member any more gives no opinion: another reads in their place (E4).
  if (!opinion || !accounts.includes(account)) throw evaluationRefusals.NOT_READER();
  refuseIf(whyNotPledged(expert) ?? whyNotWrite(candidate, opinion, account));
  return { candidate, file, opinion, account };
}

/** Saves the draft, against the version that was seen. */
export async function saveOpinion(
  context: Context,
  { application, reader, version, ...typed }: Seen & Record<string, unknown>,
): Promise<Written> {
  const content = valid(opinionInput, typed, 'E7', { text: '综合评价意见' });
  const { opinion, account } = await taskOf(context, { application, reader, version });
  refuseIf(whyNotSeen(opinion, version));
  const after = { ...opinion, ...content, savedAt: context.now, version: opinion.version + 1 };
  const answer = { application, account };
  await commit(context, [putOpinion(after, opinion), notRecused({ application, account }), ...context.also(answer)]);
  return { answer, result: after };
}

/** Submits what was saved: whole, once, for good. With the last opinion the candidate has been read. */
export async function submitOpinion(context: Context, seen: Seen): Promise<Written> {
  const { application, version } = seen;
  return inTurn(context, async () => {
    const { candidate, file, opinion, account } = await taskOf(context, seen);
    refuseIf(whyNotSeen(opinion, version));
    const missing = missingIn(opinion, file.head.series);
    if (missing.length > 0) throw evaluationRefusals.OPINION_INCOMPLETE({ missing });
    const readers = candidate.readers.map((reader) => (reader.account === account ? { account, submittedAt: context.now } : reader));
    const least = (await policyIn(context, candidate.city)).evaluation.readers;
    const fact = { by: context.actor, at: context.now, action: 'submitOpinion' as const, detail: { reader: account } };
    const { writes } = moved(candidate, { ...candidate, readers, state: stateRead(readers, least) }, fact);
    const after = { ...opinion, submittedAt: context.now, version: opinion.version + 1 };
    const answer = { application, account };
    await context.table.transact([...writes, putOpinion(after, opinion), notRecused({ application, account }), ...context.also(answer)]);
    return { answer, result: after };
  });
}
