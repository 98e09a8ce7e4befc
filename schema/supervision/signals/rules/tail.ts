/** The upper tail of a binomial distribution, computed exactly in whole numbers: nothing is rounded, nothing taken for normal. Pure. */

/** A probability as a fraction of whole numbers. */
export type Fraction = { of: bigint; in: bigint };

/**
 * How probable it is that of `trials` at least `hits` hit, where of `others.total` others `others.hits` did. The terms are those of
 * Σ C(n,i)·a^i·(b−a)^(n−i) over b^n, each made of the one before.
 */
export function tailOf({ hits, trials }: { hits: number; trials: number }, others: { hits: number; total: number }): Fraction {
  const [a, b, n] = [BigInt(others.hits), BigInt(others.total), BigInt(trials)];
  if (hits <= 0) return { of: 1n, in: 1n };
  if (a === 0n || hits > trials) return { of: 0n, in: 1n };
  if (a === b) return { of: 1n, in: 1n };
  // From the top down: the term of i is that of i + 1 times (b−a)·(i+1) over a·(n−i).
  let term = a ** n;
  let sum = term;
  for (let i = n - 1n; i >= BigInt(hits); i -= 1n) {
    term = (term * (b - a) * (i + 1n)) / (a * (n - i)); // whole: C(n,i) is, and a^(i+1) has an a to give
    sum += term;
  }
  return { of: sum, in: b ** n };
}

/** Whether it is less than so many thousandths. */
export function isBelow({ of, in: all }: Fraction, perMille: number): boolean {
  return of * 1000n < all * BigInt(perMille);
}

/** As it is shown: a decimal of six digits behind the point at most, or how small it is. */
export function fractionShown({ of, in: all }: Fraction): string {
  const millionths = (of * 1_000_000n) / all;
  if (millionths === 0n) return of === 0n ? '0' : '<0.000001';
  return String(Number(millionths) / 1_000_000);
}
