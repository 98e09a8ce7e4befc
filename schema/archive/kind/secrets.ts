/**
 * Personal numbers (R6): what a thing keeps sealed is taken out of its line, with the mark by which it is found. The seals and the marks are of
 * this system's keys and mean nothing elsewhere; what they hide goes to a recipient under the recipient's own key, or is left out. Pure.
 */
import { UNKEPT } from '../../core/sealed.ts';
import type { ArchivedKind } from './belonging.ts';

type Data = Record<string, unknown>;

/** A number that is sealed: where in its thing, and for which place it was sealed there. */
export type Secret = { path: string; place: string; sealed: string };

/** The things that keep personal numbers, with the place that a seal in them is for: by whose they are, and which of their numbers it is. */
const PLACES: Partial<Record<ArchivedKind, (data: Data, what: string) => string | null>> = {
  account: ({ account }, what) => `account/${String(account)}/${what}`,
  objection: ({ id }) => `objection/${String(id)}/telephone`,
  // What a party to a draw has handed in under seal is told once all have, and of no use to anybody afterwards.
  draw: () => null,
  inspection: () => null,
};

/** A thing without its numbers, and these beside it. */
export function withoutSecrets(kind: ArchivedKind, data: Data): { data: Data; secrets: Secret[] } {
  const placeOf = PLACES[kind];
  if (!placeOf) return { data, secrets: [] };
  const secrets: Secret[] = [];
  const bare = mapped(data, [], (name, value, path) => {
    if (name === 'mark' && typeof value === 'string') return UNKEPT;
    if (name !== 'sealed' || typeof value !== 'string') return value;
    const place = placeOf(data, path.at(-1) ?? '');
    if (place === null) return null;
    if (value !== UNKEPT) secrets.push({ path: [...path, name].join('.'), place, sealed: value });
    return UNKEPT;
  });
  return { data: bare as Data, secrets };
}

/** The same with numbers put back: sealed anew, or by what is to stand for a mark. */
export async function withSecrets(
  data: Data,
  back: { sealed: (path: string) => Promise<string>; mark: (path: string) => Promise<string> },
): Promise<Data> {
  const found: { path: string; name: 'sealed' | 'mark' }[] = [];
  mapped(data, [], (name, value, path) => {
    if ((name === 'sealed' || name === 'mark') && value === UNKEPT) found.push({ path: [...path, name].join('.'), name });
    return value;
  });
  const values = new Map(await Promise.all(found.map(async ({ path, name }) => [path, await back[name](path)] as const)));
  return mapped(data, [], (name, value, path) => values.get([...path, name].join('.')) ?? value) as Data;
}

/** Which secret a place is for; null where a kind has none there. */
export function placeOfSecret(kind: ArchivedKind, data: Data, path: string): string | null {
  return PLACES[kind]?.(data, path.split('.').at(-2) ?? '') ?? null;
}

type Change = (name: string, value: unknown, path: readonly string[]) => unknown;

function mapped(value: unknown, path: readonly string[], change: Change): unknown {
  if (Array.isArray(value)) return value.map((each, index) => mapped(each, [...path, String(index)], change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(name, mapped(each, [...path, name], change), path)]));
}
