/** One table: its items by their keys, the indexes over them, its stream. A change is checked before, and is made here at once. */
import { randomUUID } from 'node:crypto';
import { namesIn, shownBy, type Definition } from './definition.ts';
import { invalid } from './faults.ts';
import { keyText, Ordered } from './ordered.ts';
import { Stream, type StreamState } from './stream.ts';
import { isSameItem, sizeOf, typeOf, type Item } from './values.ts';

const LARGEST_ITEM = 400 * 1024;

/** What becomes of the item at a key; undefined: there is none any more. */
export type Change = { key: Item; item: Item | undefined };

export class Table {
  readonly arn: string;
  readonly primary: string[];
  readonly items: Ordered;
  readonly indexes: Map<string, { ordered: Ordered; shown: string[] | null }>;
  readonly stream: Stream | null;
  private readonly byKey = new Map<string, Item>();
  private readonly types: Map<string, string>;

  constructor(
    readonly definition: Definition,
    readonly made: { id: string; at: number } = { id: randomUUID(), at: Date.now() },
    stream?: StreamState,
  ) {
    const { TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes = [], StreamSpecification } = definition;
    this.arn = `arn:aws:dynamodb:local:000000000000:table/${TableName}`;
    const names = namesIn(KeySchema);
    this.primary = [names.hash, ...(names.range === undefined ? [] : [names.range])];
    this.types = new Map(AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]));
    this.items = new Ordered(names);
    this.indexes = new Map(
      GlobalSecondaryIndexes.map((index) => [
        index.IndexName,
        { ordered: new Ordered(namesIn(index.KeySchema), this.primary), shown: shownBy(index, this.primary) },
      ]),
    );
    const hasStream = stream !== undefined || StreamSpecification?.StreamEnabled === true;
    // Two tables of one name, made one after the other, have two streams.
    const state = stream ?? { label: `${new Date(made.at).toISOString().replace('Z', '')}-${made.id.slice(0, 8)}`, next: 1, records: [] };
    this.stream = hasStream ? new Stream(TableName, this.arn, state) : null;
  }

  get count(): number {
    return this.byKey.size;
  }

  get(key: Item): Item | undefined {
    return this.byKey.get(this.keyOf(key));
  }

  keyIn(item: Item): Item {
    return Object.fromEntries(this.primary.map((name) => [name, item[name] ?? {}]));
  }

  keyOf(item: Item): string {
    return this.primary.map((name) => keyText(item[name] ?? {})).join();
  }

  set({ key, item }: Change, at: number): void {
    const before = this.get(key);
    if (before) this.takeOut(before);
    if (item) this.putIn(item);
    if (!this.stream || this.definition.StreamSpecification?.StreamEnabled !== true) return;
    if (!item && before) this.stream.add('REMOVE', this.keyIn(key), undefined, at);
    // What is written again as it was is no change.
    if (item && !(before && isSameItem(before, item))) this.stream.add(before ? 'MODIFY' : 'INSERT', this.keyIn(key), item, at);
  }

  putIn(item: Item): void {
    this.byKey.set(this.keyOf(item), item);
    this.items.put(item);
    for (const { ordered } of this.indexes.values()) if (ordered.takes(item)) ordered.put(item);
  }

  private takeOut(item: Item): void {
    this.byKey.delete(this.keyOf(item));
    this.items.remove(item);
    for (const { ordered } of this.indexes.values()) if (ordered.takes(item)) ordered.remove(item);
  }

  /** A key has the key attributes and no more, each of its type. */
  mustBeKey(key: Item): void {
    const isKey = Object.keys(key).length === this.primary.length && this.primary.every((name) => this.hasType(key, name));
    if (!isKey) throw invalid('The provided key element does not match the schema');
    this.mustNotBeEmpty(key);
  }

  mustBeItem(item: Item): void {
    for (const name of this.primary) {
      if (item[name] === undefined) throw invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`);
      if (!this.hasType(item, name))
        throw invalid(
          `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${this.types.get(name)} actual: ${typeOf(item[name])}`,
        );
    }
    this.mustNotBeEmpty(item);
    for (const [index, { ordered }] of this.indexes) this.mustFit(index, ordered, item);
    if (sizeOf(item) > LARGEST_ITEM) throw invalid('Item size has exceeded the maximum allowed size');
  }

  private mustFit(index: string, { names }: Ordered, item: Item): void {
    for (const name of Object.values(names)) {
      const value = item[name];
      if (value === undefined) continue;
      if (!this.hasType(item, name))
        throw invalid(
          `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: ${this.types.get(name)} Actual: ${typeOf(value)} IndexName: ${index}`,
        );
      if (value.S === '' || value.B === '')
        throw invalid(
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index}, IndexKey: ${name}`,
        );
    }
  }

  private mustNotBeEmpty(item: Item): void {
    const empty = this.primary.find((name) => item[name]?.S === '' || item[name]?.B === '');
    if (empty !== undefined)
      throw invalid(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${empty}`,
      );
  }

  private hasType(item: Item, name: string): boolean {
    return item[name] !== undefined && typeOf(item[name]) === this.types.get(name);
  }
}
