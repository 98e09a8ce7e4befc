/**
 * Texts that are nearly the same, found without comparing each with each (V6): MinHash over character shingles brings likely pairs together,
 * and each of these is then compared exactly, so that none is told of that is not. Written here because what the registry has draws its
 * permutations by chance (`minhash` 0.0.9), and a signal must come out the same each night. Pure.
 */

/** Characters in a shingle: with three, a word that is changed changes few of them, and phrases that everybody uses weigh little. */
const SHINGLE = 3;
/** 16 bands of 4: of pairs alike by 70 % two in a hundred are missed, by 90 % none in ten thousand. */
const BANDS = 16;
const ROWS = 4;
/** With how many texts of a bucket another one is compared: what a thousand have copied joins the first of them. */
const COMPARED = 40;

/** Without what a copy is disguised by: spaces, punctuation, width and case. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The shingles of a text, each as a hash. */
export function shinglesOf(text: string): Set<number> {
  const characters = Array.from(plain(text), (one) => one.codePointAt(0) ?? 0);
  const found = new Set<number>();
  for (let at = 0; at + SHINGLE <= characters.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let more = 0; more < SHINGLE; more += 1) hash = Math.imul(hash ^ (characters[at + more] ?? 0), 0x01000193);
    found.add(mixed(hash));
  }
  return found;
}

/** Jaccard: what both have of what either has. */
export function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let both = 0;
  for (const shingle of one) if (other.has(shingle)) both += 1;
  return both / (one.size + other.size - both);
}

/** A bijection on 32 bits that leaves nothing of the order there was (the end of MurmurHash3). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, index) => mixed(0x9e3779b9 + index));

/** One number for each band: texts that share one are likely to be alike. */
function bandsOf(shingles: ReadonlySet<number>): number[] {
  const least = new Uint32Array(SEEDS.length).fill(0xffffffff);
  for (const shingle of shingles) {
    // Counted by hand: this is where the search spends its time.
    for (let index = 0; index < SEEDS.length; index += 1) {
      const hash = mixed(shingle ^ (SEEDS[index] ?? 0));
      if (hash < (least[index] ?? 0)) least[index] = hash;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = 0; row < ROWS; row += 1) hash = mixed(hash ^ (least[band * ROWS + row] ?? 0));
    return hash;
  });
}

export type Alike = { one: number; other: number; likeness: number };

/** The pairs of texts, by their places, that are alike by `threshold` (0 to 1) or more; `mayPair` says of which two it is asked at all. */
export function alikePairs(texts: readonly string[], threshold: number, mayPair: (one: number, other: number) => boolean): Alike[] {
  const pairs: Alike[] = [];
  const buckets = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  for (const [place, text] of texts.entries()) {
    const shingles = shinglesOf(text);
    const candidates = new Set<number>();
    for (const [band, hash] of bandsOf(shingles).entries()) {
      const bucket = buckets[band]?.get(hash) ?? [];
      for (const other of bucket) if (mayPair(other, place)) candidates.add(other);
      if (bucket.length < COMPARED) buckets[band]?.set(hash, [...bucket, place]);
    }
    for (const other of candidates) {
      const found = likeness(shinglesOf(texts[other] ?? ''), shingles);
      if (found >= threshold) pairs.push({ one: other, other: place, likeness: found });
    }
  }
  return pairs;
}
