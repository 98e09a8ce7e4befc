/** Counts what an operation asks of the table: requests by kind, and consumed units as the table reports them (goals S3, S4). */
import type { Watch } from './table-client.ts';

export type Reading = { requests: Record<string, number>; total: number; units: number };

type Consumed = { CapacityUnits?: number };

/** `watch` is told of each request and each answer. */
export function meter() {
  let requests: Record<string, number> = {};
  let units = 0;
  const watch: Watch = {
    asks: (operation) => void (requests[operation] = (requests[operation] ?? 0) + 1),
    answers: ({ ConsumedCapacity: consumed }: { ConsumedCapacity?: Consumed | Consumed[] }) => {
      for (const one of Array.isArray(consumed) ? consumed : [consumed]) units += one?.CapacityUnits ?? 0;
    },
  };
  return {
    watch,
    /** Runs the work and says what it asked of the table. */
    measure: async (work: () => Promise<unknown>): Promise<Reading> => {
      requests = {};
      units = 0;
      await work();
      const reading = { requests, total: Object.values(requests).reduce((sum, count) => sum + count, 0), units };
      requests = {}; // what comes later is not of this reading
      return reading;
    },
  };
}
