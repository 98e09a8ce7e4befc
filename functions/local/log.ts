/** What the runner itself has to say: one JSON line on stderr each, like a function's log. */
export function log(message: string, about: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), message, ...about })}\n`);
}

/** An error as one line. */
export function reason(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
