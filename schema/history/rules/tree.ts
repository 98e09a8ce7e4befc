/**
 * A Merkle tree as RFC 6962 (and RFC 9162, which hashes alike) has it: a leaf is hashed behind a zero byte, two nodes behind a one, and of
 * n leaves the greatest power of two below n stand to the left. Pure; hashes are SHA-256 in hexadecimal. Whoever has a root and a path of a
 * few hashes knows that one leaf is below the root, or that one tree is the beginning of another, without seeing any other leaf.
 */
import { sha256Of } from '../../core/hash.ts';

/** SHA-256, 64 hexadecimal digits. */
export type Hash = string;

const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)];

/** The root of a tree without leaves. */
export const EMPTY: Hash = sha256Of('');

/** The hash of a leaf, by what stands in it: bytes, or a text as UTF-8. */
export function leafOf(content: Uint8Array | string): Hash {
  return sha256Of(LEAF, content);
}

function nodeOf(left: Hash, right: Hash): Hash {
  return sha256Of(NODE, bytesOf(left), bytesOf(right));
}

/** A hash as bytes. */
export function bytesOf(hash: Hash): Uint8Array {
  return Buffer.from(hash, 'hex');
}

/** The root of the leaves from one place to before another: a whole tree, or a part that is a node of it. */
export type Roots = (from: number, to: number) => Hash;

/** The same of leaves that are all at hand, by their hashes. */
export function rootsOf(leaves: readonly Hash[]): Roots {
  const roots: Roots = (from, to) => {
    if (to === from) return EMPTY;
    if (to === from + 1) return leaves[from] ?? EMPTY;
    const middle = from + leftOf(to - from);
    return nodeOf(roots(from, middle), roots(middle, to));
  };
  return roots;
}

/** The root of all leaves. */
export function rootOf(leaves: readonly Hash[]): Hash {
  return rootsOf(leaves)(0, leaves.length);
}

/** A tree that grows leaf by leaf: how many it has, and the roots of its whole parts, the greatest first. */
export type Growing = { size: number; parts: Hash[] };

/** Adds a leaf to it; answers the root that it has now. */
export function grow(tree: Growing, leaf: Hash): Hash {
  let part = leaf;
  for (let left = tree.size; left % 2 === 1; left = half(left)) part = nodeOf(tree.parts.pop() ?? EMPTY, part);
  tree.parts.push(part);
  tree.size += 1;
  return tree.parts.reduceRight((right, left) => nodeOf(left, right));
}

/** How many leaves of so many, two at least, stand to the left: the greatest power of two that is less. */
function leftOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/**
 * The same where whole tiles of leaves are known by their roots alone (a power of two of leaves in each): `tile` gives the leaves of one,
 * whole or not, where they are needed.
 */
export function tiledRoots(width: number, tiles: readonly Hash[], tile: (index: number) => readonly Hash[]): Roots {
  const roots: Roots = (from, to) => {
    const [index, size] = [Math.floor(from / width), to - from];
    if (size === width && from % width === 0 && tiles[index] !== undefined) return tiles[index];
    if (size <= width) return rootsOf(tile(index))(from - index * width, to - index * width);
    const middle = from + leftOf(size);
    return nodeOf(roots(from, middle), roots(middle, to));
  };
  return roots;
}

/** The hashes beside the way from a leaf up to the root of the first `size` leaves (RFC 6962, 2.1.1). */
export function inclusionPath(leaf: number, size: number, roots: Roots): Hash[] {
  const below = (from: number, to: number): Hash[] => {
    if (to - from <= 1) return [];
    const middle = from + leftOf(to - from);
    return leaf < middle ? [...below(from, middle), roots(middle, to)] : [...below(middle, to), roots(from, middle)];
  };
  return below(0, size);
}

/** What shows that the first `to` leaves begin with the first `first` (RFC 6962, 2.1.2); nothing where that is plain. */
export function extensionPath(first: number, size: number, roots: Roots): Hash[] {
  const below = (from: number, to: number, isFirst: boolean): Hash[] => {
    if (first === to) return isFirst ? [] : [roots(from, to)];
    const middle = from + leftOf(to - from);
    return first <= middle ? [...below(from, middle, isFirst), roots(middle, to)] : [...below(middle, to, false), roots(from, middle)];
  };
  return first === 0 || first >= size ? [] : below(0, size, true);
}

/** Whether a leaf stands at a place of the tree that has this root (RFC 9162, 2.1.3.2). */
export function isIncluded({
  leaf,
  place,
  size,
  path,
  root,
}: {
  leaf: Hash;
  place: number;
  size: number;
  path: readonly Hash[];
  root: Hash;
}) {
  if (!(place >= 0 && place < size)) return false;
  let [at, last, hash] = [place, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeOf(beside, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = nodeOf(hash, beside);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash === root;
}

/** Whether the tree with the one root begins with the tree that has the other (RFC 9162, 2.1.4.2). */
export function isExtended({
  from,
  to,
  path,
}: {
  from: { size: number; root: Hash };
  to: { size: number; root: Hash };
  path: readonly Hash[];
}) {
  if (from.size > to.size || from.size < 0) return false;
  if (from.size === to.size) return path.length === 0 && from.root === to.root;
  if (from.size === 0) return path.length === 0 && from.root === EMPTY;
  // A whole tree of a power of two is its own first node.
  const [first, ...rest] = isPowerOfTwo(from.size) ? [from.root, ...path] : path;
  if (first === undefined) return false;
  let [at, last] = [from.size - 1, to.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [old, grown] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [old, grown] = [nodeOf(beside, old), nodeOf(beside, grown)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else grown = nodeOf(grown, beside);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && old === from.root && grown === to.root;
}

function half(number: number): number {
  return Math.floor(number / 2);
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}
