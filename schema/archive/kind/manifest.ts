/** What an archive says of itself (R6): every entry with its size and hash, in order; of which year, when and by whom it was made, and by whose keys it is signed. */
import * as z from 'zod';
import { hashOf } from '../../core/hash.ts';
import { FORMAT, FORMATS_READ, type FormatRead } from '../model.ts';

const sha256 = z.string().regex(/^[\da-f]{64}$/u);
const key = z.object({ kid: z.string(), kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

const entryShape = z.strictObject({
  path: z.string(),
  size: z.number().int().nonnegative(),
  sha256,
  /** Of lines, how many. */
  lines: z.number().int().nonnegative().optional(),
  /** Of a file, its media type. */
  type: z.string().optional(),
});
export type Entry = z.infer<typeof entryShape>;

export const manifestShape = z.strictObject({
  format: z.enum(FORMATS_READ),
  archive: z.string(),
  city: z.string(),
  cycle: z.string(),
  document: z.string(),
  /** When it was begun, and by whom it was asked for. */
  at: z.string(),
  by: z.string(),
  /** For whom numbers are closed, by the thumbprint of the key; null where they were left out. */
  recipient: z.string().nullable(),
  /** The public keys of the system that has made it: what it has signed is verified by them. */
  keys: z.array(key),
  /** How many lines there are of each kind. */
  counts: z.record(z.string(), z.number().int()),
  /** Over the entries that `isCounted`: the same whoever archives the year and whenever, as long as nothing of it has changed. */
  content: sha256,
  /** Files that are named and are not here: gone from the store, or full of numbers for which there is no recipient. */
  absent: z.array(z.strictObject({ key: z.string(), because: z.enum(['GONE', 'NUMBERS']) })),
  entries: z.array(entryShape),
});
export type Manifest = z.infer<typeof manifestShape>;

/** What the notary signs of it. */
export const statementShape = z.object({
  kind: z.literal('ARCHIVE'),
  archive: z.string(),
  cycle: z.string(),
  manifest: sha256,
  content: sha256,
});

/**
 * Whether an entry counts for the content: all do that are the year's alone. What is closed for a recipient is another each time, the keys are
 * whose the system is, and anybody who checks a certificate, years later, leaves a line among its checks.
 */
export function isCounted(path: string, format: FormatRead = FORMAT): boolean {
  if (/^(?:sealed\/|keys\.json$)/u.test(path)) return false;
  return format !== FORMAT || !path.startsWith('data/certificateCheck/');
}

/** The hash over all that counts. */
export function contentOf(entries: readonly Entry[], format: FormatRead = FORMAT): string {
  return hashOf(entries.filter(({ path }) => isCounted(path, format)).map(({ path, size, sha256: hash }) => [path, size, hash]));
}

/** The manifest as it is written: an entry a line. */
export function manifestText({ entries, ...head }: Manifest): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"entries":[\n${lines}\n]}\n`;
}
