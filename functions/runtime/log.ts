/** The log: one JSON line an event. Nothing personal goes in: ids, codes and counts only. */
export type Fields = Record<string, string | number | boolean | null | undefined>;

function write(level: 'info' | 'error', message: string, fields: Fields): void {
  const line = JSON.stringify({ level, message, ...fields });
  if (level === 'error') console.error(line);
  else console.log(line);
}

export const log = {
  info: (message: string, fields: Fields = {}) => write('info', message, fields),
  /** An error of ours, with its stack; what it carries beside (an item, a request) stays out. */
  error: (message: string, error: unknown, fields: Fields = {}) =>
    write('error', message, {
      ...fields,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      stack: error instanceof Error ? error.stack : undefined,
    }),
};
