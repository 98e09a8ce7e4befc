/** A table of which a request is cut: before it happens, or after it has happened but before the answer arrives. */
import type { Table } from '../../schema/table/port.ts';

/** Which request: the n-th of all, of those that write, or of those that read after something was written. */
export type Cut = { request: number; after: boolean } | { write: number; after: boolean } | { readAfterWrite: number; after: boolean };

export function cutting(): {
  wrap: (table: Table) => Table;
  set: (cut: Cut | null) => void;
  writes: boolean[];
  hasCut: () => boolean;
} {
  let plan: Cut | null = null;
  let hasCut = false;
  /** Of each request since `set`, whether it wrote. */
  const writes: boolean[] = [];
  const isPlanned = (cut: Cut, isWrite: boolean): boolean => {
    if ('request' in cut) return writes.length === cut.request;
    const written = writes.filter(Boolean).length;
    if ('write' in cut) return isWrite && written === cut.write;
    return !isWrite && written > 0 && writes.slice(writes.indexOf(true)).filter((one) => !one).length === cut.readAfterWrite;
  };
  const through = async <T>(work: () => Promise<T>, isWrite = false): Promise<T> => {
    writes.push(isWrite);
    const cut = plan !== null && isPlanned(plan, isWrite);
    hasCut ||= cut;
    if (cut && !plan?.after) throw new Error('cut before');
    const answer = await work();
    if (cut) throw new Error('cut after');
    return answer;
  };
  return {
    writes,
    set: (cut) => {
      plan = cut;
      hasCut = false;
      writes.length = 0;
    },
    hasCut: () => hasCut,
    wrap: (table) => ({
      ...table,
      get: (key) => through(() => table.get(key)),
      getMany: (keys) => through(() => table.getMany(keys)),
      query: (range, options) => through(() => table.query(range, options)),
      transact: (all) => through(() => table.transact(all), true),
    }),
  };
}
