/**
 * Who reads which application (E7). Each has as many readers as the rules ask for, none of whom has a conflict with it, and loads are as even as
 * the conflicts allow: first each application takes the free readers with the fewest, in an order drawn from the seed; then, as long as a chain of
 * exchanges leads from a reader to one with at least two fewer, it is made. When there is none, no other assignment is more even: the largest load
 * cannot be smaller nor the smallest larger, nor the sum of their squares less; where the conflicts allow ±1, it is ±1. Pure.
 */
import { numbersOf, shuffled } from '../../core/chance.ts';

export type Pair = { candidate: string; reader: string };

export type ToAssign = {
  candidates: readonly string[];
  readers: readonly string[];
  /** Who may not read what: recusals, however they came about (E5). */
  conflicts: readonly Pair[];
  /** Readers for each application. */
  least: number;
  /** Recorded with the assignment: the same seed assigns the same. */
  seed: string;
  /** What stays as it is, since it has begun: after a late recusal only what has to be is assigned anew. */
  kept?: readonly Pair[];
};

/** An application with too few readers who are free of conflicts. */
export type TooFew = { candidate: string; free: number; short: number };

/** Sorted by candidates and readers; or which have too few, all of them. */
export type Assignment =
  | { readersOf: ReadonlyMap<string, readonly string[]>; tooFew: readonly [] }
  | { readersOf: null; tooFew: readonly TooFew[] };

export function assignReaders({ candidates, readers, conflicts, least, seed, kept = [] }: ToAssign): Assignment {
  const barred = by(conflicts);
  const free = (candidate: string) => readers.filter((reader) => !barred.get(candidate)?.has(reader));
  const tooFew = candidates
    .map((candidate) => ({ candidate, free: free(candidate).length, short: least - free(candidate).length }))
    .filter(({ short }) => short > 0);
  if (tooFew.length > 0) return { readersOf: null, tooFew };
  // Sorted first: the order in which they are given decides nothing.
  const numbers = numbersOf(seed);
  const inTurn = shuffled(candidates.toSorted(), numbers);
  const rank = shuffled(readers.toSorted(), numbers);
  const may = new Map(candidates.map((candidate) => [candidate, new Set(free(candidate))]));
  const desks = desksOf(rank, may, kept);
  for (const candidate of inTurn) give(desks, candidate, least);
  while (evened(desks));
  const readersOf = new Map(candidates.toSorted().map((candidate) => [candidate, [...(desks.reads.get(candidate) ?? [])].toSorted()]));
  return { readersOf, tooFew: [] };
}

/** Who may read what, who reads what by now, and how many each reader has; readers in the order of their rank. */
type Desks = {
  may: ReadonlyMap<string, ReadonlySet<string>>;
  reads: ReadonlyMap<string, Set<string>>;
  fixed: ReadonlyMap<string, ReadonlySet<string>>;
  loads: Map<string, number>;
};

function desksOf(rank: readonly string[], may: Desks['may'], kept: readonly Pair[]): Desks {
  const begun = by(kept.filter(({ candidate, reader }) => may.get(candidate)?.has(reader)));
  const desks: Desks = {
    may,
    reads: new Map([...may.keys()].map((candidate) => [candidate, new Set(begun.get(candidate))])),
    fixed: begun,
    loads: new Map(rank.map((reader) => [reader, 0])),
  };
  for (const readers of begun.values()) for (const reader of readers) add(desks, reader, 1);
  return desks;
}

function add({ loads }: Desks, reader: string, more: number): void {
  loads.set(reader, (loads.get(reader) ?? 0) + more);
}

/** Gives an application the free readers with the fewest, the earlier in rank among equals. */
function give(desks: Desks, candidate: string, least: number): void {
  const { may, reads, loads } = desks;
  const has = reads.get(candidate);
  const inRank = [...loads].filter(([reader]) => may.get(candidate)?.has(reader) && !has?.has(reader)).toSorted(([, a], [, b]) => a - b);
  for (const [reader] of inRank.slice(0, Math.max(0, least - (has?.size ?? 0)))) {
    has?.add(reader);
    add(desks, reader, 1);
  }
}

/** Makes one chain of exchanges that takes from a reader and gives to one with at least two fewer; false when there is none. */
function evened(desks: Desks): boolean {
  const most = [...desks.loads].toSorted(([, a], [, b]) => b - a);
  for (const [reader, load] of most) {
    const chain = chainFrom(desks, reader, load - 2);
    if (!chain) continue;
    for (const { candidate, from, to } of chain) {
      desks.reads.get(candidate)?.delete(from);
      desks.reads.get(candidate)?.add(to);
      add(desks, from, -1);
      add(desks, to, 1);
    }
    return true;
  }
  return false;
}

type Step = { candidate: string; from: string; to: string };

/** The shortest chain from a reader to one with no more than so many: each hands an application on to the next, who may read it and does not yet. */
function chainFrom({ may, reads, fixed, loads }: Desks, start: string, atMost: number): Step[] | null {
  const came = new Map<string, Step | null>([[start, null]]);
  for (const from of came.keys()) {
    if ((loads.get(from) ?? 0) <= atMost) return chainTo(came, from);
    for (const [candidate, has] of reads) {
      if (!has.has(from) || fixed.get(candidate)?.has(from)) continue;
      for (const to of may.get(candidate) ?? []) if (!has.has(to) && !came.has(to)) came.set(to, { candidate, from, to });
    }
  }
  return null;
}

function chainTo(came: ReadonlyMap<string, Step | null>, end: string): Step[] {
  const chain: Step[] = [];
  for (let step = came.get(end); step; step = came.get(step.from)) chain.unshift(step);
  return chain;
}

function by(pairs: readonly Pair[]): Map<string, Set<string>> {
  const grouped = new Map<string, Set<string>>();
  for (const { candidate, reader } of pairs) grouped.set(candidate, (grouped.get(candidate) ?? new Set()).add(reader));
  return grouped;
}
