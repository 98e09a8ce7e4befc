/** What the tests of a file have made and nobody needs after them. */
const made: (() => Promise<unknown>)[] = [];

/** Has it undone when the file is through. */
export function untilTheEnd(undo: () => Promise<unknown>): void {
  made.push(undo);
}

export async function dropAll(): Promise<void> {
  await Promise.allSettled(made.splice(0).map((undo) => undo())); // a test may have dropped its table by itself
}
