/** Casting a ballot (E9): by nobody, for the one who casts is not known and not asked. */
import type { Context } from '../../../core/context.ts';
import { busyRefusals, inTurn } from '../../../core/in-turn.ts';
import { Refusal } from '../../../core/refusal.ts';
import type { Ballots, BallotVerifier } from '../../../core/ports.ts';
import { Conflict, type Table } from '../../../table/port.ts';
import { readBallot, toText } from '../bytes.ts';
import type { Cast } from '../model.ts';
import { ballotRefusals } from '../refusals.ts';
import { casting, loadBox, loadCast, type Place } from '../store.ts';

/** A table that had no time is asked again a few times: a committee that is told “now” casts all at once, and all check the one box. */
const TRIES = 4;

/** What casting needs: no key but public ones, and no context of anybody. */
export type Urn = Pick<Context, 'pause'> & { ballots: Ballots<BallotVerifier> };

/** A ballot with its signature, unblinded. */
export type Signed = { ballot: Uint8Array; signature: Uint8Array };

/**
 * Puts a ballot into its box and answers its hash. The same ballot once more answers as it did at first, after the vote was closed as well: it
 * is in the box. What was answered so is counted, and what was refused is not, whenever the vote is closed.
 */
export async function cast({ ballots: { table, signer }, pause }: Urn, { ballot, signature }: Signed): Promise<{ hash: string }> {
  const read = readBallot(ballot);
  if (!read) throw ballotRefusals.BALLOT_MALFORMED();
  const { vote, token, hash } = read;
  const box = await loadBox(table, vote);
  if (!box) throw ballotRefusals.VOTE_UNKNOWN();
  if (!(await signer.verify(box.publicKey, ballot, signature))) throw ballotRefusals.BALLOT_NOT_SIGNED();
  const kept: Cast = { message: toText(ballot), signature: toText(signature) };
  await inTurn({ pause }, () => put(table, { vote, token }, kept), TRIES);
  return { hash };
}

/** Puts it into the box, where it may lie already; what keeps it out is told. */
async function put(table: Table, place: Place, kept: Cast): Promise<void> {
  try {
    await table.transact(casting(place, kept));
  } catch (error) {
    if (isBusy(error)) throw new Conflict(['turn']);
    if (!(error instanceof Conflict)) throw error;
    const known = await loadCast(table, place);
    if (known && known.message !== kept.message) throw ballotRefusals.TOKEN_USED();
    if (!known && error.failed.includes('box')) throw ballotRefusals.VOTE_CLOSED();
    if (!known) throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Refusal && error.code === busyRefusals.BUSY().code;
}
