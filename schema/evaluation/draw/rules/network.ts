/** A network through which whole units run, each way only so many: what the quotas allow together is a question of what runs through. */

/** A way from one place to another. `back` gives up what runs here, and has room for as much as runs. */
export type Way = { to: Place; room: number; back: Way };
export type Place = { name: string; ways: Way[] };

export function place(name: string): Place {
  return { name, ways: [] };
}

/** Opens a way for so many. */
export function open(from: Place, to: Place, room: number): Way {
  const way = { to, room } as Way;
  way.back = { to: from, room: 0, back: way };
  from.ways.push(way);
  to.ways.push(way.back);
  return way;
}

/** The shortest path on which one more can run, by the order in which ways were opened; null where there is none. */
export function pathOf(from: Place, to: Place): Way[] | null {
  const came = new Map<Place, { by: Way; before: Place } | null>([[from, null]]);
  for (const at of came.keys()) {
    if (at === to) break;
    for (const by of at.ways) if (by.room > 0 && !came.has(by.to)) came.set(by.to, { by, before: at });
  }
  if (!came.has(to)) return null;
  const path: Way[] = [];
  for (let step = came.get(to); step; step = came.get(step.before)) path.unshift(step.by);
  return path;
}

/** Lets one more run. */
export function run(path: readonly Way[]): void {
  for (const way of path) {
    way.room -= 1;
    way.back.room += 1;
  }
}

/** Lets as many run as can; how many more that were. */
export function fill(from: Place, to: Place): number {
  let more = 0;
  for (let path = pathOf(from, to); path; path = pathOf(from, to)) {
    run(path);
    more += 1;
  }
  return more;
}

/** All places to which one more could still run: where the ways out of them are full, nothing more gets through. */
export function reached(from: Place): Set<Place> {
  const seen = new Set<Place>([from]);
  for (const at of seen) for (const { to, room } of at.ways) if (room > 0) seen.add(to);
  return seen;
}
