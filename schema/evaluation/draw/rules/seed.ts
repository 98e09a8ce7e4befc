/** The bytes of a draw (E4): what a commitment is, what is hashed at the freeze, and how two secrets become the seed. Pure. */
import { createSha256, hashOf } from '../../../core/hash.ts';
import { PARTIES, type Frozen, type OfBoth, type Party } from '../model.ts';

/** Of a secret: 32 bytes at least, 128 at most, as hexadecimal digits in small letters. */
const SECRET = /^(?:[0-9a-f]{2}){32,128}$/u;
const HASH = /^[0-9a-f]{64}$/u;

export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

export function isHash(text: string): boolean {
  return HASH.test(text);
}

/** What is published of a secret before the pool is frozen: SHA-256 of its bytes. */
export function commitmentOf(secret: string): string {
  const hash = createSha256();
  hash.update(Buffer.from(secret, 'hex'));
  return hash.digest();
}

/** Who has told something else than what they had committed to. */
export function notAsCommitted(commitments: OfBoth<string>, secrets: OfBoth<string>): Party[] {
  return PARTIES.filter((party) => !isSecret(secrets[party]) || commitmentOf(secrets[party]) !== commitments[party]);
}

/** The hash of the pool: over the list, sorted by the experts' ids, each with what quotas ask. */
export function poolHashOf(pool: Frozen['pool']): string {
  return hashOf(pool);
}

/** The hash of all that is fixed at the freeze: whoever changes a quota or an exclusion afterwards has another seed. */
export function frozenHashOf({ pool, ...rest }: Frozen): string {
  return hashOf({ ...rest, poolHash: poolHashOf(pool) });
}

/** The seed: both secrets with the hashes of the pool and of what was fixed. Neither party has it before both have told. */
export function seedOf(frozen: Frozen, secrets: OfBoth<string>): string {
  const { bureau, supervisor } = secrets;
  return hashOf({ algorithm: frozen.algorithm, bureau, frozenHash: frozenHashOf(frozen), poolHash: poolHashOf(frozen.pool), supervisor });
}

/** A seed for something else that is drawn later, such as who reads what: nobody chooses it either. */
export function seedFor(purpose: string, seed: string): string {
  return hashOf({ purpose, seed });
}

/** By the experts' ids, as their characters are numbered: one order on every machine. */
export function sortedByExpert<T extends { expert: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.expert < b.expert ? -1 : a.expert > b.expert ? 1 : 0));
}
