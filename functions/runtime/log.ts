/**
 * The log: one JSON line an event. Nothing personal goes in: ids, codes and counts only. Lines are written as they are: console.log
 * would put words of the runtime before them, or make texts of them.
 */
export type Fields = Record<string, string | number | boolean | null | undefined>;

/** Where lines go. */
export const out = { write: (line: string): void => void process.stdout.write(`${line}\n`) };

/** Writes one line. What it is stands in `event`, which no field can take the place of. */
export function writeLine(level: 'info' | 'error', event: string, fields: Fields | Record<string, unknown>): void {
  out.write(JSON.stringify({ ...fields, level, event, time: new Date().toISOString() }));
}

export const log = {
  info: (event: string, fields: Fields = {}) => writeLine('info', event, fields),
  /** An error of ours, with the stack of what it comes from; what it carries beside (an item, a request) stays out. */
  error: (event: string, error: unknown, fields: Fields = {}) =>
    writeLine('error', event, {
      ...fields,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      stack: error instanceof Error ? (error.cause instanceof Error ? error.cause.stack : error.stack) : undefined,
    }),
};
