/**
 * Chance that anybody can repeat: whole numbers from a seed, each as likely as any other. The stream is HMAC-SHA256 of a counter under
 * the seed; of each block the first two bytes are a number below 65,536, and what would make some remainders likelier is left out (E4).
 */
import { blockOf } from './hash.ts';

/** Below what the numbers of a stream lie, and so how long a list may be. */
export const MOST_DRAWN_FROM = 2 ** 16;

/** Gives whole numbers from 0, below what is asked for. */
export type Numbers = (below: number) => number;

/** The numbers of a seed (hexadecimal digits), in their order. */
export function numbersOf(seed: string): Numbers {
  let counter = 0;
  return evenly(() => blockOf(seed, counter++).readUInt16BE());
}

/** Even numbers below any bound from even numbers below 65,536: those past the last whole multiple of the bound are not taken. */
export function evenly(next: () => number): Numbers {
  return (below) => {
    if (!Number.isInteger(below) || below < 1 || below > MOST_DRAWN_FROM) throw new RangeError(`no number below ${below}`);
    const end = MOST_DRAWN_FROM - (MOST_DRAWN_FROM % below);
    for (;;) {
      const number = next();
      if (number < end) return number % below;
    }
  };
}

/** Fisher–Yates from the front: after k steps the first k are drawn and stay as they are, and the next comes behind them. */
export function shuffled<T>(list: readonly T[], numbers: Numbers): T[] {
  const order = [...list];
  for (let at = 0; at < order.length - 1; at += 1) {
    const drawn = at + numbers(order.length - at);
    const [first, other] = [order[at], order[drawn]] as [T, T];
    order[at] = other;
    order[drawn] = first;
  }
  return order;
}
