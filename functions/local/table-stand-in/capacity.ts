/** What requests consume, as DynamoDB counts it: reads by 4 KB and half of it where they need not be consistent, writes by 1 KB. */
import type { Table } from './table.ts';
import { isSameItem, sizeOf, type Item } from './values.ts';

const READ = 4096;
const WRITE = 1024;

/** Of a table, and of each of its indexes. */
export type Units = { table: number; indexes: Map<string, number> };

export const none = (): Units => ({ table: 0, indexes: new Map() });

export function readUnits(bytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ)) * (isConsistent ? 1 : 0.5);
}

const writeUnits = (item: Item | undefined): number => (item ? Math.max(1, Math.ceil(sizeOf(item) / WRITE)) : 0);

/** The larger of what was and what is; in an index an item that moves is taken away and put. `times`: a transaction writes the table twice, its indexes once. */
export function unitsOfWrite(table: Table, before: Item | undefined, after: Item | undefined, times = 1): Units {
  const units = none();
  units.table = Math.max(1, writeUnits(before), writeUnits(after)) * times;
  for (const [name, { ordered, shown }] of table.indexes) {
    const seen = (item: Item | undefined) => (item && ordered.takes(item) ? within(item, shown) : undefined);
    const [was, is] = [seen(before), seen(after)];
    if (!was && !is) continue;
    if (was && is && isSameItem(was, is)) continue;
    const stays = was && is && Object.values(ordered.names).every((key) => isSameItem({ key: was[key] ?? {} }, { key: is[key] ?? {} }));
    units.indexes.set(name, stays ? Math.max(writeUnits(was), writeUnits(is)) : writeUnits(was) + writeUnits(is));
  }
  return units;
}

/** What an index shows of an item. */
export function within(item: Item, shown: readonly string[] | null): Item {
  return shown ? Object.fromEntries(Object.entries(item).filter(([name]) => shown.includes(name))) : item;
}

export function add(to: Units, more: Units): Units {
  to.table += more.table;
  for (const [name, units] of more.indexes) to.indexes.set(name, (to.indexes.get(name) ?? 0) + units);
  return to;
}

export type Asks = { ReturnConsumedCapacity?: 'NONE' | 'TOTAL' | 'INDEXES' };

/** As it is answered, where it is asked for. */
export function told(TableName: string, { table, indexes }: Units, { ReturnConsumedCapacity: asked = 'NONE' }: Asks, more: object = {}) {
  if (asked === 'NONE') return undefined;
  const total = [...indexes.values()].reduce((sum, units) => sum + units, table);
  const parts = asked === 'INDEXES' && {
    Table: { CapacityUnits: table },
    ...(indexes.size > 0 && {
      GlobalSecondaryIndexes: Object.fromEntries([...indexes].map(([name, CapacityUnits]) => [name, { CapacityUnits }])),
    }),
  };
  return { TableName, CapacityUnits: total, ...more, ...parts };
}
