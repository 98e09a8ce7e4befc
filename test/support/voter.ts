/**
 * A voter’s client, written from schema/evaluation/README.md alone: hashes, random bytes and big integers, and nothing of ours. Chance is
 * given in, so that it can be told what it draws.
 */
import { createHash, createPublicKey, constants, randomBytes, verify, type KeyObject } from 'node:crypto';

export const CHOICE_BYTES = { YES: 1, NO: 2, ABSTAIN: 3 } as const;
export type Choice = keyof typeof CHOICE_BYTES;
export type Chance = (bytes: number) => Buffer;

/** What a voter holds between asking and casting. */
export type Blinding = { ballot: Buffer; encoded: Buffer; blinded: Buffer; r: bigint };

const SIZE = 256;

/** 1: the 78 bytes. */
export function ballotOf({ vote, choice, token, padding }: { vote: string; choice: Choice; token: Buffer; padding: Buffer }): Buffer {
  return Buffer.concat([
    Buffer.from('zhicheng ballot v1\0', 'ascii'),
    Buffer.from(vote, 'ascii'),
    Buffer.of(CHOICE_BYTES[choice]),
    token,
    padding,
  ]);
}

/** The same with new random bytes. */
export function newBallot(vote: string, choice: Choice, chance: Chance = randomBytes): Buffer {
  return ballotOf({ vote, choice, token: chance(16), padding: chance(16) });
}

/** 2: blinds a ballot under the key that the session tells. */
export function blind(publicKey: string, ballot: Buffer, chance: Chance = randomBytes): Blinding {
  const { n, e } = numbersOf(publicKey);
  const encoded = encode(ballot, chance(48));
  const m = toNumber(encoded);
  if (divisor(m, n) !== 1n) throw new Error('the key is broken');
  const r = drawn(n, chance);
  return { ballot, encoded, blinded: toBytes((m * power(r, e, n)) % n), r };
}

/** 3: the signature under the ballot; throws where the answer is none. */
export function finalise(publicKey: string, { ballot, r }: Pick<Blinding, 'ballot' | 'r'>, blindSignature: Uint8Array): Buffer {
  const { n } = numbersOf(publicKey);
  const signature = toBytes((toNumber(blindSignature) * inverse(r, n)) % n);
  const scheme = { key: keyOf(publicKey), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  if (!verify('sha384', ballot, scheme, signature)) throw new Error('this is no signature: do not cast');
  return signature;
}

/** 5: the body of the request. */
export function bodyOf(ballot: Uint8Array, signature: Uint8Array): string {
  return `{"ballot":"${Buffer.from(ballot).toString('base64url')}","signature":"${Buffer.from(signature).toString('base64url')}"}`;
}

/** 6: the number under which a ballot stands in the list. */
export function numberOf(ballot: Uint8Array): string {
  return createHash('sha256').update(ballot).digest('hex');
}

/** EMSA-PSS for 2047 bits: salt of 48 bytes, SHA-384. */
export function encode(ballot: Buffer, salt: Buffer): Buffer {
  const h = sha384(Buffer.alloc(8), sha384(ballot), salt);
  const data = Buffer.concat([Buffer.alloc(158), Buffer.of(1), salt]);
  const mask = Buffer.concat([0, 1, 2, 3, 4].map((counter) => sha384(h, Buffer.of(0, 0, 0, counter))));
  const masked = data.map((byte, at) => byte ^ (mask[at] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return Buffer.concat([masked, h, Buffer.of(0xbc)]);
}

function sha384(...parts: readonly Uint8Array[]): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha384')).digest();
}

/** A voter reads the key once. */
const READ = new Map<string, KeyObject>();

function keyOf(publicKey: string): KeyObject {
  const key = READ.get(publicKey) ?? createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  READ.set(publicKey, key);
  return key;
}

/** Modulus and exponent of a key, which is refused where it is another than the page says. */
export function numbersOf(publicKey: string): { n: bigint; e: bigint } {
  const { n = '', e = '' } = keyOf(publicKey).export({ format: 'jwk' });
  const numbers = { n: toNumber(Buffer.from(n, 'base64url')), e: toNumber(Buffer.from(e, 'base64url')) };
  if (numbers.n.toString(2).length !== 2048 || numbers.e !== 65537n) throw new Error('this is not the key of a vote');
  return numbers;
}

function drawn(n: bigint, chance: Chance): bigint {
  for (;;) {
    const r = toNumber(chance(SIZE));
    if (r > 0n && r < n && divisor(r, n) === 1n) return r;
  }
}

export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

export function toBytes(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * SIZE, '0'), 'hex');
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, left = exponent; left > 0n; left >>= 1n, square = (square * square) % modulus)
    if (left & 1n) result = (result * square) % modulus;
  return result;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

export function inverse(a: bigint, n: bigint): bigint {
  let [r, next, t, after] = [n, a, 0n, 1n];
  while (next !== 0n) {
    const q = r / next;
    [r, next, t, after] = [next, r - q * next, after, t - q * after];
  }
  return ((t % n) + n) % n;
}
