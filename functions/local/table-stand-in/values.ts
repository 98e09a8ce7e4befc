/** Values as the API writes them, each with its type: how large they are, whether two are the same, and which comes first. */
import { compare as compareNumbers, plain } from './decimal.ts';

export type Value = {
  S?: string;
  N?: string;
  /** Base64, as it is sent. */
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  L?: Value[];
  M?: Item;
  SS?: string[];
  NS?: string[];
  BS?: string[];
};
export type Item = { [name: string]: Value };
export type Type = keyof Value;

export function typeOf(value: Value): Type {
  return Object.keys(value)[0] as Type;
}

/** In bytes, as DynamoDB counts: the names, the values, and a few for each list and map. */
export function sizeOf(item: Item): number {
  let size = 0;
  for (const name in item) size += Buffer.byteLength(name) + sizeOfValue(item[name] ?? {});
  return size;
}

function sizeOfValue({ S, N, B, L, M, SS, NS, BS }: Value): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return sizeOfNumber(N);
  if (B !== undefined) return Buffer.byteLength(B, 'base64');
  if (L) return L.reduce((sum, value) => sum + 1 + sizeOfValue(value), 3);
  if (M) return Object.entries(M).reduce((sum, [name, value]) => sum + 1 + Buffer.byteLength(name) + sizeOfValue(value), 3);
  if (SS) return SS.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  if (NS) return NS.reduce((sum, one) => sum + sizeOfNumber(one), 0);
  if (BS) return BS.reduce((sum, one) => sum + Buffer.byteLength(one, 'base64'), 0);
  return 1;
}

/** Two digits a byte, and one for the exponent. */
function sizeOfNumber(number: string): number {
  const digits = number.replace(/[-.]/gu, '').replace(/^0{1,40}/u, '');
  return Math.ceil(digits.length / 2) + (number.startsWith('-') ? 2 : 1);
}

export function isSame(a: Value, b: Value): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  if (type === 'N') return compareNumbers(a.N ?? '', b.N ?? '') === 0;
  if (type === 'L') return a.L?.length === b.L?.length && (a.L ?? []).every((one, index) => isSame(one, b.L?.[index] ?? {}));
  if (type === 'M') return isSameItem(a.M ?? {}, b.M ?? {});
  if (type === 'SS' || type === 'NS' || type === 'BS') return a[type]?.toSorted().join('\n') === b[type]?.toSorted().join('\n');
  return a[type] === b[type];
}

export function isSameItem(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && isSame(a[name] ?? {}, b[name] ?? {}));
}

/** Negative where a comes before b; null where they are of different types, or of one that has no order. */
export function order(a: Value, b: Value): number | null {
  if (a.S !== undefined && b.S !== undefined) return orderOfText(a.S, b.S);
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N);
  if (a.B !== undefined && b.B !== undefined) return Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64'));
  return null;
}

/** By bytes of UTF-8, which is another order than that of strings here once a character needs two units. */
function orderOfText(a: string, b: string): number {
  if (a === b) return 0;
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}
const SURROGATE = /[\uD800-\uDFFF]/; // oxlint-disable-line require-unicode-regexp -- halves of a character are what is looked for

/** Numbers written as the table writes them; everything else as it is. */
export function normal(value: Value): Value {
  if (value.N !== undefined) return { N: plain(value.N) };
  if (value.NS) return { NS: value.NS.map(plain) };
  if (value.L) return { L: value.L.map(normal) };
  if (value.M) return { M: normalItem(value.M) };
  return value;
}

export function normalItem(item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, normal(value)]));
}
