/** Opening a vote, and signing blindly while it is open. Who may ask, and that each asks once, is the session’s to know: nothing of it is kept here. */
import type { Context } from '../../../core/context.ts';
import { Conflict } from '../../../table/port.ts';
import { fingerprintOf, SIGNATURE_BYTES } from '../bytes.ts';
import { VOTE_NAME, type Box } from '../model.ts';
import { ballotRefusals } from '../refusals.ts';
import { loadBox, loadKey, opening } from '../store.ts';

type Boxes = Pick<Context, 'ballots' | 'vault'>;

/** The place that the key of a vote is sealed for. */
const placeOf = (vote: string): string => `ballot/${vote}`;

/** Whether a vote is open, and its public key with what a screen shows of it; null where it has not been opened. */
export async function boxOf({ ballots }: Pick<Context, 'ballots'>, vote: string): Promise<(Box & { fingerprint: string }) | null> {
  const box = await loadBox(ballots.table, vote);
  return box && { ...box, fingerprint: fingerprintOf(box.publicKey) };
}

/**
 * Opens a vote and answers its public key. Opened again, or by two at once, it is the one that was opened first; one that was closed is never
 * opened again, for its ballots are published.
 */
export async function openBox(context: Boxes, vote: string): Promise<string> {
  if (!VOTE_NAME.test(vote)) throw new Error('a vote is named by voteOf');
  const { table, signer } = context.ballots;
  const known = await loadBox(table, vote);
  if (known) return publicKeyOf(known);
  const { publicKey, privateKey } = await signer.makeKeys();
  try {
    await table.transact(opening({ vote, publicKey, sealed: await context.vault.seal(privateKey, placeOf(vote)) }));
    return publicKey;
  } catch (error) {
    // Somebody else has opened it meanwhile, or this very call has and did not hear of it.
    const first = error instanceof Conflict ? await loadBox(table, vote) : null;
    if (!first) throw error;
    return publicKeyOf(first);
  }
}

function publicKeyOf({ open, publicKey }: Box): string {
  if (!open) throw ballotRefusals.VOTE_CLOSED();
  return publicKey;
}

/**
 * Signs a blinded message under the key of a vote: the same bytes get the same signature, so a repeated request gives nothing more. Whoever
 * calls this has recorded, in a transaction and once, that its member took a token, and that it was for these bytes.
 */
export async function signBlinded(context: Boxes, vote: string, blinded: Uint8Array): Promise<Uint8Array> {
  if (blinded.length !== SIGNATURE_BYTES) throw ballotRefusals.BLINDED_MALFORMED();
  const key = await loadKey(context.ballots.table, vote);
  if (!key) throw ballotRefusals.VOTE_UNKNOWN();
  if (key.sealed === null) throw ballotRefusals.VOTE_CLOSED();
  // Opened anew each time: a key that a process remembered would outlive the closing.
  const signed = await context.ballots.signer.signBlinded(await context.vault.open(key.sealed, placeOf(vote)), blinded);
  if (!signed) throw ballotRefusals.BLINDED_MALFORMED();
  return signed;
}
