/**
 * Who is drawn (E4). The pool is shuffled once and gone through in that order; whoever comes is seated if the quotas can still be kept with them.
 * So each seat in turn is drawn evenly among all those with whom the quotas can still be kept. Whoever cannot be seated at their turn cannot be
 * later either, since every seat that is taken leaves fewer ways. Without quotas, or with exact seats for specialties alone, each selection that
 * keeps them is as likely as any other; with others it is the distribution of those steps (schema/evaluation/README.md).
 */
import { numbersOf, shuffled } from '../../../core/chance.ts';
import type { Frozen, Lot, OfBoth, Outcome, Proof } from '../model.ts';
import { fill, pathOf, run, type Way } from './network.ts';
import { seatsOf } from './seats.ts';
import { frozenHashOf, poolHashOf, seedOf } from './seed.ts';

/** `filled`: how many seats can be filled with those who sit. `offer` seats whoever comes if as many can be filled with them; each is offered a seat once. */
type Seating = { filled: number; offer: (expert: string) => boolean };

/** The seats of a lot with these members in theirs; null where they cannot all sit under its quotas. */
export function seating(lot: Lot, members: readonly string[] = []): Seating | null {
  const { start, end, takes } = seatsOf(lot);
  for (const [expert, seat] of takes) if (!members.includes(expert)) seat.room = 0;
  if (fill(start, end) < members.length) return null;
  // Who sits keeps the seat: nothing that runs through them is given up any more.
  for (const [expert, seat] of takes) [seat.room, seat.back.room] = members.includes(expert) ? [0, 0] : [1, 0];
  return { filled: members.length + fill(start, end), offer: (expert) => isSeated(takes.get(expert)) };
}

/** Seats an expert in the filling at hand, where there is a round of changes that brings them in and moves none who sits; bars them otherwise. */
function isSeated(seat: Way | undefined): boolean {
  if (!seat) return false;
  if (seat.room > 0) {
    const round = pathOf(seat.to, seat.back.to);
    seat.room = 0;
    if (!round) return false;
    run(round);
  }
  seat.back.room = 0;
  return true;
}

/** The draw from its seed. Quotas that cannot be kept were refused before the freeze. */
export function drawn(lot: Lot, seed: string): Outcome {
  const pool = lot.pool.map(({ expert }) => expert);
  const order = shuffled(pool, numbersOf(seed));
  const seats = seating(lot);
  if (seats?.filled !== lot.seats) throw new Error('the quotas of a frozen pool cannot be kept');
  const members: string[] = [];
  for (const expert of order) if (members.length < lot.seats && seats.offer(expert)) members.push(expert);
  return { order, drawn: members, substitutes: order.filter((expert) => !members.includes(expert)) };
}

/** The proof of a draw whose secrets are as they were committed to. */
export function proofOf(frozen: Frozen, secrets: OfBoth<string>): Proof {
  const seed = seedOf(frozen, secrets);
  return { ...frozen, poolHash: poolHashOf(frozen.pool), frozenHash: frozenHashOf(frozen), secrets, seed, ...drawn(frozen, seed) };
}

/**
 * Who comes in for whom has gone: the first in the order with whom the quotas can be kept as far as they still can, beside the members who are
 * left. Null where nobody fills a seat that way: it stays empty, and nothing is drawn anew.
 */
export function nextSubstitute(
  lot: Lot,
  by: { order: readonly string[]; members: readonly string[]; gone: readonly string[] },
): string | null {
  const isGone = new Set(by.gone);
  const seats = seating({ ...lot, pool: lot.pool.filter(({ expert }) => !isGone.has(expert)) }, by.members);
  if (!seats || seats.filled === by.members.length) return null;
  return by.order.find((expert) => !isGone.has(expert) && !by.members.includes(expert) && seats.offer(expert)) ?? null;
}
