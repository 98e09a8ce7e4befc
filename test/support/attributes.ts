/** Items as the API of DynamoDB writes them, each value under the letter of its type: what the SDK's document client makes of plain ones. */
import type { Item } from '../../schema/table/port.ts';

type Plain = Record<string, unknown>;

/** What in a request or an answer is an item, or a part of one, and what is a list of items. */
const ITEM = new Set(['Item', 'Key', 'ExclusiveStartKey', 'LastEvaluatedKey', 'ExpressionAttributeValues', 'Attributes']);
const ITEMS = new Set(['Items', 'Keys']);

/** A request as JSON; what is undefined is left out. */
export function requestText(input: object): string {
  const fields = Object.entries(input).filter(([, value]) => value !== undefined);
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${fieldText(name, value)}`).join(',')}}`;
}

function fieldText(name: string, value: unknown): string {
  if (ITEM.has(name)) return mapText(value as Plain);
  if (ITEMS.has(name)) return `[${(value as Plain[]).map(mapText).join(',')}]`;
  if (Array.isArray(value)) return `[${value.map((one) => fieldText('', one)).join(',')}]`;
  return typeof value === 'object' && value !== null ? requestText(value) : JSON.stringify(value);
}

function mapText(map: Plain): string {
  let text = '';
  for (const [name, value] of Object.entries(map)) {
    if (value !== undefined) text += `${text && ','}${JSON.stringify(name)}:${valueText(value)}`;
  }
  return `{${text}}`;
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return `{"S":${JSON.stringify(value)}}`;
  if (typeof value === 'number') return `{"N":"${value}"}`;
  if (typeof value === 'boolean') return `{"BOOL":${value}}`;
  if (value === null) return '{"NULL":true}';
  if (Array.isArray(value)) return `{"L":[${value.map(valueText).join(',')}]}`;
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)) throw new Error('no plain value');
  return `{"M":${mapText(value as Plain)}}`;
}

/** An answer with its items plain. */
export function answerOf(text: string): Plain {
  const answer = JSON.parse(text) as Plain;
  for (const [name, value] of Object.entries(answer)) {
    if (ITEM.has(name)) plainMap(value as Plain);
    else if (ITEMS.has(name)) (value as Plain[]).forEach(plainMap);
    // Of a BatchGet: the items of each table, and the keys of each that it has not come to.
    else if (name === 'Responses') Object.values(value as Record<string, Plain[]>).forEach((items) => items.forEach(plainMap));
    else if (name === 'UnprocessedKeys')
      Object.values(value as Record<string, { Keys: Plain[] }>).forEach(({ Keys }) => Keys.forEach(plainMap));
  }
  return answer;
}

/** Items a line each, plain. */
export function itemsIn(lines: string): Item[] {
  return (JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as Plain[]).map(plainMap) as Item[];
}

/** Each attribute in its place. */
function plainMap(map: Plain): Plain {
  for (const name of Object.keys(map)) map[name] = plainValue(map[name] as Plain);
  return map;
}

function plainValue(value: Plain): unknown {
  for (const type of Object.keys(value)) {
    const held = value[type];
    if (type === 'S' || type === 'BOOL') return held;
    if (type === 'N') return Number(held);
    if (type === 'NULL') return null;
    if (type === 'M') return plainMap(held as Plain);
    if (type === 'L') return (held as Plain[]).map(plainValue);
  }
  throw new Error(`no plain value: ${Object.keys(value).join()}`);
}
