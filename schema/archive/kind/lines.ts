/**
 * A line of an archive (R6): a thing with its place and the lists that it stands in, a number under the recipient's key, or an entry of the
 * history. Each is canonical JSON and carries the sum of itself, so that a byte that has changed is found in its line. Pure.
 */
import * as z from 'zod';
import { canonical, hashOf } from '../../core/hash.ts';
import { TABLE } from '../../table/pattern.ts';
import { PATTERNS } from '../../table/patterns.ts';
import { placeOf } from '../../table/places.ts';
import type { Item } from '../../table/port.ts';
import { isArchived, type ArchivedKind } from './belonging.ts';
import { ARCHIVED_SHAPES } from './shapes.ts';

/** The attributes by which indexes find a thing. */
const LISTS: readonly string[] = Object.values(TABLE.indexes).flatMap(({ pk, sk }) => [pk, sk]);

const place = { pk: z.string(), sk: z.string() };
export const itemLine = z.strictObject({ ...place, lists: z.record(z.string(), z.string()), data: z.record(z.string(), z.unknown()) });
export const secretLine = z.strictObject({ ...place, path: z.string(), jwe: z.string() });
export const entryLine = z.strictObject({ ...place, entry: z.record(z.string(), z.unknown()) });

/** As many hexadecimal digits say that a line is what it was: a slip, not a forger, for whom there are the manifest and its signature. */
const SUM = 16;
const sumOf = (line: object): string => hashOf(line).slice(0, SUM);

/** A line as it is written. */
export function written(line: object): string {
  return `${canonical({ ...line, sum: sumOf(line) })}\n`;
}

/** What a line says; null where it is not what was written. */
export function read(text: string): Record<string, unknown> | null {
  try {
    const { sum, ...line } = JSON.parse(text) as Record<string, unknown>;
    return sum === sumOf(line) && written(line) === `${text}\n` ? line : null;
  } catch {
    return null;
  }
}

/** An item in three: where it lies, in which lists it stands, and what it says. */
export function parted({ pk, sk, ...rest }: Item): z.infer<typeof itemLine> {
  const [lists, data]: [Record<string, string>, Record<string, unknown>] = [{}, {}];
  for (const [name, value] of Object.entries(rest)) {
    if (LISTS.includes(name)) lists[name] = String(value);
    else data[name] = value;
  }
  return { pk, sk, lists, data };
}

/** Why what is read in could not have been written here: nothing is put anywhere but where its kind lies, and into no other list. */
export function whyNotItem(kind: ArchivedKind, line: Record<string, unknown>): string | null {
  const { data: found } = itemLine.safeParse(line);
  if (!found) return 'it is no item';
  if (placeOf(found)?.name !== kind || !isArchived(kind)) return `nothing of the kind ${kind} lies at its place`;
  if (!Object.entries(found.lists).every(([name, value]) => isListed(name, value))) return 'it stands in a list that does not exist';
  const parsed = ARCHIVED_SHAPES[kind].safeParse(found.data);
  return parsed.success ? null : `it has not the shape of its kind: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`;
}

/** Whether an index has a list that begins so. */
function isListed(name: string, value: string): boolean {
  return Object.entries(TABLE.indexes).some(([index, { pk, sk }]) => {
    if (name === sk) return true;
    return name === pk && Object.values(PATTERNS).some((one) => one.index === index && value.startsWith(one.prefix));
  });
}
