/** Two cities that differ in one thing only: who has sent something anonymous, from where, and when in the hour (G21). What both hold is compared. */
import canonicalize from 'canonicalize';
import { instant, type World } from './world.ts';

/** Who might have sent it: each of them has looked at something in that hour, at an instant and from an address of their own. */
export const SUSPECTS = [
  { who: 'yang', address: '10.0.0.1', at: instant('2024-09-12T14:03:11.123+08:00') },
  { who: 'lin', address: '10.0.0.2', at: instant('2024-09-12T14:29:59.456+08:00') },
  { who: 'chen', address: '10.0.0.3', at: instant('2024-09-12T14:55:02.789+08:00') },
] as const;
export type Suspect = (typeof SUSPECTS)[number];

/** They look at something that hour, by their login. */
export async function looked(world: World, { who, address, at }: Suspect, query: string, variables: object): Promise<void> {
  const token = await world.issuer.token(who, at);
  await world.send({ address, arrivesAt: at, headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
}

/** An item as it stands, its attributes in order. */
export const written = (item: object): string => canonicalize(item) ?? '';

/** With what chance alone makes different taken out: names and marks made of random keys, correlation ids, durations. */
export function comparable({ items, lines, mails }: { items: string[]; lines: string[]; mails: readonly object[] }): string {
  return [...items, ...lines, ...mails.map(written)].map(plain).toSorted().join('\n');
}

function plain(text: string): string {
  return text
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, '<uuid>')
    .replaceAll(/\b[\da-f]{64}\b/gu, '<hash>')
    .replaceAll(/"(?:Took|Cold|Age|Timestamp)":[\d.]+|"time":"[^"]+"/gu, '<measured>')
    .replaceAll(/\b[\da-hjkmnp-tv-z]{26}\b|\b[\da-hjkmnp-tv-z]{12}\b/gu, '<name>')
    .replaceAll(/"(body|mark)":"[^"]+"/gu, '"$1":"<mark>"')
    .replaceAll(/"bornIn":"[^"]+"/gu, '"bornIn":"<born>"') // of who is posted: another in each city
    .replaceAll(/#\d\d"/gu, '#<shard>"');
}
