/** Conditions and filters: parsed once to a question that is asked of an item. */
import { invalid } from '../faults.ts';
import { isSame, order, typeOf, type Item, type Value } from '../values.ts';
import { at, Reader, type Given } from './reader.ts';

export type Question = (item: Item) => boolean;
type Operand = (item: Item) => Value | undefined;

export function conditionOf(text: string, given: Given): Question {
  const reader = new Reader(text, given);
  const question = either(reader);
  reader.end();
  return question;
}

function either(reader: Reader): Question {
  const all = [both(reader)];
  while (reader.takes('OR')) all.push(both(reader));
  return (item) => all.some((one) => one(item));
}

function both(reader: Reader): Question {
  const all = [not(reader)];
  while (reader.takes('AND')) all.push(not(reader));
  return (item) => all.every((one) => one(item));
}

function not(reader: Reader): Question {
  if (!reader.takes('NOT')) return single(reader);
  const question = not(reader);
  return (item) => !question(item);
}

function single(reader: Reader): Question {
  if (reader.takes('(')) return closed(reader, either(reader));
  for (const [name, read] of Object.entries(FUNCTIONS)) if (reader.calls(name)) return closed(reader, read(reader));
  const left = operand(reader);
  if (reader.takes('BETWEEN')) {
    const low = operand(reader);
    reader.must('AND');
    const high = operand(reader);
    return (item) => compares(left(item), low(item), (by) => by >= 0) && compares(left(item), high(item), (by) => by <= 0);
  }
  if (reader.takes('IN')) {
    reader.must('(');
    const all = [operand(reader)];
    while (reader.takes(',')) all.push(operand(reader));
    return closed(reader, (item) => all.some((one) => equals(left(item), one(item))));
  }
  const sign = Object.keys(SIGNS).find((one) => reader.takes(one));
  const compare = SIGNS[sign ?? ''];
  if (!compare) throw reader.wrong(reader.next);
  const right = operand(reader);
  return (item) => compare(left(item), right(item));
}

const closed = (reader: Reader, question: Question): Question => {
  reader.must(')');
  return question;
};

function operand(reader: Reader): Operand {
  const value = reader.value();
  if (value) return () => value;
  if (reader.calls('size')) {
    const path = reader.path();
    reader.must(')');
    return (item) => lengthOf(at(item, path));
  }
  const path = reader.path();
  return (item) => at(item, path);
}

const FUNCTIONS: Record<string, (reader: Reader) => Question> = {
  attribute_exists: (reader) => {
    const path = reader.path();
    return (item) => at(item, path) !== undefined;
  },
  attribute_not_exists: (reader) => {
    const path = reader.path();
    return (item) => at(item, path) === undefined;
  },
  attribute_type: (reader) => {
    const path = reader.path();
    reader.must(',');
    const type = reader.mustValue();
    return (item) => typeOf(at(item, path) ?? {}) === type.S;
  },
  begins_with: (reader) => {
    const of = operand(reader);
    reader.must(',');
    const start = operand(reader);
    return (item) => {
      const [text, prefix] = [of(item)?.S, start(item)?.S];
      return text !== undefined && prefix !== undefined && text.startsWith(prefix);
    };
  },
  contains: (reader) => {
    const of = operand(reader);
    reader.must(',');
    const sought = operand(reader);
    return (item) => holds(of(item), sought(item));
  },
};

function holds(whole: Value | undefined, part: Value | undefined): boolean {
  if (!whole || !part) return false;
  if (whole.S !== undefined) return part.S !== undefined && whole.S.includes(part.S);
  if (whole.L) return whole.L.some((one) => isSame(one, part));
  return (
    (whole.SS ?? []).includes(part.S ?? '\0') ||
    (whole.BS ?? []).includes(part.B ?? '\0') ||
    (whole.NS ?? []).some((one) => isSame({ N: one }, part))
  );
}

function lengthOf(value: Value | undefined): Value | undefined {
  if (!value) return undefined;
  const { S, B, L, M, SS, NS, BS } = value;
  const length =
    (S === undefined ? undefined : Buffer.byteLength(S)) ??
    (B === undefined ? undefined : Buffer.byteLength(B, 'base64')) ??
    (L ?? SS ?? NS ?? BS)?.length ??
    (M && Object.keys(M).length);
  if (length === undefined) throw invalid(`Invalid operand type for size: ${typeOf(value)}`);
  return { N: String(length) };
}

type Compare = (left: Value | undefined, right: Value | undefined) => boolean;

const equals: Compare = (left, right) => left !== undefined && right !== undefined && isSame(left, right);

/** What has no order, or is not there, is neither before nor behind. */
function compares(left: Value | undefined, right: Value | undefined, is: (by: number) => boolean): boolean {
  const by = left && right ? order(left, right) : null;
  return by !== null && is(by);
}

export const SIGNS: Record<string, Compare> = {
  '=': equals,
  '<>': (left, right) => !equals(left, right),
  '<': (left, right) => compares(left, right, (by) => by < 0),
  '<=': (left, right) => compares(left, right, (by) => by <= 0),
  '>': (left, right) => compares(left, right, (by) => by > 0),
  '>=': (left, right) => compares(left, right, (by) => by >= 0),
};
