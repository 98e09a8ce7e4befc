/**
 * The tree of the seals against the published vectors of Certificate Transparency: the eight leaves of its reference tests, whose roots, paths
 * and extensions every log is tested with (RFC 6962, 2.1; RFC 9162, 2.1).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY,
  extensionPath,
  grow,
  inclusionPath,
  isExtended,
  isIncluded,
  leafOf,
  rootOf,
  rootsOf,
  tiledRoots,
  type Hash,
} from '../../schema/history/rules/tree.ts';

const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  leafOf(Buffer.from(hex, 'hex')),
);
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** The leaf, counted from one, of a tree of so many; and what stands beside its way up. */
const PATHS: [leaf: number, size: number, path: Hash[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    2,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const EXTENSIONS: [from: number, to: number, path: Hash[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const roots = rootsOf(LEAVES);

describe('the eight leaves of Certificate Transparency', () => {
  it('have the published roots, and no leaves the hash of nothing', () => {
    expect(EMPTY).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootOf([])).toBe(EMPTY);
    expect(LEAVES.map((_, index) => rootOf(LEAVES.slice(0, index + 1)))).toEqual(ROOTS);
  });

  it.each(PATHS)('leaf %i of %i has the published path', (leaf, size, path) => {
    expect(inclusionPath(leaf - 1, size, roots)).toEqual(path);
    expect(isIncluded({ leaf: LEAVES[leaf - 1] ?? '', place: leaf - 1, size, path, root: ROOTS[size - 1] ?? '' })).toBe(true);
  });

  it.each(EXTENSIONS)('%i leaves extended to %i have the published proof', (from, to, path) => {
    expect(extensionPath(from, to, roots)).toEqual(path);
    const of = (size: number) => ({ size, root: ROOTS[size - 1] ?? '' });
    expect(isExtended({ from: of(from), to: of(to), path })).toBe(true);
  });
});

/** A tree of some leaves, and a number below its size. */
const tree = fc
  .integer({ min: 1, max: 700 })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.string({ maxLength: 4 })))
  .map(([size, below, seed]) => ({ below, leaves: Array.from({ length: size }, (_, index) => leafOf(`${seed} ${index}`)) }));
const altered = (hash: Hash, at: number) =>
  hash.slice(0, at) + ((Number.parseInt(hash[at] ?? '0', 16) + 1) % 16).toString(16) + hash.slice(at + 1);
const digit = fc.nat(63);

describe('of any tree', () => {
  it('every leaf is proved to be in it; with anything of the proof altered it is not', () => {
    fc.assert(
      fc.property(tree, digit, fc.nat(), ({ leaves, below: place }, at, which) => {
        const [size, leaf, root] = [leaves.length, leaves[place] ?? '', rootOf(leaves)];
        const path = inclusionPath(place, size, rootsOf(leaves));
        const proof = { leaf, place, size, path, root };
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(isIncluded(proof)).toBe(true);
        const one = which % Math.max(path.length, 1);
        const wrong = [
          { ...proof, leaf: altered(leaf, at) },
          { ...proof, root: altered(root, at) },
          { ...proof, place: place + size },
          { ...proof, path: [...path, root] },
          ...(path.length > 0
            ? [
                { ...proof, path: path.with(one, altered(path[one] ?? '', at)) },
                { ...proof, path: path.toSpliced(one, 1) },
                { ...proof, place: place === 0 ? 1 : place - 1 },
              ]
            : []),
        ];
        for (const each of wrong) expect(isIncluded(each)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('every beginning is proved to be one; with anything of the proof altered it is not', () => {
    fc.assert(
      fc.property(tree, digit, fc.nat(), ({ leaves, below }, at, which) => {
        const [first, size] = [below + 1, leaves.length];
        const of = (count: number) => ({ size: count, root: rootOf(leaves.slice(0, count)) });
        const path = extensionPath(first, size, rootsOf(leaves));
        const proof = { from: of(first), to: of(size), path };
        expect(isExtended(proof)).toBe(true);
        const one = which % Math.max(path.length, 1);
        const wrong = [
          { ...proof, from: { ...proof.from, root: altered(proof.from.root, at) } },
          { ...proof, to: { ...proof.to, root: altered(proof.to.root, at) } },
          { ...proof, path: [...path, proof.to.root] },
          { ...proof, from: { ...proof.from, size: size + 1 } },
          ...(path.length > 0
            ? [
                { ...proof, path: path.with(one, altered(path[one] ?? '', at)) },
                { ...proof, path: path.toSpliced(one, 1) },
              ]
            : []),
        ];
        for (const each of wrong) expect(isExtended(each)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('a tree that grows leaf by leaf has the same roots', () => {
    fc.assert(
      fc.property(tree, ({ leaves, below }) => {
        const growing = { size: 0, parts: [] };
        const grown = leaves.map((leaf) => grow(growing, leaf));
        expect(grown[below]).toBe(rootOf(leaves.slice(0, below + 1)));
      }),
      { numRuns: 50 },
    );
  });

  it('tiles known by their roots give the same roots, paths and extensions, and ask for the leaves of two tiles at most', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(4, 16, 256), fc.nat(), ({ leaves, below }, width, other) => {
        const size = leaves.length;
        const whole = Array.from({ length: Math.floor(size / width) }, (_, tile) => rootOf(leaves.slice(tile * width, (tile + 1) * width)));
        const asked = new Set<number>();
        const tiled = tiledRoots(width, whole, (tile) => {
          asked.add(tile);
          return leaves.slice(tile * width, (tile + 1) * width);
        });
        expect(tiled(0, size)).toBe(rootOf(leaves));
        expect(inclusionPath(below, size, tiled)).toEqual(inclusionPath(below, size, rootsOf(leaves)));
        const first = (other % size) + 1;
        asked.clear();
        expect(extensionPath(first, size, tiled)).toEqual(extensionPath(first, size, rootsOf(leaves)));
        for (const tile of asked) expect([Math.floor((first - 1) / width), Math.floor((size - 1) / width)]).toContain(tile);
      }),
      { numRuns: 150 },
    );
  });
});
