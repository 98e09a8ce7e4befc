/** What this process remembers between invocations. Bounded; parallel askers share one load. */
import type { Memory } from '../../schema/core/ports.ts';

const MOST = 5000;

export function processMemory(): Memory {
  const kept = new Map<string, { at: number; value: Promise<unknown> }>();
  return {
    recall<T>(key: string, { now, forAtMost, load }: { now: number; forAtMost: number; load: () => Promise<T> }): Promise<T> {
      const known = kept.get(key);
      // A clock that stands before the reading (a late handler, a moved local clock) is no ground to trust it longer.
      if (known && Math.abs(now - known.at) < forAtMost) return known.value as Promise<T>;
      const value = load();
      kept.delete(key);
      kept.set(key, { at: now, value });
      value.catch(() => kept.delete(key));
      const oldest = kept.keys().next().value;
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    forget(key) {
      kept.delete(key);
    },
  };
}
