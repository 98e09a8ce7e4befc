/**
 * What an objection costs whoever stands in for it with no account (U4): some work of their device, proved by a number that only trying
 * finds. One objection is a second or two; a script's hundredth is not, for the more wait for an answer, the more work each next one is.
 * Nobody is shut out by it: it never grows without end, and whoever gives a name after logging in, or hands a paper in, needs none. Pure.
 */
import type { PostingPolicy } from '../../announcement/model.ts';

/** How many bits a proof has to begin with, while so many objections wait that came like this. */
export function effortNow({ effort }: Pick<PostingPolicy, 'effort'>, waiting: number): number {
  return Math.min(effort.most, effort.least + Math.floor(waiting / effort.each));
}

/** Of a hash in hexadecimal, how many bits it begins with that are nought. */
export function zeroBits(hash: string): number {
  const zeros = hash.length - hash.replace(/^0+/u, '').length;
  const next = Number.parseInt(hash[zeros] ?? '0', 16);
  return zeros * 4 + (zeros < hash.length ? Math.clz32(next) - 28 : 0);
}
