/** A table whose n-th request is cut: before it happens, or after it has happened but before the answer arrives. */
import type { Table } from '../../schema/table/port.ts';

export function cutting(): {
  wrap: (table: Table) => Table;
  set: (cut: { request: number; after: boolean } | null) => void;
  writes: boolean[];
} {
  let plan: { request: number; after: boolean } | null = null;
  let count = 0;
  /** Of each request since `set`, whether it wrote. */
  const writes: boolean[] = [];
  const through = async <T>(work: () => Promise<T>, isWrite = false): Promise<T> => {
    count += 1;
    writes.push(isWrite);
    const cut = plan !== null && count === plan.request;
    if (cut && !plan?.after) throw new Error('cut before');
    const answer = await work();
    if (cut) throw new Error('cut after');
    return answer;
  };
  return {
    writes,
    set: (cut) => {
      plan = cut;
      count = 0;
      writes.length = 0;
    },
    wrap: (table) => ({
      ...table,
      get: (key) => through(() => table.get(key)),
      getMany: (keys) => through(() => table.getMany(keys)),
      query: (range, options) => through(() => table.query(range, options)),
      transact: (all) => through(() => table.transact(all), true),
    }),
  };
}
