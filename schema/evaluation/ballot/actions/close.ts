/** Closing a vote and counting it (E9). Counting reads and verifies each ballot once, writes nothing, and comes to the same whenever it is done. */
import type { Context } from '../../../core/context.ts';
import type { Ballots, BallotVerifier } from '../../../core/ports.ts';
import { Conflict, type Item } from '../../../table/port.ts';
import { BALLOT_BYTES, fromText, readBallot, SIGNATURE_BYTES } from '../bytes.ts';
import type { Box, Count } from '../model.ts';
import { ballotRefusals } from '../refusals.ts';
import { countOf, type Judged } from '../rules.ts';
import { castIn, castsOf, closing, loadBox } from '../store.ts';

/**
 * Closes a vote and answers what it comes to; closed already, it is only counted. `tokens` says how many tokens were given out; it is asked
 * after the closing, for until then one more can be given, and there are never more ballots than tokens (E9).
 */
export async function closeBox(
  { ballots }: Pick<Context, 'ballots'>,
  vote: string,
  { tokens }: { tokens: () => Promise<number> },
): Promise<Count> {
  const box = await loadBox(ballots.table, vote);
  if (!box) throw ballotRefusals.VOTE_UNKNOWN();
  if (box.open) await close(ballots, box);
  return countOf(vote, await judged(ballots, box), await tokens());
}

async function close({ table }: Pick<Ballots, 'table'>, box: Box): Promise<void> {
  try {
    await table.transact(closing(box));
  } catch (error) {
    // Only a box that is closed is not open: somebody else was first.
    if (!(error instanceof Conflict)) throw error;
  }
}

async function judged({ table, signer }: Ballots<BallotVerifier>, box: Box): Promise<Judged[]> {
  const all: Judged[] = [];
  for await (const item of castsOf(table, box.vote)) all.push(await judge(signer, box, item));
  return all;
}

/** Each is verified anew: what lies in the table may have come there past the function that verifies. */
async function judge(signer: BallotVerifier, { vote, publicKey }: Box, item: Item): Promise<Judged> {
  const { token, cast } = castIn(item);
  const ballot = cast && fromText(cast.message, BALLOT_BYTES);
  const signature = cast && fromText(cast.signature, SIGNATURE_BYTES);
  const read = ballot && readBallot(ballot);
  const isOurs = read !== null && read.vote === vote && read.token === token;
  if (!isOurs || !ballot || !signature || !(await signer.verify(publicKey, ballot, signature))) return { spoilt: token };
  return { hash: read.hash, choice: read.choice };
}
