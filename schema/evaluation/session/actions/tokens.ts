/**
 * A member takes a token: that they have is recorded, once, in a transaction; what they sign is blinded, so nobody can know it again. For the
 * same blinded bytes the answer is the same, so that a lost answer loses nobody their vote (E9, E10).
 */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { hashOf } from '../../../core/hash.ts';
import type { Outcome } from '../../../core/once.ts';
import { Conflict } from '../../../table/port.ts';
import { signBlinded } from '../../ballot/actions/boxes.ts';
import { fromText, SIGNATURE_BYTES, toText } from '../../ballot/bytes.ts';
import { ballotRefusals } from '../../ballot/refusals.ts';
import { loadRecusal } from '../../recusals/store.ts';
import { evaluationRefusals } from '../../refusals.ts';
import type { Token } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { presentIn, whyNotInState } from '../rules.ts';
import { loadToken, loadVotes, putToken, sameVote } from '../store.ts';
import { calledNow, memberOf } from './attend.ts';
import { sessionOf } from './changing.ts';

/** Answers the blind signature, base64url. */
export async function takeToken(
  context: Context,
  { session: id, application, blinded: typed }: { session: string; application: string; blinded: string },
): Promise<Outcome<{ vote: string }, { vote: string; signature: string }>> {
  const { account } = personOf(context.actor);
  const blinded = fromText(typed, SIGNATURE_BYTES);
  if (!blinded) throw ballotRefusals.BLINDED_MALFORMED();
  const session = await sessionOf(context, id);
  memberOf(session, account);
  if (await loadRecusal(context.table, { application, account })) throw evaluationRefusals.RECUSED();
  const why = whyNotInState(session, 'OPEN');
  if (why) throw why;
  const vote = (await loadVotes(context.table, id, application)).at(-1);
  if (!vote) throw sessionRefusals.VOTE_NOT_OPEN();
  if (vote.recused.includes(account)) throw evaluationRefusals.RECUSED();
  const mine = { vote: vote.id, account, blinded: hashOf({ blinded: typed }), at: context.now };
  if (await isTaken(context, mine)) return signed(context, vote.id, blinded);
  if (vote.state !== 'OPEN') throw sessionRefusals.VOTE_NOT_OPEN();
  if (!vote.electors.includes(account)) throw sessionRefusals.NOT_ELECTOR();
  if (!presentIn(session, context.now).includes(account)) throw sessionRefusals.NOT_PRESENT();
  await calledNow(context, session, account);
  try {
    await context.table.transact([putToken(mine), sameVote(vote), ...context.also({ vote: vote.id })]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // The same request at the same moment has taken it; or the vote was closed a moment ago.
    if (!(await isTaken(context, mine))) throw sessionRefusals.VOTE_NOT_OPEN();
  }
  return signed(context, vote.id, blinded);
}

/** Whether the member has a token for these bytes; for others it is refused, for it is given once. */
async function isTaken({ table }: Context, mine: Token): Promise<boolean> {
  const known = await loadToken(table, mine);
  if (known && known.blinded !== mine.blinded) throw sessionRefusals.TOKEN_TAKEN();
  return known !== null;
}

async function signed(context: Context, vote: string, blinded: Uint8Array): ReturnType<typeof takeToken> {
  const signature = toText(await signBlinded(context, vote, blinded));
  return { answer: { vote }, result: { vote, signature } };
}
