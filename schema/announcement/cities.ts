/** Cities: the partitions of one system. Each has one bureau, and everything that is somebody's carries the city it is of. */

/** The organisation id of a city's bureau, by the city's code (GB/T 2260). */
export function bureauOf(city: string): string {
  return `bureau-${city}`;
}
