/** Which keys are written how often: a key that takes a large part of all writes is hot, however many partitions there are (S19). */
import { keyOf, type Table, type Write } from '../../schema/table/port.ts';

/** Counts what is written under which key, conditions that are checked among it: they cost as much. */
export function counting(table: Table, writes: Map<string, number>, of: string): Table {
  const nameOf = (write: Write) => {
    const { pk, sk } = keyOf(write);
    return `${of} ${pk} ${sk}`;
  };
  return {
    ...table,
    transact: async (all) => {
      await table.transact(all);
      for (const write of all) writes.set(nameOf(write), (writes.get(nameOf(write)) ?? 0) + 1);
    },
  };
}

export function shares(writes: ReadonlyMap<string, number>, by: (key: { key: string; pk: string }) => string): Map<string, number> {
  const total = [...writes.values()].reduce((sum, one) => sum + one, 0);
  const found = new Map<string, number>();
  for (const [key, count] of writes) {
    const name = by({ key, pk: key.split(' ').slice(0, 2).join(' ') });
    found.set(name, (found.get(name) ?? 0) + count / total);
  }
  return found;
}
