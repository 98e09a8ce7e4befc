/**
 * A ballot byte by byte, as schema/evaluation/README.md tells it to those who write the voters’ clients. What is voted is a part of what is
 * signed, so nobody can alter it, whoever has the table included. Pure.
 */
import { createSha256 } from '../../core/hash.ts';
import { CHOICES, VOTE_NAME, type Choice } from './model.ts';

/** What every ballot begins with: 18 characters and a zero byte. */
const PREFIX = Buffer.from('zhicheng ballot v1\0', 'latin1');
const VOTE = 26;
const TOKEN = 16;
const PADDING = 16;
const VOTE_AT = PREFIX.length;
const CHOICE_AT = VOTE_AT + VOTE;
const TOKEN_AT = CHOICE_AT + 1;

/** How long a ballot is, whatever was voted. */
export const BALLOT_BYTES = TOKEN_AT + TOKEN + PADDING;

/** The bytes of a modulus of 2048 bits, and of every signature and blinded message with it. */
export const SIGNATURE_BYTES = 256;

/** What a ballot says. */
export type Read = {
  vote: string;
  choice: Choice;
  /** SHA-256 of its token, hexadecimal: its place in the box. */
  token: string;
  /** SHA-256 of all of it, hexadecimal: what its voter finds in the published list. */
  hash: string;
};

/** Reads a ballot; null where it is none, by its length, its beginning, the name of its vote or its choice. */
export function readBallot(bytes: Uint8Array): Read | null {
  const all = Buffer.from(bytes);
  if (all.length !== BALLOT_BYTES || !all.subarray(0, VOTE_AT).equals(PREFIX)) return null;
  const vote = all.toString('latin1', VOTE_AT, CHOICE_AT);
  // 1, 2, 3: no byte that nobody has set is a vote.
  const choice = CHOICES[(all[CHOICE_AT] ?? 0) - 1];
  if (!VOTE_NAME.test(vote) || choice === undefined) return null;
  return { vote, choice, token: sha256(all.subarray(TOKEN_AT, TOKEN_AT + TOKEN)), hash: sha256(all) };
}

/** Bytes as they are kept and sent. */
export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** So many bytes out of base64url; null where it is not exactly them, in the one way in which they are written. */
export function fromText(text: string, length: number): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}

/** What a room’s screen shows of a public key, so that every voter can see that they have the same: SHA-256 of its DER, hexadecimal. */
export function fingerprintOf(publicKey: string): string {
  return sha256(Buffer.from(publicKey, 'base64url'));
}

function sha256(bytes: Uint8Array): string {
  const hash = createSha256();
  hash.update(bytes);
  return hash.digest();
}
