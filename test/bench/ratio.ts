/** Measuring side by side: A B, B A, …, and the median of each, so that a machine that slows down slows both, and none always runs after the other. */

/** Of one call, in microseconds: its median time, and the processor time of this process. */
type Cost = { p50: number; cpu: number };

/**
 * Runs each work in turn, `rounds` times `calls` of each, after `warm` calls of each that do not count: V8 compiles what is called often, on
 * threads whose time would be counted as the work's own.
 */
export async function compare<N extends string>(
  works: Record<N, () => unknown>,
  { rounds = 7, calls = 50, warm = calls }: { rounds?: number; calls?: number; warm?: number } = {},
): Promise<Record<N, Cost>> {
  const names = Object.keys(works) as N[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  const cpus = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (const name of names) for (let call = 0; call < warm; call += 1) await works[name]();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const before = process.cpuUsage();
      const taken: number[] = [];
      for (let call = 0; call < calls; call += 1) {
        const start = performance.now();
        await works[name]();
        taken.push((performance.now() - start) * 1000);
      }
      const { user, system } = process.cpuUsage(before);
      times[name].push(...taken);
      cpus[name].push((user + system) / calls);
    }
  }
  return Object.fromEntries(names.map((name) => [name, { p50: median(times[name]), cpu: median(cpus[name]) }])) as Record<N, Cost>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('nothing was measured');
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Works through a list, so many at a time. */
export async function inFlight<T>(many: number, list: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(many, list.length) }, async () => {
      for (let index = next++; index < list.length; index = next++) await work(list[index] as T, index);
    }),
  );
}

/** Without the log that the handler writes. */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log, error } = console;
  Object.assign(console, { log: () => undefined, error: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { log, error });
  }
}
