/** How far a long run is, told now and then to whoever waits. */

export type Progress = { add(items: number): void };

const EVERY = 10_000;

/** Tells each ten thousand items. */
export function progressOf(verb: string, tell: (line: string) => void): Progress {
  let [items, told] = [0, 0];
  return {
    add(count) {
      items += count;
      if (items - told < EVERY) return;
      told = items;
      tell(`${verb}: ${items} items`);
    },
  };
}
