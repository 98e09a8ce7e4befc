/** Updates: SET, REMOVE, ADD and DELETE. All operands are of the item as it was. */
import { sum } from '../decimal.ts';
import { invalid } from '../faults.ts';
import { typeOf, type Item, type Value } from '../values.ts';
import { at, Reader, type Given, type Path } from './reader.ts';

type Operand = (item: Item) => Value;
type Change = { path: Path; becomes: (before: Item) => Value | undefined };

/** What an item becomes, and which attributes were named. */
export type Update = { of: (item: Item) => Item; names: string[] };

export function updateOf(text: string, given: Given): Update {
  const reader = new Reader(text, given);
  const changes: Change[] = [];
  const seen = new Set<string>();
  while (!reader.isDone) {
    const clause = Object.keys(CLAUSES).find((one) => reader.takes(one));
    const read = CLAUSES[clause ?? ''];
    if (!read || seen.has(clause ?? '')) throw reader.wrong(reader.next);
    seen.add(clause ?? '');
    do changes.push(read(reader));
    while (reader.takes(','));
  }
  if (changes.length === 0) throw invalid('Invalid UpdateExpression: The expression can not be empty;');
  mustNotOverlap(changes);
  const of = (item: Item): Item => {
    const after = structuredClone(item);
    for (const { path, becomes } of changes) place(after, path, becomes(item));
    return after;
  };
  return { of, names: changes.map(({ path }) => String(path[0])) };
}

const CLAUSES: Record<string, (reader: Reader) => Change> = {
  SET: (reader) => {
    const path = reader.path();
    reader.must('=');
    return { path, becomes: result(reader) };
  },
  REMOVE: (reader) => ({ path: reader.path(), becomes: () => undefined }),
  ADD: (reader) => {
    const path = reader.path();
    const value = reader.mustValue();
    return { path, becomes: (item) => added(at(item, path), value) };
  },
  DELETE: (reader) => {
    const path = reader.path();
    const value = reader.mustValue();
    return { path, becomes: (item) => without(at(item, path), value) };
  },
};

function result(reader: Reader): Operand {
  const left = operand(reader);
  const sign = reader.takes('+') ? 1 : reader.takes('-') ? -1 : null;
  if (sign === null) return left;
  const right = operand(reader);
  return (item) => ({ N: sum(numberIn(left(item)), numberIn(right(item)), sign) });
}

function operand(reader: Reader): Operand {
  const value = reader.value();
  if (value) return () => value;
  if (reader.calls('if_not_exists')) {
    const path = reader.path();
    reader.must(',');
    const otherwise = operand(reader);
    reader.must(')');
    return (item) => at(item, path) ?? otherwise(item);
  }
  if (reader.calls('list_append')) {
    const first = operand(reader);
    reader.must(',');
    const second = operand(reader);
    reader.must(')');
    return (item) => ({ L: [...listIn(first(item)), ...listIn(second(item))] });
  }
  const path = reader.path();
  return (item) => {
    const found = at(item, path);
    if (!found) throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return found;
  };
}

function numberIn({ N, ...other }: Value): string {
  if (N === undefined) throw invalid(`An operand in the update expression has an incorrect data type: ${typeOf(other)}`);
  return N;
}

function listIn({ L, ...other }: Value): Value[] {
  if (!L) throw invalid(`An operand in the update expression has an incorrect data type: ${typeOf(other)}`);
  return L;
}

function added(before: Value | undefined, value: Value): Value {
  if (value.N !== undefined) return { N: sum(before ? numberIn(before) : '0', value.N) };
  const type = setType(value, before);
  return { [type]: [...new Set([...(before?.[type] ?? []), ...(value[type] ?? [])])] };
}

function without(before: Value | undefined, value: Value): Value | undefined {
  const type = setType(value, before);
  const left = (before?.[type] ?? []).filter((one) => !value[type]?.includes(one));
  return left.length === 0 ? undefined : { [type]: left };
}

function setType(value: Value, before: Value | undefined): 'SS' | 'NS' | 'BS' {
  const type = typeOf(value);
  if (type !== 'SS' && type !== 'NS' && type !== 'BS') throw invalid(`Incorrect operand type for operator or function: ${type}`);
  if (before && typeOf(before) !== type) throw invalid('An operand in the update expression has an incorrect data type');
  return type;
}

/** Puts a value where a path leads, or takes away what lies there. */
function place(item: Item, path: Path, value: Value | undefined): void {
  const last = path.at(-1) ?? '';
  const parent = at(item, path.slice(0, -1));
  const isList = typeof last === 'number';
  if (!parent || (isList ? !parent.L : !parent.M))
    throw invalid('The document path provided in the update expression is invalid for update');
  if (isList) {
    if (value) parent.L?.splice(last, 1, value);
    else parent.L?.splice(last, 1);
  } else if (value) (parent.M ?? {})[last] = value;
  else delete parent.M?.[last];
}

function mustNotOverlap(changes: readonly Change[]): void {
  const isWithin = (a: Path, b: Path): boolean => a.every((step, index) => step === b[index]);
  for (const [index, { path }] of changes.entries())
    if (changes.some((other, later) => later > index && (isWithin(path, other.path) || isWithin(other.path, path))))
      throw invalid('Invalid UpdateExpression: Two document paths overlap with each other;');
}
