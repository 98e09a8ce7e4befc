/**
 * Whether an archive is what was made (R6), read once from end to end. Each line is looked at by its own sum, each entry is measured as it
 * passes, and the manifest at the end, whose signature stands behind it, has to name exactly these entries in this order.
 */
import { createHash } from 'node:crypto';
import type { PublicKey } from '../../../schema/core/ports.ts';
import { read } from '../../../schema/archive/kind/lines.ts';
import { contentOf, manifestShape, manifestText, type Entry, type Manifest } from '../../../schema/archive/kind/manifest.ts';
import { MANIFEST, named, SIGNATURE } from '../../../schema/archive/kind/paths.ts';
import type { Fault } from './faults.ts';
import { Unreadable } from './faults.ts';
import { linesOf } from './lines.ts';
import { entriesOf, printable } from './read-zip.ts';
import { whyNotSigned } from './signature.ts';

/** What is held in memory of an archive at once: its manifest. */
const MOST_MANIFEST = 2 ** 29;

export type Verified = { manifest: Manifest | null; entries: number; bytes: number; faults: number; sha256: string | null };

type Asked = {
  /** Whose signature counts; null where the archive’s own keys are to be believed, which is to be said. */
  keys: readonly PublicKey[] | null;
  tell: (fault: Fault) => void;
};

type Measured = Pick<Entry, 'path' | 'size' | 'sha256'> & { lines: number | null; isTold: boolean };

export async function verifyArchive(source: AsyncIterable<Uint8Array>, { keys, tell }: Asked): Promise<Verified> {
  let faults = 0;
  const told = (fault: Fault): void => {
    faults += 1;
    tell(fault);
  };
  const seen: Measured[] = [];
  const kept = new Map<string, Buffer>();
  let bytes = 0;
  try {
    for await (const { path, bytes: content } of entriesOf(source, told)) {
      const one = await measured(path, content, told, kept);
      bytes += one.size;
      seen.push(one);
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    told(error.fault);
  }
  const text = kept.get(MANIFEST);
  const manifest = text ? manifestIn(text, told) : null;
  if (!text) told({ path: MANIFEST, line: null, wrong: 'it is missing: the archive is cut short, or is none' });
  if (manifest) {
    for (const fault of compared(manifest, seen)) told(fault);
    const why = await whyNotSigned(manifest, { text: text ?? Buffer.alloc(0), signature: kept.get(SIGNATURE) ?? null, keys });
    if (why !== null) told({ path: SIGNATURE, line: null, wrong: why });
  }
  const sha256 = text ? createHash('sha256').update(text).digest('hex') : null;
  return { manifest, entries: seen.length, bytes, faults, sha256 };
}

/** An entry as it passes: its size and hash, and each of its lines by its sum. */
async function measured(
  path: string,
  content: AsyncIterable<Buffer>,
  tell: (fault: Fault) => void,
  kept: Map<string, Buffer>,
): Promise<Measured> {
  const hash = createHash('sha256');
  const name = named(path);
  const isKept = (name?.of === 'manifest' || name?.of === 'signature') && !kept.has(path);
  const pieces: Buffer[] = [];
  let size = 0;
  const passing = async function* () {
    for await (const piece of content) {
      hash.update(piece);
      size += piece.length;
      if (isKept && size <= MOST_MANIFEST) pieces.push(piece);
      yield piece;
    }
  };
  let lines: number | null = null;
  let isTold = false;
  if (name && (name.of === 'data' || name.of === 'audit' || name.of === 'sealed')) {
    lines = 0;
    for await (const line of linesOf(passing())) {
      lines += 1;
      if (line !== null && read(line) !== null) continue;
      isTold = true;
      tell({ path, line: lines, wrong: 'it is not the line that was written' });
    }
  } else for await (const _ of passing()) continue;
  if (!name) {
    isTold = true;
    tell({ path: printable(path), line: null, wrong: 'no entry of an archive is called so' });
  }
  if (isKept) kept.set(path, Buffer.concat(pieces));
  return { path, size, sha256: hash.digest('hex'), lines, isTold };
}

/** The manifest; null where it is none. It is written in one way only. */
function manifestIn(text: Buffer, tell: (fault: Fault) => void): Manifest | null {
  try {
    const manifest = manifestShape.parse(JSON.parse(text.toString('utf8')));
    if (!Buffer.from(manifestText(manifest)).equals(text))
      tell({ path: MANIFEST, line: null, wrong: 'it is not written as a manifest is' });
    return manifest;
  } catch {
    tell({ path: MANIFEST, line: null, wrong: 'it is no manifest' });
    return null;
  }
}

/** What was read against what was to be there: the same entries, each once, in the same order. */
function* compared(manifest: Manifest, seen: readonly Measured[]): Generator<Fault> {
  const wanted = new Map(manifest.entries.map((entry) => [entry.path, entry]));
  const found = new Set<string>();
  for (const { path, size, sha256, lines, isTold } of seen) {
    const entry = wanted.get(path);
    const at = printable(path);
    if (found.has(path)) yield { path: at, line: null, wrong: 'it is there twice' };
    else if (entry === undefined && path !== MANIFEST && path !== SIGNATURE)
      yield { path: at, line: null, wrong: 'the manifest does not name it: it is one too many' };
    else if (entry && (entry.size !== size || entry.sha256 !== sha256) && !isTold)
      yield { path: at, line: null, wrong: `it is not what the manifest says: ${size} bytes, SHA-256 ${sha256}` };
    else if (entry && entry.lines !== (lines ?? undefined))
      yield { path: at, line: null, wrong: 'it has not as many lines as the manifest says' };
    found.add(path);
  }
  for (const { path } of manifest.entries) if (!found.has(path)) yield { path, line: null, wrong: 'it is missing' };
  if (wanted.size !== manifest.entries.length) yield { path: MANIFEST, line: null, wrong: 'it names an entry twice' };
  const order = seen.filter(({ path }) => wanted.has(path)).map(({ path }) => path);
  const inOrder = order.every((path, index) => manifest.entries[index]?.path === path);
  if (order.length === manifest.entries.length && !inOrder) yield { path: MANIFEST, line: null, wrong: 'the entries are in another order' };
  if (contentOf(manifest.entries, manifest.format) !== manifest.content)
    yield { path: MANIFEST, line: null, wrong: 'its hash of the content is not that of its entries' };
  const last = seen.slice(-2).map(({ path }) => path);
  if (last[0] !== MANIFEST || last[1] !== SIGNATURE)
    yield { path: MANIFEST, line: null, wrong: 'the manifest and its signature do not end the archive' };
}
