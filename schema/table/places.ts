/** Which line of schema/table/keys.ts the key of an item is made by, and with which values. */
import { PATTERNS, type PlaceName } from './patterns.ts';
import type { Key } from './port.ts';

export type Place = { name: PlaceName; values: Record<string, string> };

const beginning = (pk: string): string => pk.split('#', 1)[0] ?? '';
const matcher = (template: string): RegExp => new RegExp(`^${template.replaceAll(/\{(\w+)\}/gu, '(?<$1>[^#]+)')}$`, 'u');

type Known = { name: PlaceName; pk: RegExp; sk: RegExp };

/** By how the partition begins: a table of millions is asked a few patterns an item, not all of them. */
const KNOWN = new Map<string, Known[]>();
for (const [name, { pk, sk, index }] of Object.entries(PATTERNS)) {
  if (index !== undefined) continue;
  const known = { name: name as PlaceName, pk: matcher(pk), sk: matcher(sk) };
  KNOWN.set(beginning(pk), [...(KNOWN.get(beginning(pk)) ?? []), known]);
}

/** The place of an item; null when no pattern makes such a key. */
export function placeOf({ pk, sk }: Key): Place | null {
  for (const known of KNOWN.get(beginning(pk)) ?? []) {
    const [partition, place] = [known.pk.exec(pk), known.sk.exec(sk)];
    if (partition && place) return { name: known.name, values: { ...partition.groups, ...place.groups } };
  }
  return null;
}
