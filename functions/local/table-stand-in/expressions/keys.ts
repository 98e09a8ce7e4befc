/** What a query asks: one partition, and of its sort keys all, those in a range, or those that begin with something. */
import { invalid } from '../faults.ts';
import type { Item, Value } from '../values.ts';
import { SIGNS, type Question } from './condition.ts';
import { Reader, type Given } from './reader.ts';

export type Names = { hash: string; range?: string };
type Part = { name: string; isEqual: boolean; value: Value; holds: (value: Value) => boolean };

/** The partition, and whether an item of it is asked for. */
export function keysAsked(text: string, given: Given, { hash, range }: Names): { partition: Value; isAsked: Question } {
  const reader = new Reader(text, given);
  const parts = [part(reader)];
  while (reader.takes('AND')) parts.push(part(reader));
  reader.end();
  const first = parts.find(({ name }) => name === hash);
  if (!first?.isEqual) throw invalid(`Query condition missed key schema element: ${hash}`);
  const [second, ...more] = parts.filter((one) => one !== first);
  if (more.length > 0) throw invalid('KeyConditionExpressions must only contain one condition per key');
  if (second && second.name !== range) throw invalid(`Query condition missed key schema element: ${range ?? hash}`);
  const isAsked = (item: Item): boolean => !second || (range !== undefined && second.holds(item[range] ?? {}));
  return { partition: first.value, isAsked };
}

function part(reader: Reader): Part {
  if (reader.takes('(')) {
    const inner = part(reader);
    reader.must(')');
    return inner;
  }
  if (reader.calls('begins_with')) {
    const name = nameOf(reader);
    reader.must(',');
    const value = reader.mustValue();
    reader.must(')');
    const { S: prefix } = value;
    if (prefix === undefined) throw invalid('Invalid KeyConditionExpression: begins_with wants a string');
    return { name, isEqual: false, value, holds: ({ S = '' }) => S.startsWith(prefix) };
  }
  const name = nameOf(reader);
  if (reader.takes('BETWEEN')) {
    const low = reader.mustValue();
    reader.must('AND');
    const high = reader.mustValue();
    return { name, isEqual: false, value: low, holds: (one) => holds('>=', one, low) && holds('<=', one, high) };
  }
  const sign = ['=', '<=', '>=', '<', '>'].find((one) => reader.takes(one));
  if (sign === undefined) throw reader.wrong(reader.next);
  const value = reader.mustValue();
  return { name, isEqual: sign === '=', value, holds: (one) => holds(sign, one, value) };
}

const holds = (sign: string, left: Value, right: Value): boolean => SIGNS[sign]?.(left, right) ?? false;

function nameOf(reader: Reader): string {
  const [name, ...deeper] = reader.path();
  if (typeof name !== 'string' || deeper.length > 0) throw invalid('KeyConditionExpressions cannot have conditions on nested attributes');
  return name;
}
