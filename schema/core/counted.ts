/** Numbers with their nouns, in English: one day, two days. */

/** How many of a thing: `1 year`, `3 years`; `many` where it is not made by an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
