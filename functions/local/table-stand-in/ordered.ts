/** Items by partition, each partition in the order of its sort keys: a table, or an index over it. */
import { createHash } from 'node:crypto';
import type { Names } from './expressions/keys.ts';
import { order, type Item, type Value } from './values.ts';

type Partition = { place: string; items: Item[] };

/** What tells a value of a key from every other. */
export const keyText = (value: Value): string => JSON.stringify(value);

export class Ordered {
  private readonly partitions = new Map<string, Partition>();
  /** As a scan goes through them; null once there is a new one. */
  private inPlace: Partition[] | null = [];

  /** `then`: by what items follow each other whose sort keys are equal, which those of an index may be. */
  constructor(
    readonly names: Names,
    private readonly then: readonly string[] = [],
  ) {}

  /** Whether an item has what puts it here: an index is sparse. */
  takes(item: Item): boolean {
    return item[this.names.hash] !== undefined && (this.names.range === undefined || item[this.names.range] !== undefined);
  }

  put(item: Item): void {
    const hash = item[this.names.hash] ?? {};
    const text = keyText(hash);
    let partition = this.partitions.get(text);
    if (!partition) {
      partition = { place: createHash('sha256').update(text).digest('hex'), items: [] };
      this.partitions.set(text, partition);
      this.inPlace = null;
    }
    partition.items.splice(this.firstNotBefore(partition.items, item), 0, item);
  }

  remove(item: Item): void {
    const text = keyText(item[this.names.hash] ?? {});
    const items = this.partitions.get(text)?.items ?? [];
    items.splice(this.firstNotBefore(items, item), 1);
    if (items.length > 0) return;
    this.partitions.delete(text);
    this.inPlace = null;
  }

  /** The items of a partition behind one of them, or all. */
  *within(hash: Value, after: Item | undefined, isForward: boolean): Generator<Item> {
    const items = this.partitions.get(keyText(hash))?.items ?? [];
    if (isForward) for (let at = after ? this.firstBehind(items, after) : 0; at < items.length; at += 1) yield items[at] ?? {};
    else for (let at = (after ? this.firstNotBefore(items, after) : items.length) - 1; at >= 0; at -= 1) yield items[at] ?? {};
  }

  /** All items of one of `of` equal parts, behind one of them or from the start. Those of a partition are together. */
  *all({ segment, of }: { segment: number; of: number }, after: Item | undefined): Generator<Item> {
    this.inPlace ??= [...this.partitions.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1));
    const from =
      after &&
      createHash('sha256')
        .update(keyText(after[this.names.hash] ?? {}))
        .digest('hex');
    for (const { place, items } of this.inPlace) {
      if (Number.parseInt(place.slice(0, 8), 16) % of !== segment) continue;
      if (from !== undefined && place < from) continue;
      for (let at = after && place === from ? this.firstBehind(items, after) : 0; at < items.length; at += 1) yield items[at] ?? {};
    }
  }

  private firstNotBefore(items: readonly Item[], item: Item): number {
    return this.first(items, (one) => this.compare(one, item) >= 0);
  }

  private firstBehind(items: readonly Item[], item: Item): number {
    return this.first(items, (one) => this.compare(one, item) > 0);
  }

  private first(items: readonly Item[], is: (item: Item) => boolean): number {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (is(items[middle] ?? {})) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private compare(a: Item, b: Item): number {
    for (const name of [this.names.range ?? this.names.hash, ...this.then]) {
      const by = order(a[name] ?? {}, b[name] ?? {}) ?? 0;
      if (by !== 0) return by;
    }
    return 0;
  }
}
