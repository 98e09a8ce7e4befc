/** Idempotency keys that nobody has used. */
let keys = 0;

export function freshKeyOf(what: string): string {
  keys += 1;
  return `${what}-${keys}`.padEnd(8, '0');
}
