/** Looking into JSON of which nothing is known. */

/** An object, and no list. */
export function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands there; undefined where nothing does. */
export function inside(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  return (value as Record<string | number, unknown>)[part];
}

/** The names in an object; none where it is none. */
export function namesIn(value: unknown): string[] {
  return isThing(value) ? Object.keys(value) : [];
}

/** How many values there are, and no further than so many. Without recursion: nobody knows how deep it goes. */
export function sizeUpTo(most: number, value: unknown): number {
  const left = [value];
  let count = 0;
  while (left.length > 0 && count <= most) {
    const one = left.pop();
    count += 1;
    if (typeof one !== 'object' || one === null) continue;
    for (const inner of Object.values(one)) left.push(inner);
  }
  return count;
}
