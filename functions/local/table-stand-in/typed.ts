/** Whether values are such as the API knows: each of one type, each set with something in it and nothing twice. */
import { plain } from './decimal.ts';
import { invalid } from './faults.ts';
import type { Type } from './values.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isBase64 = (value: unknown): boolean => isText(value) && Buffer.from(value, 'base64').toString('base64') === value;

/** What the value of each type has to be; L and M hold others. */
const IS: Record<Type, (value: unknown) => boolean> = {
  S: isText,
  N: isText,
  B: isBase64,
  BOOL: (value) => typeof value === 'boolean',
  NULL: (value) => value === true,
  L: Array.isArray,
  M: isMap,
  SS: (value) => isListOf(value, isText),
  NS: (value) => isListOf(value, isText),
  BS: (value) => isListOf(value, isBase64),
};
const TYPES = Object.keys(IS);

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

/** Refuses what is no map of values: an item, a key, what placeholders stand for. `what` is how the request calls it. */
export function mustBeTyped(values: unknown, what: string): void {
  if (!isMap(values)) throw invalid(`${what} has to be a map of attribute values`);
  for (const [name, value] of Object.entries(values)) mustBeValue(value, `${what}.${name}`);
}

function mustBeValue(value: unknown, what: string): void {
  if (!isMap(value)) throw invalid(`${what} has to be an attribute value`);
  const types = Object.keys(value);
  const unknown = types.find((type) => !TYPES.includes(type));
  if (unknown !== undefined) throw invalid(`the stand-in does not know the type ${unknown} of ${what}`);
  const [type, second] = types as Type[];
  if (type === undefined) throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (second !== undefined)
    throw invalid('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes');
  const held = value[type];
  if (!IS[type](held)) throw invalid(`${what} is no value of the type ${type}`);
  if (type === 'N') plain(held as string);
  else if (type === 'M') mustBeTyped(held, what);
  else if (type === 'L') for (const [index, one] of (held as unknown[]).entries()) mustBeValue(one, `${what}[${index}]`);
  else if (type === 'SS' || type === 'NS' || type === 'BS') mustBeSet(type, held as string[]);
}

function mustBeSet(type: 'SS' | 'NS' | 'BS', held: readonly string[]): void {
  if (held.length === 0) throw invalid('One or more parameter values were invalid: A set may not be empty');
  const told = type === 'NS' ? held.map(plain) : held;
  if (new Set(told).size < told.length) throw invalid('One or more parameter values were invalid: Input collection contains duplicates');
}
