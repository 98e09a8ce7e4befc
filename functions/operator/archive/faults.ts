/** What may be wrong with an archive: which entry, which of its lines where it has lines, and what. Nothing of what it holds is told. */
export type Fault = { path: string; line: number | null; wrong: string };

/** As an operator reads it. */
export function faultText({ path, line, wrong }: Fault): string {
  return `${path}${line === null ? '' : `, line ${line}`}: ${wrong}`;
}

/** Thrown where nothing behind it can be read any more. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(readonly fault: Fault) {
    super(faultText(fault));
  }
}
